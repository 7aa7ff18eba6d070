"""What an entry holds: words, values, the days for which it lasts, and the pages of texts."""

from datetime import UTC, datetime

import pytest

from explorer.fulltext import FullText
from explorer.knowledge import FAR, TODAY, Version
from explorer.library import Kept
from explorer.records import Phrase
from explorer.search import Field, Kind
from explorer.search.entries import event_entries, source_entries, text_entries, text_since
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_passage, make_source, words
from tests.search.finding import day

ONE_DAY = (0, 1)


def of_event(event, *sources):
    data = make_dataset([event], sources or None)
    return {entry.key: entry for entry in event_entries([Version(event, *ONE_DAY)], data)}


def of_source(source):
    return {e.key: e for e in source_entries([Version(source, *ONE_DAY)], make_dataset(sources=[source]))}


def kept(release: str | None) -> Kept:
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    return Kept("memo", "0f" * 32, "a.txt", "text", 1, 1, 1, moment, release=release)


def said(parts) -> list[str]:
    return [phrase.words for phrase in parts]


def test_an_event_says_what_it_is_who_acts_where_and_why_it_counts():
    place = {"name": words("Moscow", ru="Москва"), "lat": 55.7, "lon": 37.6}
    event = make_event("e", title=words("Talks", ru="Переговоры"), short=words("T."), place=place)
    entry = of_event(event)["event:e"]

    assert (Phrase("Talks", "en"), Phrase("Переговоры", "ru"), Phrase("T.", "en")) == entry.title
    assert ["Summary of e.", "Ann", "Moscow", "Москва", "They agreed."] == said(entry.body)
    assert ["Talks"] == said(entry.context)  # the theme
    assert Kind.EVENT is entry.kind


def test_a_claim_says_its_words_and_belongs_to_its_event():
    entry = of_event(make_event("e"))["claim:e:asked"]

    assert ["Statement asked."] == said(entry.body)
    assert ["Title of e", "Ann"] == said(entry.context)
    assert () == entry.title


def test_an_event_has_the_values_that_can_be_asked_for():
    claims = [make_claim("a"), make_claim("b", [make_evidence("note"), make_evidence("memo", "context")])]
    found = of_event(make_event("e", claims=claims), make_source(), make_source("note", "2000-06-05", side="ru"))
    event, claim = dict(found["event:e"].values), dict(found["claim:e:b"].values)

    assert ("several",) == event[Field.SIDE]
    assert ("documented",) == event[Field.STATUS]
    assert (("talks",), ("ann",), ("2000",)) == (event[Field.THEME], event[Field.PERSON], event[Field.YEAR])
    assert (("ru",), ("documented",)) == (claim[Field.SIDE], claim[Field.STATUS])


def test_the_more_important_event_counts_more():
    weights = [of_event(make_event("e", importance=n))["event:e"].weight for n in range(1, 6)]

    assert weights == sorted(weights)
    assert 5 == len({*weights})


@pytest.mark.parametrize(
    ("date", "first", "last", "year"),
    [
        ("2000-06", "2000-06-01", "2000-06-30", "2000"),
        ("2000-06-04/2001", "2000-06-04", "2001-12-31", "2000"),
        ("0044-03-15", "0044-03-15", "0044-03-15", "0044"),
    ],
)
def test_an_entry_has_the_first_and_the_last_day_of_its_date(date, first, last, year):
    entry = of_event(make_event("e", date=date))["event:e"]

    assert (day(first), day(last)) == (entry.first, entry.last)
    assert (year,) == dict(entry.values)[Field.YEAR]


@pytest.mark.parametrize("date", ["-0044-03-15", "Y170000000", "../2001"])
def test_a_year_that_no_calendar_has_is_no_value(date):
    entry = of_event(make_event("e", date=date))["event:e"]

    assert Field.YEAR not in dict(entry.values)


def test_an_open_end_is_very_far_away():
    entry = of_event(make_event("e", date="2000-06-04/.."))["event:e"]

    assert FAR == entry.last


def test_what_was_kept_from_the_public_says_from_when_to_when():
    secret = make_source("memo", "2010-01-01")
    issued = make_source("memo", releases=[{"date": "2010-01-01", "how": "issued"}])
    spans = [[entry.sealed for entry in of_source(source).values()] for source in (secret, issued)]

    assert [[(day("2000-06-04"), day("2010-01-01"))] * 2, [None, None]] == spans
    assert (day("2000-06-04"), day("2010-01-01")) == of_event(make_event("e"), secret)["claim:e:asked"].sealed
    assert None is of_event(make_event("e"), issued)["event:e"].sealed


def test_a_source_says_who_made_it_where_it_is_kept_and_what_is_noted():
    archive = {"repository": "Library", "collection": "NSC", "identifier": "M-1"}
    release = {"date": "2010-01-01", "how": "FOIA request", "by": "Requester"}
    source = make_source(
        creator="NSC", archive=archive, classification="SECRET", note=words("Torn."), releases=[release], side="un"
    )
    entry = of_source(source)["source:memo"]

    assert ["NSC", "SECRET", "Library", "M-1", "Requester", "Torn."] == said(entry.body)
    assert ("un",) == dict(entry.values)[Field.SIDE]
    assert ("memorandum-of-conversation",) == dict(entry.values)[Field.FORM]


def test_a_passage_says_its_quote_what_was_opened_and_its_gloss_each_in_its_language():
    redaction = {"opened": "2000-06-04", "reading": "общий фронт"}
    passage = make_passage(
        quote="общий враг", redactions=[redaction, {"extent": "name"}], gloss=words("He says {quote}."), speaker="ann"
    )
    entry = of_source(make_source(language="ru", passages=[passage]))["passage:memo:opening"]

    assert (Phrase("общий враг", "ru"), Phrase("общий фронт", "ru"), Phrase("He says  .", "en")) == entry.body
    assert (("ann",), ("memo:opening",)) == (dict(entry.values)[Field.PERSON], dict(entry.values)[Field.PASSAGE])
    assert ["Title of memo", "Ann"] == said(entry.context)


def test_a_quote_that_is_a_published_translation_is_in_that_language():
    passage = make_passage(quote="the common enemy", quote_language="en", gloss=words("{quote}"))
    entry = of_source(make_source(language="ru", passages=[passage]))["passage:memo:opening"]

    assert Phrase("the common enemy", "en") == entry.body[0]


def test_each_page_of_a_text_that_has_words_is_an_entry():
    text = FullText.of([("iii", "Page one."), ("iv", " \n"), ("5", "Page three.")])
    entries = list(text_entries(kept("2000-06-04"), text, make_source()))

    assert [f"text:memo:{'0f' * 32}:1", f"text:memo:{'0f' * 32}:3"] == [entry.key for entry in entries]
    assert ["Page one.", "Page three."] == [entry.text for entry in entries]
    assert {(day("2000-06-04"), FAR)} == {(entry.since, entry.until) for entry in entries}


@pytest.mark.parametrize(
    ("release", "since"), [("2000-06-04", day("2000-06-04")), (None, TODAY), ("2001-01-01", None), ("2000", None)]
)
def test_a_text_may_be_read_from_the_day_of_its_release(release, since):
    assert since == text_since(kept(release), make_source())
    assert (since is None) == ([] == list(text_entries(kept(release), FullText.of([("1", "x")]), make_source())))


def test_a_text_of_a_release_on_a_day_that_is_not_known_is_there_only_without_the_second_clock():
    source = make_source(releases=[{"date": "2000-06-04", "how": "leak"}, {"date": "2010/..", "how": "FOIA request"}])

    assert TODAY == text_since(kept("2010/.."), source)
