"""An event on its own page: each claim with the accounts of it side by side, and two of them next to each other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from explorer.knowledge import claim_status
from explorer.records import Claim, Event, Evidence, Passage, Source
from explorer.selection import Page, Selection
from explorer.vocabulary import Side
from explorer.web.adding import adding
from explorer.web.changed import turned
from explorer.web.citations.panel import citation_panel, cite_link
from explorer.web.parts import Tree, html
from explorer.web.reader import SIGNS, bar_line, event_foot, event_head, neighbours, silent_claims
from explorer.web.shelf import View
from explorer.web.source.leaves import leaves_of
from explorer.web.source.passages import evidence_name, passage_of, passage_words
from explorer.web.source.record import kind_and_pages, stamps
from explorer.web.words import Part, aria, said

RECORDS: Sequence[tuple[str, frozenset[Side]]] = (
    ("accounts.us", frozenset({Side.US})),
    ("accounts.ru", frozenset({Side.RU})),
    ("accounts.others", frozenset({Side.UN, Side.NATO, Side.OTHER})),
    ("accounts.press", frozenset({Side.PRESS})),
)
"""The columns; that of others is there only if it has something."""

_BLANK_LINES = re.compile(r"\n\s*\n")

EXCERPT = 420
"""Letters of a document's text before and after the quote, where two accounts are compared."""


def event_page(event: Event, view: View) -> list[Tree]:
    """The event, and under each claim what each side's record and the press say of it."""
    return [
        html.Div([neighbours(event.id, view), adding(view)], className="record-ways"),
        html.Div(event_head(event, view), className="record-head"),
        html.H3(view.text("event.claims"), className="heading"),
        html.Ol(
            [*(_claim(claim, event, view) for claim in event.claims), *silent_claims(event, view)], className="claims"
        ),
        *event_foot(event, view),
        *citation_panel(view),
    ]


def _claim(claim: Claim, event: Event, view: View) -> Tree:
    data, text, chosen = view.known.data, view.text, view.selection.claim == claim.id
    status = claim_status(claim, data.sources, None)
    foot: list[Part] = [
        html.Span(SIGNS[status], className="sign", **aria(hidden="true")),
        html.B(text(f"status.{status}"), className="status"),
        *turned(event.id, claim.id, view),
        *_compare_link(claim, view),
        cite_link(view.selection.comparing(claim.id), text, claim.text.in_language(text.language).words),
    ]
    bars = [bar for bar in data.bars.get(event.id, ()) if bar.claim == claim.id]
    return html.Li(
        [
            html.P(said(claim.text, text), className="claim-text"),
            html.P(foot, className="claim-foot"),
            *(html.P(bar_line(bar, text), className="claim-foot") for bar in bars),
            *([_compared(claim, view)] if chosen and view.selection.other else [_accounts(claim, view)]),
        ],
        className=f"claim status-{status}" + (" chosen" if chosen else ""),
        id=f"claim-{claim.id}",
    )


def _accounts(claim: Claim, view: View) -> Tree:
    """One column a side that has something to say; those of the two sides and of the press are there in any case."""
    sources, columns = view.known.data.sources, list[Tree]()
    for key, sides in RECORDS:
        cited = [link for link in claim.evidence if sources[link.source].side in sides]
        if not cited and key == "accounts.others":
            continue
        cards = [_card(link, claim, view) for link in cited] or [html.P(view.text("compare.none"), className="hint")]
        heading = html.H4(view.text(key), className="heading")
        columns.append(html.Div([heading, *cards], className="column" + ("" if cited else " empty")))
    return html.Div(columns, className="side-by-side accounts")


def _card(link: Evidence, claim: Claim, view: View) -> Tree:
    text, source = view.text, view.known.data.sources[link.source]
    passage = passage_of(source, link.passage)
    target = replace(view.selection, claim=claim.id).reading(source.id, passage.id).on(Page.SOURCE)
    words = evidence_name(source, passage, text)
    name = html.A(words, href=target.address(), className=f"evidence-link side-{source.side}")
    return html.Div(
        [
            html.P(text(f"stance.{link.stance}"), className=f"stance stance-{link.stance}"),
            *passage_words(passage, source, view),
            html.P(name, className="claim-foot"),
        ],
        className=f"compared stance-{link.stance}",
    )


def _compare_link(claim: Claim, view: View) -> list[Tree]:
    """To two of its passages next to each other: those of different sides first; or back to all of them."""
    if len(claim.evidence) < 2:
        return []
    text, selection = view.text, view.selection
    if selection.claim == claim.id and selection.other:
        target, words = selection.reading(""), text("accounts.all", n=len(claim.evidence))
    else:
        first, second = _first_pair(claim, view)
        target, words = comparing(selection, claim, first, second), text("accounts.compare")
    return [html.A(words, href=f"{target.address()}#claim-{claim.id}", className="compare")]


