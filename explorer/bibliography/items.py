"""
What is cited, as items of CSL-JSON: sources and their passages, events, claims, the data set.

A name is one literal, as the record has it; it is never taken apart. Press is cited by its title in the place of the
publication; an internal document by its identifier, its collection (with box and folder) and the archive that keeps
it, the most specific first (Chicago Manual of Style, 18th edition, 14.119 to 14.129); a document of the series *Foreign
Relations of the United States* by volume and document number, with the year of publication.

Chicago and APA take Bluebook for laws, which prints neither an author nor an archive: laws, decrees and orders are
cited as documents, unless they have a place in the Federal Register; so are treaties that are kept in an archive.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from explorer.bibliography.dating import date_variable, day_variable, edtf_of, year_variable
from explorer.bibliography.wording import typographic
from explorer.i18n import Catalogue
from explorer.openness import disclosure
from explorer.records import Claim, DataSet, Event, Release, Source, Text
from explorer.vocabulary import How, Kind

SERIES = "Foreign Relations of the United States"
"""What the collection of a document of that series begins with."""

STATEMENT = 100
"""Characters of a claim that are a title; a longer one ends in an ellipsis."""

Item = dict[str, Any]

_OF_NO_CASE = "und"
"""The language of a title with a statement in it: a sentence is not put into title case."""

_TYPES = {
    Kind.NEWS_ARTICLE: "article-newspaper",
    Kind.INTERVIEW: "interview",
    Kind.LETTER: "personal_communication",
    Kind.REPORT: "report",
    Kind.INTELLIGENCE_ASSESSMENT: "report",
    Kind.BRIEFING_BOOK: "report",
    Kind.MEMOIR: "book",
    Kind.TREATY: "treaty",
    Kind.COURT_OPINION: "legal_case",
}
"""All others are documents."""

_NOTHING_OF_AN_ARCHIVE = frozenset({"treaty", "report"})
"""Types of which styles print no archive."""

_FEDERAL_REGISTER = re.compile(r"(?P<volume>\d+) (?:FR|Fed\. Reg\.) (?P<page>\d+)")
_VOLUME = re.compile(rf"{SERIES}, (?P<first>\d{{4}})[–-](?P<last>\d{{4}}), volume (?P<volume>[IVXL]+)")
_NUMBER = re.compile(r"Document (?P<number>\d+)")
_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50}


def item_of(source: Source, text: Catalogue, *, seen: date | None = None) -> Item:
    """
    A source.

    Args:
        source: One document, through the door of the second clock.
        text: The reader's language, in which its title is given if it has one.
        seen: The day on which its address was looked at; left out, none is told.
    """
    item: Item = {"id": source.id, "type": _type(source), **_titled(source.title, text)}
    custom: Item = {}
    if source.language != item["language"]:
        custom["title-language"] = item["language"]
        item["language"] = source.language
    item["issued"] = date_variable(source.created, text)
    item |= _made(source)
    item |= _opened(source, text)
    item |= _kept(source, item["type"], text)
    if source.url:
        item |= _at(source.url, seen)
    dated = "original-date" if "original-date" in item else "issued"
    if edtf_of(item, dated) != source.created:
        custom["edtf"] = {dated: source.created.text}
    item["custom"] = custom
    return {name: value for name, value in item.items() if value}


class Published(NamedTuple):
    """
    What references to the data set and to its parts share.

    Attributes:
        version: Of the data set.
        kept: The day on which that version was kept, which is when it was published; None if it is not known.
        address: Of the page.
        seen: The day on which it was looked at.
    """

    version: str
    kept: date | None
    address: str
    seen: date


def event_item(event: Event, data: DataSet, text: Catalogue, published: Published) -> Item:
    """An event as an entry of the data set."""
    return {"id": event.id, **_titled(event.title, text), **_entry(data, text), **_published(published)}


def claim_item(event: Event, claim: Claim, data: DataSet, text: Catalogue, published: Published) -> Item:
    """A claim as an entry of the data set: the event's title, and the statement; the address leads to it."""
    titled, said = _titled(event.title, text), claim.text.in_language(text.language)
    statement = _cut(typographic(said.words, said.language).removesuffix("."))
    titled["title"] = f"{titled['title']}: {text('quote.marks', words=statement)}"
    titled["custom"] = {"title-language": _OF_NO_CASE}
    return {"id": f"{event.id}-{claim.id}", **titled, **_entry(data, text), **_published(published)}


def data_item(data: DataSet, text: Catalogue, published: Published) -> Item:
    """The data set itself; the card names neither authors nor a publisher, so the item has none."""
    return {"id": "data-set", "type": "dataset", **_titled(data.card.title, text), **_published(published)}


def _type(source: Source) -> str:
    """A letter that nobody can look up is no personal communication, as styles have it: it is known from elsewhere."""
    if source.kind is Kind.LETTER and source.archive is None and source.url is None:
        return "document"
    return _TYPES.get(source.kind, "document")


def _titled(title: Text, text: Catalogue) -> Item:
    phrase = title.in_language(text.language)
    return {"title": typographic(phrase.words, phrase.language), "language": phrase.language}


