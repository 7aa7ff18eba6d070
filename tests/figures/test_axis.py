"""Days to pixels, and the calendar along the axis."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.dates import calendar_date, day_number
from explorer.figures.axis import Axis, Step, Unit, finest, since_ticks, spans, ticks
from explorer.figures.labels import usual_font
from explorer.i18n import catalogues

FONT = usual_font(13)
TEXT = catalogues()["en"]
axes = st.builds(
    lambda first, length, left, width: Axis(first, first + length, left, left + width),
    st.integers(-200_000_000, 200_000_000) | st.integers(0, 20_000),
    st.integers(7, 100) | st.integers(7, 20_000) | st.integers(7, 400_000_000),
    st.floats(13, 300),
    st.floats(250, 2400),
)


def axis(first: date, last: date, width: float = 1000) -> Axis:
    return Axis(day_number(first), day_number(last), 100, 100 + width)


def labels(found: Axis) -> list[str]:
    return [tick.label for tick in ticks(found, FONT, TEXT)]


def test_time_runs_from_left_to_right_in_proportion():
    found = Axis(0, 200, 10, 110)

    assert [found.x(day) for day in (0, 100, 200)] == [10, 60, 110]
    assert [found.day(x) for x in (10, 60, 110)] == [0, 100, 200]
    assert found.day_width == 0.5


def test_years_then_months_then_days_as_the_window_narrows():
    assert labels(axis(date(1990, 1, 1), date(2020, 1, 1), 500))[:3] == ["1995", "2000", "2005"]
    assert labels(axis(date(2000, 1, 1), date(2001, 1, 1)))[1:3] == ["Mar", "Apr"]
    assert labels(axis(date(2000, 9, 28), date(2000, 10, 5)))[1:4] == ["30 Sept", "1 Oct", "2 Oct"]


def test_the_first_mark_says_its_year():
    assert labels(axis(date(2000, 9, 28), date(2000, 10, 5)))[0] == "29 Sept 2000"
    assert labels(axis(date(2000, 3, 1), date(2000, 12, 1)))[0] == "Apr 2000"


def test_where_a_year_or_a_month_begins_is_strong():
    months = ticks(axis(date(2000, 7, 1), date(2001, 7, 1)), FONT, TEXT)
    days = ticks(axis(date(2000, 9, 28), date(2000, 10, 5)), FONT, TEXT)

    assert [t.label for t in months if t.strong][-1] == "2001"
    assert [t.label for t in days if t.strong] == ["29 Sept 2000", "1 Oct"]


def test_years_before_the_first_have_a_minus():
    assert "−600" in labels(Axis(-365.2425 * 3000 // 1, 0, 100, 1100))


@given(axes)
def test_marks_neither_touch_nor_leave_their_room(found):
    drawn = ticks(found, FONT, TEXT)
    halves = [FONT.width(t.label) / 2 for t in drawn]

    assert all(a.x + h < b.x - k for (a, h), (b, k) in itertools.pairwise(zip(drawn, halves, strict=True)))
    assert all(found.left - 13 <= t.x - h and t.x + h <= found.right + 13 for t, h in zip(drawn, halves, strict=True))


@given(axes)
def test_there_are_marks_on_every_axis(found):
    assert ticks(found, FONT, TEXT)


@given(axes, st.floats(3, 100))
def test_parts_of_the_calendar_cover_the_axis_without_gap_or_overlap(found, width):
    parts = spans(found, width)
    step = finest(found, width)

    assert parts[0][0] <= found.first <= parts[0][1]
    assert parts[-1][0] < found.last <= parts[-1][1] + 1
    assert all(last + 1 == first for (_, last), (first, _) in itertools.pairwise(parts))
    for first, _ in parts:
        year, month, day = calendar_date(first)
        if step.unit is Unit.YEAR:
            assert (year % step.count, month, day) == (0, 1, 1)
        elif step.unit is Unit.MONTH:
            assert ((month - 1) % step.count, day) == (0, 1)


@given(axes, st.floats(3, 100))
def test_a_part_is_as_wide_as_asked_for(found, width):
    step = finest(found, width)

    assert step.days * found.day_width >= width or step.count >= 10**10


def test_a_week_begins_on_monday():
    days = list(Step(Unit.DAY, 7).starts(day_number(date(2000, 6, 1)), day_number(date(2000, 6, 30))))

    assert days == [day_number(date(2000, 6, n)) for n in (5, 12, 19, 26)]


@given(st.integers(-10_000, 10_000), st.sampled_from([1, 2, 7, 14]), st.integers(0, 60))
def test_no_day_that_begins_a_step_is_missed(first, count, length):
    whole = list(Step(Unit.DAY, count).starts(first - 100, first + length))

    assert list(Step(Unit.DAY, count).starts(first, first + length)) == [day for day in whole if day >= first]


@pytest.mark.parametrize(
    ("step", "first", "last", "years"),
    [
        (Step(Unit.YEAR, 5), -2, 11, [0, 5, 10]),
        (Step(Unit.YEAR, 250), -600, 100, [-500, -250, 0]),
        (Step(Unit.YEAR, 1000), 170_000_000, 170_002_500, [170_000_000, 170_001_000, 170_002_000]),
    ],
)
def test_steps_begin_in_any_year(step, first, last, years):
    low, high = (int((year - 1970) * 365.2425) - 3 for year in (first, last))

    assert [calendar_date(day)[0] for day in step.starts(low, high)] == years


@given(axes.filter(lambda a: a.last - a.first < 10**6), st.floats(0, 1))
def test_days_since_count_from_day_0_at_round_numbers(found, share):
    origin = int(found.first + share * (found.last - found.first))
    drawn = since_ticks(found, origin, FONT, TEXT)

    assert all(a.x + FONT.width(a.label) / 2 < b.x - FONT.width(b.label) / 2 for a, b in itertools.pairwise(drawn))
    assert all(t.strong == (round(found.day(t.x)) == origin) for t in drawn)


def test_day_0_is_worded():
    found = since_ticks(Axis(0, 100, 100, 1100), 50, FONT, TEXT)

    assert [(t.label, t.x) for t in found if t.strong] == [(TEXT("axis.days", n=0), 600)]
