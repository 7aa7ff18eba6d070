"""The second clock: what was open on a day, and what a claim's status was then."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from explorer.dates import day_number, to_date
from explorer.knowledge import (
    Status,
    as_known_on,
    claim_status,
    release_days,
    turning_days,
)
from explorer.openness import is_open
from explorer.records import Bar, Release
from explorer.vocabulary import Side
from tests.builders import (
    make_card,
    make_claim,
    make_dataset,
    make_era,
    make_event,
    make_evidence,
    make_passage,
    make_person,
    make_source,
    make_term,
    words,
)


def number(text: str) -> int:
    return day_number(date.fromisoformat(text))


def status(claim, sources, day: str | None) -> Status:
    return claim_status(claim, {s.id: s for s in sources}, None if day is None else number(day))


def test_a_claim_is_silent_until_its_only_source_opens():
    source = make_source(released="2025-08-21")

    assert [Status.SILENT, Status.DOCUMENTED] == [
        status(make_claim(), [source], day) for day in ("2025-08-20", "2025-08-21")
    ]


@pytest.mark.parametrize(
    ("evidence", "expected"),
    [
        ([("us", "supports")], Status.DOCUMENTED),
        ([("us", "supports"), ("ru", "supports")], Status.TWO_SIDED),
        ([("us", "supports"), ("us", "supports")], Status.DOCUMENTED),
        ([("press", "supports")], Status.REPORTED),
        ([("press", "supports"), ("ru", "supports")], Status.DOCUMENTED),
        ([("press", "supports"), ("us", "contradicts")], Status.DISPUTED),
        ([("us", "supports"), ("ru", "supports"), ("press", "contradicts")], Status.DISPUTED),
        ([("ru", "contradicts")], Status.CONTRADICTED),
        ([("us", "context")], Status.SILENT),
        ([("press", "supports"), ("us", "context")], Status.REPORTED),
    ],
)
def test_a_status_follows_from_whose_records_support_and_contradict(evidence, expected):
    sources = [make_source(f"s{i}", side=side) for i, (side, _) in enumerate(evidence)]
    claim = make_claim(evidence=[make_evidence(f"s{i}", stance) for i, (_, stance) in enumerate(evidence)])

    assert expected is status(claim, sources, None)


def test_a_dispute_begins_on_the_day_the_contradiction_opens():
    sources = [make_source("us", "2001-01-01"), make_source("ru", "2010-01-01", side="ru")]
    claim = make_claim(evidence=[make_evidence("us"), make_evidence("ru", "contradicts")])

    assert [Status.DOCUMENTED, Status.DISPUTED] == [status(claim, sources, d) for d in ("2009-12-31", "2010-01-01")]


def test_without_a_day_the_data_set_is_itself():
    data = make_dataset()

    assert data is as_known_on(data, None)


def sealed_pair():
    """An event whose claim 'asked' speaks at once and whose claim 'answered' rests on a memo of 2025."""
    return make_dataset(
        [
            make_event(
                claims=[
                    make_claim("asked", [make_evidence("speech"), make_evidence("secret-paper")]),
                    make_claim("answered", [make_evidence("secret-paper"), make_evidence("speech", "context")]),
                ]
            )
        ],
        [make_source("secret-paper", "2025-08-21"), make_source("speech", "2000-06-04")],
    )


def test_sealed_sources_and_what_rests_on_them_are_gone():
    known = as_known_on(sealed_pair(), date(2001, 9, 10))

    assert ["speech"] == list(known.sources)
    assert ["asked"] == [c.id for c in known.events[0].claims]
    assert ["speech"] == [e.source for e in known.events[0].claims[0].evidence]
    assert "secret-paper" not in repr(known)
    assert "answered" not in repr(known)


def test_bars_say_where_something_is_sealed_and_until_when():
    known = as_known_on(sealed_pair(), date(2001, 9, 10))
    opening = number("2025-08-21")

    assert (Bar("asked", opening), Bar(None, opening)) == known.bars["2000-06-04-meeting"]
    assert (opening,) == known.sealed_until


def test_from_the_day_of_the_last_release_on_everything_is_open():
    data = sealed_pair()

    assert data is as_known_on(data, date(2025, 8, 21))
    assert data is as_known_on(data, date.max)


def test_an_event_is_not_shown_before_it_happens():
    assert () == as_known_on(make_dataset(), date(2000, 6, 3)).events


def test_a_title_that_gives_a_secret_away_waits_for_the_secret():
    event = make_event(
        rests_on=["asked"],
        before={
            "title": words("First plenary session"),
            "summary": words("They met."),
            "actors": [],
            "themes": ["talks"],
        },
        themes=["secrets", "talks"],
        short=words("A secret in short"),
    )
    data = make_dataset([event], [make_source(released="2025-08-21")])
    before, after = (as_known_on(data, date(2025, 8, day)).events[0] for day in (20, 21))

    assert "First plenary session" == before.title.root["en"]
    assert (None, None, None, ()) == (before.tone, before.short, before.before, before.rests_on)
    assert ((), ("talks",)) == (before.actors, before.themes)
    assert (event.title, event.actors, event.themes) == (after.title, after.actors, after.themes)


def test_an_event_that_was_itself_a_secret_is_not_shown_before_it_is_known():
    data = make_dataset([make_event(rests_on=["asked"])], [make_source(released="2025-08-21")])

    assert [0, 1] == [len(as_known_on(data, date(2025, 8, day)).events) for day in (20, 21)]


def test_relations_to_events_not_yet_known_are_gone():
    early = make_event("a", related=[{"event": "b", "kind": "leads-to"}])
    data = make_dataset([early, make_event("b", date="2001-09-11")])

    assert [(), 1] == [
        as_known_on(data, date(2000, 12, 31)).events[0].related,
        len(as_known_on(data, date(2001, 9, 11)).events[0].related),
    ]


def test_an_event_names_no_other_that_is_not_yet_known():
    data = make_dataset([make_event("a", distinct_from=["b"]), make_event("b", date="2001-09-11")])

    assert [(), ("b",)] == [
        as_known_on(data, day).events[0].distinct_from for day in (date(2000, 12, 31), date(2001, 9, 11))
    ]


def test_a_passage_names_no_source_that_is_still_sealed():
    passage = make_passage(quote="words", gloss=words("It says {quote}."), seen_in="later")
    sources = [make_source(passages=[passage]), make_source("later", "2025-08-21")]
    data = make_dataset([make_event()], sources)

    assert [None, "later"] == [
        as_known_on(data, day).sources["memo"].passages[0].seen_in for day in (date(2025, 8, 20), date(2025, 8, 21))
    ]


def test_nobody_knows_yet_when_a_term_of_office_will_end():
    data = make_dataset(terms=(make_term(period="1993-01-20/2001-01-20"), make_term(period="2001-01-20/2009-01-20")))

    assert ["1993-01-20/.."] == [t.period.text for t in as_known_on(data, date(2000, 1, 1)).terms]


def test_an_era_is_named_once_it_has_begun_and_nobody_knows_yet_when_it_will_end():
    card = make_card(
        eras=[make_era("a", "1985/1991-12-25"), make_era("b", "1991-12-25/2001"), make_era("c", "2001/..")]
    )
    known = [as_known_on(make_dataset(card=card), day).card.eras for day in (date(1991, 12, 24), date(1991, 12, 25))]

    assert [[("a", "1985/..")], [("a", "1985/1991-12-25"), ("b", "1991-12-25/..")]] == [
        [(era.id, era.period.text) for era in eras] for eras in known
    ]


def test_a_later_fuller_release_is_not_known_before_it_happens():
    releases = [Release(date="2010-05-01", how="FOIA request"), Release(date="2020-01-01", how="FOIA lawsuit")]
    data = make_dataset(sources=[make_source(releases=releases)])

    assert ["2010-05-01"] == [r.date.text for r in as_known_on(data, date(2015, 1, 1)).sources["memo"].releases]


LATER = make_source("later", "2025-08-21")
"""A document that keeps the second clock from having nothing to hide."""


def known_of(source, day="2015-01-01"):
    """What is left of a source on a day, in a data set where something else is still sealed."""
    return as_known_on(make_dataset(sources=[source, LATER]), date.fromisoformat(day)).sources.get(source.id)


def test_addresses_and_archives_of_later_releases_are_not_known():
    first = Release(date="2010-05-01", how="FOIA request", url="https://example.org/2010")
    last = Release(date="2020-01-01", how="FOIA lawsuit", url="https://example.org/2020")
    parts = {"archive": {"repository": "Published in 2020"}, "releases": [first, last]}
    sources = [make_source(url=release.url, **parts) for release in (first, last)]

    assert [("https://example.org/2010", None), (None, None)] == [
        (found.url, found.archive) for found in map(known_of, sources)
    ]


BAR = {"extent": "2 lines", "exemption": "FOIA (b)(1)"}
OPENED = {**BAR, "opened": "2020-01-01", "reading": "a common front"}
STILL = {"extent": "name"}
IN_TWO_PARTS = [Release(date="2010-05-01", how="FOIA request"), Release(date="2020-01-01", how="FOIA lawsuit")]


def barred(*redactions, releases=IN_TWO_PARTS):
    """A document of 2010 and 2020 with a passage in which something was withheld."""
    return make_source(releases=releases, passages=[make_passage(redactions=redactions), make_passage("end")])


def bars_of(known):
    """What is withheld in the first passage of a source, without what is not said of it."""
    return [
        {name: getattr(value, "text", value) for name, value in redaction if value is not None}
        for redaction in known.passages[0].redactions
    ]


def test_what_a_later_release_opened_is_a_bar_again_on_the_days_before():
    day_before, day_itself = (known_of(barred(OPENED, STILL), day) for day in ("2019-12-31", "2020-01-01"))

    assert [BAR, STILL] == bars_of(day_before)
    assert [OPENED, STILL] == bars_of(day_itself)
    assert "a common front" not in repr(day_before)
    assert "2020" not in repr(day_before)


def test_what_was_opened_twice_opens_part_by_part():
    last = Release(date="2025-01-01", how="FOIA lawsuit")
    later = {**BAR, "opened": "2025-01-01", "reading": "in Moscow"}
    source = barred(OPENED, later, releases=[*IN_TWO_PARTS, last])

    assert [[BAR, BAR], [OPENED, BAR], [OPENED, later]] == [
        bars_of(known_of(source, day)) for day in ("2019-12-31", "2020-01-01", "2025-01-01")
    ]


@pytest.mark.parametrize(("opened", "day_before", "day_itself"), [("2020", "2020-12-30", "2020-12-31")])
def test_what_opened_on_a_day_that_is_not_known_is_a_bar_until_it_must_have_opened(opened, day_before, day_itself):
    releases = [IN_TWO_PARTS[0], Release(date=opened, how="FOIA lawsuit")]
    source = barred({**OPENED, "opened": opened}, releases=releases)

    assert [[None], ["a common front"]] == [
        [redaction.reading for redaction in known_of(source, day).passages[0].redactions]
        for day in (day_before, day_itself)
    ]


def test_a_bar_that_nothing_opened_stays_on_every_day_and_what_else_the_passage_says_too():
    source = barred(OPENED, STILL)
    known = known_of(source, "2015-01-01")

    assert STILL == bars_of(known)[1]
    assert source.passages[1] == known.passages[1]
    assert source.passages[0].model_copy(update={"redactions": ()}) == known.passages[0].model_copy(
        update={"redactions": ()}
    )
    assert OPENED == bars_of(source)[0]  # the data set itself is as it was


def test_what_curators_say_today_is_not_shown_on_the_day():
    person = make_person(role=words("President in the end"))
    data = make_dataset(
        sources=[make_source(note=words("Known since 2026.")), LATER], people={"ann": person, "bob": make_person("bob")}
    )
    known = as_known_on(data, date(2001, 9, 10))

    assert known.sources["memo"].note is None
    assert known.people["ann"].role is None


def test_people_and_themes_that_nothing_open_names_are_gone():
    events = [make_event("a", actors=["ann"]), make_event("b", date="2010-01-01", actors=["bob"], themes=["war"])]
    speaker = make_source("speech", passages=[make_passage(speaker="cyn")])
    people = {name: make_person(name) for name in ("ann", "bob", "cyn", "dan")}
    data = make_dataset(events, [make_source(), speaker, LATER], people=people, terms=(make_term("dan"),))
    known = as_known_on(data, date(2001, 9, 10))

    assert ["ann", "cyn", "dan"] == list(known.people)
    assert ["talks"] == list(known.themes)


def test_nobody_knows_yet_when_what_goes_on_will_end():
    data = make_dataset([make_event(date="2000-06-04/2001-09-11")])

    assert ["2000-06-04/..", "2000-06-04/2001-09-11"] == [
        as_known_on(data, date(*day)).events[0].date.text for day in ((2000, 6, 4), (2001, 9, 11))
    ]


def test_a_place_that_gives_a_secret_away_waits_for_the_secret():
    here = {"name": words("Vienna airport"), "lat": 48.1, "lon": 16.6}
    there = {"name": words("Washington"), "lat": 38.9, "lon": -77.0}
    before = {"title": words("Talks"), "summary": words("They met."), "place": there}
    data = make_dataset(
        [make_event(place=here, rests_on=["asked"], before=before)], [LATER, make_source(released="2010")]
    )

    assert ["Washington", "Vienna airport"] == [
        as_known_on(data, date(year, 12, 31)).events[0].place.name.root["en"] for year in (2009, 2010)
    ]


def test_a_bar_says_whether_a_document_was_kept_back_or_not_yet_written():
    claims = [
        make_claim("open", [make_evidence("memo"), make_evidence("memoir"), make_evidence("paper")]),
        make_claim("told", [make_evidence("memoir")]),
        make_claim("kept", [make_evidence("paper")]),
    ]
    memoir = make_source("memoir", "2020-01-01", created="2019-01-01")
    data = make_dataset([make_event(claims=claims)], [make_source(), memoir, make_source("paper", "2010-01-01")])
    bars = as_known_on(data, date(2001, 9, 10)).bars["2000-06-04-meeting"]

    assert [("open", True), (None, False), (None, True)] == [(bar.claim, bar.hidden) for bar in bars]
    assert [number("2010-01-01"), number("2020-01-01"), number("2010-01-01")] == [bar.until for bar in bars]


def test_only_documents_that_were_kept_from_the_public_count_as_sealed():
    memoir = make_source("memoir", "2020-01-01", created="2019-01-01")
    speech = make_source("speech", releases=[Release(date="2019-06-01", how="issued")])
    data = make_dataset(sources=[make_source(), memoir, speech, LATER])

    assert [1, 2] == [len(as_known_on(data, date(year, 1, 1)).sealed_until) for year in (2001, 2020 - 1)]


def test_the_days_of_release_are_those_of_documents_that_were_kept_back():
    issued = make_source("speech", releases=[Release(date="2000-06-05", how="issued")])
    further = [Release(date="2010-05-01", how="FOIA request"), Release(date="2020-01-01", how="FOIA lawsuit")]
    data = make_dataset(sources=[issued, make_source(releases=further), make_source("at-once")])

    assert (number("2010-05-01"), number("2020-01-01")) == release_days(data)


DAYS = st.dates(date(1999, 1, 1), date(2030, 1, 1))


@st.composite
def datasets(draw):
    """Up to four sources of any side and release, and up to three events that cite them."""
    sources = [
        make_source(f"s{i}", released=draw(DAYS).isoformat(), created="1999-01-01", side=draw(st.sampled_from(Side)))
        for i in range(draw(st.integers(1, 4)))
    ]
    links = st.builds(
        make_evidence, st.sampled_from([s.id for s in sources]), st.sampled_from(["supports", "contradicts", "context"])
    )
    events = [
        make_event(
            f"e{i}",
            date=draw(DAYS).isoformat(),
            claims=[make_claim(f"c{j}", draw(st.lists(links, min_size=1, max_size=3))) for j in range(2)],
        )
        for i in range(draw(st.integers(0, 3)))
    ]
    begin, end = sorted((draw(DAYS).isoformat(), draw(DAYS).isoformat()))
    lasting = {"period": f"{begin}/{end}"}
    return make_dataset(events, sources, terms=(make_term(**lasting),), card=make_card(eras=[make_era(**lasting)]))


@given(datasets(), DAYS, DAYS)
def test_a_later_day_never_closes_what_was_open(data, one, other):
    earlier, later = (as_known_on(data, day) for day in sorted((one, other)))

    assert earlier.sources.keys() <= later.sources.keys()
    assert {e.id for e in earlier.events} <= {e.id for e in later.events}
    heard = [{(e.id, c.id) for e in known.events for c in e.claims} for known in (earlier, later)]
    assert heard[0] <= heard[1]


@given(datasets(), DAYS)
def test_a_status_is_the_same_behind_the_door_as_before_it(data, day):
    known = as_known_on(data, day)

    for event in known.events:
        whole = next(e for e in data.events if e.id == event.id)
        for claim in event.claims:
            full = next(c for c in whole.claims if c.id == claim.id)
            then = claim_status(full, data.sources, day_number(day))
            assert then is claim_status(claim, known.sources, None)


@given(datasets(), DAYS)
def test_between_two_turning_days_nothing_changes(data, day):
    turned = max((d for d in turning_days(data) if d <= day_number(day)), default=None)
    answer = as_known_on(data, day)

    if turned is not None:
        assert answer == as_known_on(data, to_date(turned))


@given(datasets(), DAYS)
def test_a_status_depends_on_open_evidence_alone(data, day):
    """Whatever else the sealed sources might say, nothing in the answer would be another."""
    sealed = [key for key, source in data.sources.items() if not is_open(source, day_number(day))]
    other = {
        key: source.model_copy(update={"side": Side.UN, "title": source.title, "passages": (make_passage("other"),)})
        if key in sealed
        else source
        for key, source in data.sources.items()
    }

    assert as_known_on(data, day).events == as_known_on(data.model_copy(update={"sources": other}), day).events


@given(datasets(), DAYS)
def test_from_the_last_turn_on_a_day_is_no_day(data, day):
    if day_number(day) >= turning_days(data)[-1]:
        assert as_known_on(data, day) is data


@given(datasets(), DAYS)
def test_what_is_open_is_all_there(data, day):
    known = as_known_on(data, day)
    there = {key for key, source in data.sources.items() if is_open(source, day_number(day))}

    assert there == known.sources.keys()
    assume(known is not data)
    for event in known.events:
        whole = next(e for e in data.events if e.id == event.id)
        spoken = {c.id for c in whole.claims if claim_status(c, data.sources, day_number(day)) is not Status.SILENT}
        assert spoken == {claim.id for claim in event.claims}
        for claim in event.claims:
            full = next(c for c in whole.claims if c.id == claim.id)
            assert claim.evidence == tuple(e for e in full.evidence if e.source in there)
