"""The reader: an event with its claims, on Explore and on every page that shows one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from explorer.dates import FIRST_DAY, Edtf, to_date
from explorer.i18n import Catalogue
from explorer.knowledge import Status, claim_status
from explorer.openness import disclosure
from explorer.records import Bar, Claim, DataSet, Event, Evidence, Phrase, Source
from explorer.released import duration
from explorer.rows import Rows
from explorer.selection import Page, Selection
from explorer.vocabulary import Side, Stance
from explorer.web.changed import changed_panel, turned
from explorer.web.citations.foot import about_foot
from explorer.web.citations.panel import cite_link
from explorer.web.frozen import frozen_notice
from explorer.web.parts import Tree, html
from explorer.web.search.results import results
from explorer.web.secrecy import once_sealed_sources, secrecy_list
from explorer.web.shelf import View
from explorer.web.source import source_card
from explorer.web.source.passages import check_sign, evidence_name, passage_of, quoted
from explorer.web.words import Part, aria, marked, said

SIGNS: Mapping[Status, str] = {
    Status.TWO_SIDED: "●●",
    Status.DOCUMENTED: "●",
    Status.REPORTED: "○",
    Status.DISPUTED: "◐",
    Status.CONTRADICTED: "✕",
    Status.SILENT: "▬",
}

MOST_LISTED = 170
"""Events that the list beside the timeline holds; the timeline itself holds more."""


def reader(view: View) -> list[Tree]:
    """What stands in the reader for a view: an event, a document, or how to begin."""
    data, selection, text = view.known.data, view.selection, view.text
    event = data.event(selection.event)
    parts: list[Tree] = [*back_to_results(view), *frozen_notice(view)]
    if view.absent:
        words = text("event.absent" if selection.known is None else "event.absent-then")
        parts.append(html.P(words, className="absent", role="status"))
    if event:
        parts += event_panel(event, view)
    elif view.changed:
        parts += changed_panel(view, view.changed)
    elif selection.source not in data.sources:
        parts += results(view) if selection.page is Page.SEARCH else welcome(view)
    source = data.sources.get(selection.source)
    if source is not None:
        parts.append(source_card(source, view))
    return parts


def back_to_results(view: View) -> list[Tree]:
    """From what is open back to the results among which it was found."""
    selection = view.selection
    if not selection.sought or not (selection.event or selection.source):
        return []
    away = selection.searching(selection.sought, selection.sheet).address()
    return [
        html.P(html.A(["‹ ", view.text("search.back")], href=away, className="button"), className="back-to-results")
    ]


def welcome(view: View) -> list[Tree]:
    """What the data set is, how to begin, and the events on the timeline as a list: the first of very many."""
    card, text = view.known.data.card, view.text
    found, count = _listed(view)
    items = _items(found, view)
    more = count - len(items)
    return [
        html.H2(said(card.title, text), className="title", id="reader-title", tabIndex="-1"),
        html.P(said(card.description, text), className="summary"),
        about_foot(view),
        html.P(text("welcome.how"), className="hint"),
        html.H3(text("welcome.events"), className="heading"),
        html.Ol(items, className="event-list") if items else html.P(text("welcome.none"), className="hint"),
        *([html.P(text("welcome.more", n=more), className="hint")] if more else []),
    ]


def _items(found: Sequence[int], view: View) -> list[Tree]:
    """Events as links, with their dates."""
    rows, text = view.rows, view.text
    before, after = view.selection.choosing("EVENT").address().split("EVENT")
    ids, titles, dates, languages = (rows.column(name) for name in ("id", "title", "date", "title_language"))
    items: list[Tree] = []
    for row in found:
        title = marked(Phrase(str(titles[row]), str(languages[row])), text)
        when = ["span", {"class": "when"}, [text.date(Edtf.parse(str(dates[row])), "short")]]
        link = ["a", {"href": f"{before}{ids[row]}{after}"}, [when, ["span", {}, title]]]
        items.append(["li", {"data-key": str(ids[row])}, [link]])
    return items


def _listed(view: View) -> tuple[list[int], int]:
    """The first events of the window that fit the choice, in the order of time, and how many there are."""
    rows, (first, last) = view.rows, view.window
    mask = rows.chosen(view.selection.themes)
    window, reaching = rows.within(first, last + 0.999), rows.reaching(first, last + 0.999)
    inside = np.arange(window.start, min(window.stop, window.start + MOST_LISTED))
    count = window.stop - window.start
    if mask is not None:
        inside = window.start + np.flatnonzero(mask[window])
        reaching = reaching[mask[reaching]]
        count = len(inside)
    return np.union1d(reaching[:MOST_LISTED], inside[:MOST_LISTED])[:MOST_LISTED].tolist(), count + len(reaching)


def event_panel(event: Event, view: View) -> list[Tree]:
    """An event: when and where, who, tone with its reason, summary, and its claims with their evidence."""
    text = view.text
    alone = view.selection.reading("").on(Page.EVENT)
    page = [html.A(text("record.page"), href=alone.address(), className="then"), " ", cite_link(alone, text)]
    claims = [*(_claim(claim, event, view) for claim in event.claims), *silent_claims(event, view)]
    return [
        neighbours(event.id, view),
        *event_head(event, view),
        html.P(page, className="then-place"),
        html.H3(text("event.claims"), className="heading"),
        html.Ol(claims, className="claims"),
        *event_foot(event, view),
    ]


def event_head(event: Event, view: View) -> list[Tree]:
    """When and where, title, tone and who, summary."""
    data, text = view.known.data, view.text
    place = [" · ", *said(event.place.name, text)] if event.place else []
    return [
        html.P([text.date(event.date), *place], className="dateline"),
        html.H2(said(event.title, text), className="title", id="reader-title", tabIndex="-1"),
        html.P(_facts(event, data, text), className="facts"),
        *_then(event, view),
        html.P(said(event.summary, text), className="summary"),
        *_tone_reason(event, text),
    ]


def event_foot(event: Event, view: View) -> list[Tree]:
    """How long its documents were sealed, and the events that it bears on."""
    data, selection, text = view.known.data, view.selection, view.text
    return [*secrecy_list(event, data, selection, text), *_related(event, data, selection, text)]


def silent_claims(event: Event, view: View) -> list[Tree]:
    """A bar for each claim that is silent on the day of the second clock."""
    bars = view.known.data.bars.get(event.id, ())
    return [_silent(bar, view.text) for bar in bars if bar.claim is None]


def neighbours(event: str, view: View) -> Tree:
    """Links to the previous and next event that fit the choice, and one that leads back to the timeline."""
    selection, text, rows = view.selection, view.text, view.rows
    mask = rows.chosen(selection.themes)
    place = rows.find(event)
    before = after = None
    if place is not None and (mask is None or mask[place]):
        before, after = _beside(rows, mask, place)

    def step(target: str | None, key: str, sign: str, rel: str) -> Tree:
        label = [html.Span(sign, **aria(hidden="true")), html.Span(text(key))]
        if target is None:
            return html.Span(label, className=f"button off step-{rel}", **aria(disabled="true"))
        return html.A(label, href=selection.choosing(target).address(), rel=rel, className=f"button step-{rel}")

    beside = selection.page in (Page.EXPLORE, Page.SEARCH)  # the timeline is there
    away = selection.choosing("") if beside else selection.on(Page.EXPLORE)
    words = text("event.close" if beside else "record.on-timeline")
    close = html.A(words, href=away.address(), className="button step-close")
    return html.Nav(
        [step(before, "event.previous", "←", "prev"), step(after, "event.next", "→", "next"), close],
        className="steps",
        **aria(label=text("event.steps")),
    )


def _beside(rows: Rows, mask: np.ndarray | None, place: int) -> tuple[str | None, str | None]:
    """The events before and after a row, among those that a choice leaves."""
    ids = rows.column("id")
    if mask is None:
        found = (place - 1 if place else None), (place + 1 if place + 1 < len(rows) else None)
    else:
        earlier, later = mask[:place][::-1], mask[place + 1 :]
        found = (
            place - 1 - int(earlier.argmax()) if earlier.any() else None,
            place + 1 + int(later.argmax()) if later.any() else None,
        )
    before, after = (None if row is None else str(ids[row]) for row in found)
    return before, after


def _facts(event: Event, data: DataSet, text: Catalogue) -> list[Part]:
    parts: list[Part] = []
    if event.tone:
        pill = [text.signed(event.tone.value), " ", text(f"tone.{event.tone.value}")]
        parts.append(html.Span(pill, className=f"tone tone-{_direction(event.tone.value)}"))
    names = [data.people[a].name.in_language(text.language).words for a in event.actors]
    if names:
        parts.append(html.Span(" · ".join(names), className="actors"))
    sealed = once_sealed_sources(event, data)
    longest = duration(disclosure(sealed[0]), text) if sealed else ""
    if longest:
        parts.append(html.Span(text("event.sealed-for", duration=longest), className="sealed-for"))
    return parts


def _direction(value: int) -> str:
    return "cool" if value > 0 else "warm" if value < 0 else "even"


def _tone_reason(event: Event, text: Catalogue) -> list[Tree]:
    if event.tone is None:
        return []
    return [html.P([html.B(text("event.tone-why")), " ", *said(event.tone.reason, text)], className="reason")]


def _then(event: Event, view: View) -> list[Tree]:
    """The way to what could be known when it happened: at the end of the first day, whatever day the date means."""
    start = event.date.start if event.date.is_interval else event.date
    day = start.latest if start else None
    if day is None or not max(view.period[0], FIRST_DAY) <= day < view.clock.today:
        return []
    target = replace(view.selection.comparing(""), known=to_date(day))
    current = aria(current="true") if target.known == view.selection.known else {}
    link = html.A(view.text("event.then"), href=target.address(), className="then", **current)
    return [html.P(link, className="then-place")]


def _claim(claim: Claim, event: Event, view: View) -> Tree:
    data, selection, text = view.known.data, view.selection, view.text
    status = claim_status(claim, data.sources, None)
    chosen = selection.claim == claim.id
    foot: list[Part] = [
        html.Span(SIGNS[status], className="sign", **aria(hidden="true")),
        html.B(text(f"status.{status}"), className="status"),
        *turned(event.id, claim.id, view),
    ]
    if len(claim.evidence) > 1:
        words = text("claim.uncompare") if chosen else text("claim.compare", n=len(claim.evidence))
        query = selection.comparing("" if chosen else claim.id).address()
        current = aria(current="true") if chosen else {}
        foot.append(html.A(words, href=query, className="compare", **current))
    there = selection.comparing(claim.id).on(Page.EVENT)
    foot.append(cite_link(there, text, claim.text.in_language(text.language).words))
    bars = [bar for bar in data.bars.get(event.id, ()) if bar.claim == claim.id]
    return html.Li(
        [
            html.P(said(claim.text, text), className="claim-text"),
            html.P(foot, className="claim-foot"),
            *_evidence_lines(claim, data.sources, selection, text),
            *(html.P(bar_line(bar, text), className="claim-foot") for bar in bars),
            *([_side_by_side(claim, view)] if chosen else []),
        ],
        className=f"claim status-{status}",
        id=f"claim-{claim.id}",
    )


def _evidence_lines(
    claim: Claim, sources: Mapping[str, Source], selection: Selection, text: Catalogue
) -> Iterable[Tree]:
    """One line a stance: the word, then a link for each passage."""
    for stance in Stance:
        links = [_evidence_link(e, sources[e.source], selection, text) for e in claim.evidence if e.stance is stance]
        if links:
            items = [html.Li(link) for link in links]
            label = html.Span(text(f"stance.{stance}"), className="stance")
            yield html.Div([label, html.Ul(items)], className=f"evidence stance-{stance}")


def _evidence_link(evidence: Evidence, source: Source, selection: Selection, text: Catalogue) -> Tree:
    chosen = (selection.source, selection.passage) == (evidence.source, evidence.passage)
    current = aria(current="true") if chosen else {}
    return html.A(
        evidence_name(source, passage_of(source, evidence.passage), text),
        href=selection.reading(evidence.source, evidence.passage).address(),
        className=f"evidence-link side-{source.side}",
        **current,
    )


def _side_by_side(claim: Claim, view: View) -> Tree:
    """All passages that bear on a claim: what the records say on one side, what the press says on the other."""
    sources, text, columns = view.known.data.sources, view.text, list[Tree]()
    for key, press in (("compare.records", False), ("compare.press", True)):
        cited = [e for e in claim.evidence if (sources[e.source].side is Side.PRESS) is press]
        cards = [_compared(e, view) for e in cited] or [html.P(text("compare.none"), className="hint")]
        columns.append(html.Div([html.H4(text(key), className="heading"), *cards], className="column"))
    return html.Div(columns, className="side-by-side")


def _compared(evidence: Evidence, view: View) -> Tree:
    source, text = view.known.data.sources[evidence.source], view.text
    passage = passage_of(source, evidence.passage)
    return html.Div(
        [
            html.P(text(f"stance.{evidence.stance}"), className=f"stance stance-{evidence.stance}"),
            html.P(quoted(passage, source, text), className="gloss"),
            *(html.P(sign, className="check-line") for sign in check_sign(passage, source, view)),
            html.P(_evidence_link(evidence, source, view.selection, text), className="claim-foot"),
        ],
        className=f"compared stance-{evidence.stance}",
    )


def bar_line(bar: Bar, text: Catalogue) -> list[Part]:
    """A bar, and the words that say until when."""
    key = "sealed.until" if bar.hidden else "silent.until"
    words = text(key, day=text.day(to_date(bar.until)))
    return [html.Span(className="bar", **aria(hidden="true")), html.Span(words, className="bar-words")]


def _related(event: Event, data: DataSet, selection: Selection, text: Catalogue) -> list[Tree]:
    """How the event bears on others: the kind of relation, then the other event as a link."""
    if not event.related:
        return []
    others = [(link, other) for link in event.related if (other := data.event(link.event)) is not None]
    items = [
        html.Li(
            html.A(
                [
                    html.Span(text(f"relation.{link.kind}"), className="relation"),
                    html.Span(said(other.title, text)),
                    html.Span(text.date(other.date, "short"), className="when"),
                ],
                href=selection.choosing(other.id).address(),
                className="chip related-chip",
            )
        )
        for link, other in others
    ]
    return [html.H3(text("event.related"), className="heading"), html.Ul(items, className="related")]


def _silent(bar: Bar, text: Catalogue) -> Tree:
    return html.Li(html.P(bar_line(bar, text), className="claim-text"), className="claim status-silent")
