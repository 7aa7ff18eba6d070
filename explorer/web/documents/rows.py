"""Documents as rows: of the grid, as the browser asks for them, and of the plain table for browsers without scripts."""

from __future__ import annotations

import re
from typing import Any

from explorer.listing import Column
from explorer.web.documents.listed import Listed
from explorer.web.parts import Tree

MOST = 200
"""Rows of one answer, and of the plain table."""

PLAIN = (Column.TITLE, Column.WRITTEN, Column.RELEASED, Column.KIND, Column.SIDE)
_ROWS = re.compile(r"(\d{1,9})-(\d{1,9})")


def wanted(asked: str) -> range:
    """The rows that are asked for, as first-last; at most MOST of them, and the first ones if it cannot be read."""
    found = _ROWS.fullmatch(asked)
    first, last = (int(found[1]), int(found[2])) if found else (0, MOST - 1)
    return range(first, max(first, min(last + 1, first + MOST)))


def rows_of(shown: Listed, places: range) -> dict[str, Any]:
    """
    Some rows of the grid.

    Returns:
        ``count`` of all rows, and ``rows``: id, ``href``, ``lang`` of the title if it is another than the screen's,
        ``side``, whether it was ``sealed``, and the words of each column that is shown.
    """
    rows = shown.found.rows
    part = rows[places.start : places.stop].tolist()
    return {"count": len(rows), "rows": [_row(shown, row) for row in part]}


def _row(shown: Listed, row: int) -> dict[str, Any]:
    documents, frame = shown.documents, shown.documents.frame
    told: dict[str, Any] = {str(column): documents.words(column)[row] for column in shown.listing.shown}
    told |= {"id": documents.sources[row].id, "href": shown.document(row), "of": str(documents.sources[row].side)}
    language = str(frame["title_language"].iat[row])
    if language != shown.view.text.language:
        told["lang"] = language
    if later := _later(shown, row):
        told["later"] = later
    if documents.sealed[row]:
        told["sealed"] = True
    told["about"] = about(shown, row)
    return told


def _later(shown: Listed, row: int) -> str:
    text = shown.view.text
    dates = shown.documents.later(row)
    return text("documents.later", days=text.list(text.date(date, "short") for date in dates)) if dates else ""


def about(shown: Listed, row: int) -> str:
    """What a narrow screen says of a document below its title: kind, side, when it was written, and how long sealed."""
    columns = (Column.KIND, Column.SIDE, Column.WRITTEN)
    said = [shown.documents.words(column)[row] for column in columns]
    sealed = shown.documents.words(Column.SECRECY)[row]
    return " · ".join([*said, *([shown.view.text("secrecy.for", duration=sealed)] if sealed else [])])


def plain_table(shown: Listed) -> list[Tree]:
    """The first documents, a row each, and how many there are if these are not all."""
    text, rows = shown.view.text, shown.found.rows
    if not len(rows):
        return []
    head: Tree = ["tr", {}, [["th", {"scope": "col"}, [text(f"documents.column.{column}")]] for column in PLAIN]]
    body = [_plain_row(shown, row) for row in rows[:MOST].tolist()]
    caption: Tree = ["caption", {"class": "unseen"}, [text("documents.page-documents")]]
    table: Tree = ["table", {"class": "table"}, [caption, ["thead", {}, [head]], ["tbody", {}, body]]]
    more = text("documents.first", n=MOST)
    return [table, *([["p", {"class": "muted"}, [more]]] if len(rows) > MOST else [])]


def _plain_row(shown: Listed, row: int) -> Tree:
    documents = shown.documents
    language = str(documents.frame["title_language"].iat[row])
    other = {"lang": language} if language != shown.view.text.language else {}
    link: Tree = ["a", {"href": shown.document(row), **other}, [documents.words(Column.TITLE)[row]]]
    cells: list[Tree] = [["td", {}, [documents.words(column)[row]]] for column in PLAIN[1:]]
    return ["tr", {}, [["th", {"scope": "row"}, [link]], *cells]]
