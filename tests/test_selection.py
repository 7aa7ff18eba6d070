"""A view is its address: read without failing, written so that a person can read it."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.rows import LaneKind
from explorer.selection import Selection
from tests.builders import make_dataset, make_event

LANGUAGES = ("en", "id", "ru")

CASES = [
    ("", Selection()),
    ("?event=2000-06-04-meeting", Selection(event="2000-06-04-meeting")),
    ("?event=a&passage=p&source=s", Selection(event="a", source="s", passage="p")),
    ("?claim=asked&event=a", Selection(event="a", claim="asked")),
    ("?known=2004-12-31&themes=nato", Selection(themes=("nato",), known=date(2004, 12, 31))),
    ("?themes=iraq,nato", Selection(themes=("iraq", "nato"))),
    ("?lang=ru", Selection(lang="ru")),
    ("?from=1999&to=2004", Selection(first=10592, last=12783)),
    ("?from=2001-09-11&to=2003-03-20", Selection(first=11576, last=12131)),
    ("?from=-0043", Selection(first=-735233)),
    ("?lanes=person", Selection(lanes=LaneKind.PERSON)),
    ("?as=table&curve=off&tails=all", Selection(table=True, tails=True, curve=False)),
    ("?beside=2014", Selection(beside=16071)),
    ("?persons=bob,ann", Selection(persons=("bob", "ann"))),
    ("?align=b,a&since=-30&until=90", Selection(align=("b", "a"), since=-30, until=90)),
]


@pytest.mark.parametrize(("query", "selection"), CASES)
def test_an_address_is_read(query, selection):
    assert Selection.from_query(query) == selection


@pytest.mark.parametrize(("query", "selection"), CASES)
def test_an_address_is_written_sorted_and_without_defaults(query, selection):
    assert selection.to_query() == query


@pytest.mark.parametrize(
    "query",
    [
        None,
        "?",
        "?known=soon&x=1",
        "?known=2001-02-30",
        "?known=99999-01-01",
        "?event=<script>alert(1)</script>",
        "?event=../../etc/passwd",
        "?event=%00%ff%zz",
        "?themes=,,NATO,a b",
        "?lang=../en",
        "?lang=",
        "?themes=" + "%" * 50_000,
        "?event" + "=" * 1000,
        "?from=soon&to=1999/2001&beside=..",
        "?from=2001-02-30",
        "?lanes=colour",
        "?lanes=THEME",
        "?as=list&tails=some&curve=on",
        "?persons=ann",
        "?persons=ann,bob,cyn",
        "?persons=ann,",
        "?align=a,b c",
        "?since=x&until=1e5",
        "?since=10&until=-10",
        "?since=5&until=5",
        "?since=-99999999",
    ],
)
def test_what_cannot_be_read_counts_as_not_chosen(query):
    assert Selection.from_query(query) == Selection()


ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
days = st.integers(-3_000_000, 2_900_000)  # years of four digits are written to the day
selections = st.builds(
    Selection,
    event=ids | st.just(""),
    claim=ids | st.just(""),
    source=ids | st.just(""),
    passage=ids | st.just(""),
    themes=st.sets(ids, max_size=4).map(sorted).map(tuple),
    known=st.none() | st.dates(min_value=date(1000, 1, 1)),
    lang=st.sampled_from(LANGUAGES),
    lanes=st.sampled_from(LaneKind),
    table=st.booleans(),
    tails=st.booleans(),
    curve=st.booleans(),
    beside=st.none() | days,
    persons=st.just(()) | st.tuples(ids, ids),
    align=st.just(()) | st.tuples(ids, ids),
).flatmap(
    lambda view: st.builds(
        lambda ends, since, length: replace(
            view, first=ends and min(ends), last=ends and max(ends), since=since, until=since + length
        ),
        st.none() | st.tuples(days, days),
        st.integers(-5000, 5000),
        st.integers(1, 9000),
    )
)


@given(selections)
def test_reading_what_was_written_gives_the_same_view(selection):
    assert Selection.from_query(selection.to_query()) == selection


@given(st.text() | st.binary().map(lambda b: "?event=" + b.decode("latin-1")))
def test_any_address_can_be_read(query):
    assert isinstance(Selection.from_query(query), Selection)


def test_what_the_data_set_does_not_have_is_dropped():
    asked = Selection(event="none", claim="c", source="none", passage="p", themes=("nato", "talks"), lang="xx")

    assert asked.within(make_dataset(), LANGUAGES) == Selection(themes=("talks",))


def test_what_the_data_set_has_is_kept():
    asked = Selection(event="2000-06-04-meeting", claim="asked", source="memo", passage="opening", lang="id")

    assert asked.within(make_dataset(), LANGUAGES) == asked


def test_another_event_closes_the_document_and_keeps_the_filters():
    view = Selection(event="a", claim="c", source="s", passage="p", themes=("nato",), lang="ru")

    assert view.choosing("b") == Selection(event="b", themes=("nato",), lang="ru")


def test_a_theme_is_taken_in_and_left_out_again():
    assert [Selection().toggling("nato").themes, Selection(themes=("nato",)).toggling("nato").themes] == [("nato",), ()]


def test_an_end_before_the_beginning_is_taken_the_other_way_round():
    assert Selection.from_query("?from=2004&to=1999") == Selection.from_query("?from=1999&to=2004")


def test_a_date_is_the_days_it_can_mean():
    assert Selection.from_query("?from=2001-09&to=2001-09") == Selection(first=11566, last=11595)


@pytest.mark.parametrize(
    ("query", "selection"),
    [
        ("?themes=nato&themes=iraq", Selection(themes=("iraq", "nato"))),
        ("?persons=ann&persons=bob", Selection(persons=("ann", "bob"))),
        ("?align=a&align=b", Selection(align=("a", "b"))),
        ("?event=a&event=b", Selection()),
    ],
)
def test_a_key_that_comes_twice_is_a_list(query, selection):
    assert Selection.from_query(query) == selection


def data_of_two():
    return make_dataset([make_event("a", actors=["ann"]), make_event("b", actors=["bob"])])


def within(**chosen) -> Selection:
    return Selection(**chosen).within(data_of_two(), LANGUAGES)


def test_unknown_people_and_events_are_not_compared():
    assert within(persons=("ann", "nobody")) == Selection()
    assert within(align=("a", "none"), since=-10, until=10) == Selection()


def test_known_people_and_events_are_compared():
    assert within(persons=("ann", "bob")) == Selection(persons=("ann", "bob"))
    assert within(align=("a", "b"), since=-10, until=10) == Selection(align=("a", "b"), since=-10, until=10)


def test_of_several_comparisons_one_is_made():
    every = {"beside": 11_000, "persons": ("ann", "bob"), "align": ("a", "b")}

    assert within(**every) == Selection(align=("a", "b"))
    assert within(**every | {"align": ()}) == Selection(persons=("ann", "bob"))
    assert within(**every | {"align": (), "persons": ()}) == Selection(beside=11_000)


def test_days_since_mean_nothing_where_no_events_are_aligned():
    assert within(since=-10, until=10) == Selection()


def test_a_view_can_be_left_alone():
    view = Selection(themes=("nato",), beside=5, persons=("a", "b"), align=("c", "d"), since=-1, until=1)

    assert view.alone() == Selection(themes=("nato",))


def test_a_stretch_of_time_is_shown_or_all_of_it():
    view = Selection(event="a", first=1, last=2)

    assert view.showing(5, 9) == Selection(event="a", first=5, last=9)
    assert view.showing(None, None) == Selection(event="a")
