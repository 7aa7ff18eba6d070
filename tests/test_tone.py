"""The tone curve follows its formula."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.tone import HALF_LIFE, PRIOR, ToneCurve

DAY = 11_112
judged = st.lists(
    st.tuples(st.integers(-2_000_000, 20_000) | st.integers(0, 2000), st.integers(-5, 5), st.integers(1, 5)),
    max_size=25,
)


def curve(*events: tuple[int, int, int]) -> ToneCurve:
    """The curve of some events: day, tone, importance."""
    days, tones, importance = (np.array(list(part), dtype=np.int64) for part in zip(*events, strict=True))
    return ToneCurve(days, tones.astype(np.int8), importance.astype(np.int8))


def on(found: ToneCurve, *days: int) -> list[float]:
    return found.at(np.array(days)).tolist()


def naive(events: list[tuple[int, int, int]], day: int) -> float:
    """The formula as the design gives it."""
    weights = [(i * 2.0 ** (-(day - begun) / HALF_LIFE), tone) for begun, tone, i in events if begun <= day]
    return sum(w * tone for w, tone in weights) / (sum(w for w, _ in weights) + PRIOR)


def test_the_curve_is_flat_before_the_first_event():
    assert on(curve((DAY, 4, 5)), DAY - 1) == [0.0]


def test_an_event_lifts_the_curve_on_its_own_day():
    assert on(curve((DAY, 4, 5)), DAY) == [pytest.approx(5 * 4 / (5 + PRIOR))]


def test_an_event_weighs_half_after_a_half_life():
    assert on(curve((DAY, 4, 5)), DAY + HALF_LIFE) == [pytest.approx(2.5 * 4 / (2.5 + PRIOR))]


def test_two_events_of_a_day_are_weighed_by_importance():
    assert on(curve((DAY, 4, 5), (DAY, -2, 1)), DAY) == [pytest.approx((5 * 4 - 2) / (6 + PRIOR))]


def test_without_events_the_curve_is_zero_everywhere():
    empty = np.empty(0, dtype=np.int64)
    found = ToneCurve(empty, empty, empty)

    assert on(found, -1, 0, DAY) == [0.0, 0.0, 0.0]
    assert found.heaviest(np.array([DAY])) == [()]
    assert found.turns(0, 10, steps=2).tolist() == [0, 10]


@given(judged.filter(bool), st.lists(st.integers(-2_001_000, 21_000), max_size=10))
def test_the_curve_is_what_the_formula_gives_over_any_span(events, days):
    asked = [*days, *(begun for begun, _, _ in events)]

    assert on(curve(*events), *asked) == pytest.approx([naive(events, day) for day in asked], rel=1e-6, abs=1e-9)


@given(judged.filter(bool), st.integers(-2_001_000, 21_000))
def test_the_curve_stays_on_the_scale(events, day):
    assert -5 <= on(curve(*events), day)[0] <= 5


@given(judged.filter(bool), st.integers(-2_001_000, 21_000) | st.integers(0, 3000))
def test_the_heaviest_events_are_those_of_the_most_weight(events, day):
    weight = {n: i * 2.0 ** (-(day - begun) / HALF_LIFE) for n, (begun, _, i) in enumerate(events) if begun <= day}
    found = curve(*events).heaviest(np.array([day]))[0]

    assert len(found) == len(set(found)) == min(3, len(weight))
    assert sorted((weight[n] for n in found), reverse=True) == pytest.approx(sorted(weight.values(), reverse=True)[:3])
    assert [weight[n] for n in found] == pytest.approx(sorted((weight[n] for n in found), reverse=True))


def test_of_equal_weight_the_later_comes_first():
    assert curve((DAY - HALF_LIFE, 1, 4), (DAY, 1, 2), (DAY, 1, 1)).heaviest(np.array([DAY])) == [(1, 0, 2)]


def test_each_day_has_its_own_heaviest():
    found = curve((DAY, 1, 5), (DAY + 10, 1, 5)).heaviest(np.array([DAY - 1, DAY, DAY + 10]), most=1)

    assert found == [(), (0,), (1,)]


def test_names_are_those_given():
    ones = np.ones(2, dtype=np.int64)

    assert ToneCurve(np.array([5, 9]), ones, ones, np.array([70, 30])).heaviest(np.array([9])) == [(30, 70)]


def test_the_curve_is_drawn_with_a_step_at_each_event():
    assert curve((150, 4, 5)).turns(0, 200, steps=3).tolist() == [0, 100, 149, 150, 200]


@given(judged.filter(bool), st.integers(-1000, 3000), st.integers(2, 2000), st.integers(2, 40))
def test_what_is_drawn_is_ascending_and_within_bounds_however_many_there_are(events, first, length, steps):
    days = curve(*events).turns(first, first + length, steps=steps)

    assert (np.diff(days) > 0).all()
    assert (days[0], days[-1]) == (first, first + length)
    assert len(days) <= 5 * steps
