"""
What a data set's files may contain: one frozen record for each thing that DESIGN.md names.

A record checks its own shape (which keys, which type, which words of a closed vocabulary); what must hold *between*
records is in ``rules``. Field descriptions end up in the JSON Schema that editors use (``schema``), so they are written
for curators. Values arrive as text, exactly as typed in the YAML (see ``positions``), and are converted here: nothing
turns into a date or a truth value behind the curator's back.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Annotated, Any, NamedTuple, Protocol, runtime_checkable

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    RootModel,
    SkipValidation,
    TypeAdapter,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError

from explorer.values import EdtfDate, Id, Language, Line, WebAddress
from explorer.vocabulary import Extent, How, Kind, PersonKind, Post, Relation, Rights, Side, Stance

FALLBACK_LANGUAGE = "en"
QUOTE_WORDS = 15
QUOTE_MARK = "{quote}"


class Phrase(NamedTuple):
    """Words, and the language they are in (which may not be the one asked for)."""

    words: str
    language: str


class Text(RootModel[dict[Language, Line]]):
    """The same words in several languages; English always, as the one to fall back to."""

    model_config = ConfigDict(frozen=True)

    @model_validator(mode="after")
    def _has_fallback(self) -> Text:
        if FALLBACK_LANGUAGE not in self.root:
            raise PydanticCustomError("no_english", "has no English (en)", {})
        return self

    def in_language(self, language: str) -> Phrase:
        """The words in *language*, else in English; the phrase says which."""
        used = language if language in self.root else FALLBACK_LANGUAGE
        return Phrase(self.root[used], used)


def _same_everywhere(value: object) -> object:
    return {FALLBACK_LANGUAGE: value} if isinstance(value, str) else value


Words = Annotated[
    Text,
    BeforeValidator(_same_everywhere),
    WithJsonSchema(
        {
            "anyOf": [{"type": "string"}, {"type": "object", "additionalProperties": {"type": "string"}}],
            "description": "one text for all languages, or one for each",
        }
    ),
]


class Record(BaseModel):
    """What all records share: frozen, and no unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)


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


class Archive(Record):
    """Where the document is kept, as printed."""

    repository: Line
    collection: Line | None = None
    identifier: Line | None = None


class Release(Record):
    """A moment when a source, or more of it, became public."""

    date: EdtfDate
    how: How
    by: Line | None = None
    extent: Extent = Extent.UNKNOWN
    url: WebAddress | None = None


class Position(Record):
    """W3C TextPositionSelector: characters from the start of the text, end excluded."""

    start: int = Field(ge=0)
    end: int = Field(ge=1)


class Redaction(Record):
    """Text that was withheld in a passage; with ``opened``, both readings are kept: the bar, and what stands there."""

    extent: Line | None = Field(None, description="how much, as the document or its editors say: 2 lines, name")
    exemption: Line | None = Field(None, description="the ground that is cited: FOIA (b)(1), E.O. 13526 3.3(b)(1)")
    opened: EdtfDate | None = Field(None, description="the date of the source's release that opened it")
    reading: Line | None = Field(None, description=f"what stands there, verbatim, at most {QUOTE_WORDS} words")


class Passage(Record):
    """A place in a source. Every gloss holds {quote} once where the passage has a quote, else not at all."""

    id: Id
    locator: Words = Field(description="page, paragraph or part of the document")
    speaker: Id | None = None
    quote: Line | None = Field(None, description=f"verbatim, at most {QUOTE_WORDS} words")
    quote_language: Language | None = Field(None, description="only if the quote is a published translation")
    seen_in: Id | None = Field(None, description="the source through which alone the quote is known")
    prefix: Line | None = None
    suffix: Line | None = None
    position: Position | None = None
    redactions: tuple[Redaction, ...] = Field((), description="what was withheld in this passage, in order")
    gloss: Text = Field(description="what the passage says, in our words; {quote} marks the quote's place")


class Source(Record):
    """One document."""

    id: Id
    title: Text
    kind: Kind
    side: Side
    creator: Line | None = None
    created: EdtfDate
    language: Language
    archive: Archive | None = None
    classification: Line | None = Field(
        None, description="as marked when written; none if it was never secret; left out if not known"
    )
    releases: tuple[Release, ...] = Field(min_length=1)
    url: WebAddress | None = None
    pages: int | None = Field(None, ge=1)
    rights: Rights
    note: Text | None = Field(None, description="what a reader must know about this record, e.g. what was not seen")
    passages: tuple[Passage, ...] = Field(min_length=1)


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


SHAPES: dict[str, TypeAdapter[Any]] = {
    "event": TypeAdapter(Event),
    "source": TypeAdapter(Source),
    "people": TypeAdapter(dict[Id, Person]),
    "themes": TypeAdapter(dict[Id, Theme]),
    "terms": TypeAdapter(tuple[Term, ...]),
    "dataset": TypeAdapter(DatasetCard),
}
