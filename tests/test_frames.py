"""The tables keep what their docstring promises."""

import re
from datetime import date

import numpy as np
import pandas as pd
import pytest

from explorer import frames
from explorer.knowledge import as_known_on
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_passage, make_source, make_term
from tests.builders import words as w

TABLES = {
    "events": lambda data: frames.events(data, "en"),
    "claims": lambda data: frames.claims(data, "en"),
    "evidence": frames.evidence,
    "sources": lambda data: frames.sources(data, "en"),
    "passages": lambda data: frames.passages(data, "en"),
    "openings": frames.openings,
    "people": lambda data: frames.people(data, "en"),
    "terms": lambda data: frames.terms(data, "en"),
}


def promised(table: str) -> dict[str, str]:
    """Column and dtype as the module's docstring lists them."""
    lines = frames.__doc__.split(f"\n{table} — ")[1].split("\n\n")[0].splitlines()[1:]
    found = {}
    for line in lines:
        match = re.match(
            r"    ([a-z_]+(?:, [a-z_]+)*) +(str|int64|Int64|float64|bool|object|category|datetime64\[s\])", line
        )
        if match:
            found |= dict.fromkeys(match[1].split(", "), match[2])
    return found


def empty():
    return make_dataset([], [], people={}, themes={})


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("data", [make_dataset(terms=(make_term(),)), empty()], ids=["filled", "empty"])
def test_a_table_has_the_columns_and_dtypes_that_are_documented(table, data):
    frame = TABLES[table](data)

    assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == promised(table)


def test_there_is_one_row_for_each_record():
    data = make_dataset(terms=(make_term(),))

    assert {name: len(make(data)) for name, make in TABLES.items()} == {
        **dict.fromkeys(("events", "claims", "evidence", "sources", "passages", "openings", "people", "terms"), 1)
    } | {"openings": 0}


def test_a_title_is_in_the_language_asked_for_and_in_english_where_that_is_missing():
    data = make_dataset([make_event("a", title=w("Title", ru="Название")), make_event("b", title=w("Other"))])

    frame = frames.events(data, "ru")

    assert list(zip(frame["title"], frame["title_language"], strict=True)) == [("Название", "ru"), ("Other", "en")]


@pytest.mark.parametrize(
    ("date", "earliest", "latest"),
    [
        ("2000-06-04", "2000-06-04", "2000-06-04"),
        ("2001-09~", "2001-09-01", "2001-09-30"),
        ("2022-02-24/..", "2022-02-24", "NaT"),
        ("Y170000002", "170000002-01-01", "170000002-12-31"),
        ("-0043", "-043-01-01", "-043-12-31"),
    ],
)
def test_days_hold_any_year(date, earliest, latest):
    row = frames.events(make_dataset([make_event(date=date)]), "en")

    shown = [str(row[c].to_numpy("datetime64[s]").astype("datetime64[D]")[0]) for c in ("earliest", "latest")]
    assert shown == [str(np.datetime64(earliest, "D")), str(np.datetime64(latest, "D"))]


def test_an_event_without_tone_or_place_has_none():
    row = frames.events(make_dataset([make_event(tone=None)]), "en").iloc[0]

    assert row["tone"] is pd.NA
    assert np.isnan(row["latitude"])


@pytest.mark.parametrize(
    ("stances", "expected"),
    [
        ([["supports"]], "documented"),
        ([["supports"], ["supports", "contradicts"]], "disputed"),
        ([["supports"], ["supports"], ["contradicts"]], "documented"),
    ],
)
def test_an_events_status_is_that_of_most_of_its_claims_and_doubt_wins_a_tie(stances, expected):
    claims = [make_claim(f"c{i}", [make_evidence(stance=s) for s in kinds]) for i, kinds in enumerate(stances)]

    assert frames.events(make_dataset([make_event(claims=claims)]), "en")["status"].tolist() == [expected]


def test_openings_are_those_of_once_sealed_sources_that_bear_on_a_claim():
    claims = [make_claim(evidence=[make_evidence("late"), make_evidence("open"), make_evidence("aside", "context")])]
    sources = [
        make_source("late", "2025-08-21"),
        make_source("aside", "2024-01-01"),
        make_source("open", releases=[{"date": "2000-06-04", "how": "issued"}]),
    ]

    frame = frames.openings(make_dataset([make_event(claims=claims)], sources))

    assert frame.astype(str).values.tolist() == [["2000-06-04-meeting", "late", "2025-08-21", "True", "True"]]


