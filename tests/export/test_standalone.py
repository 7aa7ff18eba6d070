"""What a file that works without a server holds: on each day what the second clock shows, and of later days nothing."""

from __future__ import annotations

import json
import re
from datetime import date
from functools import cache

import pytest

from explorer.dates import day_number, to_date
from explorer.export.facts import Facts, facts_in
from explorer.export.standalone import standalone_html, unpacked
from explorer.i18n import catalogues
from explorer.knowledge import as_known_on, claim_status
from explorer.openness import disclosure
from explorer.paths import assets_folder
from explorer.records import DataSet
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_passage, make_source, words
from tests.sealing import DAYS, leaks
from tests.shipped import shipped

TODAY = date(2026, 11, 1)
FACTS = Facts(view='/?themes=nato&q="a"', address='http://127.0.0.1:8050/?themes=nato&q="a"')
HOSTILE = "</script><script>window.harmed=1</script> \"'&amp; <!-- \u2028 \u2029 ]]> ${x} \\u003c"
MOST_BYTES = 1_000_000
"""Of the whole data set that ships, in three languages."""


def made(data: DataSet, known: date | None = None, **changes: object) -> str:
    """The file of all events of a data set."""
    events = [event.id for event in as_known_on(data, known).events]
    given = {"texts": catalogues(), "language": "en", "today": TODAY, "known": known, "facts": FACTS}
    return standalone_html(
        data, **{"events": events, **given, "heading": "All themes", "assets": assets_folder(), **changes}
    )


@cache
def file(known: date | None) -> str:
    return made(shipped(), known)


@cache
def contents(known: date | None) -> dict:
    return json.loads(unpacked(file(known)))


def on(records: list[dict], day: int) -> dict[str, dict]:
    """The state of each record on a day, as the script in the file finds it."""
    found = {}
    for record in records:
        state = {}
        for changes in record["states"]:
            if changes["since"] <= day:
                state |= changes
        if state:
            found[record["id"]] = {key: value for key, value in state.items() if value is not None}
    return found


class Reading:
    """The contents of a file on a day, as words; of relations those to events of the day, as the script finds them."""

    def __init__(self, told: dict, day: int) -> None:
        self.told, self.events, self.sources = told, on(told["events"], day), on(told["sources"], day)

    def text(self, number: int | None, language: int = 1) -> str | None:
        if number is None:
            return None
        words = self.told["texts"][language][number]
        return self.told["texts"][0][number] if words == 1 or words is None else words

    def event(self, name: str) -> dict:
        event, names = self.events[name], [source["id"] for source in self.told["sources"]]
        claims = [
            (self.text(text), status, [(names[source], stance) for source, _, stance in links])
            for text, status, links in event["claims"]
        ]
        return {
            "words": [self.text(event.get(key)) for key in ("title", "short", "summary", "place", "when", "brief")],
            "tone": (event["tone"][0], self.text(event["tone"][1])) if "tone" in event else None,
            "who": (event["actors"], event["themes"], event["importance"]),
            "claims": claims,
            "related": sorted((name, kind) for name, kind in self.related(event) if name in self.events),
            "bars": sorted((claim, until, bool(hidden)) for claim, until, hidden in event["bars"]),
        }

    def related(self, event: dict) -> list[tuple[str, str]]:
        return [(self.told["events"][number]["id"], kind) for number, kind in event["related"]]

    def source(self, name: str) -> dict:
        source = self.sources[name]
        return {
            "words": [self.text(source["title"]), self.text(source.get("note")), self.text(source["written"])],
            "plain": [source.get(key) for key in ("kind", "side", "creator", "url", "archive")],
            "releases": [(self.text(words).split(" · ")[0], *address) for words, *address in source["releases"]],
            "sealed": "sealed" in source,
            "withheld": [len(p.get("withheld", ())) for p in source["passages"]],
            "opened": [[bool(r.get("reading")) for r in p.get("withheld", ())] for p in source["passages"]],
            "quotes": [(p.get("quote"), self.text(p["gloss"])) for p in source["passages"]],
        }


