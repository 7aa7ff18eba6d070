"""What a sheet is made from: the events of a view or a story, and an order that a seed gives."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import TypeVar

from explorer.i18n import Catalogue
from explorer.records import DataSet, Event, Passage, Source

T = TypeVar("T")
Words = Callable[[Source, Passage, int], str]
"""The words of a document's own text around a passage: so many on each side; empty if no text is attached."""


@dataclass(frozen=True)
class Pool:
    """
    What there is to ask about.

    Attributes:
        data: A data set that has come through ``as_known_on``; nothing that is not in it may be asked.
        events: The events of the view or of the story, by earliest day; all of them are in *data*.
        text: The words of the sheet's language.
        today: Day number: the last day on which the public could know anything that is asked about.
        around: Words of attached texts.
    """

    data: DataSet
    events: tuple[Event, ...]
    text: Catalogue
    today: int
    around: Words = lambda source, passage, n: ""

    def passage(self, source: str, passage: str) -> tuple[Source, Passage] | None:
        """A document and a passage of it; None if there is none of these names."""
        found = self.data.sources.get(source)
        place = next((p for p in found.passages if p.id == passage), None) if found else None
        return None if found is None or place is None else (found, place)


def shuffled(things: Iterable[T], seed: int, key: Callable[[T], str]) -> list[T]:
    """
    Things in an order that looks random and is the same for the same seed, on every machine and in every version.

    Args:
        things: Any, of which *key* gives an id each.
        seed: Another seed, another order.
        key: An id; where one thing goes does not depend on which others there are.
    """
    return sorted(things, key=lambda thing: (_digest(f"{seed}\0{key(thing)}"), key(thing)))


def drawn(pool: Pool, seed: int, most: int) -> Pool:
    """A pool with at most so many of its events, which the seed chooses, in the order that they had."""
    chosen = {event.id for event in shuffled(pool.events, seed, lambda event: event.id)[:most]}
    return replace(pool, events=tuple(event for event in pool.events if event.id in chosen))


def _digest(words: str) -> bytes:
    return blake2b(words.encode(), digest_size=8).digest()
