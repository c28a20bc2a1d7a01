"""The `stagebook` command. Exit codes: 0 fine, 1 problems found, 2 wrong call."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import click

from stagebook import __version__
from stagebook.checks import load_and_check
from stagebook.checks.summary import check_report
from stagebook.cli.common import (
    FOUND,
    WRONG_CALL,
    audience_option,
    checked,
    folder_argument,
    known_audience,
    playbook_folder,
    shown,
    stop,
)
from stagebook.cli.worksheets import worksheets
from stagebook.outputs.folder import NotOursError, replacing
from stagebook.problems import formats
from stagebook.problems.diagnostics import did_you_mean


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="stagebook")
def main() -> None:
    """Turn a sales process in YAML and Markdown into a playbook site.

    FOLDER is the folder that holds playbook.yml; without it, the current folder or ./playbook.
    """
    for stream in (sys.stdout, sys.stderr):
        # A console or pipe that knows no Korean shows a stand-in instead of ending the run.
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


@main.command()
@folder_argument
@click.option("--strict", is_flag=True, help="Warnings count as errors.")
@click.option(
    "--format", "shape", type=click.Choice(["text", "json", "github"]), default="text", help="How problems are shown."
)
def check(folder: Path | None, strict: bool, shape: str) -> None:
    """Check a playbook and say what is wrong, where, and how to mend it.

    \b
    Examples:
      stagebook check
      stagebook check playbook --strict
      stagebook check --format github        (in a CI job)
    """
    root = playbook_folder(folder)
    loaded, report = load_and_check(root)
    if shape == "json":
        click.echo(formats.json_report(report))
    elif shape == "github":
        click.echo(formats.github_report(report, shown(root)))
    else:
        click.echo(check_report(loaded, report))
    sys.exit(FOUND if report.blocks(strict=strict) else 0)


@main.command()
@folder_argument
@click.option(
    "--site", type=click.Path(path_type=Path), help="Where the site goes (default: ./site, or site_dir in mkdocs.yml)."
)
@audience_option
@click.option("--strict", is_flag=True, help="Warnings stop the build.")
@click.option("--pdf", is_flag=True, help="Publish each worksheet as PDF too, for A4 and Letter.")
@click.option("--verbose", is_flag=True, help="Show what the engine does.")
def build(folder: Path | None, site: Path | None, audience: str, strict: bool, pdf: bool, verbose: bool) -> None:
    """Build the site. A failed build leaves the last good site as it was.

    \b
    Examples:
      stagebook build
      stagebook build playbook --site public --strict
      stagebook build --audience partner --site site-partner
    """
    from stagebook.outputs.mkdocs import run

    root = playbook_folder(folder)
    loaded = checked(root, strict)
    known_audience(loaded, audience)
    try:
        target = site or run.default_site(root)
        with replacing(target, root) as fresh:
            run.build(root, fresh, audience=audience, strict=strict, verbose=verbose, pdf=pdf)
            pages = sum(1 for _ in fresh.rglob("*.html"))
    except NotOursError as error:
        stop(str(error), WRONG_CALL)
    except (run.EngineError, OSError) as error:
        stop(f"the site was not built: {error}", FOUND)
    click.echo(f"{pages} pages in {shown(target)}")


@main.command()
@folder_argument
@click.option("--address", default="127.0.0.1:8000", show_default=True, metavar="HOST:PORT", help="Where to listen.")
@click.option("--open", "open_browser", is_flag=True, help="Open the browser.")
@audience_option
def serve(folder: Path | None, address: str, open_browser: bool, audience: str) -> None:
    """Show the site in the browser and follow every change.

    A mistake shows its problems on a page of their own; the last good pages stay up.

    \b
    Examples:
      stagebook serve
      stagebook serve playbook --address 127.0.0.1:9000 --open
    """
    from stagebook.outputs.mkdocs import run

    try:
        run.serve(playbook_folder(folder), address, open_browser=open_browser, audience=audience)
    except (run.EngineError, OSError) as error:
        stop(str(error), FOUND)


@main.command()
@click.argument("directory", type=click.Path(path_type=Path))
@folder_argument
@audience_option
def write(directory: Path, folder: Path | None, audience: str) -> None:
    """Write the pages as Markdown files into DIRECTORY, for any engine, without the plugin.

    \b
    Example:
      stagebook write out && mkdocs build --strict -f out/mkdocs.yml
    """
    from stagebook.outputs.markdown_files import write as write_pages
    from stagebook.site.render import BrokenTemplateError

    root = playbook_folder(folder)
    loaded = checked(root, strict=False)
    known_audience(loaded, audience)
    assert loaded.playbook is not None
    try:
        with replacing(directory, root) as fresh:
            pages = write_pages(loaded.playbook, root, fresh, audience)
    except NotOursError as error:
        stop(str(error), WRONG_CALL)
    except (BrokenTemplateError, OSError) as error:
        stop(f"the pages were not written: {error}", FOUND)
    click.echo(f"{pages} pages in {shown(directory)}")


@main.command()
@click.argument("kind", required=False)
def schema(kind: str | None) -> None:
    """Print the JSON Schema of a kind of file, for completion in an editor.

    Without KIND, list the kinds.

    \b
    Example:
      stagebook schema stage > .schema/stage.json
    """
    from stagebook.schema.export import FILES, json_schema

    if kind is None:
        for name, about in FILES.items():
            click.echo(f"{name:12} {about}")
        return
    if kind not in FILES:
        from stagebook.problems.diagnostics import did_you_mean

        stop(f"there is no kind '{kind}'; {did_you_mean(kind, FILES)}", WRONG_CALL)
    click.echo(json_schema(kind))


@main.command()
@click.argument("directory", required=False, type=click.Path(path_type=Path))
@click.option("--from", "name", default="", metavar="NAME", help="The playbook to start from; --list shows them.")
@click.option("--language", default="", help="The language that comes first, such as ko (default: en).")
@click.option("--list", "listing", is_flag=True, help="List the playbooks one can start from.")
def new(directory: Path | None, name: str, language: str, listing: bool) -> None:
    """Start a playbook in DIRECTORY, a new or empty folder; it checks and builds at once.

    \b
    Examples:
      stagebook new our-playbook
      stagebook new our-playbook --from seven-stage-pipeline --language ko
      stagebook new --list
    """
    from stagebook.outputs.starter import DEFAULT, NotEmptyError, create, names, starter

    if listing or directory is None:
        for each in map(starter, names()):
            click.echo(f"{each.name:28} {each.summary}")
        sys.exit(0 if listing else WRONG_CALL)
    name = name or DEFAULT
    if name not in names():
        stop(f"there is no starter '{name}'; {did_you_mean(name, names())}", WRONG_CALL)
    like = starter(name)
    if language and language not in like.languages:
        known = ", ".join(like.languages)
        stop(f"the starter '{name}' has no language '{language}'; it has: {known}", WRONG_CALL)
    try:
        create(directory, like, language)
    except NotEmptyError as error:
        stop(str(error), WRONG_CALL)
    except OSError as error:
        stop(f"nothing was written: {error}", FOUND)
    click.echo(f"{shown(directory)}: a playbook like '{name}'. Next: cd {shown(directory)} && stagebook serve")


main.add_command(worksheets)
