"""``unsealed schema``: JSON schemas for editors."""

from __future__ import annotations

import json
from pathlib import Path

import click

from explorer.cli.terminal import Failure, count, say, say_json
from explorer.records import SHAPES
from explorer.schema import json_schema


@click.command()
@click.argument("kind", type=click.Choice(list(SHAPES)), required=False)
@click.option(
    "-o", "--output", "folder", type=click.Path(path_type=Path), metavar="DIR", help="Write files to this folder."
)
def schema(kind: str | None, folder: Path | None) -> None:
    """
    Print a JSON schema, or write all to a folder.

    The first line of each shipped data file names its schema in .schema, beside the data folder:
    unsealed schema -o .schema
    """
    if folder is not None:
        _write([kind] if kind else list(SHAPES), folder)
    elif kind is not None:
        say_json(json_schema(kind))
    else:
        raise Failure(f"say which schema ({', '.join(SHAPES)}), or -o DIR to write them all")


def _write(kinds: list[str], folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for kind in kinds:
        words = json.dumps(json_schema(kind), ensure_ascii=False, indent=2)
        (folder / f"{kind}.json").write_text(f"{words}\n", encoding="utf-8", newline="\n")
    say(f"{count(len(kinds), 'schema')} in {folder}")
