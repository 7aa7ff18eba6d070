"""
A source, in the reader and on its own page: the same parts, one below the other or in two columns.

passages   what the document says, with what was withheld, how each quote was checked, and the claims that cite it
record     its markings, its life line, where it is kept, who is in it
text       its own words, page by page
"""

from __future__ import annotations

from explorer.records import Passage, Source
from explorer.selection import Page, Selection
from explorer.web.adding import adding
from explorer.web.citations.panel import citation_panel, cite_link
from explorer.web.parts import Tree, html
from explorer.web.search.alike import more_like
from explorer.web.shelf import View
from explorer.web.source.passages import passage_block, whose_words
from explorer.web.source.record import kind_and_pages, life_line, record, stamps, who
from explorer.web.source.text import text_panel
from explorer.web.words import aria, said


def source_card(source: Source, view: View) -> Tree:
    """The document in the side reader: stamps, the chosen passage (or all of them), its text, then its record."""
    text, chosen = view.text, chosen_passage(source, view.selection)
    passages = [chosen] if chosen else list(source.passages)
    return html.Section(
        [
            html.Div([*stamps(source, text), kind_and_pages(source, chosen, text)], className="stamps"),
            html.H3(said(source.title, text), className="source-title", id="source-title", tabIndex="-1"),
            *[passage_block(passage, source, view) for passage in passages],
            whose_words(text),
            steps(source, chosen, view),
            *note(source, view),
            *text_panel(source, view),
            *life_line(source, view),
            record(source, view),
            *who(source, view),
            *more_like(source, chosen, view),
        ],
        className="source-card",
        id="source-card",
        **aria(label=text("source.heading")),
    )


def source_page(source: Source, view: View) -> list[Tree]:
    """The document on its own page: what it is in one column, what it says in the other."""
    text, selection = view.text, view.selection
    chosen = chosen_passage(source, selection)
    head = [
        html.Div([*stamps(source, text), kind_and_pages(source, None, text)], className="stamps"),
        html.H2(said(source.title, text), className="title", id="source-title", tabIndex="-1"),
        *back(view),
    ]
    what = [*life_line(source, view), record(source, view), *who(source, view)]
    what += [*more_like(source, chosen, view), *citation_panel(view)]
    blocks = [passage_block(passage, source, view, chosen=passage is chosen) for passage in source.passages]
    heading = html.H3(text("passage.heading", n=len(source.passages)), className="heading")
    says = [*note(source, view), *text_panel(source, view), heading, *blocks, whose_words(text)]
    return [
        html.Div(head, className="record-head"),
        html.Div(
            [
                html.Div(says, className="record-says"),
                html.Section(what, className="record-what", **aria(label=text("source.record"))),
            ],
            className="record-columns",
        ),
    ]


def chosen_passage(source: Source, selection: Selection) -> Passage | None:
    """The passage that the address names."""
    return next((p for p in source.passages if p.id == selection.passage), None)


def back(view: View) -> list[Tree]:
    """From the document's page to the statement from which it was opened, and to the timeline."""
    selection, text = view.selection, view.text
    links: list[Tree] = []
    if selection.event:
        key = "source.back-to-claim" if selection.claim else "source.back-to-event"
        target = selection.reading("").on(Page.EVENT)
        links.append(html.A(["← ", text(key)], href=target.address(), className="button back-to-claim"))
    if selection.sought:
        away = selection.searching(selection.sought, selection.sheet).address()
        links.append(html.A(["‹ ", text("search.back")], href=away, className="button"))
    links.append(html.A(text("record.on-timeline"), href=selection.on(Page.EXPLORE).address(), className="button"))
    ways = html.Nav(links, className="steps", **aria(label=text("record.ways")))
    return [html.Div([ways, adding(view)], className="record-ways")]


def note(source: Source, view: View) -> list[Tree]:
    """What a reader must know about the record."""
    return [html.P(said(source.note, view.text), className="note")] if source.note else []


def steps(source: Source, chosen: Passage | None, view: View) -> Tree:
    """Previous and next passage, all passages, the document's page and its own address, and a way to close it."""
    selection, text = view.selection, view.text
    links: list[Tree] = []
    if chosen is not None and len(source.passages) > 1:
        place = source.passages.index(chosen)
        for key, index in (("passage.previous", place - 1), ("passage.next", place + 1)):
            if 0 <= index < len(source.passages):
                query = selection.reading(source.id, source.passages[index].id).address()
                links.append(html.A(text(key), href=query, className="button"))
            else:
                links.append(html.Span(text(key), className="button off", **aria(disabled="true")))
        words = text("passage.all", n=len(source.passages))
        links.append(html.A(words, href=selection.reading(source.id).address(), className="button"))
    alone = selection.on(Page.SOURCE)
    links.append(html.A(text("record.page"), href=alone.address(), className="button"))
    links.append(cite_link(alone, text, name="button"))
    links.append(html.A(text("source.close"), href=selection.reading("").address(), className="button"))
    return html.Nav(links, className="steps", **aria(label=text("source.steps")))
