"""From a document back to the statements that rest on it."""

from __future__ import annotations

from datetime import date

import pytest

from explorer.archive import ArchivedEvents
from explorer.citing import MOST_EVENTS, Citing
from explorer.knowledge import as_known_on
from explorer.load import load
from explorer.vocabulary import Stance
from tests.archives import SOURCE, event, write_archive
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_passage, make_source

TWICE = [make_evidence("memo", passage="opening"), make_evidence("memo", "contradicts", "end")]
DATA = make_dataset(
    [
        make_event("late", date="2005-01-01", claims=[make_claim("told", [make_evidence("memo", "context")])]),
        make_event(
            "early",
            claims=[
                make_claim("asked", [make_evidence("cable"), *TWICE]),
                make_claim("answered", [make_evidence("cable", "contradicts")]),
                make_claim("agreed", [make_evidence("memo")]),
            ],
        ),
        make_event("between", date="2001-01-01", claims=[make_claim("met", [make_evidence("cable")])]),
    ],
    [
        make_source("memo", passages=[make_passage(), make_passage("end")]),
        make_source("cable", "2010-05-01"),
        make_source("unread"),
    ],
)


def told(data, source):
    """Who cites a source: event, claim, passage, stance."""
    return [(c.event.id, c.claim.id, c.passage, str(c.stance)) for c in Citing(data).of(source)]


def test_claims_stand_in_the_order_of_events_then_of_claims_then_of_their_evidence():
    assert told(DATA, "memo") == [
        ("early", "asked", "opening", "supports"),
        ("early", "asked", "end", "contradicts"),
        ("early", "agreed", "opening", "supports"),
        ("late", "told", "opening", "context"),
    ]


def test_a_citation_holds_the_records_themselves():
    (first, *_) = Citing(DATA).of("memo")

    assert first.event is DATA.event("early")
    assert first.claim is DATA.event("early").claims[0]
    assert first.stance is Stance.SUPPORTS


def test_what_is_counted_are_events_and_their_places_ascend():
    citing = Citing(DATA)

    assert [(citing.count(name), citing.places(name).tolist()) for name in ("memo", "cable")] == [
        (2, [0, 2]),
        (2, [0, 1]),
    ]


@pytest.mark.parametrize("source", ["unread", "no-such-source", ""])
@pytest.mark.parametrize("data", [DATA, make_dataset([], [])], ids=["some", "none"])
def test_what_nothing_cites_has_no_claims(data, source):
    citing = Citing(data)

    assert (citing.of(source), citing.count(source), citing.places(source).tolist()) == ((), 0, [])


def test_what_was_sealed_on_a_day_cites_nothing_and_is_cited_by_nothing():
    known = as_known_on(DATA, date(2003, 1, 1))

    assert told(known, "cable") == []
    assert [name for name, *_ in told(known, "memo")] == ["early", "early", "early"]
    assert told(as_known_on(DATA, date(2010, 5, 1)), "cable") == told(DATA, "cable")


SOURCES = ("cable", "memo", "speech")


def link(source, stance):
    return {"source": source, "passage": "opening", "stance": stance}


def claim(name, links):
    return {"id": name, "text": {"en": "Told."}, "evidence": links}


EVENTS = [
    event("talks", claims=[claim("met", [link("memo", "supports"), link("cable", "contradicts")])], rests_on=None),
    event("after", date="2005", claims=[claim("told", [link("cable", "context")])], rests_on=None),
    event(
        "before",
        date="1999-01-01",
        claims=[claim("a", [link("memo", "supports")]), claim("b", [link("memo", "contradicts")])],
        rests_on=[],
    ),
]


@pytest.fixture(scope="module", params=["jsonl", "parquet"])
def archive(request, tmp_path_factory):
    """Three events that cite two of three sources, as an archive."""
    released = {"cable": "2012-01-01", "memo": "2010-01-01", "speech": "2000-06-04"}
    releases = {name: [{"date": day, "how": "FOIA request"}] for name, day in released.items()}
    sources = [{**SOURCE, "id": name, "created": "1999-01-01", "releases": releases[name]} for name in SOURCES]
    return load(write_archive(tmp_path_factory.mktemp("archive"), EVENTS, sources, form=request.param))


def plain(data):
    """The same data set with its events in memory."""
    return data.model_copy(update={"events": tuple(data.events)})


def everything(data, *more):
    """All that can be asked of every source."""
    citing = Citing(data)
    return {name: (citing.of(name), citing.count(name), citing.places(name).tolist()) for name in (*SOURCES, *more)}


def test_an_archive_says_the_same_as_the_plain_data_set(archive):
    assert isinstance(archive.events, ArchivedEvents)
    assert everything(archive, "no-such-source") == everything(plain(archive), "no-such-source")
    assert told(archive, "memo") == [
        ("before", "a", "opening", "supports"),
        ("before", "b", "opening", "contradicts"),
        ("talks", "met", "opening", "supports"),
    ]


@pytest.mark.parametrize("day", ["1998-12-31", "2001-01-01", "2009-12-31", "2010-01-01", "2011-12-31", "2012-01-01"])
def test_an_archive_says_the_same_on_every_day(archive, day):
    known = as_known_on(archive, date.fromisoformat(day))

    assert (
        everything(known)
        == everything(plain(known))
        == everything(as_known_on(plain(archive), date.fromisoformat(day)))
    )


def test_an_archive_without_events_cites_nothing(tmp_path):
    assert everything(load(write_archive(tmp_path, []))) == dict.fromkeys(SOURCES, ((), 0, []))


def test_of_very_many_events_the_first_are_read_and_all_are_counted(tmp_path):
    many = [event(f"e-{n:04}") for n in range(MOST_EVENTS + 3)]
    citing = Citing(load(write_archive(tmp_path, many)))

    assert [c.event.id for c in citing.of("memo")] == [f"e-{n:04}" for n in range(MOST_EVENTS)]
    assert citing.count("memo") == MOST_EVENTS + 3