def comparing(selection: Selection, claim: Claim, first: Evidence, second: Evidence) -> Selection:
    """The view with two passages of a claim next to each other."""
    opened = replace(selection, claim=claim.id).reading(first.source, first.passage)
    return replace(opened, other=(second.source, second.passage))


def _first_pair(claim: Claim, view: View) -> tuple[Evidence, Evidence]:
    """Two passages that have most to say to each other: records of two sides, else of two sources."""
    sources = view.known.data.sources
    order = [side for _, sides in RECORDS for side in sides]
    ranked = sorted(claim.evidence, key=lambda link: order.index(sources[link.source].side))
    first = ranked[0]
    for differs in (lambda link: sources[link.source].side, lambda link: link.source):
        for link in ranked[1:]:
            if differs(link) != differs(first):
                return first, link
    return first, ranked[1]


def _compared(claim: Claim, view: View) -> Tree:
    """Two accounts next to each other, each with a list to choose another."""
    selection = view.selection
    pair = ((selection.source, selection.passage), selection.other)
    links = [next((e for e in claim.evidence if (e.source, e.passage) == place), None) for place in pair]
    if any(link is None for link in links):
        return _accounts(claim, view)
    columns = [_account(link, n, claim, view) for n, link in enumerate(links) if link is not None]
    return html.Div(columns, className="side-by-side two-accounts", id=f"accounts-{claim.id}")


def _account(link: Evidence, place: int, claim: Claim, view: View) -> Tree:
    text, source = view.text, view.known.data.sources[link.source]
    passage = passage_of(source, link.passage)
    target = view.selection.reading(source.id, passage.id).on(Page.SOURCE)
    opened = html.A(text("accounts.open"), href=target.address(), className="button")
    return html.Section(
        [
            _other_choice(link, place, claim, view),
            html.Div([*stamps(source, text), kind_and_pages(source, passage, text)], className="stamps"),
            html.H4(said(source.title, text), className="source-title"),
            html.P(text("accounts.written", day=text.date(source.created)), className="hint account-written"),
            html.P(text(f"stance.{link.stance}"), className=f"stance stance-{link.stance}"),
            *passage_words(passage, source, view),
            *_excerpt(passage, source, view),
            html.P(opened, className="steps"),
        ],
        className="account",
        **aria(label=text("accounts.number", n=place + 1)),
    )


def _other_choice(link: Evidence, place: int, claim: Claim, view: View) -> Tree:
    """Which of the claim's passages stands here: the others are one click away."""
    text, selection, sources = view.text, view.selection, view.known.data.sources
    items: list[Tree] = []
    for other in claim.evidence:
        source = sources[other.source]
        target = replace(selection, other=(other.source, other.passage))
        if place == 0:
            target = replace(selection, source=other.source, passage=other.passage)
        current = aria(current="true") if other == link else {}
        name = evidence_name(source, passage_of(source, other.passage), text)
        address = f"{target.address()}#accounts-{claim.id}"
        items.append(html.A(name, href=address, className=f"menu-item side-{source.side}", **current))
    summary = html.Summary(text("accounts.number", n=place + 1), className="chip")
    return html.Details([summary, html.Div(items, className="menu")], className="drop account-choice")


def _excerpt(passage: Passage, source: Source, view: View) -> list[Tree]:
    """The words around the quote, where the document's text is there and the quote was found in it."""
    found = view.known.readings.checked(source).get(passage.id)
    if found is None or found.kept is None or len(found.anchor.places) != 1 or found.kept.source != source.id:
        return []
    reading = leaves_of(source, replace_passage(view, source, passage)).text.text
    start, end = found.anchor.places[0]
    before, after = (_without_blank_lines(w) for w in (reading[:start][-EXCERPT:], reading[end : end + EXCERPT]))
    before = f"…{before}" if start > EXCERPT else before.lstrip()
    after = f"{after}…" if end + EXCERPT < len(reading) else after.rstrip()
    words: list[Part] = [before, html.Mark(reading[start:end], className="quote"), after]
    parts = [html.H4(view.text("accounts.in-the-text"), className="heading"), html.P(words, className="excerpt")]
    return [html.Div(parts, lang=source.language)]


def _without_blank_lines(words: str) -> str:
    return _BLANK_LINES.sub("\n", words)


def replace_passage(view: View, source: Source, passage: Passage) -> View:
    """The view with that passage chosen, so that the text is shown in which it was found."""
    return view._replace(selection=view.selection.reading(source.id, passage.id))
