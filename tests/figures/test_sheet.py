"""The sheet around a chart: words within their room, a chart that keeps its scale, and every sign of a legend."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.figures.labels import BOLD, usual_font
from explorer.figures.pen import Link, Pen, drawn
from explorer.figures.sheet import Words, draw_sheet, prepare_sheet
from explorer.figures.signs import Sign, draw_sign
from explorer.figures.sizes import SIZES, SheetSize
from explorer.theme import DARK, LIGHT, LOOKS

LEGEND = tuple((sign, f"what {sign} means") for sign in Sign)
USUAL = Words("A title", ("All themes",), "As known on 1 May 2004", LEGEND, ("Sources", "Licence"), "/?themes=nato")
words = st.text(max_size=300)


def lines(sheet):
    return [*sheet.title, *sheet.lines, *sheet.known, *(line for _, line in sheet.legend), *sheet.foot]


@settings(max_examples=40)
@given(words, st.lists(words, max_size=3), words, st.lists(words, max_size=3), words, st.sampled_from(SheetSize))
def test_words_of_any_length_stay_on_the_paper_and_leave_room_for_the_chart(title, shown, known, foot, address, size):
    paper = SIZES[size]
    sheet = prepare_sheet(Words(title, tuple(shown), known, LEGEND, tuple(foot), address), paper)
    bold, plain = usual_font(paper.font * 1.75), usual_font(paper.font)

    assert all(0 < line.y < paper.height and line.x > 0 for line in lines(sheet))
    assert all(line.x + bold.width(line.words) * BOLD <= paper.width for line in sheet.title)
    assert all(line.x + plain.width(line.words) <= paper.width for line in sheet.lines)
    assert sheet.canvas.height >= paper.height / 4
    assert sheet.top + sheet.canvas.height < min(line.y for _, line in sheet.legend)


def test_what_stands_around_a_chart_is_there_whole_and_in_order():
    sheet = prepare_sheet(USUAL, SIZES[SheetSize.SLIDE])

    assert [line.words for line in lines(sheet)] == [
        *("A title", "All themes", "As known on 1 May 2004"),
        *(what for _, what in LEGEND),
        *("Sources", "Licence", "/?themes=nato"),
    ]
    assert [line.y for line in sheet.foot] == sorted(line.y for line in sheet.foot)


def test_an_address_is_broken_where_a_line_is_full_and_stays_whole():
    address = "https://history.example/?" + "themes=nato,ukraine&" * 15
    sheet = prepare_sheet(Words("A title", address=address), SIZES[SheetSize.SLIDE])

    assert len(sheet.foot) > 1
    assert "".join(line.words for line in sheet.foot) == address


def test_an_address_that_is_longer_than_three_lines_says_so():
    sheet = prepare_sheet(Words("A title", address="/?q=" + "x" * 3000), SIZES[SheetSize.SLIDE])

    assert len(sheet.foot) == 3
    assert sheet.foot[-1].words.endswith("…")


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_a_chart_keeps_its_scale_and_its_place_on_the_sheet(look):
    sheet = prepare_sheet(USUAL, SIZES[SheetSize.SLIDE])
    width, height = sheet.canvas.width, sheet.canvas.height
    pen = Pen(look, 12)
    chart = drawn([pen.strokes("edge", [[(0, 0), (width, height)]], look.ink, 1)], width, height, look, 12)
    layout = draw_sheet(sheet, chart, look)["layout"]
    (left, right), (bottom, top) = layout["xaxis"]["range"], layout["yaxis"]["range"]

    assert (layout["width"], layout["height"]) == SIZES[SheetSize.SLIDE][:2]
    assert right - left == pytest.approx(layout["width"])
    assert bottom - top == pytest.approx(layout["height"])
    assert (-left, -top) == pytest.approx((sheet.left, sheet.top))


@pytest.mark.parametrize("sign", Sign)
def test_each_sign_is_drawn_within_its_place(sign):
    for trace in draw_sign(sign, Pen(DARK, 12), 100.0, 50.0, 16.0):
        assert all(90 <= x <= 110 for x in trace["x"] if x is not None)
        assert all(40 <= y <= 60 for y in trace["y"] if y is not None)


def test_what_leads_somewhere_says_where():
    pen = Pen(LIGHT, 12)
    dots = pen.dots("documents", [(1, 2)], {"size": 5, "color": "#000000"}, [Link("/source/a", "A memo")])

    assert dots["customdata"] == [["/source/a", "A memo"]]
    assert "customdata" not in pen.dots("documents", [(1, 2)], {"size": 5, "color": "#000000"})
