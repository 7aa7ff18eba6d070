"""What is taken out of a data set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from explorer.records import DataSet, Event, Person, Source, Theme


class Part(NamedTuple):
    """
    What is taken: everything, or the events and sources of a view.

    Attributes:
        data: The data set, through the door of the second clock.
        events: Those of its events that are taken, in its order.
        sources: Those of its sources that are taken, with all that the events cite.
    """

    data: DataSet
    events: tuple[Event, ...]
    sources: tuple[Source, ...]

    @classmethod
    def all_of(cls, data: DataSet) -> Part:
        """Everything; of an archive each record is read."""
        return cls(data, tuple(data.events), tuple(data.sources.values()))

    @property
    def is_whole(self) -> bool:
        """Whether nothing was left out."""
        return len(self.events) == len(self.data.events) and len(self.sources) == len(self.data.sources)

    @property
    def people(self) -> tuple[Person, ...]:
        """Who acts, speaks or governs in it, in file order; of everything all there are."""
        named = None if self.is_whole else set(self._people())
        return tuple(person for name, person in self.data.people.items() if named is None or name in named)

    @property
    def themes(self) -> tuple[Theme, ...]:
        """The themes of its events, in file order; of everything all there are."""
        if self.is_whole:
            return tuple(self.data.themes.values())
        named = {theme for event in self.events for theme in _named(event, "themes")}
        return tuple(theme for name, theme in self.data.themes.items() if name in named)

    def _people(self) -> Iterator[str]:
        for event in self.events:
            yield from _named(event, "actors")
        for source in self.sources:
            yield from (passage.speaker for passage in source.passages if passage.speaker)
        yield from (term.person for term in self.data.terms)


def _named(event: Event, field: str) -> Iterator[str]:
    """Who or what an event names, and what is shown in its place on days when less is known."""
    for record in (event, event.__dict__["before"]):
        yield from (record.__dict__[field] or () if record else ())
