"""How much room the timeline has: what a browser tells is kept within reason, whatever it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.figures.labels import MEASURED, usual_font
from explorer.web.room import COOKIE, LARGEST, SMALLEST, canvas_from, first_canvas

WINDOW = {"Sec-CH-Viewport-Width": "1280", "Sec-CH-Viewport-Height": "800"}
ODD = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=9,
)


def size(canvas):
    return canvas.width, canvas.height, canvas.font.size


def test_the_room_is_what_the_browser_says():
    assert size(canvas_from({"width": 1000, "height": 500, "font": 13.5})) == (1000, 500, 13.5)


@given(ODD | st.fixed_dictionaries({}, optional=dict.fromkeys(("width", "height", "font", "advances"), ODD)))
def test_whatever_a_browser_says_gives_a_canvas_within_reason(told):
    canvas = canvas_from(told)

    assert SMALLEST <= canvas.width <= LARGEST
    assert 200 <= canvas.height <= LARGEST
    assert 8 <= canvas.font.size <= 40
    assert all(0 <= advance <= 200 for advance in canvas.font.advances.values())


@pytest.mark.parametrize(
    ("width", "kept"),
    [(1, SMALLEST), (-5, SMALLEST), (10**400, LARGEST), (float("inf"), LARGEST), (float("nan"), 820), (True, 820)],
)
def test_a_width_that_cannot_be_is_replaced(width, kept):
    assert canvas_from({"width": width}).width == kept


def test_the_font_is_as_the_browser_measured_it():
    font = canvas_from({"font": 10, "advances": [7] * len(MEASURED)}).font

    assert font.width("abc") == 21


def test_a_font_that_was_not_measured_is_the_usual_one():
    assert canvas_from({"font": 10, "advances": "none"}).font == usual_font(10)


def test_the_first_picture_is_drawn_for_the_room_of_the_last_visit():
    assert size(first_canvas({COOKIE: "900x510x12.5"}, WINDOW)) == (900, 510, 12.5)


@pytest.mark.parametrize(
    "cookie", ["", "x", "900x510", "axbxc", "900x510x12.5x1", "-9x510x12", "nanxnanxnan", "9e9x9x9"]
)
def test_a_cookie_that_is_none_of_ours_says_nothing(cookie):
    assert first_canvas({COOKIE: cookie}, {}) == first_canvas({}, {})


def test_the_window_that_a_browser_hints_at_leaves_room_for_the_reader_beside_it():
    canvas = first_canvas({}, WINDOW)

    assert 0.5 * 1280 < canvas.width < 1280 - 300


def test_a_narrow_window_gives_the_timeline_its_whole_width():
    canvas = first_canvas({}, {"Sec-CH-Viewport-Width": "390", "Sec-CH-Viewport-Height": "844"})

    assert canvas.width == 390


def test_a_large_window_has_a_larger_font():
    canvas = first_canvas({}, {"Sec-CH-Viewport-Width": "2560", "Sec-CH-Viewport-Height": "1440"})

    assert canvas.font.size == 13.5


@pytest.mark.parametrize("hint", ["", "wide", "-1", "1e9", "inf"])
def test_a_hint_that_cannot_be_says_nothing(hint):
    assert first_canvas({}, {**WINDOW, "Sec-CH-Viewport-Width": hint}) == first_canvas({}, {})


def test_a_telephone_is_drawn_for_as_one():
    canvas = first_canvas({}, {"User-Agent": "Mozilla/5.0 (Linux; Android 15) Mobile Safari/537.36"})

    assert (canvas.narrow, canvas.height > canvas.width) == (True, True)


def test_of_a_browser_that_says_nothing_a_small_window_is_assumed():
    canvas = first_canvas({}, {})

    assert (canvas.narrow, canvas.width <= 640) == (False, True)
