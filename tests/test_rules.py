"""What must hold between records: each rule alone, and what it must leave in peace."""

from __future__ import annotations

import datetime

import pytest

from explorer.dates import day_number
from explorer.problems import Vocabulary
from explorer.rules import RULES, Readable, breaches
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

TODAY = day_number(datetime.date(2026, 1, 1))
EVENT, SOURCE = "events/2000-06-04-meeting.yaml", "sources/memo.yaml"


def readable(events=None, sources=None, **changes):
    data = make_dataset(events, sources)
    parts = {
        "today": TODAY,
        "card": data.card,
        "events": {event.id: event for event in data.events},
        "sources": data.sources,
        "people": data.people,
        "themes": data.themes,
        "event_ids": Vocabulary(event.id for event in data.events),
        "source_ids": Vocabulary(data.sources),
        "person_ids": Vocabulary(data.people),
        "theme_ids": Vocabulary(data.themes),
    }
    return Readable(**{**parts, **changes})


def found(**changes):
    return [(breach.file, ".".join(map(str, breach.path)), breach.fault) for breach in breaches(readable(**changes))]


def in_event(**changes):
    return [(path, fault) for _, path, fault in found(events=[make_event(**changes)])]


def in_source(**changes):
    return [(path, fault) for _, path, fault in found(sources=[make_source(**changes)])]


def in_passage(**changes):
    return in_source(passages=[make_passage(**changes)])


def test_a_whole_data_set_breaks_no_rule():
    assert found() == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_a_rule_finds_nothing_where_there_is_nothing(rule):
    assert list(rule(Readable(today=TODAY))) == []


@pytest.mark.parametrize("unknown", ["event_ids", "source_ids", "person_ids", "theme_ids"])
def test_what_nobody_can_know_is_not_called_missing(unknown):
    link = {"event": "other", "kind": "context"}
    event = make_event(
        related=[link], claims=[make_claim(evidence=[make_evidence("other")])], actors=["x"], themes=["y"]
    )
    known = {"event_ids", "source_ids", "person_ids", "theme_ids"} - {unknown}
    nothing = {name: Vocabulary([]) for name in known}

    assert len(found(events=[event], sources=[], people={}, themes={}, **nothing, **{unknown: None})) == 3


def test_a_source_whose_file_is_broken_is_there_but_its_passages_are_not_known():
    assert found(sources=[], source_ids=Vocabulary(["memo"])) == []


# References


def test_a_speaker_exists():
    assert in_passage(speaker="nobody") == [("passages.0.speaker", "there is no person 'nobody'")]


def test_the_person_of_a_term_exists_on_its_side():
    terms = {0: make_term("ann"), 1: make_term("nobody", "2001/2002"), 2: make_term("ivan", "2002/2003")}
    people = {"ann": make_person("ann"), "ivan": make_person("ivan", side="ru")}

    assert found(terms=terms, people=people, person_ids=Vocabulary(people)) == [
        ("terms.yaml", "1.person", "there is no person 'nobody'"),
        ("terms.yaml", "2.side", "is us, but ivan is ru in people.yaml"),
    ]


def test_a_title_may_rest_on_claims_without_saying_what_was_known_before():
    assert in_event(rests_on=["asked"]) == []


def test_the_people_and_themes_that_were_known_before_exist():
    known = {"title": words("They met"), "summary": words("They met."), "actors": ["nobody"], "themes": ["nothing"]}

    assert in_event(rests_on=["asked"], before=known) == [
        ("before.actors.0", "there is no person 'nobody'"),
        ("before.themes.0", "there is no theme 'nothing'"),
    ]


def test_before_differs_from_what_it_stands_for():
    same = {"title": words("Title of 2000-06-04-meeting"), "summary": words("Summary of 2000-06-04-meeting.")}

    assert in_event(rests_on=["asked"], before=same) == [("before", "repeats title and summary")]


# Uniqueness


