"""
A story as it is taken away, on slides and on paper: every word chosen, in one language; what a class sees is apart from
what the teacher sees.

Nothing here chooses or draws. What was sealed on the day of a step is in ``Shown.beneath`` and nowhere else.
"""

from __future__ import annotations

from typing import NamedTuple

from explorer.activities import Piece
from explorer.figures.pen import Figure


class Extract(NamedTuple):
    """
    A passage.

    Attributes:
        heading: Whose record, what kind, where in it, when it was written.
        words: What it says; quotes are marked.
        remarks: Lines about it: what was withheld, that it is a translation.
        title: Of its document: the line of source.
    """

    heading: str
    words: tuple[Piece, ...]
    remarks: tuple[str, ...]
    title: Piece


class Shown(NamedTuple):
    """
    A passage at a step.

    Attributes:
        seen: What the class sees from the first; None for a document that was sealed on the step's day. Of a passage
            that is yet to be revealed, its heading alone.
        bar: What the bar says that stands for its words; empty if none does.
        beneath: What is behind the bar.
        sealed: Whether it was sealed on the step's day: then the class never sees it on this step.
    """

    seen: Extract | None
    bar: str = ""
    beneath: Extract | None = None
    sealed: bool = False


class Stage(NamedTuple):
    """
    One step.

    Attributes:
        number: Counted from 1.
        place: Which step of how many, in words.
        when: Date and place of its event; empty if none is chosen.
        known: The day of the second clock, in words; empty if it is off.
        title, text: Its words.
        passages: At most three.
        question: What the class is asked; None if nothing.
        answers: Lines that are revealed.
        notes: For the teacher; None if there are none.
        strip: Its timeline.
        strip_says: The same for those who do not see it.
    """

    number: int
    place: str
    when: str
    known: str
    title: Piece
    text: Piece
    passages: tuple[Shown, ...]
    question: Piece | None
    answers: tuple[Piece, ...]
    notes: Piece | None
    strip: Figure
    strip_says: str


class Cited(NamedTuple):
    """A document, cited; its address if it has one; whether the class sees it only behind bars of sealed documents."""

    words: str
    address: str
    sealed: bool = False


class Lesson(NamedTuple):
    """
    A whole story.

    Attributes:
        title, summary: Its words; no summary is an empty one.
        facts: For whom, how long, how many steps.
        aims: What pupils can do afterwards.
        stages: Its steps.
        sources: The documents of all passages, each once, in the order in which they are shown.
        data_set: Title of the data set.
        version: Of the data set.
        licence: Of the data set.
        address: Where the story can be presented; empty where no host is known.
    """

    title: Piece
    summary: Piece
    facts: str
    aims: tuple[Piece, ...]
    stages: tuple[Stage, ...]
    sources: tuple[Cited, ...]
    data_set: str
    version: str
    licence: str
    address: str = ""
