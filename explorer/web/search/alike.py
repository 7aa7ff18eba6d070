"""More like a passage or a source: suggestions, each with what it shares."""

from __future__ import annotations

from explorer.records import Passage, Source
from explorer.search import Likeness, NotReady, like_passage, like_source
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.words import Part, said

MOST = 5


def more_like(source: Source, passage: Passage | None, view: View) -> list[Tree]:
    """Other sources like one, or other passages like one of its passages, folded up; nothing if there are none."""
    text, searching, data = view.text, view.known.search, view.known.data
    try:
        if passage is None:
            found = like_source(source, searching, data, MOST)
        else:
            found = like_passage(passage, source, searching, data, MOST)
    except NotReady:
        return []
    if not found:
        return []
    key = "alike.source" if passage is None else "alike.passage"
    items = html.Ul([html.Li(_line(one, view)) for one in found], className="alike-list")
    inner = [html.Summary(text(key), className="heading"), html.P(text("alike.hint"), className="hint"), items]
    return [html.Details(inner, className="alike")]


def _line(likeness: Likeness, view: View) -> list[Tree]:
    text, data, result = view.text, view.known.data, likeness.result
    source = data.sources[result.source]
    passage = next((p for p in source.passages if p.id == result.passage), None)
    link = html.A(said(source.title, text), href=view.selection.reading(result.source, result.passage).address())
    place: list[Part] = [", ", passage.locator.in_language(text.language).words] if passage else []
    shared = [text("alike.words", words=text.list(likeness.words))] if likeness.words else []
    names = [data.people[person].name.in_language(text.language).words for person in likeness.people]
    shared += [text("alike.people", names=text.list(names))] if names else []
    shared += [text("alike.time")] if likeness.near else []
    when = html.Span(text.date(source.created, "short"), className="when")
    return [html.P([link, *place, " ", when]), html.P(" · ".join(shared), className="hint")]
