"""The data in the menu of what can be taken away: which files there are, and for which records they are asked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from explorer.selection import Page
from explorer.web.charts.said import shown_events
from explorer.web.forms import choice
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.words import aria

FOLDER = "/data"
"""Where the files are: each at its name, with the query of the view."""

OF, EVERYTHING = "of", "all"
"""The key that says which records, and its value for all that there are; see ``web.data.taking``."""

MOST_EVENTS = 5_000
"""Events that a file of the page holds: more of them keep a server from its other readers; the command line has all."""

_TABLES = ("events", "claims", "evidence", "sources", "passages")
_OF_EVENTS = frozenset({"events", "claims", "evidence"})
_FILES: Mapping[str, Mapping[str, str]] = {
    "sheets": {"unsealed.xlsx": "XLSX"},
    "programs": {"unsealed.json": "JSON", "unsealed.jsonl": "JSON Lines", "parquet.zip": "Parquet"},
    "folder": {"datapackage.zip": "Data Package", "yaml.zip": "YAML"},
    "references": {
        "references.bib": "BibTeX",
        "references.ris": "RIS",
        "references.json": "CSL-JSON",
        "references.txt": "Chicago",
    },
    "timelines": {"timelinejs.json": "TimelineJS", "calendar.ics": "iCalendar"},
}
"""The rows of the menu by the last part of their catalogue key: names of files, and what their forms are called."""
_STYLED = {"references.txt": ("style", "chicago")}
_ONLY_EVENTS = "timelines"


def data_part(view: View) -> Tree:
    """The part of the menu with the data: a form that asks for a file, and so works without scripts."""
    text, documents = view.text, view.selection.page is Page.DOCUMENTS
    heading = html.P(text("data.title"), className="taking-title")
    pairs = [pair.partition("=") for pair in view.selection.to_query().removeprefix("?").split("&") if pair]
    hidden = [["input", {"type": "hidden", "name": key, "value": unquote(value)}, []] for key, _, value in pairs]
    attributes = {
        "method": "get",
        "action": f"{FOLDER}/unsealed.xlsx",
        "class": "fields taking-data",
        "aria-label": text("data.title"),
    }
    return ["form", attributes, [*hidden, heading, *_records(view), *_rows(view, documents=documents)]]


def _records(view: View) -> Iterator[Tree]:
    """Of which records the files are."""
    text, known = view.text, view.known
    events, total = len(shown_events(view)), len(known.data.events)
    if view.selection.page is Page.DOCUMENTS:
        mine = (str(Page.DOCUMENTS), text("data.of-documents"))
    else:
        mine = ("", text("data.of-view", n=events, events=text.number(events)))
    everything = (EVERYTHING, text("data.of-all", n=total, events=text.number(total)))
    yield choice(text("data.of"), OF, [mine, everything])
    most = text.number(MOST_EVENTS)
    if total > MOST_EVENTS:
        yield html.P(text("data.limit", events=most), className="hint")


def _rows(view: View, *, documents: bool) -> Iterator[Tree]:
    text, form = view.text, "CSV"
    names = [name for name in _TABLES if not (documents and name in _OF_EVENTS)]
    tables = [(f"{name}.csv", text(f"data.table.{name}")) for name in names]
    yield _row(text("data.tables", form=form), [_button(name, words, f"{words}: {form}") for name, words in tables])
    for key, files in _FILES.items():
        if documents and key == _ONLY_EVENTS:
            continue
        label = text(f"data.{key}")
        yield _row(label, [_button(name, words, f"{words}: {label}") for name, words in files.items()])


def _row(label: str, buttons: list[Tree]) -> Tree:
    return html.Div([html.Span(label), html.Div(buttons, className="taking-forms")], className="taking-row")


def _button(name: str, words: str, title: str) -> Tree:
    more = dict(zip(("name", "value"), _STYLED[name], strict=True)) if name in _STYLED else {}
    address = f"{FOLDER}/{name}"
    return html.Button(
        words, type="submit", formaction=address, className="button", title=title, **more, **aria(label=title)
    )
