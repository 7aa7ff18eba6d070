"""
What the reader chose, as an address.

A view is its URL: ``Selection.from_query`` reads one and never fails (what it cannot read counts as not chosen),
``address`` writes one that a person can read and cite: plain words, sorted, defaults left out. The path says which page
it is (``Page``): ``/``, ``/search``, ``/documents``, ``/insights``, ``/about``, ``/event/<id>``, ``/source/<id>``.
``within`` drops what a data set does not have; on a day of the second clock it is given the data of that day, so a
sealed event and one that never existed are answered alike.

    q, page         what is searched for (see ``search.query``), and which page of the results, counted from 1
    event, claim    the event in the reader, and the claim whose evidence is laid side by side
    source, passage the document in the reader, and the place in it
    with            source:passage: another account, next to that one
    text, than      which of a document's texts is shown, and an earlier one that it is compared with: how their SHA-256
                    begin
    leaf            the page of the text that is shown, counted from 1
    find            words that are looked for in the text
    themes          theme ids joined by commas; events with any of them are shown
    from, to        first and last day of the timeline, as EDTF: 1999, 2001-09, 2003-03-20; left out: all of it
    lanes           what its lanes stand for: theme (left out), side, person, status, one
    as              table: what the timeline shows, as a table
    tails           all: every once-secret event shows when its documents opened, not only the chosen one
    curve           off: no tone curve
    beside          first day of a second period, of the same length, that stands below the first
    persons         two people joined by a comma, one above the other
    align           two events joined by a comma, each at day 0; since and until are the days before and after it
    known           a day, YYYY-MM-DD: as known on
    against         an earlier day: what has changed since then
    version         how the edition of the data set begins that is cited (see ``editions``); a link to another record
                    leads to what there is today
    lang            language of screen and data

The keys of the list of documents are in ``listing``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any
from urllib.parse import parse_qsl, quote

from explorer import chosen
from explorer.dates import first_of, last_of
from explorer.listing import KEYS as LISTING_KEYS
from explorer.listing import Listing
from explorer.records import FALLBACK_LANGUAGE, DataSet
from explorer.vocabulary import LaneKind

_LONGEST_QUERY = 8000
_AS_USUAL = Listing()
SINCE, UNTIL = -365, 1095
"""Days shown before and after two events that are aligned, if nothing else was asked for."""


class Page(StrEnum):
    """The pages, by the first part of their path; a record's own page is called by its key."""

    EXPLORE = ""
    SEARCH = "search"
    DOCUMENTS = "documents"
    EVENT = "event"
    SOURCE = "source"
    INSIGHTS = "insights"
    ABOUT = "about"


WITHOUT_A_NAME = (Page.SEARCH, Page.DOCUMENTS, Page.INSIGHTS, Page.ABOUT)  # a record's own page has its id after that


