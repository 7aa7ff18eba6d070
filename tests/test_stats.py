"""Counts are what a reader would count."""

from explorer.stats import coverage
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_passage, make_source, words


def counted():
    quoted = make_passage(quote="a front", gloss=words("{quote}"))
    return coverage(
        make_dataset(
            [
                make_event("a", themes=["nato", "talks"]),
                make_event(
                    "b", date="2001-09-11", themes=["nato"], claims=[make_claim(evidence=[make_evidence("paper")])]
                ),
            ],
            [
                make_source("memo", "2025-08-21", passages=[make_passage(), quoted.model_copy(update={"id": "two"})]),
                make_source("old", "2001-06-04"),
                make_source("paper", side="press", kind="news-article", released="2000-06-04"),
            ],
        )
    )


def test_everything_is_counted():
    assert counted().totals == {"events": 2, "claims": 2, "sources": 3, "passages": 4, "quotes": 1, "people": 1}


def test_an_event_counts_for_each_of_its_themes_and_for_its_first_year():
    assert (counted().events_by_theme, counted().events_by_year) == ({"nato": 2, "talks": 1}, {"2000": 1, "2001": 1})


def test_sources_are_counted_by_side_with_their_share():
    assert (counted().sources_by_side, counted().share_by_side) == ({"us": 2, "press": 1}, {"us": 66.7, "press": 33.3})


def test_claims_are_counted_by_status():
    assert counted().claims_by_status == {"documented": 1, "reported": 1}


def test_secrecy_is_that_of_once_sealed_sources():
    assert counted().secrecy == {"sources": 2, "median_months": 157.0, "longest_months": 302, "longest": "memo"}


def test_without_anything_there_is_nothing_to_count():
    nothing = coverage(make_dataset([], []))

    assert (nothing.totals["events"], nothing.share_by_side, nothing.secrecy["median_months"]) == (0, {}, None)
