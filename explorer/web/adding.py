"""The button that adds a view to the story which the reader keeps in the browser; ``assets/story.js`` does it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from explorer.dates import first_of, last_of, to_date
from explorer.records import Text
from explorer.records.stories import MOST_STEPS
from explorer.selection import Selection
from explorer.vocabulary import LaneKind
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.words import aria, data_attributes

_WORDS = ("added", "open", "close", "unkept", "full")


def adding(view: View) -> Tree:
    """The button, with the step that it adds, and the place where it says what it did."""
    text = view.text
    told = {name: text(f"maker.{name}", step="{step}") for name in _WORDS}
    lost = [text(f"maker.lost.{what}") for what in _lost(view.selection)]
    if lost:
        told["lost"] = text("maker.lost", what=text.list(lost))
    story = f"/story{Selection(lang=view.selection.lang).to_query()}"
    values = data_attributes(action="add-to-story", step=_json(step_of(view)), words=_json(told), story=story)
    values |= data_attributes(most=str(MOST_STEPS))
    name = [
        html.Span("+", **aria(hidden="true")),
        html.Span(text("maker.add"), className="adding-long"),
        html.Span(text("maker.add-short"), className="adding-short"),
    ]
    values |= {"title": text("maker.add"), **aria(label=text("maker.add"))}
    return html.Span(
        [html.Button(name, className="button", type="button", **values), html.Span(role="status")],
        className="adding",
        **data_attributes(key="adding"),
    )


def step_of(view: View) -> dict[str, object]:
    """
    The step of a story that shows a view, as in a story's file.

    Returns:
        ``stem``, from which its id is to be made; ``title``, that of the event, else of the source, in the language of
        the page where there is one; ``view``; and ``sources``: the passages that are read, and the first one of a
        source of which none is chosen.
    """
    data, selection = view.known.data, view.selection
    event, source = data.event(selection.event), data.sources.get(selection.source)
    record = event or source
    sources = list[dict[str, str]]()
    if source is not None:
        sources.append({"source": source.id, "passage": selection.passage or source.passages[0].id})
    if selection.other:
        sources.append(dict(zip(("source", "passage"), selection.other, strict=True)))
    return {
        "stem": record.id if record else "step",
        "title": _told(record.title, selection.lang) if record else {},
        "view": dict(_view(view)),
        "sources": [place for n, place in enumerate(sources) if place not in sources[:n]],
    }


def _told(words: Text, language: str) -> dict[str, str]:
    phrase = words.in_language(language)
    return {phrase.language: phrase.words}


def _view(view: View) -> Iterator[tuple[str, object]]:
    selection = view.selection
    if selection.event:
        yield "event", selection.event
    if selection.themes:
        yield "themes", list(selection.themes)
    if selection.first is not None or selection.last is not None:
        yield "period", period_of(*view.window)
    if selection.lanes is not LaneKind.ONE:
        yield "lanes", str(selection.lanes)
    if selection.known is not None:
        yield "known", selection.known.isoformat()


def period_of(first: int, last: int) -> str:
    """A stretch of time to the day, as EDTF; of years that no calendar has, by the year."""
    try:
        return f"{to_date(first).isoformat()}/{to_date(last).isoformat()}"
    except ValueError:
        return f"{first_of(first)}/{last_of(last)}"


def _lost(selection: Selection) -> Iterator[str]:
    """What a step of a story cannot hold."""
    if selection.beside is not None or selection.persons or selection.align or selection.against:
        yield "comparison"
    if selection.sought:
        yield "search"
    if selection.table:
        yield "table"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