def expected_event(name: str, known: DataSet, there: set[str]) -> dict:
    """The same from what ``as_known_on`` left."""
    event, text = known.event(name), list(catalogues().values())[1]
    places = {claim.id: n for n, claim in enumerate(event.claims)}
    said = [event.title, event.short, event.summary, event.place.name if event.place else None]
    return {
        "words": [*map(indonesian, said), text.date(event.date), text.date(event.date, "short")],
        "tone": (event.tone.value, indonesian(event.tone.reason)) if event.tone else None,
        "who": (list(event.actors), list(event.themes), event.importance),
        "claims": [
            (
                indonesian(claim.text),
                claim_status(claim, known.sources, None),
                [(e.source, e.stance) for e in claim.evidence],
            )
            for claim in event.claims
        ],
        "related": sorted((r.event, r.kind) for r in event.related if r.event in there),
        "bars": sorted((places.get(bar.claim, -1), bar.until, bar.hidden) for bar in known.bars.get(name, ())),
    }


def expected_source(name: str, known: DataSet, cited: set[tuple[str, str]]) -> dict:
    source, text = known.sources[name], list(catalogues().values())[1]
    found, archive = disclosure(source), source.archive
    passages = [passage for passage in source.passages if (name, passage.id) in cited]
    kept = (archive.repository, archive.collection, archive.identifier) if archive else ()
    return {
        "words": [indonesian(source.title), indonesian(source.note), text.date(source.created)],
        "plain": [source.kind, source.side, source.creator, source.url, " · ".join(filter(None, kept)) or None],
        "releases": [(text.date(r.date), *([r.url] if r.url else [])) for r in found.history],
        "sealed": found.sealed,
        "withheld": [len(passage.redactions) for passage in passages],
        "opened": [[bool(r.reading) for r in passage.redactions] for passage in passages],
        "quotes": [(passage.quote, indonesian(passage.gloss)) for passage in passages],
    }


def indonesian(text) -> str | None:
    return None if text is None else text.in_language("id").words


def cited_in(data: DataSet) -> set[tuple[str, str]]:
    return {(e.source, e.passage) for event in data.events for claim in event.claims for e in claim.evidence}


def assert_the_same(told: dict, data: DataSet, day: date | None, *, made_on: date | None = None) -> None:
    """A file of all events shows on a day what the second clock's door lets through."""
    reading, known = Reading(told, told["clock"]["off"] if day is None else day_number(day)), as_known_on(data, day)
    there = {event["id"] for event in told["events"]}
    cited = cited_in(as_known_on(data, made_on))

    assert set(reading.events) == {event.id for event in known.events}
    for name in reading.events:
        assert reading.event(name) == expected_event(name, known, there)
    shown = {source for source, _ in cited_in(known)}
    assert shown <= set(reading.sources) <= set(known.sources)
    for name in shown:
        assert reading.source(name) == expected_source(name, known, cited)


@pytest.mark.parametrize("day", ["0001-01-01", "2000-06-05", "2017-12-11", None])
def test_a_file_shows_on_each_day_what_the_second_clock_shows(day):
    assert_the_same(contents(None), shipped(), date.fromisoformat(day) if day else None)


EARLIER = date.fromisoformat(DAYS[1])


@pytest.mark.parametrize("day", [DAYS[0], DAYS[1]])
def test_so_does_a_file_that_was_made_on_an_earlier_day(day):
    assert_the_same(contents(EARLIER), shipped(), date.fromisoformat(day), made_on=EARLIER)


def without_what_was_said_before(data: DataSet, known: date) -> str:
    """The contents of a file, but for what was said of events before their documents opened: that was public once."""
    plain, told = unpacked(file(known)), {event.id for event in as_known_on(data, known).events}
    for before in (event.before for event in data.events if event.before and event.id in told):
        places = [before.place.name] if before.place else []
        for said in (said for text in (before.title, before.summary, *places) for said in text.root.values()):
            plain = plain.replace(json.dumps(said, ensure_ascii=False), "0")
    return plain


@pytest.mark.parametrize("day", DAYS[1:2])
def test_a_file_made_on_a_day_holds_nothing_that_was_sealed_on_it(day):
    known = date.fromisoformat(day)
    records = [*contents(known)["events"], *contents(known)["sources"]]

    assert leaks({file(known), without_what_was_said_before(shipped(), known)}, day) == []
    assert contents(known)["clock"]["last"] == contents(known)["clock"]["off"] == day_number(known)
    assert max(state["since"] for record in records for state in record["states"]) <= day_number(known)
    assert "Kremlin plenary: Clinton proposes a joint plan on bin Laden" in unpacked(file(None))


