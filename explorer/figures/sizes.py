"""Sizes that a chart can be taken away in."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple


class SheetSize(StrEnum):
    """What a chart is wanted for."""

    SLIDE = "slide"
    A4 = "a4"
    SQUARE = "square"
    PREVIEW = "preview"


class Size(NamedTuple):
    """Width, height and size of the font, in px."""

    width: int
    height: int
    font: float


SIZES: Mapping[SheetSize, Size] = MappingProxyType(
    {
        SheetSize.SLIDE: Size(1280, 720, 14.0),  # 16:9
        SheetSize.A4: Size(1123, 794, 11.5),  # 297 × 210 mm at 96 px an inch
        SheetSize.SQUARE: Size(1080, 1080, 15.0),
        SheetSize.PREVIEW: Size(1200, 630, 16.0),  # what pages that show links make room for
    }
)
