"""``unsealed import``: a data set out of somebody else's timeline."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import click

from explorer.cli.terminal import Failure, count, say, say_json
from explorer.problems import DataProblems

SHOWN = 200
"""Lines of the report that are printed; --json has all."""

_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-[A-Z]{2})?")


def _language(_: click.Context, __: click.Parameter, tag: str) -> str:
    if not _LANGUAGE.fullmatch(tag):
        raise click.BadParameter(f"{tag!r} is no language (write it as en, id, ru or pt-BR).")
    return tag


@click.command("import")
@click.argument("form", type=click.Choice(["timelinejs", "csv", "datapackage"]))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--to", "folder", required=True, type=click.Path(path_type=Path), metavar="DIR", help="A new folder.")
@click.option("--language", default="en", show_default=True, callback=_language, help="The language of its words.")
@click.option("--title", default="", help="What the data set is called; as the file says if left out.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def intake(form: str, file: Path, folder: Path, language: str, title: str, as_json: bool) -> None:
    """
    Make a data set out of somebody else's timeline.

    FORM is that of FILE: TimelineJS JSON; CSV, with TimelineJS' columns or a date and a title; or a data package
    (folder, zip or datapackage.json). What could not be carried over is listed.
    """
    from explorer.intake import READERS, CannotTake, Report, write  # tables take long to import

    if not file.exists():
        raise Failure(f"{file} is not there")
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Failure(f"{folder} is there already, and not an empty folder; nothing was changed")
    report = Report()
    try:
        records = READERS[form](file, report, today=datetime.date.today(), language=language, title=title)
        write(records, folder)
    except CannotTake as error:
        raise Failure(str(error)) from None
    except DataProblems as error:
        for problem in error.problems[:SHOWN]:
            say(str(problem))
        n = count(len(error.problems), "problem")
        raise Failure(f"{file} makes no data set: {n}; nothing was written") from None
    _tell(folder, len(records["events"]), len(records["sources"]), report.lines, as_json=as_json)


def _tell(folder: Path, events: int, sources: int, lines: tuple[str, ...], *, as_json: bool) -> None:
    if as_json:
        say_json({"folder": str(folder), "events": events, "sources": sources, "report": list(lines)})
        return
    made = f"{count(events, 'event')}, {count(sources, 'source')}"
    say(f"Wrote {made} to {folder}; to see them: unsealed serve --data {folder}")
    if lines:
        say("Not carried over as it was:")
    for line in lines[:SHOWN]:
        say(f"  {line}")
    if len(lines) > SHOWN:
        say(f"  … and {len(lines) - SHOWN:,} more: --json has all")
