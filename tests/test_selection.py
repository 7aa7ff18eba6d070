"""A view is its address: read without failing, written so that a person can read it."""

import re
from dataclasses import replace
from datetime import date
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.listing import Listing
from explorer.selection import Page, Selection
from explorer.vocabulary import LaneKind
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
    ("?with=memo:opening", Selection(other=("memo", "opening"))),
    ("?text=0123abcd&than=fedcba98", Selection(shown_text="0123abcd", earlier_text="fedcba98")),
    ("?event=a&version=ba3017b464ad", Selection(event="a", version="ba3017b464ad")),
    ("?find=common%20front&leaf=12", Selection(find="common front", leaf=12)),
    ("?find=%2B%26%3D%23%20%D0%BC%D0%B8%D1%80,%20x", Selection(find="+&=# мир, x")),
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
        "?with=memo",
        "?with=memo:",
        "?with=:opening",
        "?with=memo:opening:end",
        "?with=Memo:opening",
        "?with=a:b&with=c:d",
        "?text=0123abc",
        "?text=0123ABCD",
        "?text=" + "0" * 65,
        "?than=sealed",
        "?version=0.2.0",
        "?version=0123abc",
        "?version=" + "a" * 65,
        "?leaf=0",
        "?leaf=-3",
        "?leaf=1.5",
        "?leaf=12345678",
        "?find=",
        "?find=%20%0A+",
        "?page=source&path=/event/a",
    ],
)
def test_what_cannot_be_read_counts_as_not_chosen(query):
    assert Selection.from_query(query) == Selection()