def test_every_release_after_the_event_is_an_opening():
    releases = [
        {"date": "2025-08-21", "how": "FOIA lawsuit", "extent": "in-full"},
        {"date": "1999-01-01", "how": "leak", "extent": "in-part"},
        {"date": "2010-05", "how": "FOIA request", "extent": "in-part"},
    ]
    events = [make_event("b"), make_event("a", date="1998"), make_event("never", date="../2001")]
    source = make_source(created="1998-01-01", releases=releases)

    frame = frames.openings(make_dataset(events, [source]))

    assert frame.drop(columns="source").astype(str).values.tolist() == [
        ["a", "1999-01-01", "True", "True"],
        ["a", "2010-05-31", "True", "False"],
        ["b", "2010-05-31", "True", "False"],
        ["a", "2025-08-21", "False", "False"],
        ["b", "2025-08-21", "False", "False"],
    ]


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ([("us", "supports")], "us"),
        ([("us", "supports"), ("us", "supports"), ("press", "supports")], "us"),
        ([("us", "supports"), ("ru", "supports")], "several"),
        ([("us", "supports"), ("ru", "contradicts")], "us"),
        ([("us", "supports"), ("ru", "context")], "us"),
        ([("press", "supports"), ("ru", "contradicts")], "press"),
        ([("ru", "contradicts"), ("press", "contradicts")], "ru"),
        ([("ru", "contradicts"), ("nato", "contradicts")], "several"),
        ([("press", "contradicts"), ("un", "context")], "press"),
    ],
)
def test_the_side_of_an_event_is_whose_record_it_rests_on(evidence, expected):
    sources = [make_source(f"s{i}", side=side) for i, (side, _) in enumerate(evidence)]
    claims = [make_claim(f"c{i}", [make_evidence(f"s{i}", stance)]) for i, (_, stance) in enumerate(evidence)]

    frame = frames.events(make_dataset([make_event(claims=claims)], sources), "en")

    assert frame["side"].tolist() == [expected]
    assert tuple(frame["side"].cat.categories) == frames.EVENT_SIDES


def test_an_event_of_which_nothing_is_known_but_its_title_has_no_side_and_is_silent():
    known = as_known_on(make_dataset([make_event(date="2000-01-01")]), date(2000, 3, 1))

    row = frames.events(known, "en")

    assert (row["side"].isna().tolist(), row["status"].tolist()) == ([True], ["silent"])


def test_the_sides_of_a_claim_are_those_whose_primary_records_support_it():
    claims = [make_claim(evidence=[make_evidence(s) for s in ("us", "ru", "paper")] + [make_evidence("un", "context")])]
    sources = [make_source(i, side=side) for i, side in (("us", "us"), ("ru", "ru"), ("paper", "press"), ("un", "un"))]

    assert frames.claims(make_dataset([make_event(claims=claims)], sources), "en")["sides"].tolist() == [2]


def test_evidence_carries_the_quote_of_its_passage():
    passage = make_passage(quote="a common front", gloss=w("He calls for {quote}."))

    assert frames.evidence(make_dataset(sources=[make_source(passages=[passage])]))["quote"].tolist() == [
        "a common front"
    ]


def test_secrecy_is_counted_in_months():
    assert frames.sources(make_dataset(sources=[make_source(released="2025-08-21")]), "en")["secrecy"].tolist() == [302]


def test_what_opened_a_source_stands_in_the_documents_data():
    releases = [
        {"date": "2010-11-28", "how": "leak", "by": "WikiLeaks", "extent": "in-part"},
        {"date": "2015-01-01", "how": "mandatory review", "by": "State Department", "extent": "in-full"},
    ]
    sources = [make_source("leaked", releases=releases[:1]), make_source("reviewed", releases=releases)]
    found = frames.sources(make_dataset(sources=sources), "en").set_index("id")

    assert found["by"].tolist() == ["WikiLeaks", "WikiLeaks"]
    assert found["leaked"].tolist() == [True, True]
    assert found["partial"].tolist() == [True, False]
    assert found["declassified"].isna().tolist() == [True, False]
    assert str(found.loc["reviewed", "completed"].date()) == "2015-01-01"


def test_an_event_was_hidden_as_long_as_the_longest_sealed_of_its_documents():
    sources = [make_source("a", "2001-06-04"), make_source("b", "2025-08-21"), make_source("c", "2050-01-01")]
    links = [make_evidence("a"), make_evidence("b", "contradicts"), make_evidence("c", "context")]
    events = [
        make_event("e", claims=[make_claim(evidence=links)]),
        make_event("f", claims=[make_claim(evidence=links[2:])]),
    ]
    found = frames.events(make_dataset(events, sources), "en")["secrecy"]

    assert found.isna().tolist() == [False, True]
    assert found[0] == 302


def test_an_event_is_barred_while_a_document_about_it_is_kept_back():
    data = make_dataset(sources=[make_source(), make_source("b", "2025-08-21"), make_source("c", "2030-01-01")])
    claims = [make_claim(evidence=[make_evidence(), make_evidence("b")])]
    data = make_dataset([make_event(claims=claims)], data.sources.values())

    assert [frames.events(as_known_on(data, date(year, 9, 1)), "en")["barred"].tolist() for year in (2001, 2025)] == [
        [True],
        [False],
    ]


def test_terms_come_with_the_american_side_first():
    data = make_dataset(terms=(make_term(side="ru", period="1990/1999"), make_term(side="us", period="1993/2001")))

    assert frames.terms(data, "en")["side"].tolist() == ["us", "ru"]