def test_data_that_have_been_through_the_door_give_a_file_that_is_right_on_its_day():
    through = made(as_known_on(shipped(), EARLIER), EARLIER)

    assert_the_same(json.loads(unpacked(through)), shipped(), EARLIER, made_on=EARLIER)


def test_a_bar_appears_when_a_document_has_been_written_and_goes_when_it_opens():
    early, late = make_source("early", "2000-06-05"), make_source("late", "2010-01-01", created="2004-01-01")
    event = make_event(claims=[make_claim(evidence=[make_evidence("early"), make_evidence("late")])], rests_on=())
    data = make_dataset([event], [early, late])
    told = json.loads(unpacked(made(data)))

    for day in ("2000-06-04", "2000-06-05", "2003-12-31", "2004-01-01", "2009-12-31", "2010-01-01"):
        assert_the_same(told, data, date.fromisoformat(day))
    bars = [len(on(told["events"], day_number(date(year, 6, 5)))[event.id]["bars"]) for year in (2000, 2005, 2011)]
    assert bars == [0, 1, 0]


def test_hostile_words_come_back_as_they_were_and_end_no_element():
    title = words(HOSTILE)
    source = make_source(title=title, passages=[make_passage(quote="</script>", gloss=words(f"{HOSTILE} {{quote}}"))])
    made_file = made(
        make_dataset([make_event(title=title)], [source]), heading=HOSTILE, facts=Facts(address=f"http://x/?{HOSTILE}")
    )
    told = Reading(json.loads(unpacked(made_file)), day_number(TODAY))

    assert told.event("2000-06-04-meeting")["words"][0] == HOSTILE
    assert told.source("memo")["quotes"][0] == ("</script>", f"{HOSTILE} {{quote}}")
    assert made_file.count("</script>") == 3
    assert made_file.count("<script") == 3
    assert json.loads(re.search(r'ld\+json">(.*?)</script>', made_file)[1])["description"] == HOSTILE


def test_a_view_without_events_is_a_file_too():
    told = json.loads(unpacked(made(make_dataset(), events=["no-such-event"])))

    assert told["events"] == told["sources"] == []
    assert told["clock"]["first"] <= told["clock"]["last"] == day_number(TODAY)


def test_only_what_the_events_cite_is_in_the_file():
    two = [make_event("2000-06-04-one"), make_event("2001-06-04-two", date="2001-06-04", themes=["trade"], actors=[])]
    two[1] = two[1].model_copy(update={"claims": (make_claim(evidence=[make_evidence("other")]),)})
    data = make_dataset(two, [make_source(), make_source("other")])
    told = json.loads(unpacked(made(data, events=["2001-06-04-two"])))

    assert [source["id"] for source in told["sources"]] == ["other"]
    assert list(told["themes"]) == ["trade"]
    assert told["people"] == {}
    assert "Title of memo" not in unpacked(made(data, events=["2001-06-04-two"]))


def test_a_file_asks_nobody_and_says_so_and_where_it_came_from():
    told = file(EARLIER)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', told)[1]

    assert re.fullmatch(
        r"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src 'sha256-[\w+/]{43}='; "
        r"base-uri 'none'; form-action 'none'",
        policy,
    )
    assert '<meta name="unsealed:view" content="/?themes=nato&amp;q=&quot;a&quot;">' in told
    assert facts_in(told.encode()) == FACTS
    assert re.findall(r"(?:src|href)=\"(?!data:,\")", told) == []
    assert not re.search(r"@import|url\(|\bfetch\(|XMLHttpRequest|\.innerHTML|eval\(", told)


def test_the_same_view_gives_the_same_bytes():
    data = make_dataset()

    assert made(data) == made(data)


def test_the_whole_data_set_is_a_file_of_less_than_a_megabyte():
    assert len(file(None).encode()) < MOST_BYTES
    assert to_date(contents(None)["clock"]["last"]) == TODAY
