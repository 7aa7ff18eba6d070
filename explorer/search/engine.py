"""
What a search engine must be able to do: the one interface between the explorer's search and the index behind it.

``embedded`` implements it with tantivy on this machine. Whoever outgrows one machine writes another ``Engine``, for a
cluster, and gives it to ``index.Index``; nothing else changes. An engine compares tokens and does not know what they
mean: words are analysed before they come here (``analysis``), and a query comes as a tree of nodes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple, Protocol

from explorer.records import Phrase as Words


class Kind(StrEnum):
    """What is found."""

    EVENT = "event"
    CLAIM = "claim"
    PASSAGE = "passage"
    SOURCE = "source"
    TEXT = "text"


class Field(StrEnum):
    """What an engine knows of an entry. The first four hold words, the next ones values, the last ones day numbers."""

    TITLE = "title"
    BODY = "body"
    CONTEXT = "context"
    EXACT = "exact"
    KIND = "kind"
    FORM = "form"
    EVENT = "event"
    SOURCE = "source"
    PASSAGE = "passage"
    DOCUMENT = "document"
    THEME = "theme"
    PERSON = "person"
    SIDE = "side"
    STATUS = "status"
    YEAR = "year"
    FIRST = "first"
    LAST = "last"
    WRITTEN = "written"
    OPENED = "opened"


@dataclass(frozen=True, slots=True)
class Entry:
    """
    One thing that can be found, as it was for a while.

    Attributes:
        key: ``event:<id>``, ``claim:<event>:<id>``, ``passage:<source>:<id>``, ``source:<id>``, or
            ``text:<source>:<sha256>:<page>``; the same for all versions.
        kind: What it is.
        since, until: The day numbers from which and before which it was so (see ``knowledge.versions``).
        title, body, context: Its words, in as many languages as there are; context is that of what it is a part of.
        values: What it has in each field of values.
        first, last: The day numbers that its date can mean or that it lasted; FAR, or minus that, at an open end.
        sealed: From the day number on which a document behind it was written to that on which it was opened.
        weight: How much it counts beside others that fit as well.
        text: Its own text, if the engine is to keep it.
    """

    key: str
    kind: Kind
    since: int
    until: int
    title: tuple[Words, ...] = ()
    body: tuple[Words, ...] = ()
    context: tuple[Words, ...] = ()
    values: tuple[tuple[Field, tuple[str, ...]], ...] = ()
    first: int = 0
    last: int = 0
    sealed: tuple[int, int] | None = None
    weight: float = 1.0
    text: str = ""


# The tree of a query.


@dataclass(frozen=True, slots=True)
class Term:
    """A token in a field."""

    field: Field
    token: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow each other, folded."""

    words: tuple[str, ...]
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Beginning:
    """A token that begins with some letters: of a word, folded, or of the key of a name."""

    letters: str
    weight: float = 1.0
    field: Field = Field.EXACT


@dataclass(frozen=True, slots=True)
class OneOf:
    """A field that has one of some values."""

    field: Field
    values: tuple[str, ...]
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Between:
    """A day in a field, from one to another, both included; None is no limit."""

    field: Field
    low: int | None = None
    high: int | None = None
    weight: float = 0.0


@dataclass(frozen=True, slots=True)
class Best:
    """Any of some nodes; of those that fit the one that counts most is counted."""

    nodes: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """At least some of several nodes; the more fit, the better."""

    nodes: tuple[Node, ...]
    least: int = 1


@dataclass(frozen=True, slots=True)
class Every:
    """All of some nodes and none of others; the *welcome* ones only raise the rank. Without nodes: everything."""

    nodes: tuple[Node, ...] = ()
    without: tuple[Node, ...] = ()
    welcome: tuple[Node, ...] = ()


Node = Term | Phrase | Beginning | OneOf | Between | Best | Some | Every


class Wanted(NamedTuple):
    """What is looked for, and the day number on which: TODAY for no second clock."""

    node: Node
    day: int


class Match(NamedTuple):
    """An entry that fits: its key, how well, and its text if the engine keeps that."""

    key: str
    score: float
    text: str


class NotReady(Exception):
    """The index is being made: so many parts of so many are done."""

    def __init__(self, done: int, total: int) -> None:
        super().__init__(f"{done} of {total} parts of the search index are made")
        self.done, self.total = done, total


class Engine(Protocol):
    """An index of entries."""

    def update(self, gone: Iterable[str], added: Iterable[tuple[str, Iterable[Entry]]]) -> None:
        """
        Take out and put in the entries of whole owners; what was put in is found from then on.

        Args:
            gone: Owners whose entries go.
            added: Owners with their entries.
        """

    def find(self, wanted: Wanted, limit: int, offset: int = 0) -> Sequence[Match]:
        """The entries that fit best."""

    def counts(self, wanted: Wanted, fields: Mapping[Field, int]) -> Mapping[Field, Mapping[str, int]]:
        """For fields of values their most frequent ones, so many of each, and how many entries that fit have them."""

    def frequency(self, field: Field, token: str) -> int:
        """In how many entries, of any day, a token stands."""

    def vocabulary(self, beginning: str, most: int) -> Sequence[tuple[str, int]]:
        """The folded words with that beginning, of any day, and how many entries have each: the most frequent ones."""

    def __len__(self) -> int:
        """How many entries there are, of all days."""
