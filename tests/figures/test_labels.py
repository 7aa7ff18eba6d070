"""Widths come from what the browser measured."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.figures.labels import MEASURED, Font, font_from, usual_font

MONO = Font(10, dict.fromkeys(MEASURED, 6.0))


def test_a_width_is_the_sum_of_its_characters():
    assert Font(10, {"a": 5.0, "b": 7.5}).width("abba") == 25


def test_a_character_that_was_not_measured_counts_as_the_widest():
    assert Font(10, {"a": 5.0, "W": 11.0}).width("a漢") == 16


def test_widths_come_in_the_order_of_the_measured_characters():
    font = font_from(12, [float(i) for i in range(len(MEASURED))])

    assert [font.width(MEASURED[i]) for i in (0, 7, 100)] == [0, 7, 100]


def test_what_the_browser_did_not_send_is_as_wide_as_the_font_is_high():
    assert font_from(12, [5.0]).width(MEASURED[1]) == 12


def test_all_letters_of_the_three_languages_are_measured():
    assert set("Ёёъщ éñ “«—≈№ QWZ0123456789") <= set(MEASURED)


def test_no_character_is_measured_twice():
    assert len(set(MEASURED)) == len(MEASURED)


@pytest.mark.parametrize(
    ("room", "kept"), [(60, "Gorbachev"), (54, "Gorbachev"), (53, "Gorbach…"), (12, "G…"), (11, ""), (0, "")]
)
def test_a_name_is_shortened_to_the_room_there_is(room, kept):
    assert MONO.shortened("Gorbachev", room) == kept


@pytest.mark.parametrize(
    ("most", "lines"),
    [
        (1, ("Iraq and…",)),
        (2, ("Iraq and", "the region")),
        (5, ("Iraq and", "the region")),
        (0, ()),
    ],
)
def test_a_name_is_broken_at_spaces_into_as_many_lines_as_there_are(most, lines):
    assert MONO.wrapped("Iraq and the region", 60, most) == lines


def test_a_word_too_long_for_a_line_is_shortened():
    assert MONO.wrapped("Counterterrorism now", 60, 2) == ("Counterte…", "now")


@given(st.text("ab WЖ…", max_size=40), st.floats(0, 200), st.integers(0, 4))
def test_no_line_is_wider_than_its_room(text, room, most):
    lines = MONO.wrapped(text, room, most)

    assert len(lines) <= most
    assert all(MONO.width(line) <= room for line in lines)


def test_the_usual_font_knows_every_measured_character():
    font = usual_font(12)

    assert set(font.advances) == set(MEASURED)
    assert font.width("W") > font.width("i") > 0
