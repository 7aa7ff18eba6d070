"""What is said of a result on the screen: its words with what was found marked, its line of facts, where it leads."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.i18n import Catalogue
from explorer.released import duration
from explorer.search import Excerpt, Kind, Result, Told
from explorer.selection import Page, Selection
from explorer.vocabulary import key_of
from explorer.web.parts import Tree, html
from explorer.web.words import Part

_HASH = 12


def marked_words(excerpt: Excerpt, language: str) -> list[Part]:
    """The words with what was found marked; in another language than the screen's they say so to a screen reader."""
    parts: list[Part] = [html.Mark(piece.words) if piece.found else piece.words for piece in excerpt.pieces]
    return parts if excerpt.language == language else [html.Span(parts, lang=excerpt.language)]


def excerpt_words(told: Told, text: Catalogue) -> list[Part]:
    """The words in context; where they are ours and not in the screen's language, they say so to the eye too."""
    parts = marked_words(told.excerpt, text.language)
    language = told.excerpt.language
    if language == text.language or told.result.kind in (Kind.SOURCE, Kind.TEXT):
        return parts
    found_in = text("search.found-in", language=text.language_name(language))
    return [*parts, " ", html.Span(language.upper(), className="fallback", title=found_in)]


def where(result: Result, selection: Selection, found: str = "") -> str:
    """Where a result is read: in the reader beside the timeline; a text on the page of its source."""
    if result.event:
        return selection.choosing(result.event).comparing(result.claim).address()
    if result.kind is not Kind.TEXT:
        return selection.reading(result.source, result.passage).address()
    read = selection.reading(result.source).in_text(result.sha256[:_HASH], result.page, found)
    return f"{read.on(Page.SOURCE).address()}#leaf-{result.page}"


def facts(told: Told, text: Catalogue) -> Iterator[Part]:
    """Kind, date, whose record, status, and how secret it was."""
    yield html.B(text(f"search.kind.{told.result.kind}"), className="result-kind")
    yield text.date(told.date, "short")
    if told.source:
        yield text(key_of("kind", told.source.kind))
    if told.side:
        words = text(f"side.{told.side}" if told.source else f"lane.side.{told.side}")
        yield html.Span(words, className=f"result-side side-{told.side}")
    if told.status:
        yield text(f"status.{told.status}")
    if told.locator:
        yield told.locator.in_language(text.language).words
    if told.result.page:
        yield text("search.page-of-text", n=told.result.page)
    yield from _secrecy(told, text)


def _secrecy(told: Told, text: Catalogue) -> Iterator[Part]:
    if told.source and told.source.classification and told.source.classification != "none":
        yield html.Span(told.source.classification, className="result-marking")
    if told.opened and told.opened.sealed and (long := duration(told.opened, text)):
        yield html.Span(text("event.sealed-for", duration=long), className="sealed-for")


def first_found(told: Told) -> str:
    """The first of the words that were found, as they stand in the text."""
    return next((piece.words for piece in told.excerpt.pieces if piece.found), "")


def in_a_row(parts: Iterator[Part]) -> list[Tree]:
    """Parts with a dot between each two."""
    listed: list[Tree] = []
    for part in parts:
        listed += [" · ", part] if listed else [part]
    return listed