@pytest.mark.parametrize(
    ("changes", "path", "fault"),
    [
        ({"claims": [make_claim(), make_claim()]}, "claims.1.id", "a second claim 'asked' in this event"),
        ({"actors": ["ann", "bob", "ann"]}, "actors.2", "'ann' is there twice"),
        ({"themes": ["talks", "talks"]}, "themes.1", "'talks' is there twice"),
        ({"rests_on": ["asked", "asked"]}, "rests_on.1", "'asked' is there twice"),
    ],
)
def test_nothing_is_twice_in_an_event(changes, path, fault):
    assert in_event(**changes) == [(path, fault)]


def test_two_events_may_be_related_in_two_ways_but_not_twice_in_one():
    links = [{"event": "b", "kind": kind} for kind in ("leads-to", "context", "leads-to")]

    assert found(events=[make_event(related=links), make_event("b")]) == [
        (EVENT, "related.2", "leads-to 'b' is there twice")
    ]


def test_two_claims_may_rest_on_the_same_passage():
    assert in_event(claims=[make_claim("a"), make_claim("b")]) == []


def test_nothing_is_twice_in_a_source():
    release = {"date": "2000-06-04", "how": "leak"}

    assert in_source(
        passages=[make_passage(), make_passage()], releases=[release, {**release, "by": "x"}, release]
    ) == [
        ("passages.1.id", "a second passage 'opening' in this source"),
        ("releases.2", "the same release is there twice"),
    ]


def test_no_two_eras_have_one_id():
    card = make_card(eras=[make_era("cold-war"), make_era("nineties"), make_era("cold-war", "2001/..")])

    assert found(card=card) == [("dataset.yaml", "eras.2.id", "a second era 'cold-war'")]


# Chronology


@pytest.mark.parametrize("date", ["2026-01-01", "2026", "202X", "2025/2030", "../2030", "2026~"])
def test_what_may_have_happened_is_not_in_the_future(date):
    assert in_event(date=date, claims=[make_claim(background=True)]) == []


@pytest.mark.parametrize("date", ["2026-01-02", "2027", "203X", "2026-02/..", "2026-02?"])
def test_what_cannot_have_happened_is_in_the_future(date):
    assert in_event(date=date, claims=[make_claim(background=True)]) == [("date", f"{date} is in the future")]


@pytest.mark.parametrize(
    ("created", "released"),
    [
        ("2000-06-04", "2000-06-04"),
        ("2000-06-04", "2000"),
        ("2000", "2000-01-01"),
        ("../2000", "1999"),
        ("2000~", "2000-06"),
    ],
)
def test_a_source_that_may_be_older_than_its_release_is_accepted(created, released):
    assert [path for path, _ in in_source(created=created, released=released) if path.startswith("releases")] == []


@pytest.mark.parametrize(
    ("created", "released"), [("2000-06-04", "2000-06-03"), ("2000", "1999"), ("2000-06/..", "../1999")]
)
def test_a_source_is_not_released_before_it_is_created(created, released):
    fault = f"{released} is before the source was created, {created}"

    assert ("releases.0.date", fault) in in_source(created=created, released=released)


def test_a_source_has_been_written():
    assert ("created", "2026-06 is in the future") in in_source(created="2026-06", released="2026-07")
    assert in_source(created="1999/..") == [("created", "has no end")]


def test_a_source_opens_on_some_day():
    assert [path for path, _ in in_source(released="2001/")] == ["releases.0.date"]


def test_a_term_is_an_interval_that_has_begun():
    terms = {0: make_term(period="2001"), 4: make_term(period="2027/..")}

    assert found(terms=terms) == [
        ("terms.yaml", "0.period", "is one date"),
        ("terms.yaml", "4.period", "2027/.. starts in the future"),
    ]


@pytest.mark.parametrize("period", ["1985-03-11/1991-12-25", "1985/1991", "2022-02-24/..", "1991/", "2026/2027"])
def test_an_era_is_an_interval_with_a_first_day(period):
    assert found(card=make_card(eras=[make_era(period=period)])) == []


