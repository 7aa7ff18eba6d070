"""Colours: the same in the style sheet and in figures, and apart enough to be read."""

import re
from dataclasses import fields
from pathlib import Path

import pytest

from explorer.paths import assets_folder
from explorer.theme import DARK, LIGHT, LOOKS, SANS, Look

TOKENS = (assets_folder() / "10_tokens.css").read_text(encoding="utf-8")


def tokens(look: str, sheet: str = TOKENS, selector: str = ":root") -> dict[str, str]:
    """The custom properties that a style sheet sets for a selector, with the colours of one look."""
    rule = re.search(rf"{re.escape(selector)} \{{(.*?)\n\}}", sheet, re.S)
    both = re.compile(r"light-dark\((?P<light>#?\w+(?:\(.*?\))?), (?P<dark>#?\w+(?:\(.*?\))?)\)")
    return {
        name: both.sub(lambda found: found[look], value)
        for name, value in re.findall(r"--([a-z0-9-]+): (.*?);", rule[1])
    }


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_the_style_sheet_and_the_figures_use_the_same_colours(look: Look):
    sheet = tokens(look.name)
    shared = {f.name: f.name.replace("_", "-") for f in fields(look) if f.name.replace("_", "-") in sheet}

    assert {"paper", "page", "ink", "muted", "rule", "accent", "choice"} <= shared.keys()
    assert {name: getattr(look, name) for name in shared} == {name: sheet[key] for name, key in shared.items()}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_marks_on_the_page_have_the_colours_of_those_in_figures(look: Look):
    sheet = tokens(look.name)
    names = [f"tone-{value}".replace("tone--", "tone-m") for value in range(-5, 6)]

    assert [sheet[name] for name in names] == list(look.tones)
    assert [sheet[f"{name}-ink"] for name in names] == list(look.tone_inks)


@pytest.mark.parametrize("look", LOOKS)
def test_a_reader_who_chose_a_look_gets_its_half_of_each_colour(look: str):
    assert f':root[data-look="{look}"] {{\n  color-scheme: {look};\n}}' in TOKENS


def test_without_a_choice_the_look_is_that_of_the_system():
    assert "color-scheme: light dark;" in TOKENS


def test_figures_use_the_fonts_of_the_style_sheet():
    assert tokens("light")["sans"] == SANS


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_words_on_the_timeline_can_be_read(look: Look):
    pairs = [
        (look.ink, look.paper),
        (look.muted, look.paper),
        (look.us_ink, look.us_fill),
        (look.us_ink, look.us_fill_alt),
        (look.ru_ink, look.ru_fill),
        (look.ru_ink, look.ru_fill_alt),
    ]

    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("value", [*range(-5, 6), None])
def test_a_marks_sign_stands_out_from_its_fill(look: Look, value: int | None):
    assert contrast(look.tone(value), look.tone_ink(value)) >= 3


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_each_tone_has_its_own_colour(look: Look):
    assert len(set(look.tones)) == 11


def test_dark_is_dark():
    assert luminance(DARK.paper) < 0.05 < luminance(LIGHT.paper)


def test_every_style_sheet_uses_tokens_that_exist():
    sheets = "".join(sheet.read_text(encoding="utf-8") for sheet in Path(assets_folder()).glob("*.css"))
    set_for_a_part = set(re.findall(r"[{;]\s*--([a-z0-9-]+):", sheets))
    used = set(re.findall(r"var\(--([a-z0-9-]+)[,)]", sheets))

    assert used - set_for_a_part - set(tokens("light")) == set()
