"""Marks and labels never run into one another, whatever is asked for."""

from hypothesis import given
from hypothesis import strategies as st

from explorer.figures.lanes import GAP, Item, Seat, seat


def item(x: float, label: float = 100, importance: int = 3) -> Item:
    """A mark 20 px wide."""
    return Item(x - 10, x + 10, label, importance)


def test_a_label_stands_right_of_its_mark():
    assert seat([item(50)], right=400, most_rows=1) == [Seat(0, 60 + GAP)]


def test_a_label_stands_left_of_its_mark_where_the_edge_is_near():
    assert seat([item(380)], right=400, most_rows=1) == [Seat(0, 370 - GAP - 100)]


def test_a_label_keeps_out_of_the_column_of_lane_names():
    assert seat([item(380)], left=300, right=400, most_rows=1) == [Seat(0, None)]


def test_two_events_that_are_close_take_two_rows():
    assert [s.row for s in seat([item(50), item(60)], right=400, most_rows=2)] == [0, 1]


def test_the_less_important_event_gives_its_label_up():
    seats = seat([item(50, importance=1), item(170, importance=5), item(310, importance=4)], right=400, most_rows=1)

    assert [s.label is None for s in seats] == [True, False, True]


def test_a_label_wider_than_the_picture_is_left_out():
    assert seat([item(50, label=500)], right=400, most_rows=3) == [Seat(0, None)]


def test_nothing_to_place_gives_nothing():
    assert seat([], right=400, most_rows=3) == []


items = st.builds(
    lambda x, half, label, importance: Item(x - half, x + half, label, importance),
    st.floats(0, 1000),
    st.floats(4, 14),
    st.floats(0, 400),
    st.integers(1, 5),
)


@given(st.lists(items, max_size=40), st.floats(0, 150), st.floats(200, 1000), st.integers(1, 12))
def test_labels_overlap_nothing_and_none_is_cut(placed, left, right, rows):
    seats = seat(placed, left=left, right=right, most_rows=rows)

    assert all(0 <= s.row < rows for s in seats)
    for i, (one, at) in enumerate(zip(placed, seats, strict=True)):
        if at.label is None:
            continue
        start, end = at.label, at.label + one.label
        assert left <= start
        assert end <= right
        for j, (other, there) in enumerate(zip(placed, seats, strict=True)):
            if i == j or there.row != at.row:
                continue
            taken = [(other.left, other.right)]
            if there.label is not None:
                taken.append((there.label, there.label + other.label))
            assert all(end < began or ended < start for began, ended in taken)
