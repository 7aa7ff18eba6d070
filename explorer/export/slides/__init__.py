"""
A story as a PowerPoint file, for a room where the explorer does not run: real text, the timeline of each step as a
picture, notes for the one who speaks, sources at the end.

A step is two to four slides: what happened, over its timeline; its documents, with the question; what is revealed. No
words are smaller than what can be read from the back row (``fitting.SMALLEST``), sources aside; where they do not fit
in that size, there is one more slide. ``steps`` and ``deck`` say what stands where, ``drawing`` writes it.
"""

from __future__ import annotations

from explorer.export.lesson import Lesson
from explorer.export.slides.deck import deck
from explorer.export.slides.drawing import Said, drawn
from explorer.export.slides.fitting import SMALLEST
from explorer.export.slides.parts import INNER
from explorer.export.slides.steps import STRIP_HIGH
from explorer.figures.labels import usual_font
from explorer.figures.picture import Canvas
from explorer.i18n import Catalogue
from explorer.theme import Look

CANVAS = Canvas(INNER, STRIP_HIGH, usual_font(SMALLEST))
"""The room of a timeline on a slide, in points."""


def slides_pptx(lesson: Lesson, text: Catalogue, look: Look) -> bytes:
    """
    The file.

    Args:
        lesson: The story; its timelines are drawn for ``CANVAS``.
        text: Words around the story's own.
        look: Colours.

    Returns:
        The same bytes for the same story.

    Raises:
        CannotWrite: A timeline cannot be drawn.
    """
    origin = text("slides.origin", title=lesson.data_set, version=lesson.version, licence=lesson.licence)
    said = Said(
        title=lesson.title.words,
        subject=lesson.summary.words,
        language=text.language,
        version=lesson.version,
        rights=origin,
    )
    return drawn(deck(lesson, text), look, said)
