"""Marks and labels never run into one another, whatever is asked for."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from explorer.figures.lanes import Item, Packing, Seat, seat, share_rows


def item(x: float, label: float = 100, importance: int = 3) -> Item:
    """A mark 20 px wide."""
    return Item(x - 10, x + 10, label, importance)


def test_a_label_stands_right_of_its_mark():
    assert seat([item(50)], right=400, most_rows=1) == [Seat(0, 60)]


def test_a_label_stands_left_of_its_mark_where_the_edge_is_near():
    assert seat([item(380)], right=400, most_rows=1) == [Seat(0, 270)]


def test_a_label_keeps_out_of_the_column_of_lane_names():
    assert seat([item(380)], left=300, right=400, most_rows=1) == [Seat(0, None)]


def test_a_label_stands_left_where_the_right_is_taken():
    assert [s.label for s in seat([item(200, 50, 5), item(260, 50, 4)], right=400, most_rows=1)] == [140, 270]


def test_two_events_that_are_close_take_two_rows():
    assert {s.row for s in seat([item(50), item(60)], right=400, most_rows=2)} == {0, 1}


def test_the_less_important_event_gives_its_label_up():
    seats = seat([item(50, importance=1), item(170, importance=5), item(310, importance=4)], right=400, most_rows=1)

    assert [s.label is None for s in seats] == [True, False, True]


def test_of_two_labels_for_one_gap_the_more_important_has_it():
    for first, second in ((2, 3), (3, 2)):
        seats = seat([item(50, 60, first), item(150, 60, second)], left=40, right=160, most_rows=1)

        assert [s.label is None for s in seats] == [first < second, second < first]


def test_a_label_moves_to_the_other_side_for_another():
    seats = seat([item(130, 50), item(230, 60)], left=0, right=245, most_rows=1)

    assert [s.label for s in seats] == [70, 160]


def test_a_label_wider_than_the_picture_is_left_out():
    assert seat([item(50, label=500)], right=400, most_rows=3) == [Seat(0, None)]


def test_marks_of_one_place_share_a_row_only_where_there_are_too_many():
    assert sorted(s.row for s in seat([item(50, 10)] * 3, right=400, most_rows=3)) == [0, 1, 2]
    assert {s.row for s in seat([item(50, 10)] * 9, right=400, most_rows=3)} == {0, 1, 2}


def test_nothing_to_place_gives_nothing():
    assert seat([], right=400, most_rows=3) == []
    assert seat([item(50)], right=400, most_rows=0) == [Seat(0, 60)]


items = st.builds(
    lambda x, half, label, importance: Item(x - half, x + half, label, importance),
    st.floats(0, 1000) | st.integers(0, 100).map(float),
    st.floats(4, 14),
    st.floats(0, 400) | st.floats(10, 60),
    st.integers(1, 5),
)


@settings(max_examples=40)
@given(st.lists(items, max_size=40), st.floats(0, 150), st.floats(200, 1000), st.integers(1, 12))
def test_labels_overlap_nothing_and_none_is_cut(placed, left, right, rows):
    seats = seat(placed, left=left, right=right, most_rows=rows)

    assert all(0 <= s.row < rows for s in seats)
    for i, (one, at) in enumerate(zip(placed, seats, strict=True)):
        if at.label is None:
            continue
        start, end = at.label, at.label + one.label
        assert left <= start
        assert end <= right + 1e-9
        assert start in {one.right, one.left - one.label}
        for j, (other, there) in enumerate(zip(placed, seats, strict=True)):
            if i == j or there.row != at.row:
                continue
            taken = [(other.left, other.right)]
            if there.label is not None:
                taken.append((there.label, there.label + other.label))
            assert all(end <= began + 1e-9 or ended <= start + 1e-9 for began, ended in taken if end > start)


@settings(max_examples=40)
@given(st.lists(items, max_size=25), st.integers(1, 6))
def test_marks_overlap_only_where_more_meet_than_there_are_rows(placed, rows):
    seats = seat(placed, right=1000, most_rows=rows)
    most = max((sum(o.left <= i.left < o.right + 4 for o in placed) for i in placed), default=0)
    shared = any(
        a.row == b.row and one.left < other.right and other.left < one.right
        for n, (one, a) in enumerate(zip(placed, seats, strict=True))
        for other, b in zip(placed[n + 1 :], seats[n + 1 :], strict=True)
    )

    assert not shared or most > rows


@settings(max_examples=40)
@given(st.lists(items, max_size=25), st.integers(1, 6))
def test_no_label_is_left_out_for_which_a_row_has_room(placed, rows):
    seats = seat(placed, right=1000, most_rows=rows)
    assume(max((sum(o.left <= i.left < o.right + 4 for o in placed) for i in placed), default=0) <= rows)
    for one, at in zip(placed, seats, strict=True):
        others = [(o, s) for o, s in zip(placed, seats, strict=True) if o is not one and s.row == at.row]
        reach = [
            (
                min(o.left, o.left if s.label is None else s.label),
                max(o.right, 0 if s.label is None else s.label + o.label),
            )
            for o, s in others
        ]
        if at.label is None and one.right + one.label <= 1000:
            start, end = one.left - 4.01, one.right + one.label + 4.01
            assert any(start < b and a < end for a, b in reach)


@settings(max_examples=40)
@given(st.lists(items, max_size=25), st.integers(1, 6))
def test_the_most_important_event_keeps_its_label_if_any_does(placed, rows):
    seats = seat(placed, right=1000, most_rows=rows)
    ranked = sorted(zip(placed, seats, strict=True), key=lambda pair: -pair[0].importance)
    roomy = [(one, at) for one, at in ranked if one.right + one.label <= 1000]
    bare = [one for one in placed if one.label > 980]

    if len(placed) <= rows and not bare:
        assert all(at.label is not None for _, at in roomy)


def test_worth_counts_labels_and_marks_without_a_place():
    packing = Packing([item(50), item(50), item(50)], right=400)

    assert [packing.worth(rows) for rows in (1, 2, 3, 4)] == [-1, 1, 3, 3]
    assert packing.best == 3


def lane(*xs: float) -> Packing:
    return Packing([item(x) for x in xs], right=400)


@pytest.mark.parametrize(
    ("lanes", "rows", "shares"),
    [
        ([], 5, []),
        ([lane(50)], 9, [1]),
        ([lane(50), lane(50, 50, 50)], 4, [1, 3]),
        ([lane(50, 50), lane(50, 50)], 3, [2, 1]),
        ([lane(50, 50), lane(50, 50)], 9, [2, 2]),
        ([lane(50, 50), lane(50), lane(50)], 2, [1, 1, 1]),
    ],
)
def test_rows_go_where_they_are_worth_most(lanes, rows, shares):
    assert share_rows(lanes, rows) == shares


@settings(max_examples=40)
@given(st.lists(st.lists(items, max_size=12), min_size=1, max_size=5), st.integers(1, 20))
def test_rows_are_shared_out_within_bounds(lanes, rows):
    given_ = share_rows([Packing(lane, right=1000) for lane in lanes], rows)

    assert all(share >= 1 for share in given_)
    assert sum(given_) <= max(rows, len(lanes))
