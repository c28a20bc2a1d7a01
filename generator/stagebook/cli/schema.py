"""`stagebook schema`: the JSON Schemas that give an editor completion."""

from __future__ import annotations

import click

from stagebook.cli.common import require_known


@click.command()
@click.argument("kind", required=False)
def schema(kind: str | None) -> None:
    """Print the JSON Schema of a kind of file, for completion in an editor.

    Without KIND, list the kinds.

    \b
    Example:
      stagebook schema stage > .schema/stage.json
    """
    from stagebook.schema.export import files, json_schema

    known = files()
    if kind is None:
        for name, about in known.items():
            click.echo(f"{name:12} {about}")
        return
    require_known("kind", kind, known)
    click.echo(json_schema(kind))
