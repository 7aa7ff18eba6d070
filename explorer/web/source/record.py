"""What a document is: its markings, how it became public, where it is kept, who is in it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from explorer.dates import year_of
from explorer.i18n import Catalogue
from explorer.openness import Disclosure, disclosure
from explorer.records import Passage, Release, Source
from explorer.released import duration, fate, opening
from explorer.vocabulary import key_of
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.words import Part, aria, said

UNMARKED = "none"
"""What ``classification`` holds for a document that was never secret."""


def stamps(source: Source, text: Catalogue) -> list[Tree]:
    """The marking as it was, struck through once lifted; and how the document became public."""
    found: list[Tree] = []
    opened = disclosure(source)
    if source.classification and source.classification != UNMARKED:
        never = opened.declassified is None
        mark: Part = source.classification if never else html.S(source.classification)
        key = "source.marked" if never else "source.marked-lifted"
        spoken = html.Span(text(key, marking=source.classification), className="unseen")
        seen = html.Span(mark, **aria(hidden="true"))
        found.append(html.Span([seen, spoken], className="stamp secret", title=text("source.as-marked")))
    if opened.sealed:
        leaked = "stamp.leaked" if opened.declassified is None else "stamp.leaked-first"
        key = leaked if opened.leaked else f"stamp.{opened.first.extent}"
        found.append(html.Span(text(key, year=_year(opened.first)), className="stamp open"))
    return found


def _year(release: Release) -> str:
    return "" if release.date.latest is None else str(year_of(release.date.latest))


def kind_and_pages(source: Source, passage: Passage | None, text: Catalogue) -> Tree:
    """What sort of document, whose record, where in it, how long."""
    words: list[Part] = [html.B(text(key_of("kind", source.kind)))]
    locator = passage.locator.in_language(text.language).words if passage else ""
    pages = text("source.pages", n=source.pages) if source.pages else ""
    detail = " · ".join(part for part in (text(f"side.{source.side}"), locator, pages) if part)
    return html.Span([*words, html.Span(detail, className="muted")], className="document-kind")


def life_line(source: Source, view: View) -> list[Tree]:
    """From the day it was written over each release to the day on which its text was fetched, with the time between."""
    text, opened = view.text, disclosure(source)
    written = html.Li([html.B(text.date(source.created)), html.Span(text("life.written"))], className="life-written")
    long = duration(opened, text)
    gap = [_sealed(text("life.sealed", duration=long), opened)] if opened.sealed and long else []
    releases = [html.Li(_released(release, text), className="life-released") for release in opened.history]
    fetched = [] if view.selection.known else [_fetched(source, view)]
    line = html.Ol([written, *gap, *releases, *(f for f in fetched if f)], className="life")
    rest = fate(opened, text)
    return [
        html.H3(text("life.heading"), className="heading"),
        line,
        *([html.P(rest, className="hint life-fate")] if rest and opened.sealed else []),
    ]


def _sealed(words: str, opened: Disclosure) -> Tree:
    """The time under seal: the longer it was, the longer the line."""
    years = opened.secrecy.years if opened.secrecy else 0
    return html.Li(html.B(words), className="life-sealed", style={"min-height": f"{1.6 + min(years, 60) * 0.1:.1f}rem"})


def _released(release: Release, text: Catalogue) -> list[Part]:
    day = text.date(release.date)
    parts: list[Part] = [html.B(day), html.Span(opening(release, text).removeprefix(f"{day} · "))]
    if release.url:
        parts.append(outside(text("source.release-page"), release.url))
    return parts


def _fetched(source: Source, view: View) -> Tree | None:
    kept = view.known.readings.kept(source)
    if not kept:
        return None
    day = view.text.day(max(one.added for one in kept).date())
    return html.Li([html.B(day), html.Span(view.text("life.fetched", n=len(kept)))], className="life-fetched")


def outside(words: str, address: str, name: str = "") -> Tree:
    """A link that leaves the explorer: it says so, and tells the other host nothing."""
    arrow = html.Span(" ↗", **aria(hidden="true"))
    return html.A([words, arrow], href=address, className=name, target="_blank", rel="noopener noreferrer")


def record(source: Source, view: View) -> Tree:
    """Where it is kept, under which number, what may be done with it."""
    text = view.text
    rows: list[tuple[str, Part]] = [(text(f"source.{key}"), value) for key, value in _fields(source, text) if value]
    if source.url:
        rows.append((text("source.address"), outside(source.url, source.url, "address")))
    return html.Dl([part for term, value in rows for part in (html.Dt(term), html.Dd(value))], className="record")


def _fields(source: Source, text: Catalogue) -> Iterable[tuple[str, str]]:
    archive = source.archive
    yield "creator", source.creator or ""
    yield "created", text.date(source.created)
    yield "language", text.language_name(source.language)
    yield "classification", _classification(source, text)
    if archive:
        yield "archive", ", ".join(part for part in (archive.repository, archive.collection) if part)
        yield "identifier", archive.identifier or ""
    yield "rights", text(key_of("rights", source.rights))


def _classification(source: Source, text: Catalogue) -> str:
    if source.classification is None:
        return text("classification.unknown")
    return text("classification.none") if source.classification == UNMARKED else source.classification


def who(source: Source, view: View) -> list[Tree]:
    """Who speaks in it, and who acts in the events that it is cited for."""
    text, people = view.text, view.known.data.people
    speaking = Counter(p.speaker for p in source.passages if p.speaker is not None and p.speaker in people)
    cited = {citation.event.id: citation.event for citation in view.known.citing.of(source.id)}
    acting = Counter(actor for event in cited.values() for actor in event.actors if actor not in speaking)
    rows = []
    for key, found in (("who.speaks", speaking), ("who.acts", acting)):
        names = [html.Li(said(people[person].name, text)) for person, _ in found.most_common() if person in people]
        if names:
            rows += [html.Dt(text(key)), html.Dd(html.Ul(names, className="names"))]
    return [html.H3(text("who.heading"), className="heading"), html.Dl(rows, className="record who")] if rows else []
