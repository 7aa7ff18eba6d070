"""
What a sheet of tasks is made of, whatever the activity: screen, paper and PDF each know these parts and no others.

All words are in the language of the sheet already; quotes keep the document's own. Nothing here chooses or draws.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple


class Activity(StrEnum):
    """The activities, by the word in their address."""

    IN_ORDER = "in-order"
    KNOWABLE = "what-could-they-know"
    WEIGH = "weigh-the-evidence"
    ACCOUNTS = "two-accounts"
    BEHIND_THE_BAR = "behind-the-bar"
    PACKET = "packet"


class Clock(StrEnum):
    """By what things are put in order."""

    HAPPENED = "happened"
    RELEASED = "released"


class Gap(StrEnum):
    """How far apart what is put in order lies at least: the nearer, the harder."""

    YEARS = "years"
    YEAR = "year"
    MONTH = "month"


class Wish(NamedTuple):
    """
    What somebody asks of an activity.

    Attributes:
        seed: The same seed gives the same sheet, as long as the data are the same.
        size: How many items; None for as many as the activity usually has.
        clock: For ``IN_ORDER``.
        gap: For ``IN_ORDER``.
        event: The event that it is about, for ``ACCOUNTS`` and ``PACKET``; empty for one that suits.
        excerpt: Words on each side of a quote in a packet, where a text is attached; 0 for the quote alone.
    """

    seed: int = 1
    size: int | None = None
    clock: Clock = Clock.HAPPENED
    gap: Gap = Gap.YEAR
    event: str = ""
    excerpt: int = 60


class Piece(NamedTuple):
    """
    A piece of a text.

    Attributes:
        words: Never HTML.
        quoted: Whether they are the document's own; the screen marks them, and the marks are in *words* already.
        language: Of a quote, or of words that the sheet's language lacks; empty for the sheet's own.
    """

    words: str
    quoted: bool = False
    language: str = ""


class Fact(NamedTuple):
    """A line about a document, such as who wrote it; an empty *value* is a blank that pupils fill in."""

    name: str
    value: str


class Exhibit(NamedTuple):
    """
    A passage, or what stands for one.

    Attributes:
        letter: How tasks call it, A, B …; empty if there is but one.
        heading: Its name: of which document, without what pupils shall find out.
        facts: Lines above its words.
        words: What it says; empty for a black bar.
        source: Id of the source.
        passage: Id of the passage.
        barred: What the bar says, if it is one.
    """

    letter: str
    heading: str
    facts: tuple[Fact, ...]
    words: tuple[Piece, ...]
    source: str
    passage: str
    barred: str = ""


class Option(NamedTuple):
    """One of several answers, or one of several things to put in order; *key* is an id that gives nothing away."""

    key: str
    words: str


class Choice(NamedTuple):
    """
    One answer of several is right.

    Attributes:
        id: Unique on the sheet.
        prompt: The task.
        exhibits: What it is about.
        options: In the order in which they are shown.
        right: The key of the right one.
        why: Why it is right, a line each.
    """

    id: str
    prompt: str
    exhibits: tuple[Exhibit, ...]
    options: tuple[Option, ...]
    right: str
    why: tuple[str, ...]


class Ordering(NamedTuple):
    """
    Things to put in order, the earliest first.

    Attributes:
        id: Unique on the sheet.
        prompt: The task.
        entries: In the order in which they are shown, which is not the right one.
        right: Their keys in the right order.
        when: The date of each by its key, in words: shown afterwards.
    """

    id: str
    prompt: str
    entries: tuple[Option, ...]
    right: tuple[str, ...]
    when: tuple[Option, ...]


class Open(NamedTuple):
    """
    A question without one right answer.

    Attributes:
        id: Unique on the sheet.
        prompt: The task.
        exhibits: What it is about.
        lines: How many lines there are to write on.
        answer: What a good answer may say, a line each: for the teacher, or to be revealed.
        revealed: What is uncovered together with the answer.
    """

    id: str
    prompt: str
    exhibits: tuple[Exhibit, ...]
    lines: int
    answer: tuple[str, ...]
    revealed: tuple[Exhibit, ...] = ()


Item = Choice | Ordering | Open


class Part(NamedTuple):
    """A part of the teacher's page: a heading and lines."""

    heading: str
    lines: tuple[str, ...]


class Group(NamedTuple):
    """Items under one heading, with what they share."""

    heading: str
    exhibits: tuple[Exhibit, ...]
    items: tuple[Item, ...]


class Sheet(NamedTuple):
    """
    Everything that a class gets, and the teacher.

    Attributes:
        activity: Which one.
        title: Its title.
        intro: What to do, a line each.
        groups: The tasks.
        plan: The teacher's page, if there is one.
        citations: The documents that it shows, cited, by their letter if they have one.
        wish: What it was made from, with nothing left open: the same wish makes the same sheet.
    """

    activity: Activity
    title: str
    intro: tuple[str, ...]
    groups: tuple[Group, ...]
    plan: tuple[Part, ...]
    citations: tuple[Option, ...]
    wish: Wish

    def items(self) -> Iterator[Item]:
        """All tasks, in order."""
        return (item for group in self.groups for item in group.items)

    def exhibits(self) -> Iterator[Exhibit]:
        """All that is shown before anything is revealed, in order."""
        for group in self.groups:
            yield from group.exhibits
            for item in group.items:
                if not isinstance(item, Ordering):
                    yield from item.exhibits


class NotEnough(ValueError):
    """
    The material that was given does not do.

    Attributes:
        found: How many there are.
        needed: How many are needed at least.
        what: The catalogue's key for what they are, such as ``activity.lacks.in-order``; takes ``n`` and ``needed``.
    """

    def __init__(self, what: str, found: int, needed: int) -> None:
        super().__init__(f"{what}: {found} of {needed}")
        self.what, self.found, self.needed = what, found, needed
