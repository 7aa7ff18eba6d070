"""A view is its address: read without failing, written so that a person can read it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.frames import events
from explorer.selection import Selection
from tests.builders import make_claim, make_dataset, make_event

LANGUAGES = ("en", "id", "ru")

CASES = [
    ("", Selection()),
    ("?event=2000-06-04-meeting", Selection(event="2000-06-04-meeting")),
    ("?event=a&passage=p&source=s", Selection(event="a", source="s", passage="p")),
    ("?claim=asked&event=a", Selection(event="a", claim="asked")),
    ("?known=2004-12-31&themes=nato", Selection(themes=("nato",), known=date(2004, 12, 31))),
    ("?themes=iraq,nato", Selection(themes=("iraq", "nato"))),
    ("?lang=ru", Selection(lang="ru")),
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
    ],
)
def test_what_cannot_be_read_counts_as_not_chosen(query):
    assert Selection.from_query(query) == Selection()


ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
selections = st.builds(
    Selection,
    event=ids | st.just(""),
    claim=ids | st.just(""),
    source=ids | st.just(""),
    passage=ids | st.just(""),
    themes=st.sets(ids, max_size=4).map(sorted).map(tuple),
    known=st.none() | st.dates(min_value=date(1000, 1, 1)),
    lang=st.sampled_from(LANGUAGES),
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


def shown(selection: Selection) -> list[tuple[str, str]]:
    found = [
        make_event("a", themes=["talks", "nato"]),
        make_event("b", themes=["iraq"]),
        make_event("c", themes=["nato"]),
    ]
    frame = selection.apply(events(make_dataset(found), "en"))
    return list(zip(frame["id"], frame["theme"], strict=True))


def test_without_themes_every_event_is_shown_in_the_lane_of_its_first():
    assert shown(Selection()) == [("a", "talks"), ("b", "iraq"), ("c", "nato")]


def test_an_event_is_shown_if_any_of_its_themes_is_chosen_in_the_lane_of_the_first_chosen():
    assert shown(Selection(themes=("nato",))) == [("a", "nato"), ("c", "nato")]


def test_choosing_changes_no_table():
    data = make_dataset([make_event(themes=["talks", "nato"], claims=[make_claim()])])
    frame = events(data, "en")
    before = frame.copy(deep=True)

    Selection(themes=("nato",)).apply(frame)

    assert frame.equals(before)
