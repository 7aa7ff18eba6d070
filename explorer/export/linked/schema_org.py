"""
Events, sources and the data set in the words of schema.org, for search engines and catalogues of data sets.

An event's page is a WebPage about an Event; its statements are Claims, which appear in the documents that support them
and cite those that bear on them otherwise. A source is a work of the kind nearest to it, and part of an archive's
holdings where it is known which. The data set is a Dataset with its files (developers.google.com/search/docs, Dataset).
Dates are there where they are sure: schema.org knows ISO 8601 alone, in which nothing can be about or between.

The context is ``{"@vocab": "https://schema.org/"}``, so that nobody needs to fetch one to read it.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from explorer.dates import Edtf, Precision
from explorer.export.linked.licences import licence_address
from explorer.export.linked.site import Site
from explorer.i18n import Catalogue
from explorer.openness import disclosure
from explorer.records import Claim, DataSet, Event, Place, Source, Text
from explorer.vocabulary import Kind, PersonKind, Stance, key_of

CONTEXT = {"@vocab": "https://schema.org/"}

_TYPES: Mapping[Kind, str] = MappingProxyType(
    {
        **dict.fromkeys((Kind.TREATY, Kind.LAW, Kind.DECREE, Kind.EXECUTIVE_ORDER, Kind.UN_RESOLUTION), "Legislation"),
        **dict.fromkeys((Kind.REPORT, Kind.INTELLIGENCE_ASSESSMENT, Kind.BRIEFING_BOOK), "Report"),
        **dict.fromkeys((Kind.LETTER, Kind.CABLE, Kind.LEAKED_CABLE), "Message"),
        Kind.NEWS_ARTICLE: "NewsArticle",
        Kind.MEMOIR: "Book",
    }
)
"""The kinds of documents that schema.org has a word for; the others are a DigitalDocument."""

FILES: Mapping[str, str] = MappingProxyType(
    {
        "datapackage.zip": "application/zip",
        "unsealed.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "unsealed.json": "application/json",
        "unsealed.jsonl": "application/jsonl",
        "parquet.zip": "application/zip",
        "yaml.zip": "application/zip",
        "events.csv": "text/csv",
        "claims.csv": "text/csv",
        "evidence.csv": "text/csv",
        "sources.csv": "text/csv",
        "passages.csv": "text/csv",
        "references.bib": "application/x-bibtex",
        "references.ris": "application/x-research-info-systems",
        "references.json": "application/vnd.citationstyles.csl+json",
    }
)
"""The files of the data set, at ``/data/<name>``, and what they are."""

_EXACT = (Precision.DAY, Precision.MONTH, Precision.YEAR)


def iso(date: Edtf) -> str | None:
    """A single date in ISO 8601, as exact as it is known; None for any that is about, uncertain, open or a span."""
    vague = date.is_interval or date.approximate or date.uncertain or date.unspecified
    return date.text if not vague and date.precision in _EXACT and len(date.text) in (4, 7, 10) else None


def event_graph(event: Event, data: DataSet, site: Site, language: str, version: str) -> dict[str, object]:
    """The page of an event, the event, and its claims; *language* is that of names and descriptions."""
    thing = f"{site.event(event.id)}#event"
    page = _page(site.event(event.id), _said(event.title, language), language, data, site, version)
    about = {
        "@type": "Event",
        "@id": thing,
        "name": _said(event.title, language),
        "description": _said(event.summary, language),
        **_span(event.date),
        **({"location": _place(event.place, language)} if event.place else {}),
        "about": [_person(name, data, language) for name in event.actors if name in data.people],
        "keywords": [_said(data.themes[theme].name, language) for theme in event.themes if theme in data.themes],
    }
    claims = [_claim(claim, event, site) | {"text": _said(claim.text, language)} for claim in event.claims]
    cited = sorted({link.source for claim in event.claims for link in claim.evidence})
    works = [_work(data.sources[name], site, language) for name in cited]
    return _graph(
        {**page, "mainEntity": {"@id": thing}, "hasPart": [{"@id": c["@id"]} for c in claims]}, about, *claims, *works
    )


def source_graph(source: Source, data: DataSet, site: Site, text: Catalogue, version: str) -> dict[str, object]:
    """The page of a source, and the document."""
    language, here = text.language, site.source(source.id)
    title, thing = _said(source.title, language), f"{here}#document"
    released = disclosure(source).first
    holding = _holding(source)
    kind = _TYPES.get(source.kind, "DigitalDocument")
    document = {
        "@type": [kind, "ArchiveComponent"] if holding else kind,
        "@id": thing,
        "name": title,
        "url": source.url or here,
        "inLanguage": source.language,
        "genre": text(key_of("kind", source.kind)),
        "creator": source.creator,
        "dateCreated": iso(source.created),
        "datePublished": iso(released.date),
        "copyrightNotice": text(key_of("rights", source.rights)),
        "numberOfPages": source.pages if kind == "Book" else None,
        **holding,
    }
    page = _page(here, title, language, data, site, version)
    return _graph({**page, "mainEntity": {"@id": thing}}, document)


def dataset_graph(data: DataSet, site: Site, language: str, version: str, covered: str | None) -> dict[str, object]:
    """The data set: what it is about, which days it *covered* (ISO 8601, with a slash), and where its files are."""
    card = data.card
    files = [
        {"@type": "DataDownload", "name": name, "encodingFormat": media, "contentUrl": site.file(name)}
        for name, media in FILES.items()
    ]
    return _graph(
        {
            **_data_set(data, site, language),
            "alternateName": _said(card.subtitle, language),
            "description": _said(card.description, language),
            "url": site.about,
            "version": version,
            "license": licence_address(card.licence) or card.licence,
            "inLanguage": list(card.languages),
            "isAccessibleForFree": True,
            "keywords": [_said(theme.name, language) for theme in data.themes.values()],
            "temporalCoverage": covered,
            "includedInDataCatalog": {"@type": "DataCatalog", "name": "Unsealed", "url": site.home},
            "distribution": files,
        }
    )


def _graph(*nodes: Mapping[str, object]) -> dict[str, object]:
    """The nodes without what is not known."""
    kept = [{key: value for key, value in node.items() if value not in (None, [], "")} for node in nodes]
    return {"@context": CONTEXT, "@graph": kept}


def _data_set(data: DataSet, site: Site, language: str) -> dict[str, object]:
    return {"@type": "Dataset", "@id": f"{site.about}#data-set", "name": _said(data.card.title, language)}


def _page(address: str, title: str, language: str, data: DataSet, site: Site, version: str) -> dict[str, object]:
    return {
        "@type": "WebPage",
        "@id": address,
        "url": address,
        "name": title,
        "inLanguage": language,
        "isPartOf": _data_set(data, site, language),
        "version": version,
        "license": licence_address(data.card.licence) or data.card.licence,
        "isAccessibleForFree": True,
    }


def _said(words: Text, language: str) -> str:
    return words.in_language(language).words


def _span(date: Edtf) -> dict[str, object]:
    """Start and end, each where it is sure; a day is both."""
    start, end = (date.start, date.end) if date.is_interval else (date, date)
    sure = {"startDate": iso(start) if start else None, "endDate": iso(end) if end else None}
    return {key: value for key, value in sure.items() if value}


def _place(place: Place, language: str) -> dict[str, object]:
    country = {"address": {"@type": "PostalAddress", "addressCountry": place.country}} if place.country else {}
    geo = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon}
    return {"@type": "Place", "name": _said(place.name, language), "geo": geo, **country}


def _person(name: str, data: DataSet, language: str) -> dict[str, object]:
    person = data.people[name]
    kind = "Person" if person.kind is PersonKind.PERSON else "Organization"
    return {"@type": kind, "name": _said(person.name, language)}


def _claim(claim: Claim, event: Event, site: Site) -> dict[str, object]:
    """A statement: the documents that support it are where it appears, the others are what it cites."""
    supporting = {link.source for link in claim.evidence if link.stance is Stance.SUPPORTS}
    others = {link.source for link in claim.evidence} - supporting
    return {
        "@type": "Claim",
        "@id": site.event(event.id, claim.id),
        "url": site.event(event.id, claim.id),
        "about": {"@id": f"{site.event(event.id)}#event"},
        "appearance": [{"@id": f"{site.source(name)}#document"} for name in sorted(supporting)],
        "citation": [{"@id": f"{site.source(name)}#document"} for name in sorted(others)],
    }


def _work(source: Source, site: Site, language: str) -> dict[str, object]:
    kind, here = _TYPES.get(source.kind, "DigitalDocument"), site.source(source.id)
    return {"@type": kind, "@id": f"{here}#document", "name": _said(source.title, language), "url": here}


def _holding(source: Source) -> dict[str, object]:
    """Who keeps the document, and where in the holdings it is; nothing if that is not known."""
    archive = source.archive
    if archive is None:
        return {}
    place = ", ".join(part for part in (archive.collection, archive.identifier) if part)
    return {
        "holdingArchive": {"@type": "ArchiveOrganization", "name": archive.repository},
        **({"itemLocation": place} if place else {}),
        **({"identifier": archive.identifier} if archive.identifier else {}),
    }
