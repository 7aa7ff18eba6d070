"""What stands where on the timeline, and that every standard case can be drawn."""

import itertools
import json
from datetime import date

import numpy as np
import pandas as pd
import pytest

from explorer import frames
from explorer.dates import day_number
from explorer.figures.draw import draw_timeline
from explorer.figures.labels import MEASURED, Font
from explorer.figures.picture import Canvas, Picture
from explorer.figures.timeline import Tables, period, prepare_timeline
from explorer.theme import DARK, LIGHT
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_source, make_term, words

FONT = Font(12, dict.fromkeys(MEASURED, 6.0))
SPAN = (day_number(date(1999, 1, 1)), day_number(date(2027, 1, 1)))


def picture(data=None, *, width=1000.0, height=600.0, chosen="", span=SPAN) -> Picture:
    data = data or make_dataset()
    return prepare_timeline(
        tables(data, frames.events(data, "en")), span=span, canvas=Canvas(width, height, FONT), chosen=chosen
    )


def tables(data, events) -> Tables:
    """All tables of a data set, with some of its events shown."""
    lanes = {key: theme.name.root["en"] for key, theme in data.themes.items()}
    return Tables(events, events, frames.openings(data), frames.terms(data, "en"), lanes)


def only_mark(**changes):
    return picture(make_dataset([make_event(**changes)])).marks[0]


def test_time_runs_from_left_to_right_in_proportion():
    axis = picture().axis
    middle = (SPAN[0] + SPAN[1]) / 2

    assert [axis.x(d) for d in (SPAN[0], middle, SPAN[1])] == pytest.approx(
        [axis.left, (axis.left + axis.right) / 2, axis.right]
    )
    assert axis.day(axis.x(middle)) == pytest.approx(middle)


def test_a_mark_stands_at_its_day():
    mark, axis = only_mark(), picture().axis

    assert mark.x == pytest.approx(axis.x(day_number(date(2000, 6, 4))))


def test_an_important_event_has_a_larger_mark():
    assert only_mark(importance=5).radius > only_mark(importance=1).radius


@pytest.mark.parametrize(
    ("when", "label", "exact"),
    [
        ("2000-06-04", "Title", True),
        ("2000-06~", "≈ Title", False),
        ("2000-06?", "Title (?)", False),
        ("2000-06%", "≈ Title (?)", False),
        ("2000", "Title", False),
        ("2022-02-24/..", "Title", True),
    ],
)
def test_about_uncertain_and_exact_dates_differ(when, label, exact):
    mark = only_mark(date=when, title=words("Title"))

    assert (mark.label, mark.exact) == (label, exact)


def test_a_year_stands_in_its_middle_and_reaches_to_its_ends():
    mark, axis = only_mark(date="2000"), picture().axis
    first, last = (axis.x(day_number(d)) for d in (date(2000, 1, 1), date(2000, 12, 31)))

    assert mark.doubt == pytest.approx((first, last))
    assert mark.x == pytest.approx((first + last) / 2)
    assert mark.span is None


def test_what_still_goes_on_reaches_to_the_end_of_the_picture():
    mark, axis = only_mark(date="2022-02-24/.."), picture().axis

    assert mark.span == pytest.approx((mark.x, axis.right))


def test_a_once_secret_document_gives_a_ring_and_a_tail_to_its_opening():
    mark = picture(make_dataset(sources=[make_source(released="2025-08-21")])).marks[0]

    assert mark.sealed
    assert mark.openings == pytest.approx((picture().axis.x(day_number(date(2025, 8, 21))),))


def test_an_open_document_gives_neither():
    mark = picture(make_dataset(sources=[make_source(released="2000-06-04")])).marks[0]

    assert (mark.sealed, mark.openings) == (False, ())


def test_lanes_come_in_the_order_given_and_only_where_there_are_events():
    data = make_dataset([make_event("a", themes=["talks", "nato"]), make_event("b", themes=["iraq"])])

    assert [lane.name for lane in picture(data).lanes] == ["Talks", "Iraq"]


def test_an_event_lies_within_its_lane():
    data = make_dataset([make_event(f"e{i}", themes=["ab"[i % 2]]) for i in range(12)])
    drawn = picture(data)

    for mark in drawn.marks:
        lane = drawn.lanes["ab".index("ab"[int(mark.id[1:]) % 2])]
        assert lane.top <= mark.y - mark.radius
        assert mark.y + mark.radius <= lane.bottom


def test_the_chosen_event_is_marked():
    data = make_dataset([make_event("a"), make_event("b")])

    assert [(m.id, m.chosen) for m in picture(data, chosen="b").marks] == [("a", False), ("b", True)]


def test_a_narrow_picture_uses_short_titles_and_gives_lanes_no_column():
    data = make_dataset([make_event(title=words("A long title"), short=words("Short"))])
    wide, narrow = picture(data), picture(data, width=390)

    assert [wide.marks[0].label, narrow.marks[0].label] == ["A long title", "Short"]
    assert narrow.axis.left < 20 < wide.axis.left


def test_where_many_events_are_shown_their_titles_are_short():
    data = make_dataset([make_event(f"e{i}", title=words("A long title"), short=words("Short")) for i in range(25)])

    assert {mark.label for mark in picture(data).marks} == {"Short"}


