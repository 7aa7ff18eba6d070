"""What the address of a page for a class asks for: a view, a story and a step of it, and a wish for an activity."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeVar
from urllib.parse import parse_qsl, quote

from explorer.activities.sheet import Clock, Gap, Wish
from explorer.listing import Listing
from explorer.selection import Selection

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_NUMBER = re.compile(r"\d{1,6}")
_LONGEST = 8000
_EVERYTHING, _USUAL, _AS_USUAL = Selection(), Wish(), Listing()
W = TypeVar("W", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Asked:
    """
    One address.

    Attributes:
        selection: Filters, second clock and language, as on all pages.
        story: Id of a story; empty if none is named.
        step: Counted from 1.
        shown: How many hidden lines of the step are revealed.
        wish: For an activity.
    """

    selection: Selection = _EVERYTHING
    story: str = ""
    step: int = 1
    shown: int = 0
    wish: Wish = _USUAL

    @classmethod
    def from_query(cls, query: str) -> Asked:
        """Read the part of an address after the path; what cannot be read counts as not asked for."""
        given = dict(parse_qsl(query.encode("utf-8", "replace").decode()[:_LONGEST], errors="replace"))
        size = _number(given.get("n", ""))
        selection = Selection.from_query(query).listed(_AS_USUAL)
        wish = Wish(
            seed=_number(given.get("seed", "")) or 1,
            size=size or None,
            clock=_word(given.get("order", ""), Clock, Clock.HAPPENED),
            gap=_word(given.get("gap", ""), Gap, Gap.YEAR),
            event=selection.event,
            excerpt=min(400, size) if (size := _number(given.get("excerpt", ""))) is not None else 60,
        )
        story = given.get("story", "")
        return cls(
            selection,
            story if _ID.fullmatch(story) else "",
            max(1, _number(given.get("step", "")) or 1),
            _number(given.get("shown", "")) or 0,
            wish,
        )

    def in_language(self, language: str) -> Asked:
        """The same in another language."""
        return replace(self, selection=replace(self.selection, lang=language))

    def address(self, path: str) -> str:
        """This on the page of a path; defaults are left out."""
        usual = _USUAL
        wished = {
            "seed": str(self.wish.seed) if self.wish.seed != usual.seed else "",
            "n": str(self.wish.size) if self.wish.size is not None else "",
            "order": str(self.wish.clock) if self.wish.clock is not usual.clock else "",
            "gap": str(self.wish.gap) if self.wish.gap is not usual.gap else "",
            "excerpt": str(self.wish.excerpt) if self.wish.excerpt != usual.excerpt else "",
            "story": self.story,
            "step": str(self.step) if self.step > 1 else "",
            "shown": str(self.shown) if self.shown else "",
        }
        own = [f"{key}={quote(value, safe='')}" for key, value in wished.items() if value]
        pairs = [pair for pair in self.selection.to_query().removeprefix("?").split("&") if pair]
        return path + ("?" + "&".join(sorted([*pairs, *own])) if pairs or own else "")


def _number(text: str) -> int | None:
    return int(text) if _NUMBER.fullmatch(text) else None


def _word(text: str, words: type[W], usual: W) -> W:
    return words(text) if text in set(words) else usual
