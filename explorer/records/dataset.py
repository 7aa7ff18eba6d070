"""A whole data set: who acts, which themes there are, who governed when, and all events, sources and stories."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple, Protocol, runtime_checkable

from pydantic import Field, SkipValidation

from explorer.records.events import Event
from explorer.records.sources import Source
from explorer.records.stories import Story
from explorer.records.texts import Record, Text
from explorer.values import EdtfDate, Id, Language, Line
from explorer.vocabulary import PersonKind, Post, Side


class Person(Record):
    """Somebody who acts or speaks: a human being or an organisation."""

    id: Id
    name: Text
    short: Text | None = Field(None, description="for narrow places: the family name")
    kind: PersonKind = PersonKind.PERSON
    side: Side
    role: Text | None = None


class Theme(Record):
    """A lane of the timeline; themes.yaml gives the order."""

    id: Id
    name: Text


class Term(Record):
    """Who governed when."""

    person: Id
    side: Side
    post: Post = Post.HEAD_OF_STATE
    office: Text
    period: EdtfDate


class Era(Record):
    """A stretch of the timeline to jump to; eras may overlap."""

    id: Id
    name: Text = Field(description="a few words, which tell nothing that came after the era's first day")
    period: EdtfDate = Field(description="from/to, with a first day: 1985-03-11/1991-12-25, 2022-02-24/..")


class DatasetCard(Record):
    """dataset.yaml: what the folder is."""

    title: Text
    subtitle: Text
    description: Text
    version: Line
    licence: Line
    languages: tuple[Language, ...] = Field(min_length=1)
    hosts: tuple[Line, ...] = Field((), description="hosts that addresses may be on, for check --strict")
    eras: tuple[Era, ...] = Field((), description="the stretches of the timeline to jump to, in the menu's order")


class Bar(NamedTuple):
    """
    All that may be said of something sealed.

    Attributes:
        claim: The claim in which it stands; None if it is a claim itself.
        until: The day number on which it opens.
        hidden: Whether a document was kept from the public; if not, it was yet to be written or issued.
    """

    claim: str | None
    until: int
    hidden: bool = True


@runtime_checkable
class Findable(Protocol):
    """Events that find one of them by its id without looking at the others."""

    def find(self, name: str) -> Event | None:
        """The event of that id; None if there is none."""


class DataSet(Record):
    """
    A whole data set; events by earliest day then id, sources by id, people and themes in file order.

    Events are a tuple, or ``archive.ArchivedEvents``, which reads each from its file when it is asked for.

    The last two fields are empty unless ``knowledge.as_known_on`` took something away: the bars of each event, and
    for each sealed source the day number on which it opens.
    """

    card: DatasetCard
    events: SkipValidation[Sequence[Event]]
    sources: Mapping[str, Source]
    people: Mapping[str, Person]
    themes: Mapping[str, Theme]
    terms: tuple[Term, ...]
    stories: Mapping[str, Story] = Field(default_factory=dict)
    bars: Mapping[str, tuple[Bar, ...]] = Field(default_factory=dict)
    sealed_until: tuple[int, ...] = ()

    def event(self, name: str) -> Event | None:
        """The event of that id, found without looking at the others; None if there is none."""
        if isinstance(self.events, Findable):
            return self.events.find(name)
        if self._places[0] is not self.events:  # a changed copy takes what was computed for its original along
            del self.__dict__["_places"]
        place = self._places[1].get(name)
        return None if place is None else self.events[place]

    @cached_property
    def _places(self) -> tuple[Sequence[Event], dict[str, int]]:
        return self.events, {event.id: n for n, event in enumerate(self.events)}
