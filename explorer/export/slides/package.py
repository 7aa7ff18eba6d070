"""
The file around the slides: its theme, its one layout, and bytes that depend on nothing but what is in it.

It begins as the empty presentation that python-pptx brings, of which the theme, the shape of the page and all layouts
but one go.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation
from pptx.slide import SlideLayout
from pptx.util import Length

from explorer.export.slides.parts import HEIGHT, WIDTH
from explorer.theme import DARK, LIGHT, Look

SANS, SERIF = "Arial", "Times New Roman"
"""Fonts that PowerPoint has, and LibreOffice others of the same widths: Liberation Sans and Serif."""

_TITLE_ONLY = "Title Only"
_THEN = (1980, 1, 1, 0, 0, 0)  # the first moment that a ZIP can name
_STAGE_ACCENT = {LIGHT.name: "#5c3d00", DARK.name: DARK.accent}  # as on the projector
_TIMES = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_UNUSED = (RELATIONSHIP_TYPE.THUMBNAIL, RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)


def dressed(document: Presentation, look: Look) -> None:
    """Give an empty presentation its page of 16:9, its theme and its layout."""
    document.slide_width, document.slide_height = (Length(round(side * 12700)) for side in (WIDTH, HEIGHT))
    size: Any = document.part._element.find(qn("p:sldSz"))
    size.attrib.pop("type", None)  # it says 4:3
    master = document.slide_master
    for layout in list(master.slide_layouts):
        if layout.name != _TITLE_ONLY:
            master.slide_layouts.remove(layout)
    for shape in master.placeholders:  # made for 4:3; the layout's own follow them
        shape.left, shape.width = Length(shape.left * 4 // 3), Length(shape.width * 4 // 3)
    theme = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme._blob = _theme(theme.blob.decode(), look).encode()
    master.background.fill.solid()
    master.background.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_1
    package, part = document.part.package, document.part
    for name in [rel.rId for rel in package._rels.values() if rel.reltype in _UNUSED]:
        package.drop_rel(name)
    for name in [rel.rId for rel in part.rels.values() if rel.reltype == RELATIONSHIP_TYPE.PRINTER_SETTINGS]:
        part.rels.pop(name)


def layout_of(document: Presentation) -> SlideLayout:
    """The layout of all slides: a title, and room."""
    return next(layout for layout in document.slide_layouts if layout.name == _TITLE_ONLY)


def settled(content: bytes) -> bytes:
    """The same file, with its parts in the order of their names and without any time of writing."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as before, ZipFile(stream, "w", ZIP_DEFLATED) as after:
        # the list of types comes first, as in what other programs write
        for name in sorted(before.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            part = before.read(name)
            if name == "docProps/core.xml":
                part = _TIMES.sub(b"", part)
            entry = ZipInfo(name, _THEN)
            entry.compress_type, entry.external_attr = ZIP_DEFLATED, 0o600 << 16
            after.writestr(entry, part)
    return stream.getvalue()


def _theme(theme: str, look: Look) -> str:
    """The theme of *look*: the places of its colours are those of ``drawing.COLOURS``."""
    dark = look.name == DARK.name
    colours = {
        "dk1": look.ink,
        "lt1": look.page,
        "dk2": "#c3c7cd" if dark else "#3d4249",
        "lt2": LIGHT.paper,  # cards are paper on the darkest wall
        "accent1": _STAGE_ACCENT[look.name],
        "accent2": look.us_ink,
        "accent3": look.ru_ink,
        "accent4": look.tone(5),
        "accent5": LIGHT.ink,
        "accent6": "#3d4249",
        "hlink": "#c3c7cd" if dark else "#3d4249",
        "folHlink": "#c3c7cd" if dark else "#3d4249",
    }
    places = "".join(f'<a:{name}><a:srgbClr val="{value[1:].upper()}"/></a:{name}>' for name, value in colours.items())
    fonts = "".join(
        f'<a:{kind}Font><a:latin typeface="{font}"/><a:ea typeface=""/><a:cs typeface=""/></a:{kind}Font>'
        for kind, font in (("major", SERIF), ("minor", SANS))
    )
    theme = re.sub(r"<a:clrScheme.*?</a:clrScheme>", f'<a:clrScheme name="Unsealed">{places}</a:clrScheme>', theme)
    theme = re.sub(r"<a:fontScheme.*?</a:fontScheme>", f'<a:fontScheme name="Unsealed">{fonts}</a:fontScheme>', theme)
    return theme.replace('name="Office Theme"', 'name="Unsealed"', 1)
