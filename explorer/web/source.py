"""A source in the reader: its markings, the passage with its quote, its record."""

from __future__ import annotations

from collections.abc import Iterable

from explorer.dates import year_of
from explorer.i18n import Catalogue
from explorer.openness import disclosure
from explorer.records import DataSet, Passage, Release, Source
from explorer.selection import Selection
from explorer.vocabulary import Kind
from explorer.web.parts import Tree, html
from explorer.web.secrecy import duration, fate, opening
from explorer.web.words import Part, aria, gloss, key_of, said

UNMARKED = "none"
"""What ``classification`` holds for a document that was never secret."""


def passage_of(source: Source, passage: str) -> Passage:
    """The passage of that id; KeyError if the source has none."""
    for candidate in source.passages:
        if candidate.id == passage:
            return candidate
    raise KeyError(passage)


def evidence_name(source: Source, passage: Passage, text: Catalogue) -> list[Part]:
    """Whose record, what sort of document (for press: which paper), and where in it."""
    outlet = source.kind is Kind.NEWS_ARTICLE and source.creator
    name = str(source.creator) if outlet else text(key_of("kind", source.kind))
    locator = passage.locator.in_language(text.language).words
    return [html.B(text(f"side.{source.side}")), f" · {name}, {locator}"]


def quoted(passage: Passage, source: Source, text: Catalogue) -> list[Part]:
    """The gloss with the quote in its place."""
    return gloss(passage, source.language, text)


def source_card(source: Source, data: DataSet, selection: Selection, text: Catalogue) -> Tree:
    """The document: stamps, the chosen passage (or all of them), then its record."""
    chosen = next((p for p in source.passages if p.id == selection.passage), None)
    passages = [chosen] if chosen else list(source.passages)
    return html.Section(
        [
            html.Div([*_stamps(source, text), _kind_and_pages(source, chosen, text)], className="stamps"),
            html.H3(said(source.title, text), className="source-title", id="source-title", tabIndex="-1"),
            *[_passage(p, source, data, selection, text) for p in passages],
            html.P(text("passage.whose-words"), className="hint whose-words"),
            _steps(source, chosen, selection, text),
            *([html.P(said(source.note, text), className="note")] if source.note else []),
            _record(source, data, text),
        ],
        className="source-card",
        id="source-card",
        **aria(label=text("source.heading")),
    )


def _stamps(source: Source, text: Catalogue) -> list[Tree]:
    """The marking as it was, struck through once open; and how the document became public."""
    found: list[Tree] = []
    if source.classification and source.classification != UNMARKED:
        never = disclosure(source).declassified is None
        mark: Part = source.classification if never else html.S(source.classification)
        found.append(html.Span(mark, className="stamp secret", title=text("source.marked")))
    opened = disclosure(source)
    if opened.sealed:
        leaked = "stamp.leaked" if opened.declassified is None else "stamp.leaked-first"
        key = leaked if opened.leaked else f"stamp.{opened.first.extent}"
        found.append(html.Span(text(key, year=_year(opened.first)), className="stamp open"))
    return found


def _year(release: Release) -> str:
    return "" if release.date.latest is None else str(year_of(release.date.latest))


def _kind_and_pages(source: Source, passage: Passage | None, text: Catalogue) -> Tree:
    words: list[Part] = [html.B(text(key_of("kind", source.kind)))]
    locator = passage.locator.in_language(text.language).words if passage else ""
    pages = text("source.pages", n=source.pages) if source.pages else ""
    detail = " · ".join(part for part in (text(f"side.{source.side}"), locator, pages) if part)
    return html.Span([*words, html.Span(detail, className="muted")], className="kind")


def _passage(passage: Passage, source: Source, data: DataSet, selection: Selection, text: Catalogue) -> Tree:
    parts: list[Tree] = []
    if passage.speaker and passage.speaker in data.people:
        speaker = data.people[passage.speaker].name.in_language(text.language).words
        parts.append(html.P(speaker, className="speaker"))
    parts.append(html.P(quoted(passage, source, text), className="gloss"))
    if passage.quote_language:
        parts.append(
            html.P(text("passage.translation", language=text.language_name(passage.quote_language)), className="hint")
        )
    if passage.seen_in and passage.seen_in in data.sources:
        known_from = data.sources[passage.seen_in]
        link = html.A(said(known_from.title, text), href=selection.reading(known_from.id).to_query())
        parts.append(html.P([text("passage.seen-in"), " ", link], className="hint"))
    return html.Div(parts, className="passage")


def _steps(source: Source, chosen: Passage | None, selection: Selection, text: Catalogue) -> Tree:
    """Previous and next passage, all passages, the document's own address, and a way to close it."""
    links: list[Tree] = []
    if chosen is not None and len(source.passages) > 1:
        place = source.passages.index(chosen)
        for key, index in (("passage.previous", place - 1), ("passage.next", place + 1)):
            if 0 <= index < len(source.passages):
                query = selection.reading(source.id, source.passages[index].id).to_query()
                links.append(html.A(text(key), href=query, className="button"))
            else:
                links.append(html.Span(text(key), className="button off", **aria(disabled="true")))
        words = text("passage.all", n=len(source.passages))
        links.append(html.A(words, href=selection.reading(source.id).to_query(), className="button"))
    if source.url:
        links.append(_outside(text("source.open"), source.url, "button"))
    links.append(html.A(text("source.close"), href=selection.reading("").to_query() or "/", className="button"))
    return html.Nav(links, className="steps", **aria(label=text("source.steps")))


def _outside(words: str, address: str, name: str = "") -> Tree:
    """A link that leaves the explorer: it says so, and tells the other host nothing."""
    arrow = html.Span(" ↗", **aria(hidden="true"))
    return html.A([words, arrow], href=address, className=name, target="_blank", rel="noopener noreferrer")


def _record(source: Source, data: DataSet, text: Catalogue) -> Tree:
    rows: list[tuple[str, Part]] = [(text(f"source.{key}"), value) for key, value in _fields(source, text) if value]
    releases = [html.Li(_release(release, text)) for release in disclosure(source).history]
    rows.append((text("source.releases"), html.Ul(releases)))
    if source.url:
        rows.append((text("source.address"), _outside(source.url, source.url, "address")))
    return html.Dl([part for term, value in rows for part in (html.Dt(term), html.Dd(value))], className="record")


def _fields(source: Source, text: Catalogue) -> Iterable[tuple[str, str]]:
    archive = source.archive
    yield "creator", source.creator or ""
    yield "created", text.date(source.created)
    yield "language", text.language_name(source.language)
    yield "classification", _classification(source, text)
    opened = disclosure(source)
    if opened.sealed:
        yield "sealed-for", " · ".join(part for part in (duration(opened, text), fate(opened, text)) if part)
    if archive:
        yield "archive", ", ".join(part for part in (archive.repository, archive.collection) if part)
        yield "identifier", archive.identifier or ""
    yield "rights", text(key_of("rights", source.rights))


def _classification(source: Source, text: Catalogue) -> str:
    if source.classification is None:
        return text("classification.unknown")
    return text("classification.none") if source.classification == UNMARKED else source.classification


def _release(release: Release, text: Catalogue) -> list[Part]:
    parts: list[Part] = [opening(release, text)]
    if release.url:
        parts += [" ", _outside(text("source.release-page"), release.url)]
    return parts
