"""
A story as a file to take away: slides for PowerPoint at ``/present/<story>.pptx``, a handout at
``/handout/<story>.pdf``.

A story that is only in the reader's browser has neither: the server would have to be sent it.
"""

from __future__ import annotations

from threading import Lock

from explorer.records import Story
from explorer.selection import Selection
from explorer.theme import LIGHT, Look
from explorer.web.classroom.lesson import Strip, lesson_of
from explorer.web.parts import Tree, html
from explorer.web.shelf import Shelf, View

SLIDES = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
"""The media type of a PowerPoint file (ECMA-376)."""

POWERPOINT, PDF = "PowerPoint", "PDF"

_DRAWING = Lock()
"""One story after the other: each has its timelines drawn, which takes all of a processor for seconds."""


def slides_of(story: Story, view: View, shelf: Shelf, look: Look = LIGHT, host: str = "") -> bytes:
    """The slides; the arguments are those of ``lesson_of``. Raises CannotWrite if a timeline cannot be drawn."""
    from explorer.export.slides import CANVAS, slides_pptx  # what writes them takes a while to import

    with _DRAWING:
        return slides_pptx(lesson_of(story, view, shelf, Strip(CANVAS, look), host=host), view.text, look)


def handout_of(story: Story, view: View, shelf: Shelf, host: str = "") -> bytes:
    """The handout likewise."""
    from explorer.export.handout import CANVAS, handout_pdf

    with _DRAWING:
        return handout_pdf(lesson_of(story, view, shelf, Strip(CANVAS, LIGHT), host=host), view.text)


def file_name(story: Story, view: View, form: str) -> str:
    """What the file is called on the reader's disk: slides and handouts differ by their ending."""
    language = f"-{view.selection.lang}" if view.selection.lang != Selection().lang else ""
    return f"unsealed-{story.id}{language}.{form}"


def ways_to_take(story: Story, view: View) -> list[Tree]:
    """The links to both."""
    text, lang = view.text, Selection(lang=view.selection.lang).to_query()
    return [
        html.A(text("slides.file", format=POWERPOINT), href=f"/present/{story.id}.pptx{lang}", className="button"),
        html.A(text("handout.file", format=PDF), href=f"/handout/{story.id}.pdf{lang}", className="button"),
    ]
