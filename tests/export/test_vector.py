"""Figures as SVG: each thing at its place, words as words, links only where they are asked for."""

from __future__ import annotations

import pytest
from lxml import etree

from explorer.export.images import svg_bytes
from explorer.export.vector import svg
from explorer.figures.pen import Link, Pen, drawn
from explorer.theme import LIGHT

PEN = Pen(LIGHT, 10)
BLACK = "#000000"


def figure(*traces):
    return drawn(traces, 200, 100, LIGHT, 10)


def only(tag, *traces, **options):
    (found,) = list(svg(figure(*traces), **options).iter(tag))
    return found


def test_pixels_are_pixels_from_the_top_left_corner():
    stroke = only("path", PEN.strokes("a", [[(0, 0), (200, 100)], [(5, 6), (7.255, 8)]], BLACK, 1.5, "dot"))

    assert stroke.get("d") == "M0 0L200 100M5 6L7.25 8"
    assert (stroke.get("stroke-width"), stroke.get("stroke-dasharray"), stroke.get("fill")) == ("1.5", "3 3", "none")


def test_dates_are_where_they_are_on_the_axis():
    made = figure(PEN.strokes("a", [[(0, 50), (1, 50)]], BLACK, 1))
    made["data"][0]["x"] = ["2000-01-01", "2000-01-06", None]
    made["layout"]["xaxis"] |= {"type": "date", "range": ["2000-01-01", "2000-01-11"]}
    (path,) = svg(made).iter("path")

    assert path.get("d") == "M0 50L100 50"


def test_an_area_is_closed_and_has_no_edge():
    area = only("path", PEN.box("a", 1, 2, 3, 4, "#ff0000"))

    assert (area.get("d"), area.get("fill"), area.get("stroke")) == ("M1 2L3 2L3 4L1 4Z", "#ff0000", None)


def test_each_dot_has_its_own_size_and_colour():
    marker = {"size": [4, 6], "color": [BLACK, "#ffffff"], "line": {"color": BLACK, "width": [0, 2]}}
    first, second = svg(figure(PEN.dots("a", [(1, 2), (3, 4)], marker))).iter("circle")

    assert (first.get("r"), first.get("stroke")) == ("2", None)
    assert (second.get("r"), second.get("stroke-width")) == ("3", "2")


def test_words_of_several_lines_have_their_middle_at_the_place_and_stay_text():
    root = svg(figure(PEN.words("a", [(10, 50, "one <b>\ntwo & \x00")], BLACK, "middle left", 700)))
    first, second = root.iter("text")

    assert (first.text, second.text) == ("one <b>", "two & \N{REPLACEMENT CHARACTER}")
    assert float(first.get("y")) + float(second.get("y")) == pytest.approx(2 * (50 + 2.5))
    assert root.find("g").get("text-anchor") == "end"
    assert b"<b>" not in svg_bytes(figure(PEN.words("a", [(10, 50, "one <b>")], BLACK, "middle left")))


def test_what_leads_somewhere_is_a_link_on_a_page_and_has_its_name_in_a_file():
    dots = PEN.dots("a", [(1, 2)], {"size": 5, "color": BLACK}, [Link('/event/a?x="', "An <event>")])
    link = only("a", dots, links=True)

    assert (link.get("href"), link.get("aria-label")) == ('/event/a?x="', "An <event>")
    assert list(svg(figure(dots)).iter("a")) == []
    assert only("title", dots).text == "An <event>"


def test_a_form_that_no_pen_has_is_refused():
    with pytest.raises(ValueError, match="no dots of the form 'star'"):
        svg(figure(PEN.dots("a", [(1, 2)], {"size": 5, "color": BLACK, "symbol": "star"})))


def test_the_file_is_xml_of_the_figures_size():
    root = etree.fromstring(svg_bytes(figure(PEN.words("a", [(1, 2, "x")], BLACK, "middle center"))))

    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("200", "100", "0 0 200 100")
