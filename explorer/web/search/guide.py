"""What can be written into the line to search in: a table with an example each, which are links."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from explorer.dates import to_date
from explorer.knowledge import Status
from explorer.records import DataSet
from explorer.search import Kind
from explorer.vocabulary import Kind as Form
from explorer.vocabulary import Side
from explorer.web.parts import Tree, html
from explorer.web.shelf import View

_VALUES: Mapping[str, Mapping[str, str]] = {
    "kind": {"values": ", ".join(Kind), "example": f"kind:{Form.CABLE}"},
    "side": {"values": ", ".join(Side)},
    "status": {"values": ", ".join(status for status in Status if status is not Status.SILENT)},
    "before": {"form": "EDTF"},
}
"""What is written as it is in every language."""


def examples(view: View) -> Iterator[tuple[str, str]]:
    """What each sign or name is for, as a key of the catalogue, and an example out of the data set."""
    data, rows, text = view.known.data, view.known.rows(view.selection.lang), view.text
    acting = sorted(rows.by_person, key=lambda name: -len(rows.by_person[name]))
    people = [data.people[name] for name in acting if name in data.people][:2]
    names = [(person.short or person.name).in_language(text.language).words for person in people]
    if len(names) == 2:
        yield "words", " ".join(names)
    if quote := _quote(data):
        yield "phrase", f'"{quote}"'
    if len(names) == 2:
        yield "not", f"{names[0]} -{names[1]}"
        yield "or", f"{names[0]} OR {names[1]}"
    if names:
        yield "beginning", f"{names[0][:4].strip()}*"
        yield "actor", f"actor:{people[0].id}"
    yield from (("theme", f"theme:{theme}") for theme in list(data.themes)[:1])
    yield "kind", "kind:claim"
    yield "side", f"side:{Side.US}"
    yield "status", f"status:{Status.DISPUTED}"
    middle = str(to_date(sum(view.period) // 2).year)
    yield "before", f"before:{middle}"
    yield "after", f"after:{middle}-06"
    if view.clock.openings:
        yield "sealed", f"sealed:{to_date(view.clock.openings[0] - 1)}"


def _quote(data: DataSet) -> str:
    """The first quote of two words or three."""
    quotes = (p.quote for source in data.sources.values() for p in source.passages if p.quote)
    return next((quote for quote in quotes if 2 <= len(quote.split()) <= 3), "")


def guide(view: View) -> Tree:
    """Each sign or name with an example and what it does."""
    text, rows = view.text, list[Tree]()
    for name, example in examples(view):
        link = html.A(example, href=view.selection.searching(example).address(), className="example")
        rows += [html.Dt(link), html.Dd(text(f"search.guide.{name}", **_VALUES.get(name, {})))]
    return html.Dl(rows, className="guide")


def folded_guide(view: View) -> Tree:
    """The same, one click away."""
    summary = html.Summary(view.text("search.guide"), className="chip")
    return html.Details([summary, html.Div(guide(view), className="menu guide-menu")], className="drop guide-drop")


def welcome(view: View) -> list[Tree]:
    """What stands in the place of results before anything was searched for."""
    text = view.text
    return [
        html.H2(text("search.title"), className="title", id="reader-title", tabIndex="-1"),
        html.P(text("search.welcome"), className="summary"),
        html.H3(text("search.guide"), className="heading"),
        guide(view),
    ]
