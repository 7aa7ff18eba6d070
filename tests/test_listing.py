"""How documents are listed is an address too; and what it lists, in which order, is one answer."""

from datetime import date

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.citing import Citing
from explorer.dates import Edtf, stretch
from explorer.frames import events, openings
from explorer.i18n import catalogues
from explorer.knowledge import as_known_on
from explorer.listing import CHOICES, DAYS, KEYS, NUMBERS, TEXTS, USUAL_COLUMNS, Column, Listing, Span, Status
from explorer.listing.documents import Documents, folded, status_of
from explorer.listing.found import Found, Period, cited_by
from explorer.openness import disclosure
from explorer.records import Release
from explorer.rows import FAR, Rows
from explorer.selection import Page, Selection
from explorer.vocabulary import Kind, Side
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_source
from tests.builders import words as w

CASES = [
    ("", Listing()),
    ("?words=putin", Listing(words="putin")),
    ("?sort=-secrecy,title", Listing(sort=("-secrecy", "title"))),
    ("?columns=title,written", Listing(columns=(Column.TITLE, Column.WRITTEN))),
    (
        "?group=release&released=2025-08-21",
        Listing(by_release=True, filters=((Column.RELEASED, Span(*2 * ["2025-08-21"])),)),
    ),
    ("?kind=cable,memo&side=us", Listing(filters=((Column.KIND, ("cable", "memo")), (Column.SIDE, ("us",))))),
    (
        "?secrecy=10..&written=..2001",
        Listing(filters=((Column.WRITTEN, Span("", "2001")), (Column.SECRECY, Span("10")))),
    ),
    ("?archive=quai%20d%27Orsay", Listing(filters=((Column.ARCHIVE, "quai d'Orsay"),))),
]


@pytest.mark.parametrize(("query", "listing"), CASES)
def test_a_list_is_read_from_its_address_and_written_to_it(query, listing):
    assert Selection.from_address("/documents", query) == Selection(page=Page.DOCUMENTS, listing=listing)
    assert Selection(page=Page.DOCUMENTS, listing=listing).address() == f"/documents{query}"


@pytest.mark.parametrize(
    "query",
    [
        *("?sort=size", "?columns=size,", "?group=kind", "?words=%20%20", "?kind=novel", "?side="),
        "?secrecy=long..short",
        *(
            "?written=soon",
            "?released=1999/2001",
            "?written=..",
            "?cited=-3",
            "?status=LEAKED",
            "?sort=-released,title",
        ),
        *("?written-from=x", "?columns=" + ",".join(USUAL_COLUMNS)),
    ],
)
def test_what_cannot_be_read_or_is_usual_counts_as_not_chosen(query):
    assert Selection.from_query(query) == Selection()


@pytest.mark.parametrize(
    ("query", "written"),
    [
        ("?written=2001..1999", "?written=1999..2001"),
        ("?written-from=1999&written-to=", "?written=1999.."),
        ("?secrecy-from=5&secrecy-to=5", "?secrecy=5"),
        ("?columns=side", "?columns=title,side"),
        ("?kind=memo&kind=cable", "?kind=cable,memo"),
        ("?sort=title,-title,size", "?sort=title"),
    ],
)
def test_what_forms_send_and_people_type_is_put_in_order(query, written):
    assert Selection.from_query(query).to_query() == written


texts = st.text(max_size=12).map(lambda t: " ".join(t.split()))
edtf = st.sampled_from(["1999", "2001-09", "2003-03-20", "2001-21", "199X", "2004~", ""])
choices = {Column.KIND: Kind, Column.SIDE: Side, Column.STATUS: Status}
held = {
    **dict.fromkeys(TEXTS, texts),
    **{c: st.sets(st.sampled_from([str(v) for v in words])).map(sorted).map(tuple) for c, words in choices.items()},
    **{column: st.builds(Span, edtf, edtf) for column in DAYS},
    **{column: st.builds(Span, *2 * [st.integers(0, 99).map(str) | st.just("")]) for column in NUMBERS},
}


