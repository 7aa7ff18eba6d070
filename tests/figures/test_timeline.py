"""What stands where on the timeline."""

import json
from datetime import date

import numpy as np
import pytest

from explorer import frames
from explorer.dates import day_number
from explorer.figures.draw import draw_timeline
from explorer.figures.grouping import Choice
from explorer.figures.marks import radius
from explorer.figures.picture import Mark, Picture
from explorer.figures.timeline import Course, period, prepare_timeline
from explorer.rows import Rows
from explorer.theme import DARK, LIGHT
from explorer.vocabulary import LaneKind
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_source, make_term, words
from tests.event_frames import Happening, rows
from tests.figures.layouts import canvas, here, panel, picture, plan, terms

DAY = 12_000


def only(*, window=(7000, 20_500), **changes) -> Mark:
    found = here(panel(Happening(**{"first": DAY} | changes), window=window))
    assert len(found) == 1
    return found[0]


def test_a_mark_stands_in_the_middle_of_its_day():
    drawn = panel(Happening(DAY))

    assert drawn.marks[0].x == pytest.approx(drawn.axis.x(DAY + 0.5))


def test_an_important_event_has_a_larger_mark():
    assert radius(5, canvas().font) > radius(1, canvas().font)


@pytest.mark.parametrize(
    ("changes", "label", "exact"),
    [
        ({}, "Title", True),
        ({"vague": True}, "≈ Title", False),
        ({"doubtful": True}, "Title (?)", False),
        ({"vague": True, "doubtful": True}, "≈ Title (?)", False),
        ({"last": DAY + 365}, "Title", False),
        ({"last": None, "lasted": True}, "Title", True),
    ],
)
def test_about_uncertain_and_exact_dates_differ(changes, label, exact):
    mark = only(title="Title", **changes)

    assert (mark.label, mark.exact) == (label, exact)


def test_a_date_that_is_a_year_stands_in_its_middle_and_reaches_to_its_ends():
    drawn = panel(Happening(DAY, DAY + 365))
    mark = drawn.marks[0]

    assert mark.doubt == pytest.approx((drawn.axis.x(DAY), drawn.axis.x(DAY + 366)))
    assert mark.x == pytest.approx(sum(mark.doubt) / 2)
    assert mark.span is None


def test_a_day_and_a_duration_have_no_whiskers():
    assert only(vague=True).doubt is None
    assert only(last=DAY + 30, lasted=True).doubt is None


def test_a_label_keeps_off_the_whiskers():
    mark = only(last=DAY + 2000)

    assert mark.label_left >= mark.doubt[1]


def test_what_lasted_reaches_from_its_first_day_to_the_end_of_its_last():
    drawn = panel(Happening(DAY, DAY + 900, lasted=True))

    assert drawn.marks[0].span == pytest.approx((drawn.axis.x(DAY), drawn.axis.x(DAY + 901)))


def test_what_still_goes_on_reaches_to_the_end_of_the_picture():
    drawn = panel(Happening(DAY, None, lasted=True))

    assert drawn.marks[0].span == pytest.approx((drawn.axis.x(DAY), drawn.axis.right))


def test_what_began_before_the_window_stands_at_its_edge_and_says_so():
    drawn = panel(Happening(DAY, DAY + 900, lasted=True), window=(DAY + 100, DAY + 300))
    mark = here(drawn)[0]

    assert (mark.since, mark.x, mark.span) == (True, drawn.axis.left, (drawn.axis.left, drawn.axis.right))
    assert not only(last=DAY + 900, lasted=True).since


def test_what_comes_next_waits_beyond_the_edge():
    drawn = panel(Happening(DAY), Happening(DAY + 120), Happening(DAY - 120), window=(DAY - 50, DAY + 49))

    assert {m.id: m.beyond for m in drawn.marks} == {"e0": False, "e1": True, "e2": True}
    assert all(m.x < drawn.axis.left or m.x > drawn.axis.right for m in drawn.marks if m.beyond)


def test_events_of_a_day_stand_side_by_side_where_a_day_is_wide():
    drawn = panel(Happening(DAY), Happening(DAY), Happening(DAY), window=(DAY - 3, DAY + 3))
    xs = [m.x for m in here(drawn)]

    assert xs == pytest.approx([drawn.axis.x(DAY + share) for share in (0.25, 0.5, 0.75)])


def test_where_a_day_is_wide_its_date_is_in_the_label():
    assert only(window=(DAY - 3, DAY + 3)).label == "9 Nov · A title"
    assert only(last=DAY + 1, window=(DAY - 3, DAY + 3)).label == "A title"