@pytest.mark.parametrize(
    ("period", "fault"),
    [
        ("1991", "is one date"),
        ("1991-12-25~", "is one date"),
        ("../1991", "has no first day"),
        ("/1991-12-25", "has no first day"),
        ("2027/..", "2027/.. starts in the future"),
    ],
)
def test_what_is_no_such_interval_is_no_era(period, fault):
    card = make_card(eras=[make_era("a"), make_era(period=period)])

    assert found(card=card) == [("dataset.yaml", "eras.1.period", fault)]


def test_eras_may_overlap_or_leave_a_gap():
    periods = ("1985/1991", "1990/1995", "1990/1995", "2001/..")

    assert found(card=make_card(eras=[make_era(f"e{n}", period) for n, period in enumerate(periods)])) == []


@pytest.mark.parametrize(
    ("first", "second", "clash"),
    [
        ("1993-01-20/2001-01-20", "2001-01-20/..", False),
        ("1993-01-20/2001-01-21", "2001-01-20/..", True),
        ("1993-01-20/..", "2001-01-20/2009-01-20", True),
        ("1993-01-20/", "2001-01-20/2009-01-20", False),
        ("1993/2001", "2001-01-20/2009", False),
        ("2001-01-20/..", "1993-01-20/2001-01-20", False),
    ],
)
def test_an_office_is_handed_over(first, second, clash):
    assert bool(found(terms={0: make_term(period=first), 1: make_term(period=second)})) is clash


def test_two_offices_may_be_held_at_once():
    assert found(terms={0: make_term(), 1: make_term(office=words("Senator"))}) == []


# Wording


@pytest.mark.parametrize(
    ("quote", "faults"),
    [
        ("one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen", []),
        ("“we have agreed”", ["has quotation marks around it"]),
        ("«мы договорились»", ["has quotation marks around it"]),
        ("'we agreed'", ["has quotation marks around it"]),
        ('"No" and "never"', []),
        ("the leader's", []),
        ("we [...] agreed", ["leaves words out"]),
        ("we … agreed", []),
    ],
)
def test_quotes_are_short_and_bare(quote, faults):
    assert in_passage(quote=quote, gloss=words("{quote}")) == [("passages.0.quote", fault) for fault in faults]


@pytest.mark.parametrize(
    ("gloss", "faults"),
    [
        ("He says {quote}.", []),
        ("He says.", ["does not hold {quote}"]),
        ("{quote} and {quote}", ["holds 2 times {quote}"]),
        ("He says {qoute}.", ["does not hold {quote}", "holds '{qoute}'"]),
        ("He says “{quote}”.", ["has quotation marks around {quote}"]),
        ("He says « {quote} ».", ["has quotation marks around {quote}"]),
        ("{quote}'s meaning", []),
    ],
)
def test_a_gloss_marks_its_quote_once(gloss, faults):
    assert in_passage(quote="yes", gloss=words(gloss)) == [("passages.0.gloss.en", fault) for fault in faults]


def test_a_gloss_in_another_language_marks_it_too():
    card = make_card(languages=["en", "ru"])
    source = make_source(passages=[make_passage(quote="yes", gloss=words("{quote}", ru="да"))])

    assert found(sources=[source], card=card) == [(SOURCE, "passages.0.gloss.ru", "does not hold {quote}")]


@pytest.mark.parametrize(
    "extra",
    [
        {"quote_language": "ru"},
        {"seen_in": "other"},
        {"prefix": "a"},
        {"suffix": "a"},
        {"position": {"start": 0, "end": 1}},
    ],
    ids=lambda extra: next(iter(extra)),
)
def test_what_describes_a_quote_needs_one(extra):
    sources = [make_source(passages=[make_passage(**extra)]), make_source("other")]
    quoted = [make_source(passages=[make_passage(quote="yes", gloss=words("{quote}"), **extra)]), make_source("other")]

    assert found(sources=sources) == [(SOURCE, f"passages.0.{next(iter(extra))}", "the passage has no quote")]
    assert found(sources=quoted) == []


