"""
Colours and type, light and dark: the numbers behind ``assets/10_tokens.css``; draws nothing.

A figure cannot read the page's style sheet, so the values stand here too; a test holds the two
together. Tone colours diverge over a neutral middle and stay apart for colour-blind readers;
marks carry a plus or minus sign as well, so that colour never speaks alone.
"""

from __future__ import annotations

from dataclasses import dataclass

SANS = '-apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", sans-serif'

PRINT_SANS = '"Liberation Sans", Arial, Helvetica, sans-serif'
PRINT_SERIF = '"Liberation Serif", "Times New Roman", Times, serif'
"""Fonts of what is taken away: of one width on every system, so that labels keep the room that was measured."""


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of one theme, as #rrggbb."""

    name: str
    paper: str
    page: str
    ink: str
    muted: str
    rule: str
    accent: str
    us_ink: str
    us_fill: str
    us_fill_alt: str
    ru_ink: str
    ru_fill: str
    ru_fill_alt: str
    tones: tuple[str, ...]
    tone_inks: tuple[str, ...]
    warm_fill: str
    cool_fill: str
    curve: str
    choice: str

    def tone(self, value: int | None) -> str:
        """Fill of a mark with this tone, -5 to 5; the middle for None."""
        return self.tones[(value or 0) + 5]

    def tone_ink(self, value: int | None) -> str:
        """Colour of the sign drawn on that fill."""
        return self.tone_inks[(value or 0) + 5]


LIGHT = Look(
    name="light",
    paper="#fbfaf6",
    page="#f4f1e9",
    ink="#1f2328",
    muted="#5d626a",
    rule="#e0dbcd",
    accent="#e2b04a",
    us_ink="#27406b",
    us_fill="#dfe6f0",
    us_fill_alt="#cdd8e8",
    ru_ink="#7a2b1f",
    ru_fill="#f1e0dc",
    ru_fill_alt="#e8cdc6",
    tones=(
        "#8c2d04",
        "#a9491c",
        "#c26838",
        "#d68f65",
        "#e2bba2",
        "#c9c9c4",
        "#a9cbd0",
        "#7db3bd",
        "#5199a6",
        "#2a7b8c",
        "#0b5a6e",
    ),
    tone_inks=("#ffffff", "#ffffff", *("#1f2328",) * 7, "#ffffff", "#ffffff"),
    warm_fill="#ecc8b0",
    cool_fill="#b9d4d6",
    curve="#4a4f57",
    choice="#b3401a",
)

DARK = Look(
    name="dark",
    paper="#1b2025",
    page="#14181c",
    ink="#edeae2",
    muted="#a8adb5",
    rule="#343b43",
    accent="#e2b04a",
    us_ink="#b4caef",
    us_fill="#26364f",
    us_fill_alt="#324766",
    ru_ink="#f2b8aa",
    ru_fill="#48261f",
    ru_fill_alt="#5d3229",
    tones=(
        "#d9622b",
        "#d9733f",
        "#da8656",
        "#db9c76",
        "#d6b8a4",
        "#b5b6b2",
        "#a3c3c9",
        "#83b8c3",
        "#63abbb",
        "#469db1",
        "#2f90a7",
    ),
    tone_inks=("#14181c",) * 11,
    warm_fill="#6b3f2a",
    cool_fill="#23505c",
    curve="#c9ccd1",
    choice="#f0b48f",
)

LOOKS: dict[str, Look] = {look.name: look for look in (LIGHT, DARK)}
