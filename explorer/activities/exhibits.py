"""
What the activities share: a passage as an exhibit, what is said of its document, and spans of days that leave no doubt.

Days here are wider than elsewhere: what is written as about or uncertain may be off, so that a key which rests on it
would be disputed. ``span`` and ``opening`` allow for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import NamedTuple

from explorer.activities.pool import shuffled
from explorer.activities.sheet import Activity, Exhibit, Fact, NotEnough, Option, Part, Piece
from explorer.citation import citation
from explorer.dates import Edtf
from explorer.i18n import Catalogue
from explorer.openness import Disclosure, disclosure
from explorer.records import QUOTE_MARK, Event, Passage, Source, Text
from explorer.vocabulary import Kind, key_of

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
SHOWS_A_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
DOUBT = 31
"""Days by which a date may be off that is written as about or uncertain; its own length, if that is more."""

JOINT = frozenset({Kind.JOINT_STATEMENT, Kind.TREATY, Kind.DECLARATION, Kind.PRESS_CONFERENCE})
"""Kinds of document that are not one side's words, whoever keeps the record."""


class Span(NamedTuple):
    """The first and the last day number that something can mean."""

    first: int
    last: int


class Line(StrEnum):
    """What may be said of a document above its words; the catalogue has their names."""

    RECORD = "record"
    KIND = "kind"
    AUTHOR = "author"
    WRITTEN = "written"
    PUBLIC = "public"
    MARKING = "marking"


class Place(NamedTuple):
    """A passage and its document."""

    source: Source
    passage: Passage

    @property
    def id(self) -> str:
        """Its name among all passages."""
        return f"{self.source.id}/{self.passage.id}"


def clamped(size: int | None, usual: int, least: int, most: int) -> int:
    """How many items a sheet has: what was wished for within bounds, else as many as usual."""
    return usual if size is None else min(most, max(least, size))


def lacking(activity: Activity, found: int, needed: int) -> NotEnough:
    """What to raise where there is too little."""
    return NotEnough(f"activity.lacks.{activity}", found, needed)


def said(words: Text, text: Catalogue) -> str:
    """Words in the sheet's language, else in English."""
    return words.in_language(text.language).words


def span(date: Edtf) -> Span | None:
    """The days that a date can mean, with room for its doubts; None if it has no beginning or no end."""
    if date.earliest is None or date.latest is None:
        return None
    room = max(DOUBT, date.latest - date.earliest + 1) if date.approximate or date.uncertain else 0
    return Span(date.earliest - room, date.latest + room)


def opening(found: Disclosure) -> Span | None:
    """The days on which a document can have become public; None if a release has no first or no last day."""
    spans = [span(release.date) for release in found.history]
    known = [one for one in spans if one is not None]
    if len(known) < len(spans):
        return None
    return Span(min(one.first for one in known), min(one.last for one in known))


def cited(events: Iterable[Event], sources: Mapping[str, Source]) -> dict[str, Source]:
    """The documents that claims of some events cite, each once, in the order of the events."""
    links = (link.source for event in events for claim in event.claims for link in claim.evidence)
    return {name: sources[name] for name in links if name in sources}


def pieces(place: Place, text: Catalogue) -> tuple[Piece, ...]:
    """What a passage says, with its quote in place."""
    phrase = place.passage.gloss.in_language(text.language)
    own = "" if phrase.language == text.language else phrase.language
    before, found, after = phrase.words.partition(QUOTE_MARK)
    quote = quoted(place, text) if found else None
    parts = (Piece(before, language=own), quote, Piece(after, language=own))
    return tuple(part for part in parts if part is not None and part.words)


def quoted(place: Place, text: Catalogue) -> Piece | None:
    """The quote of a passage in quotation marks; None if it has none."""
    quote = place.passage.quote
    language = place.passage.quote_language or place.source.language
    return None if quote is None else Piece(text("quote.marks", words=quote), quoted=True, language=language)


def plain(place: Place, text: Catalogue) -> str:
    """What a passage says, in one piece."""
    return "".join(piece.words for piece in pieces(place, text))


