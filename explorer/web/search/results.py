"""The list of results: how many, what they are narrowed by, each with its words in context, and the way on."""

from __future__ import annotations

from explorer.search import Marker, NotReady, Remark, Telling, Told
from explorer.search.query import LONGEST
from explorer.web.hits import PER_PAGE, Hits
from explorer.web.parts import Tree, html
from explorer.web.search.facets import facets
from explorer.web.search.files import FILE
from explorer.web.search.guide import folded_guide, welcome
from explorer.web.search.nothing import nothing, spellings
from explorer.web.search.said import excerpt_words, facts, first_found, in_a_row, marked_words, where
from explorer.web.shelf import View
from explorer.web.words import aria


def results(view: View) -> list[Tree]:
    """What stands beside the timeline: the results of a search, or how to search if nothing is searched for."""
    hits = view.hits
    if view.waiting is not None:
        return _waiting(view, view.waiting)
    if hits is None:
        return welcome(view)
    found = hits.found
    if not found.query or not hits.facets.total:
        return [*_head(view, hits), *_notes(view, hits), *nothing(view, hits)]
    told = _told(view, hits)
    start = (hits.sheet - 1) * PER_PAGE + 1
    return [
        *_head(view, hits),
        *_notes(view, hits),
        *([html.P(view.text("search.some"), className="found-some"), *spellings(view, hits)] if found.some else []),
        facets(view, hits),
        html.Ol([_result(one, view) for one in told], className="results", **{"data-start": str(start)}),
        *_pages(view, hits),
        *_sealed(view),
    ]


def _waiting(view: View, waiting: NotReady) -> list[Tree]:
    """The index is being made: how far that is, and a way to ask again."""
    text, number = view.text, view.text.number
    words = text("search.waiting", done=number(waiting.done), total=number(waiting.total))
    again = html.A(text("search.again"), href=view.selection.address(), className="button", target="_self")
    title = html.H2(text("search.title"), className="title", id="reader-title", tabIndex="-1")
    return [title, html.P(words, className="summary", role="status"), html.P(again, className="steps")]


def _told(view: View, hits: Hits) -> list[Told]:
    known = view.known
    telling = Telling(known.data, Marker(hits.found.query, known.search.names), view.text.language)
    return [telling.tell(result) for result in hits.found.results]


def _head(view: View, hits: Hits) -> list[Tree]:
    text, selection = view.text, view.selection
    words = text("quote.marks", words=hits.found.query.text or selection.sought)
    n = hits.facets.total
    there = f"{FILE}{selection.to_query()}"
    file = html.A(text("search.download", form="CSV"), href=there, className="button", download="")
    tools = [*([file] if n else []), folded_guide(view)]
    said = text("search.count", n=n, shown=text.number(n)) if n else text("search.nothing")
    return [
        html.Div(
            [
                html.H2(words, className="title", id="reader-title", tabIndex="-1"),
                html.P(said, className="found-count", role="status"),
                html.Div(tools, className="found-tools"),
            ],
            className="found-head",
        )
    ]


def _notes(view: View, hits: Hits) -> list[Tree]:
    """What was read otherwise than it may have been meant."""
    text = view.text
    notes = [
        html.Li(text(f"search.remark.{note.remark}", words=note.words if note.remark is not Remark.CUT else LONGEST))
        for note in hits.found.query.notes
    ]
    return [html.Ul(notes, className="found-notes")] if notes else []


def _result(told: Told, view: View) -> Tree:
    language = view.text.language
    address = where(told.result, view.selection, first_found(told))
    title = html.A(marked_words(told.title, language), href=address, className="result-title")
    excerpt = html.P(excerpt_words(told, view.text), className="found-words") if told.excerpt.pieces else None
    parts = [html.P(in_a_row(facts(told, view.text)), className="result-facts"), html.H3(title), excerpt]
    key = told.result.key.replace(":", "-")
    return html.Li([part for part in parts if part], className=f"result result-{told.result.kind}", **{"data-key": key})


def _pages(view: View, hits: Hits) -> list[Tree]:
    """The page before and the page after."""
    if hits.sheets == 1:
        return []
    text, selection = view.text, view.selection
    here = hits.sheet
    links: list[Tree] = []
    for key, page, rel in (("search.previous", here - 1, "prev"), ("search.next", here + 1, "next")):
        words = text(key)
        if 1 <= page <= hits.sheets:
            address = selection.searching(selection.sought, page).address()
            links.append(html.A(words, href=address, className="button", rel=rel))
        else:
            links.append(html.Span(words, className="button off", role="link", **aria(disabled="true")))
    place = html.Span(text("search.sheet", n=here, total=text.number(hits.sheets)), className="found-place")
    return [html.Nav([links[0], place, links[1]], className="found-pages", **aria(label=text("search.sheets")))]


def _sealed(view: View) -> list[Tree]:
    """With the second clock set: that it holds here too."""
    known, text = view.selection.known, view.text
    return [] if known is None else [html.P(text("search.then", day=text.day(known)), className="hint")]
