"""Every quote looked for in the texts of its source: what became of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from explorer.anchoring import Anchor, Found, anchor
from explorer.fulltext import FullText
from explorer.library import Acceptance, Kept, Library
from explorer.records import DataSet, Passage, Source

Texts = Sequence[tuple[Kept, FullText]]
Accepted = Callable[[str, str], Acceptance | None]

_BEST = (Found.EXACT, Found.NORMALISED, Found.ACCEPTED, Found.AMBIGUOUS, Found.MISSING, Found.NO_TEXT)
FAILED = frozenset({Found.AMBIGUOUS, Found.MISSING})
"""What a curator must look at."""


class Checked(NamedTuple):
    """
    What became of one quote.

    Attributes:
        source: Id of the source that it is quoted from.
        passage: Id of its passage.
        anchor: Where it is.
        kept: The text in which it was found, or looked for last; None if there is no text.
    """

    source: str
    passage: str
    anchor: Anchor
    kept: Kept | None


def check_source(source: Source, texts: Mapping[str, Texts], accepted: Accepted | None = None) -> dict[str, Checked]:
    """
    Look for every quote of a source.

    Args:
        source: The source.
        texts: Source id -> its texts, the latest release first; of this source, and of those in which its quotes were
            seen. Sources without texts may be left out.
        accepted: Source and passage -> the place that a curator took; None if nobody took any.

    Returns:
        Passage id -> what became of its quote; passages without a quote are left out.
    """
    return {
        passage.id: _check(source.id, passage, texts_for(passage, source, texts), accepted)
        for passage in source.passages
        if passage.quote is not None
    }


def texts_of(source: Source, data: DataSet, library: Library) -> dict[str, list[tuple[Kept, FullText]]]:
    """
    The texts in which the quotes of a source are looked for: its own, and those of sources in which they were seen.

    Raises:
        LibraryError: A text is missing or broken.
    """
    names = {source.id, *(passage.seen_in for passage in source.passages if passage.seen_in)} & {*data.sources}
    return {name: [(kept, library.text(kept)) for kept in reversed(library.kept(name))] for name in sorted(names)}


def texts_for(passage: Passage, source: Source, texts: Mapping[str, Texts]) -> list[tuple[Kept, FullText]]:
    """Where a quote is looked for: in the texts of its source, then in those of the source in which it was seen."""
    own, other = texts.get(source.id, ()), texts.get(passage.seen_in or "", ())
    return [*own, *other]


def _check(source: str, passage: Passage, texts: Texts, accepted: Accepted | None) -> Checked:
    """The best that any of the texts gives; of equals, what the latest release gives."""
    acceptance = accepted(source, passage.id) if accepted else None
    best = Checked(source, passage.id, Anchor(Found.NO_TEXT, ()), None)
    for kept, text in texts:
        found = anchor(passage, text)
        if found.found in FAILED:
            found = accepted_anchor(acceptance, passage.quote or "", kept.sha256) or found
        if best.kept is None or _rank(found) < _rank(best.anchor):
            best = Checked(source, passage.id, found, kept)
    return best


def _rank(found: Anchor) -> tuple[int, bool]:
    return _BEST.index(found.found), found.elsewhere


def accepted_anchor(acceptance: Acceptance | None, quote: str, sha256: str) -> Anchor | None:
    """What an acceptance says of a quote in a text; None if it is of another quote or another text."""
    if acceptance is None or (acceptance.quote, acceptance.sha256) != (quote, sha256):
        return None
    return Anchor(Found.ACCEPTED, (acceptance.span,))
