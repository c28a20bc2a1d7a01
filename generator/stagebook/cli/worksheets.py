"""`stagebook worksheets`: its options, and which of its two results they ask for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from stagebook.cli.common import checked, folder_argument, playbook_folder, require_audience
from stagebook.problems.errors import WrongCallError


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
@click.option("--close-plan", "as_plan", is_flag=True, help="Print the milestones counted back from go-live.")
@click.option("--go-live", default="", metavar="DATE", help="The day of go-live, such as 2027-03-31.")
@click.option("--buyer-country", default="", metavar="CODE", help="Count the buyer's working days by: JP, DE-BY …")
@click.option("--process", default="", help="Only this process; a plan needs one.")
@click.option("--stage", default="", help="Only this stage; of a plan: where the deal is.")
@click.option("--today", default="", metavar="DATE", help="As of this day (default: today).")
@click.option("--format", "shape", type=click.Choice(["text", "json"]), default="text", help="How the plan is shown.")
def worksheets(folder: Path | None, as_plan: bool, shape: str, **options: Any) -> int:
    """Write worksheets, blank or filled in with the deals of a CRM's export; work out a close plan.

    \b
    Examples:
      stagebook worksheets -o sheets.pdf
      stagebook worksheets --deals deals.csv -o review.html
      stagebook worksheets --deals deals.csv --kind portfolio --language ko --paper letter -o portfolio.pdf
      stagebook worksheets --close-plan --go-live 2027-09-30 --stage prove-business-value
    """
    root = playbook_folder(folder)
    if options["output"]:
        return _write(root, as_plan=as_plan, shape=shape, **options)
    if not as_plan or not options["go_live"] or options["deals"]:
        raise WrongCallError("say what to write: -o review.html, or --close-plan --go-live 2027-03-31")
    return _print(root, as_json=shape == "json", **options)


def _print(root: Path, *, as_json: bool, **options: Any) -> int:
    from stagebook.cli.plan import print_plan
    from stagebook.views import view

    playbook = checked(root)
    require_audience(playbook, options["audience"])
    asked = {name: options[name] for name in ("go_live", "process", "stage", "today", "buyer_country")}
    return print_plan(view(playbook, options["audience"]), as_json=as_json, **asked)


def _write(root: Path, *, kind: str, go_live: str, today: str, as_plan: bool, shape: str, **options: Any) -> int:
    from stagebook.cli.plan import date_of
    from stagebook.cli.sheets import Request, write_sheets
    from stagebook.outputs.mkdocs import settings

    if shape != "text":
        raise WrongCallError("--format is about a printed plan; leave it or -o out")
    request = Request(
        kind=kind or ("close-plan" if as_plan else ""),
        go_live=date_of("--go-live", go_live) if go_live else None,
        today=date_of("--today", today) if today else None,
        **options,
    )
    return write_sheets(checked(root), root, settings.default_site(root), request, settings.site_address(root))
