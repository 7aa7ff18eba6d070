"""Texts from data as components: as text, never as HTML, and with a mark where the language is another."""

from __future__ import annotations

from typing import Any

from explorer.i18n import Catalogue
from explorer.records import QUOTE_MARK, Passage, Phrase, Text
from explorer.web.parts import Tree, html

Part = Tree


def aria(**states: str) -> dict[str, Any]:
    """ARIA attributes for a component: ``aria(hidden="true")``."""
    return {f"aria-{name}": value for name, value in states.items()}


def data_attributes(**values: str) -> dict[str, Any]:
    """Data attributes for a component, read by the scripts in ``assets``."""
    return {f"data-{name}": value for name, value in values.items()}


def said(words: Text, text: Catalogue) -> list[Part]:
    """*words* in the catalogue's language; in English with a mark that says so where it has no other."""
    return marked(words.in_language(text.language), text)


def marked(phrase: Phrase, text: Catalogue) -> list[Part]:
    """A phrase; if it is in another language than the screen, it says so to eye and ear."""
    if phrase.language == text.language:
        return [phrase.words]
    note = text("language.fallback")
    badge = html.Span(phrase.language.upper(), className="fallback", title=note)
    return [html.Span(phrase.words, lang=phrase.language), " ", badge]


def gloss(passage: Passage, source_language: str, text: Catalogue) -> list[Part]:
    """What a passage says, its quote in place: verbatim, marked, in the document's own language."""
    phrase = passage.gloss.in_language(text.language)
    before, found, after = phrase.words.partition(QUOTE_MARK)
    if not found or passage.quote is None:
        return marked(phrase, text)
    quote = html.Mark(
        text("quote.marks", words=passage.quote),
        lang=passage.quote_language or source_language,
        className="quote",
    )
    outer = marked(Phrase(before, phrase.language), text) if phrase.language != text.language else [before]
    return [*outer, quote, html.Span(after, lang=phrase.language)]