def test_openings_are_shown_for_the_chosen_event_and_for_all_on_demand():
    world = [Happening(DAY, opened=((15_000, True), (16_000, False))), Happening(DAY + 900, opened=((17_000, False),))]
    axis = panel(*world).axis
    one, two = ((axis.x(15_000.5), True), (axis.x(16_000.5), False)), ((axis.x(17_000.5), False),)

    assert [m.openings for m in panel(*world).marks] == [(), ()]
    assert [m.openings for m in panel(*world, chosen="e0").marks] == [one, ()]
    assert [m.openings for m in panel(*world, tails=True).marks] == [one, two]
    assert [m.sealed for m in panel(*world).marks] == [True, True]


def test_the_chosen_event_and_its_relations_are_marked():
    found = panel(Happening(DAY), Happening(DAY + 900), chosen="e1", related={"e0": "leads to"}).marks

    assert [(m.id, m.chosen, m.relation) for m in found] == [("e0", False, "leads to"), ("e1", True, "")]


def test_marks_come_in_the_order_of_time():
    found = panel(Happening(DAY + 5, themes=("nato",)), Happening(DAY, themes=("talks",)), Happening(DAY + 9)).marks

    assert [m.id for m in found] == ["e1", "e0", "e2"]


def test_short_titles_serve_where_room_is_short():
    many = [Happening(7000 + 300 * n) for n in range(25)]

    assert only().label == "A title"
    assert here(panel(Happening(), room=canvas(390)))[0].label == "Short"
    assert {m.label for m in here(panel(*many))} == {"Short"}


def test_a_narrow_picture_gives_lanes_no_column():
    narrow, wide = panel(Happening(), room=canvas(390)), panel(Happening())

    assert narrow.axis.left < 20 < wide.axis.left
    assert narrow.lanes[0].name_y < narrow.lanes[0].rows_top


def test_the_longest_name_makes_the_column_up_to_a_fifth_of_the_width():
    names = {"talks": "Talks about talks " * 9}

    assert panel(Happening(), lane_names=names).axis.left == 200
    assert panel(Happening(), lane_names=names).lanes[0].lines[-1].endswith("…")


def test_a_term_is_named_only_where_its_name_fits():
    assert [band.name for band in panel().bands] == ["Washington", "", "Monroe", "Catherine"]


def test_of_two_terms_that_overlap_one_is_named():
    shown = terms(("us", "Ann", 8000, 12_000), ("us", "Bob", 8000, 12_000))

    assert [band.name for band in panel(terms=shown).bands] == ["Ann", ""]


def test_a_term_ends_with_the_picture():
    drawn = panel()

    assert (drawn.bands[0].left, drawn.bands[2].right) == (drawn.axis.left, drawn.axis.right)
    assert panel(window=(30_000, 31_000)).bands[0].full == "Monroe, us"


def test_bands_and_curve_give_way_where_there_is_no_room():
    heights = (100, 160, 400)
    found = [panel(Happening(), room=canvas(900, height)) for height in heights]

    assert [(bool(p.bands), p.curve is not None) for p in found] == [(False, False), (True, False), (True, True)]


def test_the_curve_can_be_hidden_and_leaves_its_room():
    with_it, without = panel(Happening()), panel(Happening(), curve=False)

    assert without.curve is None
    assert without.lanes_top < with_it.lanes_top


def test_the_curve_says_what_weighed_most():
    stops = panel(Happening(DAY, tone=3), Happening(DAY + 10, tone=-1, importance=5)).curve.stops

    assert (stops[0][1:], stops[-1][2]) == ((0.0, ()), (1, 0))


def test_without_events_there_are_bands_and_years_only():
    drawn = panel()

    assert (drawn.lanes, drawn.marks, drawn.bins, drawn.arcs) == ((), (), (), ())
    assert drawn.bands
    assert drawn.ticks


def test_two_courses_share_the_scale_one_above_the_other():
    found = rows(Happening(8000), Happening(15_000))
    courses = [Course(Choice(7900, 8200), "One", 8000), Course(Choice(14_900, 15_200), "Two", 15_000)]
    upper, lower = prepare_timeline(plan(found), courses, canvas(1000, 800)).panels

    assert (upper.axis.left, upper.axis.right) == (lower.axis.left, lower.axis.right)
    assert here(upper)[0].x == here(lower)[0].x
    assert upper.ticks_y < lower.top == 400 < lower.bottom <= 800
    assert [t.label for t in upper.ticks] == [t.label for t in lower.ticks]