def _entry(data: DataSet, text: Catalogue) -> Item:
    title = data.card.title.in_language(text.language)
    return {"type": "webpage", "container-title": typographic(title.words, title.language)}


def _published(published: Published) -> Item:
    issued = {"issued": day_variable(published.kept)} if published.kept else {}
    return {"version": published.version, **issued, **_at(published.address, published.seen)}


def _at(address: str, seen: date | None) -> Item:
    return {"URL": address, **({"accessed": day_variable(seen)} if seen else {})}


def _cut(words: str) -> str:
    return words if len(words) <= STATEMENT else f"{words[:STATEMENT].rsplit(' ', 1)[0].rstrip(',;:. ')}…"


def _made(source: Source) -> Item:
    """Who wrote it, and where it appeared."""
    first = disclosure(source).first
    issuer = first.by if first.how is How.ISSUED else None
    if source.kind is Kind.NEWS_ARTICLE:
        return _printed(source.creator, issuer)
    maker = source.creator
    found: Item = {"author": [{"literal": _plain(maker)}]} if maker else {}
    if issuer and source.archive is None and not _names(maker, issuer):
        found["publisher"] = _plain(issuer)
    return found


def _printed(credit: str | None, publication: str | None) -> Item:
    """An article: its author where the credit ends with the publication, else the credit is the publication."""
    if credit is None or publication is None:
        return {"container-title": _plain(credit or publication or "")}
    for join in (", in the ", ", in ", ", "):
        if credit.endswith(join + publication):
            author = credit.removesuffix(join + publication)
            return {"author": [{"literal": _plain(author)}], "container-title": _plain(publication)}
    return {"container-title": _plain(credit)}


def _names(maker: str | None, issuer: str) -> bool:
    """Whether who made it is who issued it, in other words: The White House, Office of the Press Secretary."""
    return maker is not None and issuer.removeprefix("The ").casefold() in maker.casefold()


def _kept(source: Source, kind: str, text: Catalogue) -> Item:
    """Where it is: in a series, a register, a court's files, an archive."""
    archive = source.archive
    if archive is None:
        return {}
    if archive.collection and archive.collection.startswith(SERIES):
        return _in_series(source, text)
    identifier = archive.identifier or ""
    register = _FEDERAL_REGISTER.fullmatch(identifier)
    if register:
        printed = {"container-title": "Federal Register", "volume": register["volume"], "page": register["page"]}
        return {"type": "regulation", **printed}
    if kind == "legal_case":
        return {"authority": _plain(archive.repository), "number": _plain(identifier)}
    if kind == "report" and not archive.collection and not disclosure(source).sealed:
        publisher = "" if _names(source.creator, archive.repository) else _plain(archive.repository)
        return {"number": _plain(identifier), "publisher": publisher}
    found = {"archive": archive.repository, "archive_collection": archive.collection, "archive_location": identifier}
    plain = {name: _plain(value) for name, value in found.items() if value}
    return {**plain, **({"type": "document"} if kind in _NOTHING_OF_AN_ARCHIVE else {})}


def _in_series(source: Source, text: Catalogue) -> Item:
    """A document of Foreign Relations of the United States."""
    archive = source.archive
    if archive is None or archive.collection is None:
        return {}
    found: Item = {
        "type": "document",
        "container-title": _plain(archive.collection),
        "number": _plain(archive.identifier or ""),
        "publisher": _plain(archive.repository),
    }
    printed = next((release for release in disclosure(source).history if release.how is How.SERIES), None)
    if printed is not None:
        found["original-date"] = date_variable(source.created, text)
        found["issued"] = year_variable(printed.date, text)
    address = series_address(archive.collection, archive.identifier or "")
    return {**found, "URL": address} if address else found


def series_address(collection: str, identifier: str) -> str:
    """
    The address of a document of Foreign Relations of the United States, as its publisher makes them from the volume.

    Args:
        collection: ``Foreign Relations of the United States, 1981–1988, volume V``.
        identifier: ``Document 153``.

    Returns:
        E.g. ``https://history.state.gov/historicaldocuments/frus1981-88v05/d153``; empty for what has another form.
    """
    volume, number = _VOLUME.fullmatch(collection), _NUMBER.match(identifier)
    if volume is None or number is None or volume["first"][:2] != volume["last"][:2]:
        return ""
    years = f"{volume['first']}-{volume['last'][2:]}"
    return (
        f"https://history.state.gov/historicaldocuments/frus{years}v{_roman(volume['volume']):02}/d{number['number']}"
    )


def _roman(digits: str) -> int:
    values = [_ROMAN[digit] for digit in digits]
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def _opened(source: Source, text: Catalogue) -> Item:
    """When what had been sealed became public, and who opened it: no style prints it, programs keep it."""
    found = disclosure(source)
    if not found.sealed:
        return {}
    release: Release = found.first
    return {
        "available-date": date_variable(release.date, text),
        **({"authority": _plain(release.by)} if release.by else {}),
    }


def _plain(words: str) -> str:
    return typographic(words, "en")


def for_case(item: Mapping[str, Any]) -> Item:
    """The item with the language of its title, by which styles choose the case of its words."""
    told = item.get("custom", {}).get("title-language")
    return {**item, "language": told} if told else dict(item)
