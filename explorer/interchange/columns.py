"""The tables and their columns: a promise to whoever reads them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

Type = Literal["string", "integer", "number", "boolean", "date", "list"]
EMPTY_LIST = "[]"
"""A list that is said to be empty, in a cell; an empty cell says nothing."""


class Column(NamedTuple):
    """
    A column of a table.

    Attributes:
        name: Its heading; of a text in several languages what comes before ``_en``, ``_ru``, ….
        type: string; integer; number; boolean; date: ISO 8601, a day; list: ids parted by single spaces.
        description: What it says, in English.
        required: Whether each row has it; of a text in several languages the English one.
        localized: Whether there is a column for each language.
        computed: Whether it follows from the others; nobody reads it back.
        path: Where the value stands in the plain record.
        usual: What it says where the record says nothing.
        end: Of a day that follows from a date in EDTF, which of its two ends it is.
    """

    name: str
    type: Type
    description: str
    required: bool = False
    localized: bool = False
    computed: bool = False
    path: tuple[str, ...] = ()
    usual: object = None
    end: Literal["", "earliest", "latest"] = ""

    def spread(self, languages: Sequence[str]) -> list[Column]:
        """The columns that it is in some languages; itself if it is in none."""
        if not self.localized:
            return [self]
        return [
            self._replace(
                name=f"{self.name}_{language}",
                localized=False,
                path=(*self.path, language),
                description=f"{self.description}; in the language {language}",
                required=self.required and language == "en",
            )
            for language in languages
        ]


class ForeignKey(NamedTuple):
    """Columns that name a row of a table."""

    columns: tuple[str, ...]
    table: str
    reference: tuple[str, ...]


class Table(NamedTuple):
    """
    A table.

    Attributes:
        name: What it is called.
        description: What one row is.
        nest: The kind of record, and the fields that lead from there to what a row is.
        above: The columns that name the records above the row, one for each step of ``nest`` but the last.
        columns: All columns, those in ``above`` first.
        key: The columns that are together unique; none if rows have no name.
        foreign: What its rows name.
    """

    name: str
    description: str
    nest: tuple[str, ...]
    above: tuple[str, ...]
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    foreign: tuple[ForeignKey, ...] = ()


def _string(name: str, description: str, *path: str, required: bool = False, usual: object = None) -> Column:
    return Column(name, "string", description, required=required, path=path or (name,), usual=usual)


def _text(name: str, description: str, *path: str, required: bool = False) -> Column:
    return Column(name, "string", description, required=required, localized=True, path=path or (name,))


def _integer(name: str, description: str, *path: str, required: bool = False) -> Column:
    return Column(name, "integer", description, required=required, path=path or (name,))


def _number(name: str, description: str, *path: str) -> Column:
    return Column(name, "number", description, path=path or (name,))


def _list(name: str, description: str, *path: str, required: bool = False) -> Column:
    return Column(name, "list", f"{description}; parted by spaces", required=required, path=path or (name,))


def _computed(name: str, kind: Type, description: str) -> Column:
    return Column(name, kind, f"{description} (computed)", computed=True, path=(name,))


def _date(name: str, description: str, *, required: bool = False) -> tuple[Column, Column, Column]:
    """A date as it is written, and the first and the last day that it can mean."""
    first = "First day that it can mean; empty if its start is open, or outside the years 1 to 9999"
    last = "Last day that it can mean; empty if its end is open, or outside the years 1 to 9999"
    written = f"{description}, as written: EDTF level 1 (loc.gov/standards/datetime)"
    return (
        _string(name, written, required=required),
        Column(f"{name}_earliest", "date", f"{first} (computed)", computed=True, path=(name,), end="earliest"),
        Column(f"{name}_latest", "date", f"{last} (computed)", computed=True, path=(name,), end="latest"),
    )


def _place(prefix: str, whose: str, *path: str) -> tuple[Column, ...]:
    return (
        _text(f"{prefix}place_name", f"Where {whose} happened", *path, "place", "name"),
        _string(f"{prefix}place_country", "Its country: ISO 3166-1 alpha-2", *path, "place", "country"),
        _number(f"{prefix}place_lat", "Degrees north", *path, "place", "lat"),
        _number(f"{prefix}place_lon", "Degrees east", *path, "place", "lon"),
    )


_EVENT = _string("event", "The event: an id of the table events", required=True)
_CLAIM = _string("claim", "The claim: an id within the event", required=True)
_SOURCE = _string("source", "The source: an id of the table sources", required=True)
_PASSAGE = _string("passage", "The passage: an id within the source", required=True)
_NAMED = _string("id", "Its id: lower-case words joined by hyphens", required=True)
_OF_EVENT = ForeignKey(("event",), "events", ("id",))
_OF_SOURCE = ForeignKey(("source",), "sources", ("id",))
_OF_PASSAGE = ForeignKey(("source", "passage"), "passages", ("source", "passage"))
_UNTIL = "shown on days when a claim in rests_on is silent"

_EVENTS = (
    _NAMED,
    _text("title", "What happened, as a headline", required=True),
    _text("short", "The title in a few words"),
    *_date("date", "When it happened", required=True),
    *_place("", "it"),
    _text("summary", "What happened, in two or three sentences", required=True),
    _list("actors", "Who took part: ids of the table people"),
    _list("themes", "Ids of the table themes, the event's lane first", required=True),
    _integer("importance", "1 to 5", required=True),
    _integer("tone", "How it moved the relationship, -5 hostile to +5 allied: a judgement", "tone", "value"),
    _text("tone_reason", "Why it was judged so", "tone", "reason"),
    _list("distinct_from", "Events of the same day and actors that are not this one"),
    _list("rests_on", f"Claims that title and summary give away; {EMPTY_LIST} if it is said that there are none"),
    _text("before_title", f"The title that is {_UNTIL}", "before", "title"),
    _text("before_summary", f"The summary that is {_UNTIL}", "before", "summary"),
    _list("before_actors", f"The actors that are {_UNTIL}; {EMPTY_LIST} if nobody is", "before", "actors"),
    _list("before_themes", f"The themes that are {_UNTIL}", "before", "themes"),
    *_place("before_", f"it is {_UNTIL} to have", "before"),
    _computed("status", "string", "The status that most of its claims share"),
)
_SOURCES = (
    _NAMED,
    _text("title", "What the document is called", required=True),
    _string("kind", "What sort of document it is", required=True),
    _string("side", "Whose record it is: us, ru, un, nato, other or press", required=True),
    _string("creator", "Who wrote it"),
    *_date("created", "When it was written", required=True),
    _string("language", "Its language: BCP 47", required=True),
    _string("archive_repository", "Where it is kept", "archive", "repository"),
    _string("archive_collection", "In which collection", "archive", "collection"),
    _string("archive_identifier", "Under which number", "archive", "identifier"),
    _string("classification", "As marked when written; none if it was never secret; empty if not known"),
    _string("url", "Its address"),
    _integer("pages", "How many pages it has"),
    _string("rights", "What may be done with its own text", required=True),
    _text("note", "What a reader must know about this record"),
    _computed("public_on", "date", "The day of its first release; empty if not known"),
    _computed("secrecy_months", "integer", "Whole months from writing to the first release"),
)
_PASSAGES = (
    _SOURCE,
    _PASSAGE._replace(path=("id",)),
    _text("locator", "Page, paragraph or part of the document", required=True),
    _string("speaker", "Who speaks: an id of the table people"),
    _string("quote", "Verbatim, at most 15 words"),
    _string("quote_language", "The language of a quote that is a published translation"),
    _string("seen_in", "The source through which alone the quote is known"),
    _string("prefix", "Words before the quote: W3C TextQuoteSelector"),
    _string("suffix", "Words after the quote: W3C TextQuoteSelector"),
    _integer("position_start", "First character of the quote in the text, from 0", "position", "start"),
    _integer("position_end", "The character after its last", "position", "end"),
    _text("gloss", "What the passage says, in the curators' words; {quote} marks the quote's place", required=True),
)

_TABLES = (
    Table("events", "One row an event, by earliest day.", ("events",), (), _EVENTS, ("id",)),
    Table(
        "claims",
        "One row a statement about an event; the status is computed from the evidence.",
        ("events", "claims"),
        ("event",),
        (
            _EVENT,
            _CLAIM._replace(path=("id",)),
            _text("text", "What is claimed", required=True),
            Column("background", "boolean", "It tells what went before", path=("background",), usual=False),
            _computed("status", "string", "What its evidence makes of it"),
        ),
        ("event", "claim"),
        (_OF_EVENT,),
    ),
    Table(
        "evidence",
        "One row a claim's link to a passage.",
        ("events", "claims", "evidence"),
        ("event", "claim"),
        (
            *(_EVENT, _CLAIM, _SOURCE, _PASSAGE),
            _string("stance", "What the passage does to the claim: supports, contradicts or context", required=True),
        ),
        ("event", "claim", "source", "passage"),
        (ForeignKey(("event", "claim"), "claims", ("event", "claim")), _OF_PASSAGE),
    ),
    Table(
        "related",
        "One row a link from an event to another.",
        ("events", "related"),
        ("event",),
        (
            _EVENT,
            _string("other", "The other event: an id of the table events", "event", required=True),
            _string("kind", "How this event bears on the other", required=True),
        ),
        ("event", "other", "kind"),
        (_OF_EVENT, ForeignKey(("other",), "events", ("id",))),
    ),
    Table("sources", "One row a document.", ("sources",), (), _SOURCES, ("id",)),
    Table(
        "releases",
        "One row a moment when a source, or more of it, became public.",
        ("sources", "releases"),
        ("source",),
        (
            _SOURCE,
            *_date("date", "When", required=True),
            _string("how", "In what manner", required=True),
            _string("by", "By whom"),
            _string("extent", "How much of it: in-full, in-part or unknown", usual="unknown"),
            _string("url", "Where it was released"),
        ),
        (),
        (_OF_SOURCE,),
    ),
    Table(
        "passages",
        "One row a place in a source.",
        ("sources", "passages"),
        ("source",),
        _PASSAGES,
        ("source", "passage"),
        (_OF_SOURCE, ForeignKey(("seen_in",), "sources", ("id",)), ForeignKey(("speaker",), "people", ("id",))),
    ),
    Table(
        "redactions",
        "One row a text that was withheld in a passage, in order.",
        ("sources", "passages", "redactions"),
        ("source", "passage"),
        (
            *(_SOURCE, _PASSAGE),
            _string("extent", "How much, as the document or its editors say"),
            _string("exemption", "The ground that is cited"),
            *_date("opened", "The date of the release that opened it"),
            _string("reading", "What stands there, verbatim, at most 15 words"),
        ),
        (),
        (_OF_PASSAGE,),
    ),
    Table(
        "people",
        "One row a person or organisation, in the order of the data set.",
        ("people",),
        (),
        (
            _NAMED,
            _text("name", "What they are called", required=True),
            _text("short", "The family name, or an abbreviation"),
            _string("kind", "person or organisation", usual="person"),
            _string("side", "On which side they are", required=True),
            _text("role", "Their office"),
        ),
        ("id",),
    ),
    Table(
        "themes",
        "One row a theme, in the order of the timeline's lanes.",
        ("themes",),
        (),
        (_NAMED, _text("name", "What it is called", required=True)),
        ("id",),
    ),
    Table(
        "terms",
        "One row a term of office.",
        ("terms",),
        (),
        (
            _string("person", "Who governed: an id of the table people", required=True),
            _string("side", "Of which side", required=True),
            _string("post", "head-of-state or foreign-minister", usual="head-of-state"),
            _text("office", "What the office is called", required=True),
            *_date("period", "From when to when", required=True),
        ),
        (),
        (ForeignKey(("person",), "people", ("id",)),),
    ),
    Table(
        "eras",
        "One row a stretch of the timeline.",
        ("dataset", "eras"),
        (),
        (
            _NAMED,
            _text("name", "What it is called", required=True),
            *_date("period", "From when to when", required=True),
        ),
        ("id",),
    ),
    Table(
        "dataset",
        "The data set itself: one row.",
        ("dataset",),
        (),
        (
            _text("title", "What it is called", required=True),
            _text("subtitle", "What it is about, in a few words", required=True),
            _text("description", "What it is about", required=True),
            _string("version", "Its version, as the curators count", required=True),
            _string("licence", "Under which licence it is", required=True),
            _list("languages", "In which languages it is: BCP 47", required=True),
            _list("hosts", "Hosts that its addresses may be on"),
        ),
    ),
)

TABLES: dict[str, Table] = {table.name: table for table in _TABLES}
"""Every table by its name: events first, the data set's own card last."""
