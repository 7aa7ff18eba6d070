"""Stories ready to be taken away: made up, so that each test takes only what it is about, and the shipped ones."""

from __future__ import annotations

from functools import cache
from typing import Any

from explorer.activities import Piece
from explorer.export.lesson import Cited, Extract, Lesson, Shown, Stage
from explorer.export.slides import CANVAS
from explorer.figures.pen import Pen, drawn
from explorer.i18n import catalogues
from explorer.theme import LIGHT
from explorer.web.classroom.lesson import Strip, lesson_of
from explorer.web.shelf import Shelf
from tests.shipped import shipped
from tests.web.views import shelf_of

STRIP = drawn([Pen(LIGHT, 18).words("name", [(10, 10, "1997")], LIGHT.ink, "middle right")], 88, 22, LIGHT, 18)


def make_extract(words: str = "The two sides agree.", **changes: Any) -> Extract:
    """A passage of a memorandum, without a quote."""
    title = Piece("Memorandum of the meeting")
    return Extract("United States · memorandum · p. 3", (Piece(words),), (), title)._replace(**changes)


def make_stage(number: int = 1, **changes: Any) -> Stage:
    """A step without passages, question, answers and notes."""
    return Stage(
        number=number,
        place=f"step {number} of 9",
        when="4 June 2000 · Moscow",
        known="",
        title=Piece("What the press heard"),
        text=Piece("They meet, and speak to reporters."),
        passages=(),
        question=None,
        answers=(),
        notes=None,
        strip=STRIP,
        strip_says="Timeline, 1997–2001",
    )._replace(**changes)


def make_lesson(*stages: Stage, **changes: Any) -> Lesson:
    """A story of these steps, or of one."""
    return Lesson(
        title=Piece("An offer"),
        summary=Piece("What was asked?"),
        facts="upper secondary · 40 minutes",
        aims=(Piece("Ask of a source who made it."),),
        stages=stages or (make_stage(),),
        sources=(Cited("White House, “Memorandum”, 4 June 2000.", "https://example.org/memorandum"),),
        data_set="Relations",
        version="1+abc",
        licence="CC-BY-4.0",
    )._replace(**changes)


SEALED = Shown(None, "Sealed until 2025", make_extract("Nobody may read this."), sealed=True)
HIDDEN = Shown(
    make_extract(words=(), title=Piece(""))._replace(words=()), "Hidden for now", make_extract("What was hidden.")
)
FULL = make_stage(
    known="As known on 5 June 2000",
    passages=(Shown(make_extract("Said in public.")), HIDDEN, SEALED),
    question=Piece("What could they write?"),
    answers=(Piece("That they spoke."), Piece("Not what of.")),
    notes=Piece("Let the class guess first."),
)
"""A step with everything."""


@cache
def shipped_shelf() -> Shelf:
    """The shipped data set's shelf, with the days that were asked for."""
    return shelf_of(shipped())


def shipped_lessons(language: str, *stories: str) -> list[Lesson]:
    """The shipped stories in a language, all if none is named."""
    shelf = shipped_shelf()
    view = shelf.read(f"?lang={language}")
    found = [story for story in shipped().stories.values() if not stories or story.id in stories]
    return [lesson_of(story, view, shelf, Strip(CANVAS, LIGHT), host="https://example.org") for story in found]


TEXTS = catalogues()
