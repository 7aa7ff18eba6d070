"""The tone curve follows its formula."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.frames import events
from explorer.tone import HALF_LIFE, PRIOR, curve_days, tone_curve
from tests.builders import make_dataset, make_event, words


def judged(*rows: tuple[str, int | None, int]) -> pd.DataFrame:
    """An events frame: day, tone, importance."""
    found = [
        make_event(
            f"e{i}",
            date=day,
            importance=importance,
            tone=None if tone is None else {"value": tone, "reason": words("Why.")},
        )
        for i, (day, tone, importance) in enumerate(rows)
    ]
    return events(make_dataset(found), "en")


def on(frame: pd.DataFrame, *days: str) -> list[float]:
    return tone_curve(frame, np.array(days, dtype="datetime64[D]")).tolist()


def test_the_curve_is_flat_before_the_first_event():
    assert on(judged(("2000-06-04", 4, 5)), "2000-06-03") == [0.0]


def test_an_event_lifts_the_curve_on_its_own_day():
    assert on(judged(("2000-06-04", 4, 5)), "2000-06-04") == [pytest.approx(5 * 4 / (5 + PRIOR))]


def test_an_event_weighs_half_after_a_half_life():
    day = np.datetime64("2000-06-04", "D") + np.timedelta64(HALF_LIFE, "D")

    assert on(judged(("2000-06-04", 4, 5)), str(day)) == [pytest.approx(2.5 * 4 / (2.5 + PRIOR))]


def test_two_events_of_a_day_are_weighed_by_importance():
    frame = judged(("2000-06-04", 4, 5), ("2000-06-04", -2, 1))

    assert on(frame, "2000-06-04") == [pytest.approx((5 * 4 - 2) / (6 + PRIOR))]


def test_an_event_without_tone_counts_for_nothing():
    with_it, without = judged(("2000-06-04", 4, 5), ("2000-06-05", None, 5)), judged(("2000-06-04", 4, 5))

    assert on(with_it, "2000-06-06") == on(without, "2000-06-06")


def test_without_events_the_curve_is_zero_everywhere():
    assert on(judged(), "1990-01-01", "2020-01-01") == [0.0, 0.0]


@given(
    st.lists(st.tuples(st.dates().map(str), st.integers(-5, 5), st.integers(1, 5)), max_size=6),
    st.dates().map(str),
)
def test_the_curve_stays_on_the_scale(rows, day):
    assert -5 <= on(judged(*rows), day)[0] <= 5


def test_the_curve_is_drawn_with_a_step_at_each_event():
    days = curve_days(judged(("2000-06-04", 4, 5)), np.datetime64("1999-01-01"), np.datetime64("2001-01-01"), steps=3)

    assert days.astype(str).tolist() == ["1999-01-01", "2000-01-02", "2000-06-03", "2000-06-04", "2001-01-01"]
