"""The command `stagebook worksheets`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from stagebook.cli import plan as cli_plan
from stagebook.cli.common import FOUND, WRONG_CALL, checked, folder_argument, playbook_folder, stop


@click.command()
@folder_argument
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Write sheets: .html or .pdf.")
@click.option(
    "--kind", default="", metavar="NAME", help="Which worksheet, such as light-review (default: the main one)."
)
@click.option(
    "--deals", type=click.Path(path_type=Path), metavar="CSV", help="A CRM's export: one sheet for each deal."
)
@click.option(
    "--mapping", type=click.Path(path_type=Path), metavar="YML", help="What the CRM calls columns and stages."
)
@click.option("--encoding", default="", help="How the export is encoded (default: found out).")
@click.option("--paper", type=click.Choice(["a4", "letter"]), default="a4", show_default=True, help="Of a PDF.")
@click.option("--language", default="", help="Language of the sheets (default: the playbook's first).")
@click.option("--audience", default="", help="Write what this audience sees (default: everything).")
@click.option("--close-plan", "close_plan_wanted", is_flag=True, help="Print the milestones counted back from go-live.")
@click.option("--go-live", default="", metavar="DATE", help="The day of go-live, such as 2027-03-31.")
@click.option(
    "--process",
    "process_name",
    default="",
    help="Only this process; a plan needs one.",
)
@click.option(
    "--stage",
    "stage_name",
    default="",
    help="Only this stage; of a plan: where the deal is.",
)
@click.option("--today", default="", metavar="DATE", help="As of this day (default: today).")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="How the plan is shown.")
def worksheets(
    folder: Path | None,
    close_plan_wanted: bool,
    go_live: str,
    process_name: str,
    stage_name: str,
    today: str,
    shape: str,
    output: Path | None,
    **options: Any,
) -> None:
    """Write worksheets, blank or filled in with the deals of a CRM's export; work out a close plan.

    \b
    Examples:
      stagebook worksheets -o sheets.pdf
      stagebook worksheets --deals deals.csv -o review.html
      stagebook worksheets --deals deals.csv --kind portfolio --language ko --paper letter -o portfolio.pdf
      stagebook worksheets --close-plan --go-live 2027-09-30 --stage prove-business-value
    """
    from stagebook.cli import sheets as cli_sheets
    from stagebook.outputs.mkdocs import run

    root = playbook_folder(folder)
    try:
        if output is None:
            if not close_plan_wanted or not go_live or options["deals"]:
                raise cli_plan.WrongCallError("say what to write: -o review.html, or --close-plan --go-live 2027-03-31")
            loaded = checked(root, strict=False)
            assert loaded.playbook is not None
            sys.exit(
                cli_plan.print_plan(loaded.playbook, go_live, process_name, stage_name, today, as_json=shape == "json")
            )
        if shape != "text":
            raise cli_plan.WrongCallError("--format is about a printed plan; leave it or -o out")
        if close_plan_wanted:
            options["kind"] = options["kind"] or "close-plan"
        wanted = cli_sheets.Wanted(
            output=output,
            process=process_name,
            stage=stage_name,
            go_live=cli_plan.date_of("--go-live", go_live) if go_live else None,
            today=cli_plan.date_of("--today", today) if today else None,
            **options,
        )
        loaded = checked(root, strict=False)
        assert loaded.playbook is not None
        sys.exit(cli_sheets.write_sheets(loaded.playbook, root, run.default_site(root), wanted, run.site_address(root)))
    except cli_plan.WrongCallError as error:
        stop(str(error), WRONG_CALL)
    except run.EngineError as error:
        stop(str(error), FOUND)
