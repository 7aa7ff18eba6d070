"""
A story as a handout on A4: the pupils' pages, then the teacher's on pages of their own.

The layout is ``handout.typ``, set by Typst as sheets of tasks are (see ``sheets``). It gets the words as data, so that
nothing in them is read as markup, and the timelines as drawings of which the words stay words. What pupils get is put
together here without what is hidden: neither answers and notes, nor what is behind a bar.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from xml.etree.ElementTree import tostring

from explorer.activities import Piece
from explorer.export.lesson import Cited, Extract, Lesson, Shown, Stage
from explorer.export.printable import printable
from explorer.export.typesetting import typeset
from explorer.export.vector import svg
from explorer.figures.labels import usual_font
from explorer.figures.picture import Canvas
from explorer.i18n import Catalogue

_Data = Mapping[str, object]
CANVAS = Canvas(720.0, 165.0, usual_font(11.5))
"""The room of a timeline on paper, in px: as wide as the page, 170 mm."""

LINES = 4
"""Lines to write on below a question."""

_PAGE, _PAGES = "\ue000", "\ue001"  # for private use: the template puts the numbers in their places
_LANGUAGE = re.compile(r"[a-z]{2,3}(?=-|$)")


def handout_pdf(lesson: Lesson, text: Catalogue) -> bytes:
    """
    Set a story on A4 pages.

    The teacher's part begins on a page of its own that is never the back of a pupils' page; pages are numbered within
    each part. Documents that were sealed wherever the story shows them are cited in the teacher's part alone.

    Args:
        lesson: The story; its timelines are drawn for ``CANVAS``.
        text: Words around the story's own.

    Returns:
        The PDF, tagged, with the fonts that it needs; without a date, so the same story gives the same bytes.

    Raises:
        CannotWrite: Typst cannot set it.
    """
    inputs = {"lesson": json.dumps(_document(lesson, text))}
    return typeset("handout.typ", inputs, f"the handout {lesson.title.words!r}", "fonts")


def _document(lesson: Lesson, text: Catalogue) -> _Data:
    return {
        "language": _language(text.language),
        "words": _words(lesson, text),
        "title": printable(lesson.title.words),
        "summary": _piece(lesson.summary),
        "facts": printable(lesson.facts),
        "aims": [_piece(aim) for aim in lesson.aims],
        "address": printable(lesson.address),
        "steps": [_for_pupils(stage) for stage in lesson.stages],
        "teacher": [found for stage in lesson.stages if (found := _for_teacher(stage, text))],
        "sources": _cited(cited for cited in lesson.sources if not cited.sealed),
        "sealed": _cited(cited for cited in lesson.sources if cited.sealed),
    }


def _words(lesson: Lesson, text: Catalogue) -> _Data:
    """Give the words that are on every handout; the page's are a pattern."""
    origin = text("slides.origin", title=lesson.data_set, version=lesson.version, licence=lesson.licence)
    return {
        "name": text("paper.name"),
        "date": text("paper.date"),
        "page": text("paper.page", page=_PAGE, pages=_PAGES),
        "origin": printable(origin),
        "question": text("present.question"),
        "sources": text("slides.sources"),
        "empty": text("paper.empty"),
        "teacher": text("paper.teacher"),
        "keep": text("paper.keep"),
        "aims": text("class.aims"),
        "notes": text("present.notes"),
        "answers": text("paper.answers"),
    }


def _for_pupils(stage: Stage) -> _Data:
    """Give what pupils see of a step."""
    return {
        "number": str(stage.number),
        "when": printable(stage.when),
        "known": printable(stage.known),
        "title": _piece(stage.title),
        "text": _piece(stage.text),
        "strip": printable(tostring(svg(stage.strip), encoding="unicode")),
        "strip_says": printable(stage.strip_says),
        "passages": [_passage(shown) for shown in stage.passages],
        "question": _piece(stage.question) if stage.question else None,
        "lines": LINES,
    }


def _passage(shown: Shown) -> _Data:
    seen = _extract(shown.seen) if shown.seen else None
    return {"seen": seen, "bar": printable(shown.bar)}


def _for_teacher(stage: Stage, text: Catalogue) -> _Data | None:
    """Give what the teacher has for a step; None if there is nothing."""
    beneath = [_extract(shown.beneath) for shown in stage.passages if shown.beneath]
    if not (beneath or stage.answers or stage.notes):
        return None
    return {
        "number": str(stage.number),
        "title": _piece(stage.title),
        "notes": _piece(stage.notes) if stage.notes else None,
        "beneath": beneath,
        "behind": text("slides.behind", words=""),
        "answers": [_piece(line) for line in stage.answers],
    }


def _extract(extract: Extract) -> _Data:
    return {
        "heading": printable(extract.heading),
        "words": [_piece(piece) for piece in extract.words],
        "remarks": [printable(line) for line in extract.remarks],
        "title": _piece(extract.title),
    }


def _cited(sources: Iterable[Cited]) -> list[_Data]:
    return [{"words": printable(cited.words), "address": printable(cited.address)} for cited in sources]


def _piece(piece: Piece) -> _Data:
    return {"words": printable(piece.words), "quoted": piece.quoted, "language": _language(piece.language)}


def _language(tag: str) -> str | None:
    """Give the primary language of a BCP 47 tag, all that Typst takes; None for the text's own."""
    found = _LANGUAGE.match(tag)
    return found[0] if found else None