def test_a_position_has_a_length():
    passage = {"quote": "yes", "gloss": words("{quote}"), "position": {"start": 5, "end": 5}}

    assert in_passage(**passage) == [("passages.0.position.end", "5 is not after the start, 5")]


def test_languages_are_those_of_the_card_wherever_they_are_used():
    event = make_event(tone={"value": 1, "reason": words("x", fr="x")}, claims=[make_claim(text=words("x", de="x"))])

    card = make_card(eras=[make_era(name=words("x", pl="x"))])

    assert found(events=[event], people={"ann": make_person(role=words("x", nl="x"))}, card=card) == [
        ("dataset.yaml", "eras.0.name.pl", "dataset.yaml does not declare the language 'pl'"),
        (EVENT, "tone.reason.fr", "dataset.yaml does not declare the language 'fr'"),
        (EVENT, "claims.0.text.de", "dataset.yaml does not declare the language 'de'"),
        ("people.yaml", "ann.role.nl", "dataset.yaml does not declare the language 'nl'"),
    ]


@pytest.mark.parametrize(
    ("languages", "fault"),
    [
        (["ru"], ("languages", "English is not among them")),
        (["en", "ru", "en"], ("languages.2", "'en' is there twice")),
    ],
)
def test_the_card_declares_english_and_nothing_twice(languages, fault):
    card = make_card(languages=languages)

    assert found(card=card) == [("dataset.yaml", *fault)]


def test_a_translation_may_be_missing():
    card = make_card(languages=["en", "id", "ru"], eras=[make_era()])

    assert found(card=card) == []


# Redacted


TWO_RELEASES = [{"date": "2000-06-04", "how": "FOIA request"}, {"date": "2020-01-01", "how": "FOIA lawsuit"}]
FIFTEEN = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"


def in_redaction(releases=TWO_RELEASES, **changes):
    """What is wrong with what was withheld in a passage, and what would be right."""
    passages = [make_passage(), make_passage("end", redactions=[{}, changes])]
    found = breaches(readable(sources=[make_source(releases=releases, passages=passages)]))
    return [(breach.file, ".".join(map(str, breach.path)), breach.fault, breach.remedy) for breach in found]


AT = "passages.1.redactions.1."
CITED = "is not written as a ground is cited"
AS_CITED = "as in FOIA (b)(1) or E.O. 13526 3.3(b)(1)"


@pytest.mark.parametrize(
    "redaction",
    [
        {},
        {"extent": "2 lines"},
        {"extent": "name", "exemption": "FOIA (b)(1)"},
        {"exemption": "FOIA (b)(7)(C)"},
        {"exemption": "E.O. 13526"},
        {"exemption": "E.O. 13526 3.3(b)(1)"},
        {"exemption": "FOIA (b)(1); E.O. 13526 1.4(d)"},
        {"exemption": "Privacy Act (j)(2)"},
        {"opened": "2020-01-01"},
        {"opened": "2020-01-01", "reading": FIFTEEN},
        {"extent": "1 line", "exemption": "PRA (a)(1)", "opened": "2020-01-01", "reading": "in Moscow"},
    ],
    ids=lambda redaction: " ".join(redaction) or "nothing",
)
def test_what_was_withheld_may_be_told_in_part_or_in_full(redaction):
    assert in_redaction(**redaction) == []


@pytest.mark.parametrize(
    ("exemption", "remedy"),
    [
        ("b1", "FOIA (b)(1)"),
        ("(b)(1)", "FOIA (b)(1)"),
        ("FOIA exemption 3", "FOIA (b)(3)"),
        ("FOIA (b)(7)(c)", "FOIA (b)(7)(C)"),
        ("EO 13526, section 3.3 (b)(1)", "E.O. 13526 3.3(b)(1)"),
        ("FOIA (b)(1), E.O. 13526 1.4(d)", "FOIA (b)(1); E.O. 13526 1.4(d)"),
        ("secret", AS_CITED),
        ("1.4(d)", AS_CITED),
        ("FOIA (b)(1) and a reason", AS_CITED),
    ],
)
def test_a_ground_is_written_as_it_is_cited(exemption, remedy):
    assert in_redaction(exemption=exemption) == [(SOURCE, f"{AT}exemption", CITED, remedy)]


