"""
CSV -> records: the columns of TimelineJS' spreadsheet, plain ones with a date and a title, and our own events.csv.

Commas, semicolons, tabs or bars part the cells, whichever make headings of the first line that are known.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date

from explorer.intake.mending import mended
from explorer.intake.reading import CannotTake, Report, text_of
from explorer.intake.rows import Row, columns_of, foreign_of
from explorer.intake.slides import Foreign, Records, records_of
from explorer.interchange import TABLES, Table, csv_rows, records_in
from explorer.interchange import columns_of as columns_in

SIGNS = ",;\t|"
OURS = "title_en"
WANTED = "a first row with a column of dates (date, or Year) and one of words (title, Headline, text)"


def read_csv(data: bytes, name: str, report: Report, *, today: date, language: str, title: str = "") -> Records:
    """
    The records that a table of events makes.

    Args:
        data: The file's bytes.
        name: What it is called.
        report: Is told what could not be carried over.
        today: What lies after it has not happened.
        language: Of its words (BCP 47), where they are not ours.
        title: What the data set is called, if not as the file is.

    Raises:
        CannotTake: It is no such table, or has no event.
    """
    text = text_of(data, name, report, language).removeprefix("\ufeff")
    headings = _cells(text.partition("\n")[0], ",", name)
    own = headings[0] if headings else []
    if OURS in own and "id" in own:
        return _ours(text, own, name, report, today, title)
    rows = table_of(text, name, report)
    return records_of(foreign_of(*rows, name, report, language=language, title=title), report, today)


def table_of(text: str, name: str, report: Report) -> tuple[list[Row], list[str]]:
    """
    Rows by heading, without empty cells, and the headings.

    Raises:
        CannotTake: No first line of headings is known, or it is no CSV.
    """
    first = next((line for line in text.split("\n") if line.strip()), "")
    best = max(SIGNS, key=lambda sign: (len(columns_of(next(iter(_cells(first, sign, name)), []))), first.count(sign)))
    rows = _cells(text, best, name)
    headings = [heading.strip() for heading in rows[0]] if rows else []
    if not columns_of(headings):
        shown = ", ".join(heading[:20] for heading in headings[:6])
        raise CannotTake(f"{name}: is no timeline: its first row is {shown!r} (needed: {WANTED})")
    made = list[Row]()
    for number, cells in enumerate(rows[1:], 2):
        row = {heading: cell for heading, cell in zip(headings, cells, strict=False) if cell.strip()}
        beyond = [cell.strip() for cell in cells[len(headings) :] if cell.strip()]
        if beyond:
            report.say(f"row {number}", f"has cells without a heading, left out: {'; '.join(beyond)[:60]}")
        made.append(row)
    twice = sorted({heading for heading in headings if heading and headings.count(heading) > 1})
    if twice:
        report.say(name, f"headings that stand twice, of which the last was read: {', '.join(twice)[:60]}")
    return made, headings


def _cells(text: str, sign: str, name: str) -> list[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        return [row for row in reader if row or reader.line_num > 1]
    except csv.Error as error:
        raise CannotTake(f"{name}:{reader.line_num}: is no CSV: {error}") from None


def _ours(text: str, headings: Sequence[str], name: str, report: Report, today: date, title: str) -> Records:
    """Our own table of events, whose evidence stands in other tables."""
    try:
        rows = csv_rows(text)[1:]
    except ValueError as error:
        raise CannotTake(f"{name}: {error}") from None
    if "summary_en" not in headings:
        kind = max(TABLES, key=lambda name: len(_names(TABLES[name]) & set(headings)))
        raise CannotTake(f"{name}: is our table of {kind}, not of events (import the datapackage, or events.csv)")
    told = records_in({"events": [dict(zip(headings, row, strict=False)) for row in rows]})
    for unread in told.pop("unread"):
        report.say(str(unread), "left out")
    foreign = Foreign(file=name, title=title or name.rpartition(".")[0] or name, slides=())
    languages = {
        language for event in told["events"] for key in ("title", "summary") for language in event.get(key, ())
    }
    records = mended(told, foreign, report, today)
    records["dataset"][0]["languages"] = list(dict.fromkeys(("en", *sorted(languages))))
    return records


def _names(table: Table) -> set[str]:
    return {column.name for column in columns_in(table, ("en",))}