def titled(source: Source, text: Catalogue) -> str:
    """A document's title in quotation marks."""
    return text("quote.marks", words=said(source.title, text))


def opened(source: Source, text: Catalogue) -> str:
    """When and how a document became public, and who opened it."""
    first = disclosure(source).first
    words = {"day": text.date(first.date), "how": text(key_of("how", first.how)), "by": first.by}
    return text("activity.opened-by", **words) if first.by else text("activity.opened", **words)


def named(source: Source, text: Catalogue) -> str:
    """A document in a line: its title, whose record it is, when it was written."""
    written = text.date(source.created)
    return text("activity.named", title=titled(source, text), record=text(f"side.{source.side}"), written=written)


def described(source: Source, text: Catalogue) -> str:
    """What a document is, without its title: whose record, which kind, when written, since when public."""
    return text(
        "activity.described",
        record=text(f"side.{source.side}"),
        kind=text(key_of("kind", source.kind)),
        written=text.date(source.created),
        opened=opened(source, text),
    )


def facts(source: Source, text: Catalogue, *lines: Line) -> tuple[Fact, ...]:
    """What is said of a document, as far as it is known."""
    found = ((line, _value(source, text, line)) for line in lines)
    return tuple(Fact(text(f"activity.fact.{line}"), value) for line, value in found if value)


def _value(source: Source, text: Catalogue, line: Line) -> str:
    match line:
        case Line.RECORD:
            return text(f"side.{source.side}")
        case Line.KIND:
            return text(key_of("kind", source.kind))
        case Line.AUTHOR:
            return source.creator or ""
        case Line.WRITTEN:
            return text.date(source.created)
        case Line.PUBLIC:
            return opened(source, text)
        case Line.MARKING:
            marking = source.classification or ""
            return text("classification.none") if marking == "none" else marking


def exhibit(letter: str, place: Place, text: Catalogue, lines: Iterable[Line], heading: str | None = None) -> Exhibit:
    """
    A passage with what is said of its document.

    Args:
        letter: How tasks call it.
        place: The passage.
        text: The words of the sheet's language.
        lines: What is said of the document.
        heading: Instead of the document's title.
    """
    over = said(place.source.title, text) if heading is None else heading
    shown = facts(place.source, text, *lines)
    return Exhibit(letter, over, shown, pieces(place, text), place.source.id, place.passage.id)


def citations(sources: Iterable[tuple[str, Source]], text: Catalogue) -> tuple[Option, ...]:
    """Documents cited, each once, by the letters or numbers under which the sheet shows them."""
    letters = dict[str, list[str]]()
    found = dict[str, Source]()
    for letter, source in sources:
        letters.setdefault(source.id, []).append(letter)
        found[source.id] = source
    return tuple(Option(", ".join(letters[name]), citation(source, text)) for name, source in found.items())


def lettered(words: Iterable[str]) -> tuple[Option, ...]:
    """Answers in the order given, with keys that give nothing away: a, b, c …"""
    return tuple(Option(letter.lower(), word) for letter, word in zip(LETTERS, words, strict=False))


def first_by_seed(seed: int, events: Iterable[Event]) -> Event | None:
    """The weightiest of some events; where several weigh the same, the seed chooses."""
    found = list(events)
    most = max((event.importance for event in found), default=0)
    heavy = (event for event in found if event.importance == most)
    return next(iter(shuffled(heavy, seed, lambda event: event.id)), None)


def plan(activity: Activity, text: Catalogue) -> tuple[Part, ...]:
    """The teacher's page: aims, time, how to run it, what to bring out."""
    word = f"activity.{activity}"
    return (
        Part(text("activity.plan.aims"), (text(f"{word}.aims-1"), text(f"{word}.aims-2"))),
        Part(text("activity.plan.time"), (text(f"{word}.time"),)),
        Part(text("activity.plan.run"), tuple(text(f"activity.{activity}.run-{n}") for n in (1, 2, 3))),
        Part(text("activity.plan.discuss"), tuple(text(f"activity.{activity}.discuss-{n}") for n in (1, 2))),
    )