@st.composite
def listings(draw):
    columns = draw(st.lists(st.sampled_from(list(Column)), unique=True))
    sort = [
        f"{draw(st.sampled_from(['', '-']))}{c}" for c in draw(st.lists(st.sampled_from(list(Column)), unique=True))
    ]
    chosen = draw(st.sets(st.sampled_from(list(held))))
    made = Listing(words=draw(texts), by_release=draw(st.booleans()))
    made = made.sorting(*sort).showing(*columns)
    for column in chosen:
        made = made.filtering(column, draw(held[column]))
    return made


@given(listings())
def test_every_list_is_read_as_it_was_written(listing):
    """What is read is in order; written and read again it is the same."""
    once = Selection.from_address("/documents", Selection(page=Page.DOCUMENTS, listing=listing).to_query())
    again = Selection.from_address("/documents", once.to_query())

    assert again == once
    assert (once.listing.words, once.listing.by_release, once.listing.sort) == (
        listing.words,
        listing.by_release,
        listing.sort,
    )
    assert {c for c, _ in once.listing.filters} == {c for c, value in listing.filters if value != Span()}


@given(st.dictionaries(st.sampled_from(sorted(KEYS)), st.text(max_size=30)))
def test_reading_never_fails(values):
    listing = Listing.from_values(values)

    assert Listing.from_values(listing.values()) == listing


# What is listed

ISSUED = {"date": "2000-06-04", "how": "issued"}
CABLE = make_source("cable", "2010-12-01", title=w("Кабель", ru="Телеграмма"), kind="cable", created="2008-05")
SOURCES = [
    make_source("memo", "2025-08-21", title=w("“Zürich” plan"), creator="José Álvarez"),
    CABLE.model_copy(update={"releases": (Release(date=Edtf.parse("2010-12-01"), how="leak"),)}),
    make_source("speech", title=w("Address"), kind="speech", side="ru", releases=[ISSUED]),
    make_source("notes", title=w("Notes"), kind="notes", created="1999", classification="SECRET", releases=[
        {"date": "2005-01-01", "how": "FOIA request", "extent": "in-part"},
        {"date": "2025-08-21", "how": "mandatory review", "extent": "in-full"},
    ]),
]  # fmt: skip
EVENTS = [
    make_event("a", date="1999-03-24", themes=["nato"], claims=[make_claim(evidence=[make_evidence("memo")])]),
    make_event("b", date="2008-08-08", themes=["georgia"], claims=[make_claim(evidence=[make_evidence("cable")])]),
]
DATA = make_dataset(EVENTS, SOURCES)


def documents(data=DATA, language="en"):
    return Documents(data, Citing(data), catalogues()[language])


def found(query="", data=DATA, language="en", scope=None):
    return Found(documents(data, language), Selection.from_query(query).listing, scope)


def ids(listed):
    return [listed.documents.sources[row].id for row in listed.rows]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["memo", "cable", "notes", "speech"]),
        ("?sort=title", ["speech", "notes", "memo", "cable"]),
        ("?sort=-title", ["cable", "memo", "notes", "speech"]),
        ("?sort=-secrecy", ["memo", "notes", "cable", "speech"]),
        ("?sort=secrecy", ["cable", "notes", "memo", "speech"]),
        ("?sort=side,-written", ["speech", "cable", "memo", "notes"]),
        ("?sort=status,title", ["speech", "notes", "memo", "cable"]),
    ],
)
def test_documents_are_sorted_by_several_columns_and_those_that_say_nothing_come_last(query, expected):
    assert ids(found(query)) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?words=zurich", {"memo"}),
        ("?words=ALVAREZ%20memorandum", {"memo"}),
        ("?words=телеграмма", {"cable"}),
        ("?words=august%202025", {"memo", "notes"}),
        ("?words=zurich%20cable", set()),
        ("?title=plan", {"memo"}),
        ("?creator=jose", {"memo"}),
        ("?kind=cable,notes", {"cable", "notes"}),
        ("?how=leak", {"cable"}),
        ("?status=in-full", {"notes"}),
        ("?status=leaked,at-once", {"cable", "speech"}),
        ("?written=2008", {"cable"}),
        ("?written=2008-05-31..", {"cable"}),
        ("?written=..1999-06", {"notes"}),
        ("?released=2025-08-21", {"memo", "notes"}),
        ("?released=2000..2005", {"speech", "notes"}),
        ("?secrecy=25..", {"memo", "notes"} - {"notes"}),
        ("?secrecy=..5", {"cable", "notes"}),
        ("?secrecy=2", {"cable"}),
        ("?cited=1..", {"memo", "cable"}),
        ("?marking=secret", {"notes"}),
        ("?group=release", {"memo", "cable", "notes"}),
    ],
)
def test_filters_leave_what_fits_all_of_them(query, expected):
    assert set(ids(found(query))) == expected


