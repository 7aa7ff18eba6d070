"""Where a passage's quote is in a text, and what may be said of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from explorer.anchoring.locators import page_spans, part_spans, touches, wanted
from explorer.anchoring.places import Hit, Prepared, Span, prepared
from explorer.fulltext import FullText
from explorer.records import Passage, Position


class Found(StrEnum):
    """
    What became of a quote.

    ACCEPTED is what a curator decided about a place that differs from the quote; nothing in this package does.
    """

    EXACT = "exact"
    NORMALISED = "normalised"
    AMBIGUOUS = "ambiguous"
    MISSING = "missing"
    NO_TEXT = "no-text"
    ACCEPTED = "accepted"


@dataclass(frozen=True)
class Anchor:
    """
    Where a quote is.

    Attributes:
        found: What became of it.
        places: One if it was found or accepted, several if it is ambiguous, else none.
        elsewhere: The locator names a page or a numbered part which the text has, and the quote is not there.
    """

    found: Found
    places: tuple[Span, ...]
    elsewhere: bool = False


def anchor(passage: Passage, text: FullText | Prepared) -> Anchor:
    """
    Look for a passage's quote in its document's text; the package's docstring tells how places are told apart.

    Args:
        passage: With a quote.
        text: The document's. A Prepared is used as it is; a FullText is prepared once, and the last few are kept.

    Returns:
        EXACT if its characters stand there as they are, NORMALISED if the stated rules were needed, AMBIGUOUS with
        every place that is still in play, MISSING, or NO_TEXT if the text is empty.

    Raises:
        ValueError: The passage has no quote.
    """
    if passage.quote is None:
        raise ValueError(f"passage {passage.id} has no quote")
    ready = text if isinstance(text, Prepared) else prepared(text)
    if not ready.key:
        return Anchor(Found.NO_TEXT, ())
    places = tuple(ready.span(hit) for hit in ready.find(passage.quote) if _has_context(hit, passage, ready))
    if not places:
        return Anchor(Found.MISSING, ())
    places = _overlapping(places, passage.position)
    places, elsewhere = _located(places, passage, ready)
    if len(places) > 1:
        return Anchor(Found.AMBIGUOUS, places, elsewhere)
    verbatim = ready.full.text[places[0].start : places[0].end] == passage.quote
    return Anchor(Found.EXACT if verbatim else Found.NORMALISED, places, elsewhere)


def _has_context(hit: Hit, passage: Passage, text: Prepared) -> bool:
    if passage.prefix and not text.follows(hit, passage.prefix):
        return False
    return not passage.suffix or text.precedes(hit, passage.suffix)


def _overlapping(places: tuple[Span, ...], position: Position | None) -> tuple[Span, ...]:
    """The one place that overlaps a position; all of them if none or several do."""
    if position is None:
        return places
    over = tuple(span for span in places if touches(span, (Span(position.start, position.end),)))
    return over if len(over) == 1 else places


def _located(places: tuple[Span, ...], passage: Passage, text: Prepared) -> tuple[tuple[Span, ...], bool]:
    """The places on the pages and in the parts that the locator names; all, and True, if it names others."""
    named = wanted(passage)
    pages, parts = page_spans(named, text.full), part_spans(named, text)
    on_pages = tuple(span for span in places if touches(span, pages))
    places = on_pages or places
    in_parts = tuple(span for span in places if touches(span, parts))
    # Numbered parts are read from the look of lines: they are believed where no page is known.
    elsewhere = not on_pages if pages else bool(parts) and not in_parts
    return in_parts or places, elsewhere
