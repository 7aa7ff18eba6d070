"""What changed between two days of the second clock."""

from __future__ import annotations

from datetime import date

import pandas as pd
from hypothesis import given, settings

from explorer import changes as module
from explorer.changes import Change, by_event, changes, counts
from explorer.dates import day_number
from explorer.knowledge import as_known_on
from explorer.records import Release
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_source, words
from tests.test_knowledge import DAYS, datasets


def between(data, first, last):
    days = date.fromisoformat(first), date.fromisoformat(last)
    return changes(*(as_known_on(data, day) for day in days), day_number(days[0]))


def told(found):
    """Kind, event, claim, source, was and now of each change, without what is empty."""
    plain = found.drop(columns="day").astype(object).where(found.drop(columns="day").notna(), "")
    return [" ".join(part for part in row if part) for row in plain.itertuples(index=False)]


E = "2000-06-04-meeting"


def meeting(*evidence, **changed):
    return make_event(claims=[make_claim(evidence=evidence)], **changed)


def test_a_claim_that_begins_to_speak_is_newly_supported_by_what_opened():
    data = make_dataset(sources=[make_source(released="2025-08-21")])

    assert told(between(data, "2025-08-20", "2025-08-21")) == [
        f"newly-supported {E} asked documented",
        f"opened {E} memo",
    ]


def test_a_claim_that_is_contradicted_for_the_first_time_is_newly_disputed():
    sources = [make_source("us"), make_source("ru", "2010-01-01", side="ru")]
    data = make_dataset([meeting(make_evidence("us"), make_evidence("ru", "contradicts"))], sources)

    assert told(between(data, "2009-12-31", "2010-01-01"))[0] == f"newly-disputed {E} asked documented disputed"


def test_a_claim_that_was_only_contradicted_is_weighed_anew():
    sources = [make_source("us"), make_source("ru", "2010-01-01", side="ru")]
    data = make_dataset([meeting(make_evidence("us", "contradicts"), make_evidence("ru"))], sources)

    assert told(between(data, "2009-12-31", "2010-01-01"))[0] == f"newly-weighed {E} asked contradicted disputed"


def test_a_second_side_is_another_weight():
    sources = [make_source("us"), make_source("ru", "2010-01-01", side="ru")]
    data = make_dataset([meeting(make_evidence("us"), make_evidence("ru"))], sources)

    assert told(between(data, "2009-12-31", "2010-01-01"))[0] == f"newly-weighed {E} asked documented two-sided"


def test_an_event_that_happened_in_between_is_one_change():
    later = make_event("later", date="2005-01-01", claims=[make_claim(evidence=[make_evidence("speech")])])
    speech = make_source("speech", created="2005-01-01", releases=[Release(date="2005-01-01", how="issued")])
    data = make_dataset([make_event(), later], [make_source(), speech, make_source("last", "2020-01-01")])

    assert told(between(data, "2001-01-01", "2006-01-01")) == ["happened later", "issued speech"]


def test_an_event_whose_title_was_hidden_is_told():
    before = {"title": words("A summit"), "summary": words("They met.")}
    data = make_dataset([make_event(rests_on=["asked"], before=before)], [make_source(released="2010-01-01")])

    assert f"told {E}" in told(between(data, "2009-12-31", "2010-01-01"))


def test_an_event_that_nobody_knew_of_is_told():
    data = make_dataset([make_event(rests_on=["asked"])], [make_source(released="2010-01-01")])

    assert f"told {E}" in told(between(data, "2009-12-31", "2010-01-01"))


def test_what_is_silent_on_both_days_is_told_with_its_end():
    claims = [make_claim(), make_claim("answered", [make_evidence("late")])]
    data = make_dataset([make_event(claims=claims)], [make_source(), make_source("late", "2020-01-01")])
    found = between(data, "2001-01-01", "2005-01-01")

    assert told(found) == [f"silent-still {E}"]
    assert str(found["day"][0].date()) == "2020-01-01"


def test_a_further_release_is_told():
    releases = [Release(date="2001-01-01", how="leak"), Release(date="2010-01-01", how="FOIA lawsuit")]
    data = make_dataset(sources=[make_source(releases=releases), make_source("last", "2020-01-01")])

    assert told(between(data, "2009-12-31", "2010-01-01")) == [f"opened-further {E} memo"]


def test_a_document_that_bears_on_no_known_event_has_opened_all_the_same():
    data = make_dataset(sources=[make_source(), make_source("alone", "2010-01-01"), make_source("last", "2020-01-01")])

    assert told(between(data, "2009-12-31", "2010-01-01")) == ["opened alone"]


def test_nothing_has_changed_between_equal_days():
    found = between(make_dataset(), "2001-01-01", "2001-01-01")

    assert found.empty
    assert list(found.columns) == list(module.COLUMNS)
    assert counts(found) == (0, 0, 0, 0)
    assert by_event(found) == {}


def test_changes_are_counted_each_once():
    sources = [make_source("us", "2010-01-01"), make_source("ru", side="ru")]
    claims = [
        make_claim("a", [make_evidence("us")]),
        make_claim("b", [make_evidence("us", "contradicts"), make_evidence("ru")]),
    ]
    hidden = make_event("other", claims=claims, rests_on=["a"])  # all its claims speak as soon as it is shown
    events = [make_event(claims=claims), hidden]

    assert counts(between(make_dataset(events, sources), "2009-12-31", "2010-01-01")) == (1, 3, 1, 1)


def test_a_mark_shows_the_gravest_change():
    sources = [make_source("us", "2010-01-01"), make_source("ru", side="ru")]
    claims = [
        make_claim("a", [make_evidence("us")]),
        make_claim("b", [make_evidence("us", "contradicts"), make_evidence("ru")]),
    ]
    data = make_dataset([make_event(claims=claims)], sources)

    assert by_event(between(data, "2009-12-31", "2010-01-01")) == {E: Change.DISPUTED}


@settings(max_examples=20)
@given(datasets(), DAYS, DAYS)
def test_nothing_sealed_on_the_later_day_is_named(data, one, other):
    first, last = sorted((one, other))
    found = between(data, str(first), str(last))
    known = as_known_on(data, last)

    assert set(found["source"].dropna()) <= set(known.sources)
    assert set(found["event"].dropna()) <= {event.id for event in known.events}
    spoken = {(event.id, claim.id) for event in known.events for claim in event.claims}
    pairs = found[found["claim"].notna()]
    assert set(zip(pairs["event"], pairs["claim"], strict=True)) <= spoken


@settings(max_examples=20)
@given(datasets(), DAYS, DAYS)
def test_a_change_is_told_once(data, one, other):
    first, last = sorted((one, other))
    found = between(data, str(first), str(last))

    assert isinstance(found, pd.DataFrame)
    assert not found[found["change"] != Change.SILENT].duplicated(["change", "event", "claim", "source", "day"]).any()