def test_values_are_counted_as_the_other_filters_leave_them():
    counts = found("?kind=cable&released=2005..").counts(Column.KIND)

    assert counts == {"cable": 1, "memorandum-of-conversation": 1, "notes": 1}
    assert found("?kind=treaty").counts(Column.KIND)["treaty"] == 0


def test_release_days_are_those_of_once_sealed_documents_newest_first():
    days = found("?released=2005&group=release").release_days

    assert [(day.span.first, day.count) for day in days] == [("2025-08-21", 2), ("2010-12-01", 1), ("2005-01-01", 1)]
    assert [len(found(f"?group=release&released={day.span}").rows) for day in days] == [2, 1, 1]


def test_a_status_says_how_much_is_public_and_by_whose_leave():
    statuses = {source.id: status_of(disclosure(source)) for source in DATA.sources.values()}

    assert statuses == {
        "memo": Status.IN_PART,
        "cable": Status.LEAKED,
        "speech": Status.AT_ONCE,
        "notes": Status.IN_FULL,
    }


def test_on_a_day_of_the_second_clock_only_what_was_open_is_listed():
    then = as_known_on(DATA, date(2010, 12, 31))

    assert set(ids(found(data=then))) == {"cable", "notes", "speech"}
    assert set(ids(found("?status=in-part", data=then))) == {"notes"}
    assert found("?words=2025", data=then).rows.tolist() == []
    assert [day.span.first for day in found(data=then).release_days] == ["2010-12-01", "2005-01-01"]


@pytest.mark.parametrize(
    ("themes", "first", "last", "expected"),
    [
        (("nato",), "1990", "2020", {"memo"}),
        (("nato", "georgia"), "1990", "2020", {"memo", "cable"}),
        ((), "2008", "2008", {"cable"}),
        (("nato",), "2008", "2008", set()),
    ],
)
def test_documents_are_chosen_by_the_events_that_cite_them(themes, first, last, expected):
    rows = Rows(events(DATA, "en"), openings(DATA))
    period = Period(themes, Edtf.parse(first).earliest, Edtf.parse(last).latest)

    assert set(ids(found(scope=cited_by(documents(), rows, period)))) == expected


def test_without_events_or_documents_there_is_an_empty_list():
    listed = found("?sort=kind,written,secrecy&words=x", make_dataset([], []))

    assert (ids(listed), listed.total, listed.counts(Column.SIDE), listed.release_days) == ([], 0, {}, [])
    rows = Rows(events(make_dataset([], []), "en"), openings(make_dataset([], [])))
    assert cited_by(documents(make_dataset([], [])), rows, Period((), -FAR, FAR)).tolist() == []


@pytest.mark.parametrize("column", Column)
def test_every_column_has_words_and_an_order_in_every_language(column):
    for language in catalogues():
        table = documents(language=language)
        assert len(table.words(column)) == len(table.ranks(column)) == 4
        assert all(isinstance(said, str) for said in table.words(column))


def test_the_kinds_of_filters_are_all_columns():
    assert sorted([*TEXTS, *CHOICES, *DAYS, *NUMBERS]) == sorted(Column)


def test_case_and_accents_do_not_count():
    assert [folded(said) for said in ("Ёлка", "ÁRBOL", "ﬁve", "Straße")] == ["елка", "arbol", "five", "strasse"]


def test_a_span_of_days_means_all_of_its_first_and_last_date():
    assert stretch(*Span("1999", "2001-09").days).text == "1999-01/2001-09"
    assert Span("", "2001").days[0] is None


@given(st.permutations(range(4)))
def test_the_order_does_not_hang_on_the_order_of_the_data(order):
    data = make_dataset(EVENTS, [SOURCES[place] for place in order])

    assert ids(found("?sort=side", data)) == ids(found("?sort=side"))
    assert np.array_equal(np.sort(found(data=data).rows), np.arange(4))
