"""What a style is asked for: one item, in one place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from explorer.bibliography.processor.terms import Locale

Item = Mapping[str, Any]
"""An item of CSL-JSON (https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json)."""

_SHORT = {"title": "title-short", "container-title": "container-title-short"}


class Locator(NamedTuple):
    """
    A place in an item.

    Attributes:
        label: What the words count: ``page``, ``paragraph`` (a locator term of CSL).
        words: E.g. ``3`` or ``3–4``.
    """

    label: str
    words: str


@dataclass(slots=True)
class Rendering:
    """
    An item on its way through a style.

    Attributes:
        item: What is cited.
        locale: The style's words.
        listed: Whether it is for the bibliography, else for a note.
        again: Whether a note before this one has cited it.
        locator: The place in it; None for all of it.
        place: The place in words, at the end of a note.
        suffix: The letter after its year in a list; empty if it needs none.
        dashes: What stands for the names that the entry before has too; empty if there are none.
        sorting: Whether it is for a key to sort by, in which a date is a number.
        gone: Variables that stood in for a name, and are not printed a second time.
        standing_in: Whether something is sought that can stand in for a name.
        asked: How many variables were asked for.
        filled: How many of them had something.
        kind: The item's type.
    """

    item: Item
    locale: Locale
    listed: bool = False
    again: bool = False
    locator: Locator | None = None
    place: str = ""
    suffix: str = ""
    dashes: str = ""
    sorting: bool = False
    gone: set[str] = field(default_factory=set)
    standing_in: bool = False
    asked: int = 0
    filled: int = 0
    kind: object = None

    def has(self, name: str) -> bool:
        """Whether a variable has something, even if it was printed in the place of a name; it is not asked for."""
        return bool(self._value(name))

    def spent(self, name: str) -> bool:
        """Whether a variable was printed in the place of a name."""
        return name in self.gone

    def take(self, name: str, short: bool = False) -> Any:
        """The value of a variable; None if it is empty. Counts for the groups around it."""
        value = None
        if name not in self.gone:
            value = (self._value(_SHORT[name]) if short and name in _SHORT else None) or self._value(name)
        self.asked += 1
        self.filled += bool(value)
        if self.standing_in and value:
            self.gone.add(name)
        return value

    def _value(self, name: str) -> Any:
        if name in _OF_THE_PLACE:
            return _OF_THE_PLACE[name](self)
        if name == "page-first":
            return str(self.item.get("page", "")).partition("–")[0].partition("-")[0].strip()
        return self.item.get(name)

    def __post_init__(self) -> None:
        self.kind = self.item.get("type")

    @property
    def english(self) -> bool:
        """Whether its words are English; those of no language are in that of the style."""
        language = self.item.get("language") or self.locale.language
        return str(language).partition("-")[0].lower() == "en"


_OF_THE_PLACE: dict[str, Callable[[Rendering], str | None]] = {
    "locator": lambda r: r.locator.words if r.locator and not r.listed else None,
    "year-suffix": lambda r: r.suffix,
}
