"""
Figures as pictures, without a browser: SVG, and by Typst from it PNG and PDF.

A PDF is drawn in vectors; its words stay words, in fonts that it brings. Those of ``fonts/`` come first, so that labels
have the room that was measured for them; letters that they lack are looked for among the system's.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import tostring

import typst

from explorer.export.typesetting import CannotWrite
from explorer.export.vector import svg
from explorer.figures.pen import Figure

PIXELS_PER_INCH = 96.0
_FOLDER = Path(__file__).parent  # all that Typst may read; by itself it would be the working directory
_PAGE = """
#set document(date: none)
#set page(width: float(sys.inputs.width) * 0.75pt, height: float(sys.inputs.height) * 0.75pt, margin: 0pt)
#image(bytes(sys.inputs.drawing), format: "svg", width: 100%)
"""


def svg_bytes(figure: Figure) -> bytes:
    """The figure as an SVG file."""
    content: bytes = tostring(svg(figure), encoding="utf-8", xml_declaration=True)
    return content


def png(figure: Figure, *, scale: float = 1) -> bytes:
    """
    The figure as PNG.

    Args:
        figure: What a pen drew.
        scale: Pixels of the picture for one of the figure.

    Raises:
        CannotWrite: Typst cannot draw it.
    """
    return _compiled(figure, format="png", ppi=PIXELS_PER_INCH * scale)


def pdf(figure: Figure) -> bytes:
    """The figure as a PDF of one page of its size, without a date. Raises CannotWrite as ``png`` does."""
    return _compiled(figure, format="pdf", timestamp=0)


def _compiled(figure: Figure, **form: Any) -> bytes:
    layout = figure["layout"]
    drawing = tostring(svg(figure), encoding="unicode")
    inputs = {"drawing": drawing, "width": str(layout["width"]), "height": str(layout["height"])}
    try:
        compiler = typst.Compiler(_PAGE.encode(), root=_FOLDER, font_paths=_fonts(), sys_inputs=inputs)
        content = compiler.compile(**form)
    except RuntimeError as error:
        raise CannotWrite(f"the chart cannot be drawn: {' '.join(str(error).split())}") from error
    if not isinstance(content, bytes):
        raise CannotWrite("the chart cannot be drawn: it takes more than one page")
    return content


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=True, font_paths=[_FOLDER / "fonts"])
