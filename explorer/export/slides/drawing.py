"""Slides as a PowerPoint file (ECMA-376, Office Open XML): real text, so that a teacher can change every word."""

from __future__ import annotations

from collections.abc import Iterable
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.dml.color import ColorFormat
from pptx.dml.fill import FillFormat
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Document
from pptx.slide import Slide as Sheet
from pptx.text.text import TextFrame, _Paragraph, _Run
from pptx.util import Length, Pt

from explorer.activities import Piece
from explorer.addresses import is_web_address
from explorer.export.images import png
from explorer.export.printable import printable
from explorer.export.slides.measuring import LEADING
from explorer.export.slides.package import SANS, SERIF, dressed, layout_of, settled
from explorer.export.slides.parts import Box, Colour, Paragraph, Picture, Slide
from explorer.theme import Look

DOTS = 2
"""Pixels of a picture for a point: 1760 across a timeline."""

COLOURS = {
    Colour.PAGE: MSO_THEME_COLOR.BACKGROUND_1,
    Colour.INK: MSO_THEME_COLOR.TEXT_1,
    Colour.MUTED: MSO_THEME_COLOR.TEXT_2,
    Colour.ACCENT: MSO_THEME_COLOR.ACCENT_1,
    Colour.PAPER: MSO_THEME_COLOR.BACKGROUND_2,
    Colour.PRINT: MSO_THEME_COLOR.ACCENT_5,
    Colour.FAINT: MSO_THEME_COLOR.ACCENT_6,
}
"""The colours as places in the file's theme, where a teacher can change them all at once."""

_HIGHLIGHT = (
    '<a:highlight xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:srgbClr val="FBE6A6"/></a:highlight>'
)

_ARROW = (
    '<a:buFont xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" typeface="Arial"/>',
    '<a:buChar xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" char="→"/>',
)


class Said(dict[str, str]):
    """What a file says of itself: ``title``, ``subject``, ``language``, ``version``, ``rights``."""


def drawn(slides: Iterable[Slide], look: Look, said: Said) -> bytes:
    """
    The file; the same slides give the same bytes.

    Args:
        slides: In order.
        look: Colours.
        said: What the file says of itself.

    Raises:
        CannotWrite: A picture cannot be drawn.
    """
    document = Presentation()
    dressed(document, look)
    language = said["language"]
    for slide in slides:
        _add(document, slide, language)
    properties = document.core_properties
    properties.title, properties.subject = printable(said["title"]), printable(said["subject"])
    properties.language, properties.version = language, printable(said["version"])
    properties.author, properties.last_modified_by = "Unsealed", "Unsealed"
    properties.comments = printable(said["rights"])
    stream = BytesIO()
    document.save(stream)
    return settled(stream.getvalue())


def _add(document: Document, slide: Slide, language: str) -> None:
    sheet = document.slides.add_slide(layout_of(document))
    for box in slide.boxes:
        _box(sheet, box, language)
    for picture in slide.pictures:
        _picture(sheet, picture)
    if slide.notes:
        frame = sheet.notes_slide.notes_text_frame
        if frame is not None:
            frame.text = printable(slide.notes)
            for run in (run for paragraph in frame.paragraphs for run in paragraph.runs):
                run.font._element.set("lang", language)


def _box(sheet: Sheet, box: Box, language: str) -> None:
    place = [_pt(n) for n in (box.left, box.top, box.width, box.height)]
    if box.is_title and sheet.shapes.title is not None:
        title = sheet.shapes.title
        title.left, title.top, title.width, title.height = place
        _fill_frame(title.text_frame, box, language)
        return
    if not box.paragraphs:
        bar = sheet.shapes.add_shape(MSO_SHAPE.RECTANGLE, *place)
        bar.name = box.name
        element: Any = bar._element
        element.remove(element.find(qn("p:style")))  # which would give it a shadow
        _fill(bar.fill, box.fill)
        return
    shape = sheet.shapes.add_textbox(*place)
    shape.name = box.name
    _fill(shape.fill, box.fill)
    _fill_frame(shape.text_frame, box, language)


def _fill(fill: FillFormat, colour: Colour | None) -> None:
    if colour is not None:
        fill.solid()
        _colour(fill.fore_color, colour)


def _colour(place: ColorFormat, colour: Colour) -> None:
    place.theme_color = COLOURS[colour]


def _fill_frame(frame: TextFrame, box: Box, language: str) -> None:
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = _pt(box.inset)
    for n, told in enumerate(box.paragraphs):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.RIGHT if box.right else PP_ALIGN.LEFT
        paragraph.line_spacing = _pt(told.kind.size * LEADING)
        paragraph.space_before, paragraph.space_after = Pt(0), _pt(told.after)
        if told.arrow:
            _listed(paragraph, _pt(told.indent))
        _say(paragraph, told, language)


def _listed(paragraph: _Paragraph, indent: Length) -> None:
    """Put an arrow before a line."""
    properties = paragraph._p.get_or_add_pPr()
    properties.set("marL", str(indent))
    properties.set("indent", str(-indent))
    for mark in _ARROW:
        properties.append(parse_xml(mark))


def _say(paragraph: _Paragraph, told: Paragraph, language: str) -> None:
    for piece in told.pieces:
        lines = printable(piece.words).split("\n")
        for n, words in enumerate(lines):
            if n:
                paragraph.add_line_break()
            if words:
                _run(paragraph.add_run(), words, piece, told, language)


def _run(run: _Run, words: str, piece: Piece, told: Paragraph, language: str) -> None:
    run.text = words
    font = run.font
    font.size, font.bold = Pt(told.kind.size), told.kind.bold
    font.name = SERIF if told.kind.serif else SANS
    _colour(font.color, told.colour)
    properties = font._element
    properties.set("lang", piece.language or language)
    if piece.quoted:
        properties.insert(list(properties).index(properties.find(qn("a:solidFill"))) + 1, parse_xml(_HIGHLIGHT))
    if words in told.link and is_web_address(told.link):
        run.hyperlink.address = told.link


def _picture(sheet: Sheet, picture: Picture) -> None:
    place = [_pt(n) for n in (picture.left, picture.top, picture.width, picture.height)]
    content = png(picture.figure, scale=DOTS * picture.width / picture.figure["layout"]["width"])
    shape = sheet.shapes.add_picture(BytesIO(content), *place)
    shape.name = "timeline"
    element: Any = shape._element
    element.nvPicPr.cNvPr.set("descr", printable(picture.says))


def _pt(points: float) -> Length:
    return Length(round(points * 12700))
