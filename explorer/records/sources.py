"""Documents: where they are kept, when they opened, and their passages."""

from __future__ import annotations

from pydantic import Field

from explorer.records.texts import Record, Text, Words
from explorer.values import EdtfDate, Id, Language, Line, WebAddress
from explorer.vocabulary import Extent, How, Kind, Rights, Side

QUOTE_WORDS = 15
QUOTE_MARK = "{quote}"


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
