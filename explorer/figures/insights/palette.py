"""
Colours and fillings of insights, light and dark; ``assets/72_insights.css`` has the same for the page.

Colour never speaks alone: sides have their own forms, what is stacked has hatchings and an order, shades have numbers.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from explorer.theme import Look
from explorer.vocabulary import Side

FORMS = {
    Side.US: "circle",
    Side.RU: "square",
    Side.UN: "triangle-up",
    Side.NATO: "diamond",
    Side.OTHER: "triangle-down",
    Side.PRESS: "x-thin-open",
}
"""What a dot of each side looks like: Plotly's symbols."""


class Fill(NamedTuple):
    """Of an area: its colour, that of what is drawn on it, and how it is hatched (up, down, cross, level, or not)."""

    colour: str
    ink: str
    hatch: str = ""


@dataclass(frozen=True, slots=True)
class Palette:
    """
    What a look has besides its own colours, as a style sheet writes them.

    Attributes:
        sides: Of each side, in which names can be written on paper.
        fills: Colours of areas by name, and of what is written on them.
        shades: From few to many, and what is written on each.
    """

    sides: dict[Side, str]
    fills: dict[str, tuple[str, str]]
    shades: tuple[tuple[str, str], ...]

    def fill(self, name: str, hatch: str = "") -> Fill:
        """An area's filling."""
        return Fill(*self.fills[name], hatch)


_DARK_INK, _LIGHT_INK = "#1f2328", "#ffffff"
_NIGHT = "#14181c"
_NAMES = ("stone", "sand", "mist", "sea", "deep", "slate", "clay", "rust")
_OTHERS = (Side.UN, Side.NATO, Side.OTHER, Side.PRESS)
_INKS = (_DARK_INK, _DARK_INK, _DARK_INK, _LIGHT_INK, _LIGHT_INK)

LIGHT_PALETTE = Palette(
    sides={
        Side.US: "#27406b",
        Side.RU: "#7a2b1f",
        **dict(zip(_OTHERS, ("#2b6a4b", "#5b4a8a", "#5d626a", "#85600f"), strict=True)),
    },
    fills={
        "stone": ("#d5d1c5", _DARK_INK),
        "sand": ("#d9c17f", _DARK_INK),
        "mist": ("#a9cbd0", _DARK_INK),
        "sea": ("#5199a6", _DARK_INK),
        "deep": ("#0b5a6e", _LIGHT_INK),
        "slate": ("#4a4f57", _LIGHT_INK),
        "clay": ("#d68f65", _DARK_INK),
        "rust": ("#8c2d04", _LIGHT_INK),
    },
    shades=tuple(zip(("#ebe5d6", "#d6cdb9", "#b3a991", "#746c5b", "#3d3930"), _INKS, strict=True)),
)

DARK_PALETTE = Palette(
    sides={
        Side.US: "#b4caef",
        Side.RU: "#f2b8aa",
        **dict(zip(_OTHERS, ("#8fd0ae", "#c8b8f0", "#a8adb5", "#e3c06f"), strict=True)),
    },
    fills=dict(
        zip(
            _NAMES,
            (
                (colour, _NIGHT)
                for colour in (
                    *("#8d949d", "#c9b06a", "#a3c3c9", "#63abbb"),
                    *("#2f90a7", "#c9ccd1", "#da8656", "#d9622b"),
                )
            ),
            strict=True,
        )
    ),
    shades=tuple(
        zip(
            ("#2b3138", "#414951", "#6b747d", "#a3a9b0", "#dcdad2"),
            ("#edeae2", "#edeae2", _LIGHT_INK, _NIGHT, _NIGHT),
            strict=True,
        )
    ),
)
PALETTES = {"light": LIGHT_PALETTE, "dark": DARK_PALETTE}


def palette_of(look: Look) -> Palette:
    """What belongs to a look."""
    return PALETTES[look.name]