@dataclass(frozen=True, slots=True)
class Selection:
    """
    One view. Empty strings, empty tuples and None stand for nothing chosen.

    *first*, *last* and *beside* are day numbers; *other* is a source and a passage.
    """

    page: Page = Page.EXPLORE
    sought: str = ""
    sheet: int = 1
    event: str = ""
    claim: str = ""
    source: str = ""
    passage: str = ""
    other: tuple[str, ...] = ()
    shown_text: str = ""
    earlier_text: str = ""
    leaf: int = 1
    find: str = ""
    themes: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None
    lanes: LaneKind = LaneKind.THEME
    table: bool = False
    tails: bool = False
    curve: bool = True
    beside: int | None = None
    persons: tuple[str, ...] = ()
    align: tuple[str, ...] = ()
    since: int = SINCE
    until: int = UNTIL
    known: date | None = None
    against: date | None = None
    version: str = ""
    lang: str = FALLBACK_LANGUAGE
    listing: Listing = _AS_USUAL

    @classmethod
    def from_address(cls, path: str, query: str | None) -> Selection:
        """Read a whole address; a path that is no page's counts as Explore."""
        found = cls.from_query(query)
        page, _, name = path.strip("/").partition("/")
        if page in WITHOUT_A_NAME and not name:
            return replace(found, page=Page(page))
        if page == Page.EVENT and chosen.IDENTIFIER.fullmatch(name):
            return replace(found, page=Page.EVENT, event=name)
        if page == Page.SOURCE and chosen.IDENTIFIER.fullmatch(name):
            return replace(found, page=Page.SOURCE, source=name)
        return found

    @classmethod
    def from_query(cls, query: str | None) -> Selection:
        """Read the part of an address after the path, with or without its question mark."""
        given = dict[str, str]()
        asked = (query or "").encode("utf-8", "replace").decode()  # half a character cannot be written into an address
        for key, value in parse_qsl(asked.removeprefix("?")[:_LONGEST_QUERY], errors="replace"):
            given[key] = f"{given[key]},{value}" if key in given else value  # two lists of one form
        read: dict[str, Any] = {n: reader(given[key]) for n, (key, reader, _) in _PARTS.items() if key in given}
        found = cls(**{name: v for name, v in read.items() if v is not None}, listing=Listing.from_values(given))
        first, last = found.first, found.last
        if first is not None and last is not None and last < first:
            found = replace(found, first=chosen.first(given["to"]), last=chosen.last(given["from"]))
        return found if found.since < found.until else replace(found, since=SINCE, until=UNTIL)

    def _names_a_passage(self, data: DataSet) -> bool:
        source = data.sources.get(self.other[0]) if self.other else None
        return source is not None and any(p.id == self.other[1] for p in source.passages)

    def address(self) -> str:
        """Path and query of this view; the page of a record that is closed leads back to Explore."""
        if self.page in WITHOUT_A_NAME:
            return f"/{self.page}{self.to_query()}"
        name = str(getattr(self, self.page)) if self.page else ""
        return f"/{self.page}/{name}{self.to_query()}" if name else f"/{self.to_query()}"

    def to_query(self) -> str:
        """What follows the path in the address of this view: ``?key=value&…``, or nothing for the default view."""
        changed = [(name, value) for name, usual in _usual().items() if (value := getattr(self, name)) != usual]
        changed = [(name, value) for name, value in changed if name not in ("page", "listing", self.page)]
        written = {_PARTS[name][0]: _PARTS[name][2](value) for name, value in changed} | self.listing.values()
        pairs = [f"{key}={_quoted(value)}" for key, value in sorted(written.items())]
        return "?" + "&".join(pairs) if pairs else ""

    def within(self, data: DataSet, languages: tuple[str, ...]) -> Selection:
        """The same view without what *data* and the catalogues do not have; of comparisons the most special one."""
        event = data.event(self.event)
        source = data.sources.get(self.source)
        has_claim = event is not None and any(c.id == self.claim for c in event.claims)
        has_passage = source is not None and any(p.id == self.passage for p in source.passages)
        align = self.align if len(self.align) == 2 and all(data.event(e) for e in self.align) else ()
        pair = len(self.persons) == 2 and all(p in data.people for p in self.persons)
        persons = self.persons if pair and not align else ()
        return replace(
            self,
            event=self.event if event else "",
            claim=self.claim if has_claim else "",
            source=self.source if source else "",
            passage=self.passage if has_passage else "",
            other=self.other if self._names_a_passage(data) else (),
            themes=tuple(t for t in self.themes if t in data.themes),
            align=align,
            since=self.since if align else SINCE,
            until=self.until if align else UNTIL,
            persons=persons,
            beside=None if align or persons else self.beside,
            lang=self.lang if self.lang in languages else FALLBACK_LANGUAGE,
        )

    def choosing(self, event: str) -> Selection:
        """This view, as it is today, with another event in the reader, or with none."""
        return replace(self.reading(""), event=event, claim="", version="")

    def reading(self, source: str, passage: str = "") -> Selection:
        """This view with a document open at a passage, another one as it is today; with neither, it is closed."""
        opened = replace(self, source=source, passage=passage, other=(), leaf=1)
        return opened if source == self.source else replace(opened, shown_text="", earlier_text="", find="", version="")

    def in_text(self, text: str, leaf: int, find: str = "") -> Selection:
        """This view with a page of one of the document's texts, and words to find in it."""
        return replace(self, shown_text=text, leaf=leaf, find=" ".join(find.split())[: chosen.LONGEST_WORDS])

    def comparing(self, claim: str) -> Selection:
        """This view with the evidence of a claim side by side, or no longer."""
        return replace(self.reading(""), claim=claim)

    def on(self, page: Page) -> Selection:
        """The same view on another page; what is searched for goes along to the records that were found."""
        if page in (Page.EXPLORE, Page.DOCUMENTS, Page.INSIGHTS, Page.ABOUT):
            return replace(self, page=page, sought="", sheet=1)
        return replace(self, page=page)

    def searching(self, sought: str, sheet: int = 1) -> Selection:
        """What is searched for, within the view's filters; nothing is open in the reader."""
        kept = Selection(themes=self.themes, first=self.first, last=self.last, lanes=self.lanes)
        return replace(kept, page=Page.SEARCH, sought=sought, sheet=sheet, known=self.known, lang=self.lang)

    def toggling(self, theme: str) -> Selection:
        """This view with a theme taken in or left out."""
        return replace(self, themes=tuple(sorted(set(self.themes) ^ {theme})))

    def showing(self, first: int | None, last: int | None) -> Selection:
        """This view of another stretch of time, or of all of it."""
        return replace(self, first=first, last=last)

    def dated(self, today: date) -> Selection:
        """The same view with days of the second clock that mean something: not in the future, the earlier one first."""
        days = [day for day in (self.against, self.known or today) if day is not None]
        earlier, later = min(days), max(days)
        return replace(
            self,
            known=later if later < today else None,
            against=earlier if self.against is not None and earlier < min(later, today) else None,
        )

    def listed(self, listing: Listing) -> Selection:
        """This view with the documents listed in another way."""
        return replace(self, listing=listing)

    def alone(self) -> Selection:
        """This view without anything beside it."""
        return replace(self, beside=None, persons=(), align=(), since=SINCE, until=UNTIL)


