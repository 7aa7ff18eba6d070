"""
The text of a document, page by page.

Positions are those of a W3C TextPositionSelector: characters from the start of the text, end excluded. The pages
stand one after another with one line end between them, so a quote may run over the end of a page.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple


class Page(NamedTuple):
    """
    One page.

    Attributes:
        label: As the document numbers it (3, iv, A-12), else its place, counted from 1.
        start: Position of its first character.
        end: Position after its last character.
    """

    label: str
    start: int
    end: int


@dataclass(frozen=True)
class FullText:
    """A document's text and its pages; a document without pages is one page."""

    text: str
    pages: tuple[Page, ...]

    @classmethod
    def of(cls, pages: Iterable[tuple[str, str]]) -> FullText:
        """The text of pages, given as label and words."""
        found, pieces, start = [], list[str](), 0
        for label, words in pages:
            found.append(Page(label, start, start + len(words)))
            pieces.append(words)
            start += len(words) + 1
        return cls("\n".join(pieces), tuple(found))

    def words(self, number: int) -> str:
        """The text of the page that comes at *number*, counted from 0."""
        page = self.pages[number]
        return self.text[page.start : page.end]

    def page_at(self, position: int) -> int:
        """The number, from 0, of the page on which a position lies; the line end after a page belongs to it."""
        return max(0, bisect_right(self._starts, position) - 1)

    def numbers(self, label: str) -> tuple[int, ...]:
        """The pages that carry a label."""
        return tuple(n for n, page in enumerate(self.pages) if page.label == label)

    @cached_property
    def _starts(self) -> list[int]:
        return [page.start for page in self.pages]
