"""All slides of a story: its title, its steps, its sources."""

from __future__ import annotations

from collections.abc import Iterator

from explorer.activities import Piece
from explorer.export.lesson import Cited, Lesson
from explorer.export.slides.fitting import SMALLEST, TEXTS, Paragraphs, fitted, flowed, heading
from explorer.export.slides.measuring import Type
from explorer.export.slides.parts import EDGE, HEIGHT, INNER, Box, Colour, Paragraph, Slide, stacked
from explorer.export.slides.steps import BOTTOM, GAP, TOP, Steps
from explorer.i18n import Catalogue

SOURCES = (16.0, 15.0, 14.0, 13.0, 12.0)
"""Sizes of the list of sources: those who look something up have the file before them."""

SOURCES_TITLE = (32.0,)


def deck(lesson: Lesson, text: Catalogue) -> Iterator[Slide]:
    """The slides, from the title to the sources."""
    yield _title(lesson, text)
    steps = Steps(text)
    for stage in lesson.stages:
        yield from steps.slides(stage)
    yield from _sources(lesson, text)


def _title(lesson: Lesson, text: Catalogue) -> Slide:
    named = heading(lesson.title, 96, (54.0, 48.0, 44.0, 40.0, 36.0, 32.0), 3)
    origin = [text("slides.origin", title=lesson.data_set, version=lesson.version, licence=lesson.licence)]
    lines = [*origin, *([lesson.address] if lesson.address else [])]
    foot = tuple(Paragraph((Piece(line),), Type(SMALLEST), Colour.MUTED, link=_link(line, lesson)) for line in lines)
    high = stacked(foot, INNER)
    below = Box("origin", EDGE, HEIGHT - BOTTOM - high, INNER, high, foot)
    facts = Paragraph((Piece(lesson.facts),), Type(20, bold=True), Colour.ACCENT)
    above = Box("facts", EDGE, 60, INNER, facts.high(INNER), (facts,))
    notes = [text("class.aims"), *(f"– {aim.words}" for aim in lesson.aims)] if lesson.aims else []
    boxes = (above, named, *_summary(lesson, named.top + named.height + 20, below.top - 20), below)
    return Slide(boxes, notes="\n".join(notes))


def _link(line: str, lesson: Lesson) -> str:
    return line if line == lesson.address else ""


def _summary(lesson: Lesson, top: float, end: float) -> tuple[Box, ...]:
    """What the story is about; left out where no room is left, of a title that fills the slide."""
    found = fitted(lambda size: (Paragraph((lesson.summary,), Type(size)),), TEXTS, INNER, end - top)
    if found is None or not lesson.summary.words:
        return ()
    return (Box("summary", EDGE, top, INNER, stacked(found, INNER), found),)


def _sources(lesson: Lesson, text: Catalogue) -> Iterator[Slide]:
    """The documents with their addresses: on one slide, or as many as they take."""
    words = text("slides.sources")
    high = heading(Piece(words), TOP, SOURCES_TITLE, 1).height
    top = TOP + high + GAP

    def make(size: float) -> Paragraphs:
        return tuple(_cited(cited, size) for cited in lesson.sources)

    pages = flowed(make, SOURCES, INNER, HEIGHT - BOTTOM - top)
    for n, page in enumerate(pages, start=1):
        named = heading(Piece(words if len(pages) == 1 else f"{words} ({n}/{len(pages)})"), TOP, SOURCES_TITLE, 1)
        yield Slide((named, Box("sources", EDGE, top, INNER, stacked(page, INNER), page)))


def _cited(cited: Cited, size: float) -> Paragraph:
    address = (Piece(" "), Piece(cited.address)) if cited.address else ()
    return Paragraph((Piece(cited.words), *address), Type(size), after=size * 0.5, link=cited.address)
