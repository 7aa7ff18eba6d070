"""
Keys of sheets, derived again from the YAML files and the words that are printed, without the program's own code.

Of ``explorer`` only the types of a sheet are used. Records are found again by their English words; dates are read by
the small reader below. What cannot be decided from the files counts as ambiguous, and is never silently right.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from explorer.activities.sheet import Activity, Choice, Clock, Exhibit, Gap, Ordering, Sheet

Record = dict[str, Any]
Verdicts = dict[str, bool | None]
"""Whether an option is right, by its key; None where the files do not decide it."""

SIDES = {
    "United States": "us",
    "Russia": "ru",
    "United Nations": "un",
    "NATO": "nato",
    "Other": "other",
    "Press": "press",
}
RECORDS = {
    "the US record": "us",
    "the Russian record": "ru",
    "the UN record": "un",
    "NATO’s record": "nato",
    "a third party’s record": "other",
}
WAYS = {"automatic declassification": "automatic"}
GAPS = {Gap.YEARS: 1000, Gap.YEAR: 365, Gap.MONTH: 30}
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11)}
MARKS = str.maketrans("", "", "“”„«»\"‘’'")
# Texts of several sides: whose record one is says only who published the copy that was used.
COMMON = {"joint-statement", "treaty"}
MARGIN = timedelta(days=7)
MONTH = 31
YEAR = re.compile(r"\b(?:1[89]|20)\d\d\b")


class Span(NamedTuple):
    """The first and the last day that a date can mean."""

    first: date
    last: date


def edtf(words: str) -> Span:
    """The days of an EDTF date as level 1 has it; an open end is the last day there is, an open start the first."""
    start, cut, end = words.partition("/")
    if not cut:
        return _one(start)
    return Span(
        date.min if start in ("", "..") else _one(start).first, date.max if end in ("", "..") else _one(end).last
    )


def _one(words: str) -> Span:
    bare = words.rstrip("~?%")
    year, _, rest = bare.partition("-")
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    month, _, day = rest.partition("-")
    if month in ("", "XX"):
        return Span(date(first, 1, 1), date(last, 12, 31))
    if month == "24":
        return Span(date(first, 12, 1), date(first + 1, 3, 1) - timedelta(days=1))
    begin, end = SEASONS.get(month) or (int(month), int(month))
    if day in ("", "XX"):
        return Span(date(first, begin, 1), date(first, end, monthrange(first, end)[1]))
    return Span(date(first, begin, int(day)), date(first, begin, int(day)))


def plain(words: str) -> str:
    """Words without quotation marks, all white space one blank: what two spellings of one text have in common."""
    return " ".join(words.translate(MARKS).split())


def printed_day(words: str) -> date:
    """The day in words such as ``27 December 1987``."""
    found = re.search(rf"(\d{{1,2}}) ({'|'.join(MONTHS)}) (\d{{4}})", words)
    assert found, f"no day in {words!r}"
    return date(int(found[3]), MONTHS.index(found[2]) + 1, int(found[1]))


def printed_span(words: str) -> Span:
    """The days that words such as ``July 2018 (uncertain)``, ``2018``, ``2010s`` or two days with a dash can mean."""
    start, cut, end = words.partition(" – ")
    if cut:
        return Span(printed_span(start).first, printed_span(end).last)
    if found := re.search(rf"(?:(\d{{1,2}}) )?({'|'.join(MONTHS)}) (\d{{4}})", words):
        month = f"{found[3]}-{MONTHS.index(found[2]) + 1:02}"
        return edtf(f"{month}-{int(found[1]):02}" if found[1] else month)
    years = re.search(r"(\d{3})(\d)(s?)", words)
    assert years, f"no date in {words!r}"
    return edtf(f"{years[1]}X" if years[3] else f"{years[1]}{years[2]}")


def first_release(source: Record) -> Span:
    """When the public could first read a document."""
    return min((edtf(release["date"]) for release in source["releases"]), key=lambda span: (span.last, span.first))


def first_ways(source: Record) -> set[str]:
    """How the first release came about: more than one way if two releases can have been the first."""
    first = first_release(source)
    return {r["how"] for r in source["releases"] if edtf(r["date"]).first <= first.last}


@dataclass(frozen=True)
class Archive:
    """The YAML files of a data set, every scalar a text."""

    folder: Path

    def _read(self, kind: str) -> dict[str, Record]:
        files = sorted((self.folder / kind).glob("*.yaml"))
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        return {file.stem: yaml.load(file.read_bytes(), loader) for file in files}  # noqa: S506 - makes texts only

    @cached_property
    def events(self) -> dict[str, Record]:
        return self._read("events")

    @cached_property
    def sources(self) -> dict[str, Record]:
        return self._read("sources")

    @cached_property
    def stories(self) -> dict[str, Record]:
        return self._read("stories")

    @cached_property
    def titles(self) -> Mapping[str, set[str]]:
        """Events by their title, and by what stands for it as long as they are not known."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for name, event in self.events.items():
            for words in (event, event.get("before", event)):
                found[plain(words["title"]["en"])].add(name)
        return found

    @cached_property
    def documents(self) -> Mapping[str, set[str]]:
        """Sources by their title."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for name, source in self.sources.items():
            found[plain(source["title"]["en"])].add(name)
        return found

    @cached_property
    def passages(self) -> Mapping[str, set[tuple[str, str]]]:
        """Sources and passages by what a passage says, its quote in its place."""
        found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for name, source in self.sources.items():
            for passage in source["passages"]:
                words = passage["gloss"]["en"].replace("{quote}", passage.get("quote", ""))
                found[plain(words)].add((name, passage["id"]))
        return found

    @cached_property
    def wording(self) -> list[tuple[str, str]]:
        """Sources, each with the words of a passage of it in small letters, and once more with its quote alone."""
        glosses = [(name, words.lower()) for words, places in self.passages.items() for name, _ in places]
        quotes = [(name, p["quote"]) for name, s in self.sources.items() for p in s["passages"] if "quote" in p]
        return glosses + [(name, plain(quote).lower()) for name, quote in quotes]

    @cached_property
    def claims(self) -> Mapping[str, list[tuple[str, Record]]]:
        """Events and claims by what a claim says."""
        found: defaultdict[str, list[tuple[str, Record]]] = defaultdict(list)
        for name, event in self.events.items():
            for claim in event["claims"]:
                found[plain(claim["text"]["en"])].append((name, claim))
        return found

    def event(self, title: str) -> Record:
        """The one event of this title."""
        (name,) = self.titles[plain(title)]
        return self.events[name]

    def claim(self, statement: str) -> tuple[Record, Record]:
        """The event and the claim that ``statement [event: day]`` speaks of."""
        claim, _, rest = statement.rpartition(" [")
        bracket = plain(rest)
        titles = [title for title in self.titles if bracket.startswith(f"{title}:")]
        (event,) = {name for title in titles for name in self.titles[title]}
        (found,) = [c for name, c in self.claims[plain(claim)] if name == event]
        return self.events[event], found

    def bearing(self, claim: Record, day: date = date.max) -> list[tuple[str, Record]]:
        """Stance and document of what supports or contradicts a claim, as far as it was public on a day."""
        pairs = [(e["stance"], self.sources[e["source"]]) for e in claim["evidence"] if e["stance"] != "context"]
        return [(stance, source) for stance, source in pairs if first_release(source).last <= day]

    @cached_property
    def retold(self) -> Mapping[str, set[tuple[str, str]]]:
        """Passages of other documents that support a claim together with a document, by that document."""
        found: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
        for claim in (claim for event in self.events.values() for claim in event["claims"]):
            places = {(e["source"], e["passage"]) for e in claim["evidence"] if e["stance"] == "supports"}
            for source in {name for name, _ in places}:
                found[source] |= {place for place in places if place[0] != source}
        return found

    def shown(self, exhibit: Exhibit) -> Record:
        """The document of an exhibit, whose words must be those of the passage that it names."""
        if exhibit.words:
            places = self.passages[plain("".join(piece.words for piece in exhibit.words))]
            assert (exhibit.source, exhibit.passage) in places, f"not the words of {exhibit.source}"
        return self.sources[exhibit.source]


def order(item: Ordering, sheet: Sheet, archive: Archive) -> tuple[str, ...]:
    """The right order of the entries; an AssertionError if it is not certain or the gaps are too small."""
    spans: dict[str, Span] = {}
    for entry in item.entries:
        assert not YEAR.search(entry.words), f"a year shows: {entry.words}"
        if sheet.wish.clock is Clock.HAPPENED:
            spans[entry.key] = edtf(archive.event(entry.words)["date"])
        else:
            (name,) = archive.documents[plain(entry.words)]
            spans[entry.key] = first_release(archive.sources[name])
            assert "issued" not in first_ways(archive.sources[name]), f"never kept from the public: {name}"
    derived = sorted(spans, key=lambda key: spans[key])
    for one, other in pairwise(derived):
        days = (spans[other].first - spans[one].last).days
        assert days >= GAPS[sheet.wish.gap], f"{days} days between {spans[one]} and {spans[other]}"
    return tuple(derived)


def judge(item: Choice, sheet: Sheet, archive: Archive, day: date) -> Verdicts:
    """Say of each option whether it is right; *day* is the last one on which the sheet may know anything."""
    return dict(JUDGES[sheet.activity](item, sheet, archive, day))


def _knowable(item: Choice, sheet: Sheet, archive: Archive, day: date) -> Iterator[tuple[str, bool | None]]:
    known = printed_day(sheet.title)
    event, claim = archive.claim(item.prompt)
    spans = [(first_release(source), source) for _, source in archive.bearing(claim)]
    happened = edtf(event["date"]).last < known
    said = any(span.last + MARGIN <= known for span, _ in spans)
    sealed = all(span.first - MARGIN >= known for span, _ in spans)
    kept = any(
        edtf(s["created"]).last <= known and "issued" not in first_ways(s) and span.first > known for span, s in spans
    )
    later = any(int(year) > known.year for year in YEAR.findall(claim["text"]["en"]))
    yes, no = happened and said, happened and sealed and kept and not later
    words = {option.words.partition(",")[0]: option.key for option in item.options}
    assert set(words) == {"Yes", "No"}
    yield words["Yes"], yes if yes != no else None
    yield words["No"], no if yes != no else None


def status(stances: list[tuple[str, Record]]) -> str:
    """The status of a claim by the rules of meaning, from what supports and contradicts it."""
    supporting = [source["side"] for stance, source in stances if stance == "supports"]
    contradicted = any(stance == "contradicts" for stance, _ in stances)
    sides = set(supporting) - {"press"}
    if contradicted:
        return "disputed" if supporting else "contradicted"
    if not supporting:
        return "silent"
    return ("reported", "documented", "two-sided")[min(len(sides), 2)]


def _weigh(item: Choice, sheet: Sheet, archive: Archive, day: date) -> Iterator[tuple[str, bool | None]]:
    _, claim = archive.claim(item.prompt.partition("? ")[2])
    open_by_then = [e for e in claim["evidence"] if first_release(archive.sources[e["source"]]).last <= day]
    shown = {(e.source, e.passage) for e in item.exhibits if archive.shown(e)}
    assert shown == {(e["source"], e["passage"]) for e in open_by_then}, "not all passages, or others"
    for exhibit in item.exhibits:
        facts = {fact.name: fact.value for fact in exhibit.facts}
        assert SIDES[facts["Record"]] == archive.sources[exhibit.source]["side"]
    derived = status(archive.bearing(claim, day))
    yield from ((option.key, option.words.partition(":")[0] == derived) for option in item.options)


def _accounts(item: Choice, sheet: Sheet, archive: Archive, day: date) -> Iterator[tuple[str, bool | None]]:
    event = archive.event(re.sub(r"^Two accounts: ", "", sheet.title))
    if item.id in ("which-public", "which-nearer"):
        yield from _first_or_nearest(item, sheet, archive, event)
    elif item.id.startswith("claim-"):
        yield from _agreement(item, sheet, archive, event, day)
    elif item.id == "before":
        yield from _before(item, archive, event)
    else:
        assert item.id == "whose", item.id
        quote = plain("".join(piece.words for exhibit in item.exhibits for piece in exhibit.words))
        sides = {archive.sources[name]["side"] for name, words in archive.wording if quote.lower() in words}
        assert all(archive.sources[exhibit.source]["kind"] not in COMMON for exhibit in item.exhibits), "of both sides"
        yield from ((option.key, SIDES[option.words] in sides) for option in item.options)


def _first_or_nearest(item: Choice, sheet: Sheet, archive: Archive, event: Record) -> Iterator[tuple[str, bool | None]]:
    spans: dict[str, tuple[int, int]] = {}
    for option in item.options:
        letter = option.words.removeprefix("Document ")
        (exhibit,) = [e for group in sheet.groups for e in group.exhibits if e.letter == letter]
        source = archive.shown(exhibit)
        if item.id == "which-public":
            span = first_release(source)
            spans[option.key] = span.first.toordinal(), span.last.toordinal()
        else:
            spans[option.key] = _distance(edtf(source["created"]), edtf(event["date"]))
    assert len(spans) == 2
    for key in spans:
        (other,) = spans.keys() - {key}
        earlier, later = spans[key][1] < spans[other][0], spans[other][1] < spans[key][0]
        yield key, earlier if earlier or later else None


def _distance(written: Span, happened: Span) -> tuple[int, int]:
    """The fewest and the most days that can lie between writing and the event; none while it lasts."""
    ends = [max((happened.first - d).days, (d - happened.last).days, 0) for d in written]
    meets = written.first <= happened.last and happened.first <= written.last
    return (0 if meets else min(ends)), max(ends)


def _agreement(
    item: Choice, sheet: Sheet, archive: Archive, event: Record, day: date
) -> Iterator[tuple[str, bool | None]]:
    statement = plain(item.prompt.partition("? ")[2])
    (claim,) = [c for c in event["claims"] if plain(c["text"]["en"]) == statement]
    named = [m[1] for o in item.options if (m := re.fullmatch(r"Of the two, only (.+) supports it", o.words))]
    shown = {(e.source, e.passage) for group in sheet.groups for e in group.exhibits if archive.shown(e)}
    seen, all_there_is = (
        _told(named, [_stances(claim, archive, RECORDS[name], day, only) for name in named]) for only in (shown, None)
    )
    for option in item.options:
        right = seen[option.words]
        yield option.key, right if right == all_there_is[option.words] else None


def _stances(claim: Record, archive: Archive, side: str, day: date, only: set[tuple[str, str]] | None) -> set[str]:
    """How the records of a side stand to a claim; of *only* these passages, if there are any."""
    return {
        e["stance"]
        for e in claim["evidence"]
        if archive.sources[e["source"]]["side"] == side
        and e["stance"] != "context"
        and first_release(archive.sources[e["source"]]).last <= day
        and (only is None or (e["source"], e["passage"]) in only)
    }


def _told(named: list[str], stances: list[set[str]]) -> dict[str, bool]:
    """Which sentences on two records are true of their stances to a claim."""
    (one, other), (first, second) = named, stances
    return {
        "Both records support it": first == second == {"supports"},
        f"Of the two, only {one} supports it": first == {"supports"} and not second,
        f"Of the two, only {other} supports it": second == {"supports"} and not first,
        "One supports it, the other contradicts it": sorted(map(sorted, stances)) == [["contradicts"], ["supports"]],
    }


def _before(item: Choice, archive: Archive, event: Record) -> Iterator[tuple[str, bool | None]]:
    when = edtf(event["date"])
    limit = when.first - timedelta(days=730)
    for option in item.options:
        span = edtf(archive.event(option.words)["date"])
        inside = limit <= span.first and span.last < when.first
        outside = span.last < limit - timedelta(days=2) or span.first > min(when.last, date.max)
        yield option.key, inside if inside or outside else None


def _barred(item: Choice, sheet: Sheet, archive: Archive, day: date) -> Iterator[tuple[str, bool | None]]:
    letter, _, what = item.id.partition("-")
    (bar,) = [e for group in sheet.groups for e in group.exhibits if e.letter == letter]
    source = archive.sources[bar.source]
    facts = {fact.name: fact.value for fact in bar.facts}
    kind = source["kind"].removeprefix("leaked-").replace("-", " ")
    assert not bar.words, "a bar lets words through"
    assert printed_span(bar.barred) == first_release(source), f"{bar.source}: {bar.barred}"
    assert (SIDES[facts["Record"]], facts["Kind"].lower()) == (source["side"], kind), f"{bar.source}: {facts}"
    if what == "how":
        ways = first_ways(source)
        for option in item.options:
            within = WAYS.get(option.words, option.words) in ways
            yield option.key, within if len(ways) == 1 or not within else None
        return
    assert what == "words", item.id
    for option in item.options:
        places = archive.passages[plain(option.words)]
        assert places, f"in no document: {option.words}"
        here = (bar.source, bar.passage) in places
        apart = all(_apart(edtf(archive.sources[name]["created"]), edtf(source["created"])) for name, _ in places)
        apart = apart and not places & archive.retold[bar.source]
        yield option.key, here if here or apart else None


def _apart(one: Span, other: Span) -> bool:
    return one.last < other.first or other.last < one.first


def _packet(item: Choice, sheet: Sheet, archive: Archive, day: date) -> Iterator[tuple[str, bool | None]]:
    letter, _, what = item.id.partition("-")
    (exhibit,) = [e for group in sheet.groups for e in group.exhibits if e.letter == letter]
    source = archive.shown(exhibit)
    assert not any(fact.value for fact in exhibit.facts), "a blank is filled in"
    if what == "side":
        for option in item.options:
            right = SIDES[option.words] == source["side"]
            yield option.key, None if source["kind"] in COMMON else right
        return
    assert what == "public", item.id
    ways, written, public = first_ways(source), edtf(source["created"]), first_release(source)
    at_once = ways == {"issued"} and (public.first - written.last).days <= MONTH
    secret = "issued" not in ways and public.first > written.last
    right = {"Public at once": at_once, "Secret first": secret}
    yield from ((option.key, right[option.words] if at_once or secret else None) for option in item.options)


JUDGES = {
    Activity.KNOWABLE: _knowable,
    Activity.WEIGH: _weigh,
    Activity.ACCOUNTS: _accounts,
    Activity.BEHIND_THE_BAR: _barred,
    Activity.PACKET: _packet,
}