ids = st.from_regex(r"[a-z0-9]{1,8}(-[a-z0-9]{1,8}){0,3}", fullmatch=True)
hashes = st.sampled_from(["", "0123abcd", "0123456789ab", "f" * 64])
days = st.integers(-3_000_000, 2_900_000)  # years of four digits are written to the day
selections = st.builds(
    Selection,
    event=ids | st.just(""),
    claim=ids | st.just(""),
    source=ids | st.just(""),
    passage=ids | st.just(""),
    other=st.just(()) | st.tuples(ids, ids),
    shown_text=hashes,
    earlier_text=hashes,
    version=hashes,
    leaf=st.integers(1, 9_999_999),
    find=st.text(max_size=20).map(lambda words: " ".join(words.split())),
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


names = st.sampled_from(["", "a", "2000-06-04-meeting", "0"])
pages = st.builds(
    Selection,
    page=st.sampled_from(Page),
    event=names,
    claim=names,
    source=names,
    passage=names,
    other=st.sampled_from([(), ("memo", "opening")]),
    shown_text=hashes,
    leaf=st.integers(1, 9),
    find=st.sampled_from(["", "common front", "?&#/"]),
    known=st.none() | st.just(date(2001, 9, 10)),
    listing=st.sampled_from([Listing(), Listing(words="putin", sort=("-secrecy",), by_release=True)]),
)


@given(pages)
def test_reading_the_address_of_a_page_gives_the_same_view_of_the_same_page(view):
    address = view.address()
    is_of_no_record = view.page in (Page.EVENT, Page.SOURCE) and not getattr(view, view.page)

    assert re.fullmatch(r"(/|/(search|documents|insights|about)|/(event|source)/[a-z0-9-]+)(\?[!-~]+)?", address)
    assert Selection.from_address(*parts(address)) == (view.on(Page.EXPLORE) if is_of_no_record else view)


def parts(address):
    """Path and query of an address, as a browser tells them."""
    read = urlsplit(address)
    return read.path, f"?{read.query}" if read.query else ""


ADDRESSES = [
    ("/", Selection()),
    ("/?event=a", Selection(event="a")),
    ("/?event=a&passage=p&source=s", Selection(event="a", source="s", passage="p")),
    ("/event/a", Selection(page=Page.EVENT, event="a")),
    ("/event/a?claim=asked&lang=ru", Selection(page=Page.EVENT, event="a", claim="asked", lang="ru")),
    ("/event/a?passage=p&source=s", Selection(page=Page.EVENT, event="a", source="s", passage="p")),
    (
        "/event/a?claim=c&passage=p&source=s&with=t:q",
        Selection(page=Page.EVENT, event="a", claim="c", source="s", passage="p", other=("t", "q")),
    ),
    ("/source/s", Selection(page=Page.SOURCE, source="s")),
    ("/source/s?known=2001-09-10&passage=p", Selection(Page.SOURCE, source="s", passage="p", known=date(2001, 9, 10))),
    ("/source/s?event=a&leaf=3", Selection(page=Page.SOURCE, event="a", source="s", leaf=3)),
    ("/documents", Selection(page=Page.DOCUMENTS)),
    ("/documents?event=a&source=s&themes=nato", Selection(Page.DOCUMENTS, event="a", source="s", themes=("nato",))),
]


@pytest.mark.parametrize(("address", "selection"), ADDRESSES)
def test_each_page_has_an_address(address, selection):
    assert selection.address() == address


@pytest.mark.parametrize(("address", "selection"), ADDRESSES)
def test_the_address_of_each_page_is_read(address, selection):
    assert Selection.from_address(*parts(address)) == selection


def test_the_page_of_a_record_that_is_closed_leads_back_to_the_timeline():
    view = Selection(event="a", source="s", passage="p", lang="ru")

    assert view.on(Page.EVENT).choosing("").address() == "/?lang=ru"
    assert view.on(Page.SOURCE).reading("").address() == "/?event=a&lang=ru"


def test_a_path_names_its_record_whatever_else_the_address_says():
    assert Selection.from_address("/event/a", "?event=b&source=s") == Selection(Page.EVENT, event="a", source="s")
    assert Selection.from_address("/source/s", "?source=t&event=a") == Selection(Page.SOURCE, event="a", source="s")


@pytest.mark.parametrize(
    "path",
    [
        *("", "/", "//", "/event", "/event/", "/source/", "/event/a/b", "/documents/all", "/nothing/a"),
        *(
            "/event/A",
            "/event/a b",
            "/event/../a",
            "/event/%61",
            "/event/a.yaml",
            "/event/-a",
            "/event/a\n",
            "/Event/a",
        ),
        *("/source/мир", "/source/" + "%" * 9000, "event", "\0", "/explore"),
    ],
)
def test_a_path_that_is_no_page_is_the_timeline(path):
    assert Selection.from_address(path, "?lang=ru") == Selection(lang="ru")


@given(st.text(), st.text() | st.none())
def test_any_path_and_query_can_be_read_and_written(path, query):
    found = Selection.from_address(path, query)

    assert Selection.from_address(*parts(found.address())) == found


@pytest.mark.parametrize("key", ["find", "q", "title"])
def test_words_that_are_cut_off_between_two_of_them_are_read_the_same_again(key):
    found = Selection.from_query(f"?{key}={'a' * 199}+b")

    assert Selection.from_query(found.to_query()) == found


@given(st.text() | st.binary().map(lambda b: "?event=" + b.decode("latin-1")))
def test_any_address_can_be_read(query):
    assert isinstance(Selection.from_query(query), Selection)


def test_what_the_data_set_does_not_have_is_dropped():
    asked = Selection(event="none", claim="c", source="none", passage="p", themes=("nato", "talks"), lang="xx")

    assert asked.within(make_dataset(), LANGUAGES) == Selection(themes=("talks",))


def test_what_the_data_set_has_is_kept():
    asked = Selection(event="2000-06-04-meeting", claim="asked", source="memo", passage="opening", lang="id")

    assert asked.within(make_dataset(), LANGUAGES) == asked


def test_another_account_is_kept_if_its_passage_exists():
    there, no_passage, no_source = (
        Selection(other=o) for o in (("memo", "opening"), ("memo", "end"), ("x", "opening"))
    )

    assert there.within(make_dataset(), LANGUAGES) == there
    assert no_passage.within(make_dataset(), LANGUAGES) == no_source.within(make_dataset(), LANGUAGES) == Selection()


def test_another_event_closes_the_document_and_keeps_the_filters():
    view = Selection(event="a", claim="c", source="s", passage="p", themes=("nato",), lang="ru")

    assert view.choosing("b") == Selection(event="b", themes=("nato",), lang="ru")


EVERYTHING = Selection(
    event="a",
    claim="c",
    source="s",
    passage="p",
    other=("t", "q"),
    shown_text="0123abcd",
    earlier_text="fedcba98",
    leaf=7,
    find="words",
    themes=("nato",),
    first=1,
    last=9,
    lanes=LaneKind.SIDE,
    tails=True,
    known=date(2020, 1, 1),
    lang="ru",
    listing=Listing(words="putin"),
)
NOTHING_READ = dict.fromkeys(("source", "passage", "shown_text", "earlier_text", "find"), "") | {"other": (), "leaf": 1}


def test_another_event_leaves_nothing_of_the_document_that_was_read():
    assert EVERYTHING.choosing("b") == replace(EVERYTHING, event="b", claim="", **NOTHING_READ)


def test_another_document_keeps_the_statement_and_nothing_of_the_one_before():
    assert EVERYTHING.reading("t", "q") == replace(EVERYTHING, **NOTHING_READ | {"source": "t", "passage": "q"})


def test_another_passage_of_the_same_document_keeps_its_text_and_what_is_looked_for_in_it():
    assert EVERYTHING.reading("s", "q") == replace(EVERYTHING, passage="q", other=(), leaf=1)


def test_a_document_is_closed_and_the_statement_stays():
    assert EVERYTHING.reading("") == replace(EVERYTHING, **NOTHING_READ)


@pytest.mark.parametrize("claim", ["d", ""])
def test_the_evidence_of_another_claim_closes_the_document(claim):
    assert EVERYTHING.comparing(claim) == replace(EVERYTHING, claim=claim, **NOTHING_READ)


@pytest.mark.parametrize("page", Page)
def test_another_page_keeps_the_whole_view(page):
    there = EVERYTHING.on(page)

    assert there == replace(EVERYTHING, page=page)
    assert there.on(Page.EXPLORE) == EVERYTHING


def test_a_step_to_another_record_stays_on_its_page():
    view = EVERYTHING.on(Page.EVENT)

    assert [step.page for step in (view.choosing("b"), view.reading("t"), view.comparing("d"))] == [Page.EVENT] * 3


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


def test_a_link_to_another_record_leads_to_what_there_is_today():
    cited = Selection(event="a", source="memo", version="0123456789ab")

    assert cited.choosing("b").version == ""
    assert cited.reading("cable").version == ""
    assert cited.reading("memo", "opening").version == "0123456789ab"
