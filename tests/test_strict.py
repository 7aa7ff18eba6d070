"""What a curator must not merge, and what is good enough."""

from __future__ import annotations

from datetime import date

import pytest

from explorer.dates import day_number
from explorer.load import check
from explorer.paths import data_folder
from explorer.rules import STRICT, Readable
from tests.builders import (
    make_claim,
    make_dataset,
    make_era,
    make_event,
    make_evidence,
    make_passage,
    make_source,
    words,
)

BOTH = words("Word", ru="Слово")


def publishable(**changes):
    """A source that breaks no strict rule."""
    return make_source(
        **{"url": "https://example.org/memo", "title": BOTH, "passages": [make_passage(gloss=BOTH)], **changes}
    )


def found(events=None, sources=None, languages=("en",), eras=()) -> list[tuple[str, str]]:
    """Where and what the strict rules find."""
    data = make_dataset(events, [publishable()] if sources is None else sources)
    card = data.card.model_copy(update={"languages": languages, "hosts": ("example.org",), "eras": eras})
    readable = Readable(
        today=day_number(date(2026, 11, 22)),
        card=card,
        events={e.id: e for e in data.events},
        sources=dict(data.sources),
        people=dict(data.people),
        themes=dict(data.themes),
    )
    return [(".".join(map(str, b.path)), b.fault) for rule in STRICT for b in rule(readable)]


def test_a_good_data_set_may_be_published():
    assert found() == []


@pytest.mark.parametrize(("importance", "faults"), [(2, 0), (3, 1)])
def test_an_event_that_matters_does_not_rest_on_press_alone(importance, faults):
    assert len(found([make_event(importance=importance)], [publishable(side="press")])) == faults


def test_context_is_no_primary_source():
    claim = make_claim(evidence=[make_evidence("paper"), make_evidence("memo", "context")])

    assert found([make_event(claims=[claim])], [publishable(), publishable(id="paper", side="press")]) == [
        ("claims", "of importance 3 rests on press alone")
    ]


@pytest.mark.parametrize(("count", "faults"), [(90, []), (91, [("summary.en", "has 91 words")])])
def test_a_summary_has_at_most_ninety_words(count, faults):
    assert found([make_event(summary=words(" ".join(["word"] * count)))]) == faults


def test_what_is_not_translated_is_named():
    assert found(
        [make_event(title=words("Title"), summary=BOTH, tone=None, claims=[make_claim(text=BOTH)])],
        languages=("en", "ru"),
    )[0] == ("title", "is not translated into ru")


def test_the_name_of_an_era_is_in_all_languages_of_the_card():
    eras = (make_era("a", name=BOTH), make_era("b"))
    faults = found(languages=("en", "ru"), eras=eras)

    assert [fault for fault in faults if "eras" in fault[0]] == [("eras.1.name", "is not translated into ru")]


def test_a_page_number_needs_no_translation():
    faults = found(sources=[publishable(passages=[make_passage(gloss=BOTH, locator="p. 3")])], languages=("en", "ru"))

    assert not [path for path, _ in faults if "locator" in path]


@pytest.mark.parametrize(
    ("language", "quote", "quote_language", "faults"),
    [
        ("en", "a common front", None, 0),
        ("ru", "общий фронт", None, 0),
        ("ru", "a common front", None, 1),
        ("ru", "a common front", "en", 0),
        ("en", "общий фронт", None, 1),
    ],
)
def test_a_quote_in_another_script_than_its_document_says_that_it_is_a_translation(
    language, quote, quote_language, faults
):
    passage = make_passage(quote=quote, quote_language=quote_language, gloss=words("{quote}"))

    assert len(found(sources=[publishable(language=language, passages=[passage])])) == faults


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"url": None}, 1),
        ({"url": None, "note": words("Read in a reading room.")}, 0),
        ({"url": "https://example.org/x"}, 0),
    ],
)
def test_a_quote_can_be_found_again(changes, faults):
    passage = make_passage(quote="a common front", gloss=words("{quote}"))

    assert len(found(sources=[publishable(passages=[passage], **changes)])) == faults


@pytest.mark.parametrize(
    ("url", "faults"),
    [
        ("https://example.org/memo", []),
        ("http://example.org/memo", [("url", "is not https")]),
        ("https://elsewhere.org/memo", [("url", "the host elsewhere.org is not in dataset.yaml")]),
    ],
)
def test_an_address_is_https_and_on_a_listed_host(url, faults):
    assert found(sources=[publishable(url=url)]) == faults


def test_a_source_that_nobody_cites_is_named():
    assert found(sources=[publishable(), publishable(id="unused")]) == [("", "no claim cites this source")]


def test_what_leads_to_an_event_is_answered_by_it():
    leads = make_event("a", related=[{"event": "b", "kind": "leads-to"}])
    silent, answers = (
        make_event("b", date="2001-01-01", related=r) for r in ([], [{"event": "a", "kind": "responds-to"}])
    )

    assert found([leads, silent]) == [("related.0.event", "'b' does not point back")]
    assert found([leads, answers]) == []


def test_context_needs_no_answer():
    assert found([make_event("a", related=[{"event": "b", "kind": "context"}]), make_event("b", date="2001")]) == []


def test_two_events_of_one_day_and_the_same_actors_may_be_one():
    assert found([make_event("a"), make_event("b")]) == [("date", "has the day and the actors of 'a'")]
    assert found([make_event("a"), make_event("b", distinct_from=["a"])]) == []
    assert found([make_event("a"), make_event("b", actors=["bob"])]) == []


def test_the_shipped_data_may_be_published():
    assert [str(problem) for problem in check(data_folder(), strict=True)] == []