@lru_cache(1024)
def _quoted(value: str) -> str:
    """A value as addresses write it; a page has hundreds of links, and all say the same of most things."""
    return quote(value, safe=",:")


@cache
def _usual() -> Mapping[str, object]:
    """What each part of a view is where nothing was chosen; asked for with every link on a page."""
    return {f.name: f.default for f in fields(Selection)}


_Reader = Callable[[str], object]
_Writer = Callable[..., str]
_PARTS: Mapping[str, tuple[str, _Reader, _Writer]] = MappingProxyType(
    {
        # name of the field: key in the address, how its value is read, how it is written
        "sought": ("q", chosen.sought, str),
        "sheet": ("page", chosen.ordinal, str),
        **{name: (name, chosen.identifier, str) for name in ("event", "claim", "source", "passage")},
        "other": ("with", chosen.place, ":".join),
        "shown_text": ("text", chosen.sha256, str),
        "earlier_text": ("than", chosen.sha256, str),
        "leaf": ("leaf", chosen.ordinal, str),
        "find": ("find", chosen.words, str),
        "themes": ("themes", chosen.several, chosen.joined),
        "first": ("from", chosen.first, first_of),
        "last": ("to", chosen.last, last_of),
        "lanes": ("lanes", lambda value: LaneKind(value) if value in set(LaneKind) else None, str),
        "table": ("as", lambda value: True if value == "table" else None, lambda _: "table"),
        "tails": ("tails", lambda value: True if value == "all" else None, lambda _: "all"),
        "curve": ("curve", lambda value: False if value == "off" else None, lambda _: "off"),
        "beside": ("beside", chosen.first, first_of),
        "persons": ("persons", chosen.pair, chosen.joined),
        "align": ("align", chosen.pair, chosen.joined),
        "since": ("since", chosen.count, str),
        "until": ("until", chosen.count, str),
        "known": ("known", chosen.day, str),
        "against": ("against", chosen.day, str),
        "version": ("version", chosen.sha256, str),
        "lang": ("lang", lambda value: value if re.fullmatch("[a-z]{2,3}", value) else None, str),
    }
)

KEYS = frozenset(key for key, _, _ in _PARTS.values()) | LISTING_KEYS
"""Every key that an address can have."""