@pytest.mark.parametrize(
    ("releases", "remedy"),
    [
        (TWO_RELEASES, "one of 2020-01-01"),
        ([*TWO_RELEASES, {"date": "2025", "how": "FOIA lawsuit"}], "one of 2020-01-01, 2025"),
        (TWO_RELEASES[:1], "a source with a second release"),
    ],
    ids=["two", "three", "one"],
)
@pytest.mark.parametrize("opened", ["2000-06-04", "2020-01-02", "2020", "1999"])
def test_what_was_opened_names_a_later_release_of_its_source(opened, releases, remedy):
    fault = "is not the date of a later release of the source"

    assert in_redaction(releases, opened=opened) == [(SOURCE, f"{AT}opened", fault, remedy)]


def test_what_stands_there_is_known_because_something_opened_it():
    remedy = "opened: the date of the release that did"

    assert in_redaction(reading="in Moscow") == [(SOURCE, f"{AT}reading", "nothing opened it", remedy)]


def test_what_stands_there_is_a_short_quote():
    remedy = "at most 15: the ones that matter"

    assert in_redaction(opened="2020-01-01", reading=f"{FIFTEEN} sixteen") == [
        (SOURCE, f"{AT}reading", "has 16 words", remedy)
    ]


def test_all_that_is_wrong_with_a_redaction_is_told_at_once():
    told = in_redaction(exemption="secret", reading=f"{FIFTEEN} sixteen")

    assert [(path.removeprefix(AT), fault) for _, path, fault, _ in told] == [
        ("exemption", CITED),
        ("reading", "nothing opened it"),
        ("reading", "has 16 words"),
    ]


# Disclosure


def late_event(**changes):
    """An event whose claim 'asked' speaks at once and 'answered' in 2025."""
    claims = [make_claim(), make_claim("answered", [make_evidence("secret")])]
    sources = [make_source(), make_source("secret", "2025-08-21")]
    return [(path, fault) for _, path, fault in found(events=[make_event(claims=claims, **changes)], sources=sources)]


def test_a_title_says_whether_it_gives_away_what_opens_later():
    fault = "is silent until 2025-08-21, and nothing says whether the title gives it away"

    assert late_event() == [("claims.1.id", fault)]
    assert late_event(rests_on=["answered"]) == []
    assert late_event(rests_on=[]) == []


def test_a_title_that_nothing_bears_out_on_its_first_day_rests_on_some_claim():
    source = make_source(released="2025-08-21")
    event = make_event(rests_on=[])

    assert found(events=[event], sources=[source]) == [
        (EVENT, "rests_on", "is empty, but no claim speaks on the event's first day")
    ]


def test_what_speaks_from_the_first_day_need_not_be_named():
    assert found(events=[make_event()], sources=[make_source()]) == []


@pytest.mark.parametrize(
    ("created", "background", "faults"),
    [
        ("2000-06-03", False, ["rests on documents older than the event, 2000-06-04"]),
        ("2000-06-03", True, []),
        ("2000-06-04", False, []),
        ("2000", False, []),  # may have been written later
        ("../1999", False, []),  # nobody knows when it was begun
    ],
)
def test_a_document_cannot_report_what_had_not_happened(created, background, faults):
    source = make_source(created=created, released="2000-06-04")
    event = make_event(claims=[make_claim(background=background)])

    assert [fault for _, _, fault in found(events=[event], sources=[source])] == faults


def test_of_several_documents_one_that_is_not_older_is_enough():
    sources = [make_source("old", created="1999-01-01"), make_source("new")]
    event = make_event(claims=[make_claim(evidence=[make_evidence("old"), make_evidence("new")])])

    assert found(events=[event], sources=sources) == []
