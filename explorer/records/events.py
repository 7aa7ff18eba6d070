"""What happened: events, their claims, and the evidence of these."""

from __future__ import annotations

from pydantic import Field

from explorer.records.texts import Record, Text
from explorer.values import EdtfDate, Id
from explorer.vocabulary import Relation, Stance


class Place(Record):
    """Where an event happened; leave it out for acts without a place."""

    name: Text
    country: str | None = Field(None, pattern=r"^[A-Z]{2}$", description="ISO 3166-1 alpha-2")
    lat: float = Field(ge=-90, le=90, description="degrees north")
    lon: float = Field(ge=-180, le=180, description="degrees east")


class Tone(Record):
    """How an event moved the relationship: the curators' judgement on the scale of data/README.md."""

    value: int = Field(ge=-5, le=5, description="-5 hostile … +5 allied")
    reason: Text


class Evidence(Record):
    """A claim's link to a passage."""

    source: Id
    passage: Id
    stance: Stance


class Claim(Record):
    """One statement about an event. Its status is computed from the evidence, never typed in."""

    id: Id
    text: Text
    background: bool = Field(
        default=False, description="it tells what went before the event, so older documents may bear it out"
    )
    evidence: tuple[Evidence, ...] = Field(min_length=1)

    @property
    def bearing(self) -> set[str]:
        """The sources that support or contradict it."""
        return {link.source for link in self.evidence if link.stance is not Stance.CONTEXT}


class RelatedEvent(Record):
    """A link to another event."""

    event: Id
    kind: Relation


class Before(Record):
    """What is shown of an event while a claim that its title gives away is still silent."""

    title: Text
    summary: Text
    actors: tuple[Id, ...] | None = Field(None, description="who was known to take part; left out: the event's actors")
    themes: tuple[Id, ...] | None = Field(None, min_length=1, description="left out: the event's themes")
    place: Place | None = Field(None, description="left out: the event's place")


class Event(Record):
    """Something that happened."""

    id: Id
    title: Text
    short: Text | None = Field(None, description="the title in a few words, as the timeline's label")
    date: EdtfDate
    place: Place | None = None
    summary: Text
    actors: tuple[Id, ...] = ()
    themes: tuple[Id, ...] = Field(min_length=1, description="the first one is the event's lane")
    importance: int = Field(ge=1, le=5)
    tone: Tone | None = None
    claims: tuple[Claim, ...] = Field(min_length=1)
    related: tuple[RelatedEvent, ...] = ()
    distinct_from: tuple[Id, ...] = Field((), description="events of the same day and actors that are not this one")
    rests_on: tuple[Id, ...] = Field((), description="claims that title and summary give away; [] if none")
    before: Before | None = None

    @property
    def bearing(self) -> set[str]:
        """The sources that support or contradict one of its claims."""
        return {source for claim in self.claims for source in claim.bearing}