@pytest.mark.parametrize(("count", "dense"), [(400, False), (401, True)])
def test_more_marks_than_a_picture_holds_become_counts(count, dense):
    drawn = panel(*(Happening(7000 + 20 * n) for n in range(count)))

    assert (bool(drawn.bins), bool(drawn.marks)) == (dense, not dense)


def days(*found: int) -> list[str]:
    return [str(np.datetime64(day, "D")) for day in found]


TODAY = day_number(date(2026, 11, 22))


def axis_of(data) -> list[str]:
    openings = frames.openings(data)
    return days(*period(Rows(frames.events(data, "en"), openings), openings, TODAY))


def test_the_axis_runs_from_the_year_before_the_first_event_to_the_end_of_this_year():
    assert axis_of(make_dataset()) == ["1999-01-01", "2026-12-31"]


def test_without_events_the_axis_shows_the_last_ten_years():
    assert axis_of(make_dataset([], [])) == ["2015-01-01", "2026-12-31"]


def test_what_comes_after_today_is_on_the_axis_and_what_never_ends_is_not_waited_for():
    data = make_dataset([make_event("a", date="2000/.."), make_event("b", date="2031-05-01")])

    assert axis_of(data) == ["1999-01-01", "2031-12-31"]


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


def drawn_from(data, kind: LaneKind = LaneKind.THEME, *, panels: int = 1, since: int = 10_592) -> Picture:
    found = Rows(frames.events(data, "en"), frames.openings(data))
    names = {key: theme.name.root["en"] for key, theme in data.themes.items()}
    courses = [Course(Choice(since, TODAY), f"Part <{n}>" if panels > 1 else "") for n in range(panels)]
    changes = {"lane_names": names} if kind is LaneKind.THEME else {}
    asked = plan(found, kind, terms=frames.terms(data, "en"), chosen="a", related={"b": "<i>leads</i>"}, **changes)
    return prepare_timeline(asked, courses, canvas())


def figure(picture: Picture, look=LIGHT):
    return draw_timeline(picture, look=look, warm="conflict", cool="cooperation")


@pytest.mark.parametrize("panels", [1, 2])
@pytest.mark.parametrize("look", [LIGHT, DARK], ids=lambda look: look.name)
@pytest.mark.parametrize("case", STANDARD)
def test_every_standard_case_is_drawn_as_plain_json(case, look, panels):
    made = figure(drawn_from(STANDARD[case], panels=panels), look)

    assert json.loads(json.dumps(made, allow_nan=False)) == made
    assert (made["layout"]["width"], made["layout"]["height"]) == (1000, 600)


def test_a_day_before_all_events_gives_an_empty_timeline():
    early = prepare_timeline(plan(rows()), [Course(Choice(0, 365))], canvas())

    assert {trace["name"] for trace in figure(early)["data"]} <= {"calendar", "zero", "tone", "tone ends", "dates"} | {
        "cooperation",
        "conflict",
        "terms ru",
        "terms us",
        "Catherine, ru",
    }


def test_counts_are_drawn_as_bars():
    made = figure(picture(*(Happening(7000 + 20 * n) for n in range(500))))

    assert json.loads(json.dumps(made, allow_nan=False)) == made
    assert sum(trace["name"] == "events" for trace in made["data"]) > 10


def texts(made) -> list[str]:
    return [word for trace in made["data"] for word in trace.get("text", [])]


def test_words_from_data_are_not_html_in_the_figure():
    made = figure(drawn_from(STANDARD["hostile words"], panels=2))

    assert "&lt;b&gt;x&lt;/b&gt; &amp; &lt;script&gt;alert(1)&lt;/script&gt;" in texts(made)
    assert not any("<" in word.replace("<br>", "") for word in texts(made))


def test_tone_is_a_sign_as_well_as_a_colour():
    made = figure(picture(Happening(8000, tone=4), Happening(12_000, tone=-4), Happening(16_000, tone=0)))
    traces = {trace["name"]: trace for trace in made["data"]}

    assert traces["sign"]["marker"]["symbol"] == ["cross-thin-open", "line-ew-open"]
    assert len(set(traces["events"]["marker"]["color"])) == 3


def test_a_whisker_that_leaves_the_window_has_no_end_in_it():
    made = figure(picture(Happening(DAY, DAY + 2000), window=(DAY + 500, DAY + 3000)))
    doubt = next(trace for trace in made["data"] if trace["name"] == "date not exact")

    assert len([x for x in doubt["x"] if x is not None]) == 4
