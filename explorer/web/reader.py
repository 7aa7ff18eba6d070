"""The reader: an event with its claims, on Explore and on every page that shows one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from dash import html
from dash.development.base_component import Component

from explorer.dates import to_date
from explorer.i18n import Catalogue
from explorer.knowledge import Secrecy, Status, claim_status, once_sealed, secrecy
from explorer.records import Bar, Claim, DataSet, Event, Evidence, Source
from explorer.selection import Selection
from explorer.vocabulary import Side, Stance
from explorer.web.source import evidence_name, passage_of, quoted, source_card
from explorer.web.words import Part, aria, said

SIGNS: Mapping[Status, str] = {
    Status.TWO_SIDED: "●●",
    Status.DOCUMENTED: "●",
    Status.REPORTED: "○",
    Status.DISPUTED: "◐",
    Status.CONTRADICTED: "✕",
    Status.SILENT: "▬",
}


def reader(data: DataSet, shown: tuple[str, ...], selection: Selection, text: Catalogue) -> list[Component]:
    """
    What stands in the reader for this view.

    Args:
        data: What is known; sealed parts are gone.
        shown: Ids of the events on the timeline, in time order: previous and next go through them.
        selection: The view, already ``within`` *data*.
        text: The words of its language.
    """
    event = next((e for e in data.events if e.id == selection.event), None)
    parts = event_panel(event, data, shown, selection, text) if event else []
    source = data.sources.get(selection.source)
    if source is not None:
        parts.append(source_card(source, data, selection, text))
    return parts or welcome(data, shown, selection, text)


def welcome(data: DataSet, shown: tuple[str, ...], selection: Selection, text: Catalogue) -> list[Component]:
    """What the data set is, how to begin, and its events as a list."""
    titles = {e.id: e for e in data.events}
    items = [
        html.Li(
            html.A(
                [
                    html.Span(text.date(titles[i].date, "short"), className="when"),
                    html.Span(said(titles[i].title, text)),
                ],
                href=selection.choosing(i).to_query() or "/",
            )
        )
        for i in shown
    ]
    return [
        html.H2(said(data.card.title, text), className="title", id="reader-title", tabIndex="-1"),
        html.P(said(data.card.description, text), className="summary"),
        html.P(text("welcome.how"), className="hint"),
        html.H3(text("welcome.events"), className="heading"),
        html.Ol(items, className="event-list") if items else html.P(text("welcome.none"), className="hint"),
    ]


def event_panel(
    event: Event, data: DataSet, shown: tuple[str, ...], selection: Selection, text: Catalogue
) -> list[Component]:
    """An event: when and where, who, tone with its reason, summary, and its claims with their evidence."""
    place = [" · ", *said(event.place.name, text)] if event.place else []
    return [
        neighbours(event.id, shown, selection, text),
        html.P([text.date(event.date), *place], className="dateline"),
        html.H2(said(event.title, text), className="title", id="reader-title", tabIndex="-1"),
        html.P(_facts(event, data, text), className="facts"),
        html.P(said(event.summary, text), className="summary"),
        *_tone_reason(event, text),
        html.H3(text("event.claims"), className="heading"),
        html.Ol(
            [_claim(c, event, data, selection, text) for c in event.claims]
            + [_silent(bar, text) for bar in data.bars.get(event.id, ()) if bar.claim is None],
            className="claims",
        ),
        *_related(event, data, selection, text),
    ]


def neighbours(event: str, shown: tuple[str, ...], selection: Selection, text: Catalogue) -> Component:
    """Links to the previous and next event of the timeline, and one that closes the reader."""
    place = shown.index(event) if event in shown else None
    before = shown[place - 1] if place else None
    after = shown[place + 1] if place is not None and place + 1 < len(shown) else None

    def step(target: str | None, key: str, sign: str, rel: str) -> Component:
        label = [html.Span(sign, **aria(hidden="true")), html.Span(text(key))]
        if target is None:
            return html.Span(label, className=f"button off step-{rel}", **aria(disabled="true"))
        return html.A(label, href=selection.choosing(target).to_query(), rel=rel, className=f"button step-{rel}")

    close = html.A(text("event.close"), href=selection.choosing("").to_query() or "/", className="button step-close")
    return html.Nav(
        [step(before, "event.previous", "←", "prev"), step(after, "event.next", "→", "next"), close],
        className="steps",
        **aria(label=text("event.steps")),
    )


def _facts(event: Event, data: DataSet, text: Catalogue) -> list[Part]:
    parts: list[Part] = []
    if event.tone:
        pill = [text.signed(event.tone.value), " ", text(f"tone.{event.tone.value}")]
        parts.append(html.Span(pill, className=f"tone tone-{_direction(event.tone.value)}"))
    names = [data.people[a].name.in_language(text.language).words for a in event.actors]
    if names:
        parts.append(html.Span(" · ".join(names), className="actors"))
    longest = _longest_secrecy(event, data.sources)
    if longest:
        words = text("event.sealed-for", duration=text.duration(years=longest.years, months=longest.months))
        parts.append(html.Span(words, className="sealed-for"))
    return parts


def _direction(value: int) -> str:
    return "cool" if value > 0 else "warm" if value < 0 else "even"


def _longest_secrecy(event: Event, sources: Mapping[str, Source]) -> Secrecy | None:
    cited = {e.source for c in event.claims for e in c.evidence if e.stance is not Stance.CONTEXT}
    spans = [secrecy(sources[i]) for i in cited if once_sealed(sources[i])]
    return max((s for s in spans if s), default=None)


def _tone_reason(event: Event, text: Catalogue) -> list[Component]:
    if event.tone is None:
        return []
    return [html.P([html.B(text("event.tone-why")), " ", *said(event.tone.reason, text)], className="reason")]


def _claim(claim: Claim, event: Event, data: DataSet, selection: Selection, text: Catalogue) -> Component:
    status = claim_status(claim, data.sources, None)
    chosen = selection.claim == claim.id
    foot: list[Part] = [
        html.Span(SIGNS[status], className="sign", **aria(hidden="true")),
        html.B(text(f"status.{status}"), className="status"),
    ]
    if len(claim.evidence) > 1:
        words = text("claim.uncompare") if chosen else text("claim.compare", n=len(claim.evidence))
        query = selection.comparing("" if chosen else claim.id).to_query()
        current = aria(current="true") if chosen else {}
        foot.append(html.A(words, href=query, className="compare", **current))
    bars = [bar for bar in data.bars.get(event.id, ()) if bar.claim == claim.id]
    return html.Li(
        [
            html.P(said(claim.text, text), className="claim-text"),
            html.P(foot, className="claim-foot"),
            *_evidence_lines(claim, data.sources, selection, text),
            *(html.P(_bar(bar, text), className="claim-foot") for bar in bars),
            *([_side_by_side(claim, data, selection, text)] if chosen else []),
        ],
        className=f"claim status-{status}",
        id=f"claim-{claim.id}",
    )


def _evidence_lines(
    claim: Claim, sources: Mapping[str, Source], selection: Selection, text: Catalogue
) -> Iterable[Component]:
    """One line a stance: the word, then a link for each passage."""
    for stance in Stance:
        links = [_evidence_link(e, sources[e.source], selection, text) for e in claim.evidence if e.stance is stance]
        if links:
            items = [html.Li(link) for link in links]
            label = html.Span(text(f"stance.{stance}"), className="stance")
            yield html.Div([label, html.Ul(items)], className=f"evidence stance-{stance}")


def _evidence_link(evidence: Evidence, source: Source, selection: Selection, text: Catalogue) -> Component:
    chosen = (selection.source, selection.passage) == (evidence.source, evidence.passage)
    current = aria(current="true") if chosen else {}
    return html.A(
        evidence_name(source, passage_of(source, evidence.passage), text),
        href=selection.reading(evidence.source, evidence.passage).to_query(),
        className=f"evidence-link side-{source.side}",
        **current,
    )


def _side_by_side(claim: Claim, data: DataSet, selection: Selection, text: Catalogue) -> Component:
    """All passages that bear on a claim: what the records say on one side, what the press says on the other."""
    columns = []
    for key, press in (("compare.records", False), ("compare.press", True)):
        cited = [e for e in claim.evidence if (data.sources[e.source].side is Side.PRESS) is press]
        cards = [_compared(e, data, selection, text) for e in cited] or [html.P(text("compare.none"), className="hint")]
        columns.append(html.Div([html.H4(text(key), className="heading"), *cards], className="column"))
    return html.Div(columns, className="side-by-side")


def _compared(evidence: Evidence, data: DataSet, selection: Selection, text: Catalogue) -> Component:
    source = data.sources[evidence.source]
    passage = passage_of(source, evidence.passage)
    return html.Div(
        [
            html.P(text(f"stance.{evidence.stance}"), className=f"stance stance-{evidence.stance}"),
            html.P(quoted(passage, source, text), className="gloss"),
            html.P(_evidence_link(evidence, source, selection, text), className="claim-foot"),
        ],
        className=f"compared stance-{evidence.stance}",
    )


def _bar(bar: Bar, text: Catalogue) -> list[Part]:
    words = text("sealed.until", day=text.day(to_date(bar.until)))
    return [html.Span(className="bar", **aria(hidden="true")), html.Span(words, className="bar-words")]


def _related(event: Event, data: DataSet, selection: Selection, text: Catalogue) -> list[Component]:
    """How the event bears on others: the kind of relation, then the other event as a link."""
    if not event.related:
        return []
    others = {e.id: e for e in data.events}
    items = [
        html.Li(
            [
                html.Span(text(f"relation.{link.kind}"), className="relation"),
                html.A(said(others[link.event].title, text), href=selection.choosing(link.event).to_query()),
                html.Span(text.date(others[link.event].date, "short"), className="when"),
            ]
        )
        for link in event.related
    ]
    return [html.H3(text("event.related"), className="heading"), html.Ul(items, className="related")]


def _silent(bar: Bar, text: Catalogue) -> Component:
    return html.Li(html.P(_bar(bar, text), className="claim-text"), className="claim status-silent")