def test_labels_keep_out_of_the_column_of_lane_names():
    data = make_dataset([make_event(f"e{i}", title=words("A title of some length"), date="2026-12") for i in range(9)])
    drawn = picture(data)

    assert all(m.label_left is None or m.label_left >= drawn.axis.left for m in drawn.marks)


def test_a_picture_taller_than_its_canvas_names_the_years_above_the_lanes_too():
    data = make_dataset([make_event(f"e{i}") for i in range(20)])

    assert [len(picture(data, height=height).year_lines) for height in (300, 2000, 0)] == [2, 1, 1]


def test_a_term_is_named_only_where_its_name_fits():
    data = make_dataset(terms=(make_term(period="1993-01-20/2001-01-20"), make_term(period="2001-01-20/2001-03-01")))

    assert [band.name for band in picture(data).bands] == ["Ann", ""]


def test_a_term_ends_with_the_picture():
    data = make_dataset(terms=(make_term(period="1990-01-01/.."),))
    drawn = picture(data)

    assert (drawn.bands[0].left, drawn.bands[0].right) == (drawn.axis.left, drawn.axis.right)


@pytest.mark.parametrize("width", [360, 700, 1280, 2560])
@pytest.mark.parametrize("years", [1, 3, 28, 400, 20_000])
def test_years_on_the_axis_never_touch(width, years):
    drawn = picture(width=width, span=(SPAN[0], SPAN[0] + round(years * 365.2425)))

    xs = [x for x, _ in drawn.years]
    assert all(b - a >= 4 * 6 for a, b in itertools.pairwise(xs))
    assert all(x + 12 <= width for x in xs)


def test_the_axis_runs_from_the_year_before_the_first_event_to_the_end_of_this_year():
    data = make_dataset()
    first, last = period(frames.events(data, "en"), frames.openings(data), day_number(date(2026, 11, 22)))

    assert [str(np.datetime64(d, "D")) for d in (first, last)] == ["1999-01-01", "2027-01-01"]


def test_without_events_the_axis_shows_the_last_ten_years():
    data = make_dataset([], [])
    first, last = period(frames.events(data, "en"), frames.openings(data), day_number(date(2026, 11, 22)))

    assert [str(np.datetime64(d, "D")) for d in (first, last)] == ["2015-01-01", "2027-01-01"]


STANDARD = {
    "everything": make_dataset(
        [
            make_event("a"),
            make_event("b", date="2001-09~", tone={"value": -3, "reason": words("Why.")}),
            make_event("c", date="2022-02-24/..", tone=None, themes=["iraq"]),
            make_event("d", date="../2003", claims=[make_claim(evidence=[make_evidence("late")])]),
        ],
        [make_source(), make_source("late", released="2025-08-21")],
        terms=(make_term(), make_term(side="ru", period="1991/..")),
    ),
    "nothing": make_dataset([], []),
    "one event": make_dataset(),
    "years only": make_dataset([make_event("a", date="1999"), make_event("b", date="200X")]),
    "hostile words": make_dataset([make_event(title=words("<b>x</b> & <script>alert(1)</script>"))]),
}


@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
@pytest.mark.parametrize("case", STANDARD)
def test_every_standard_case_is_drawn_as_plain_json(case, look):
    figure = draw_timeline(picture(STANDARD[case]), look=look, warm="conflict", cool="cooperation")

    assert json.loads(json.dumps(figure, allow_nan=False)) == figure
    assert figure["layout"]["width"] == 1000


def test_a_day_before_all_events_gives_an_empty_timeline():
    data = make_dataset()
    shown = frames.events(data, "en")
    none = shown[shown["earliest"] < pd.Timestamp("1990-01-01")]

    drawn = prepare_timeline(tables(data, none), span=SPAN, canvas=Canvas(1000, 600, FONT))

    assert (drawn.marks, drawn.lanes) == ((), ())


def texts(figure) -> list[str]:
    return [word for trace in figure["data"] for word in trace.get("text", [])]


def test_words_from_data_are_not_html_in_the_figure():
    figure = draw_timeline(picture(STANDARD["hostile words"]), look=LIGHT, warm="", cool="")

    assert "&lt;b&gt;x&lt;/b&gt; &amp; &lt;script&gt;alert(1)&lt;/script&gt;" in texts(figure)
    assert not any("<" in word for word in texts(figure))


def test_tone_is_a_sign_as_well_as_a_colour():
    data = make_dataset(
        [
            make_event("a", tone={"value": 4, "reason": words("Why.")}),
            make_event("b", date="2010-01-01", tone={"value": -4, "reason": words("Why.")}),
            make_event("c", date="2020-01-01", tone={"value": 0, "reason": words("Why.")}),
        ]
    )
    figure = draw_timeline(picture(data), look=LIGHT, warm="", cool="")
    traces = {trace["name"]: trace for trace in figure["data"]}

    assert traces["sign"]["marker"]["symbol"] == ["cross-thin-open", "line-ew-open"]
    assert len(set(traces["events"]["marker"]["color"])) == 3
