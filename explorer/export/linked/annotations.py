"""
Passages as Web Annotations (W3C Web Annotation Data Model, w3.org/TR/annotation-model).

A passage becomes an annotation whose target is the place in the document and whose bodies are our words about it, one
in each language: what the passage says (``describing``), and where it is (``identifying``; a printed page is no
fragment of a file, so it stays in words). The place is the quote with what stands around it, and the position of its
characters where the record has it. The document is at its own address; one that has none is on its page here. A quote
that is known through another source alone is in that one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from explorer.export.linked.licences import licence_address
from explorer.export.linked.site import Site
from explorer.records import FALLBACK_LANGUAGE, QUOTE_MARK, DataSet, Passage, Source

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
PROFILE = f'application/ld+json; profile="{CONTEXT}"'
"""The media type of annotations (w3.org/TR/annotation-protocol, 3.1)."""

HTML_FRAGMENT = "http://tools.ietf.org/rfc/rfc3236"
"""What a fragment of a page's address means."""


class Making(NamedTuple):
    """
    Where annotations come from.

    Attributes:
        site: Where they and the pages are.
        version: Of the data set.
        creator: Who wrote our words, by name.
    """

    site: Site
    version: str
    creator: str


def annotation(passage: Passage, source: Source, data: DataSet, making: Making) -> dict[str, object]:
    """One passage of a source; *data* is what was known on the day of the site."""
    return {"@context": CONTEXT, **_annotation(passage, source, data, making.site), **_made(data, making)}


def collection(source: Source, data: DataSet, making: Making) -> dict[str, object]:
    """All passages of a source, in its order: a collection whose one page is written into it."""
    items = [_annotation(passage, source, data, making.site) | _rights(data) for passage in source.passages]
    address = making.site.annotations(source.id)
    return {
        "@context": CONTEXT,
        "id": address,
        "type": "AnnotationCollection",
        "label": source.title.in_language(FALLBACK_LANGUAGE).words,
        "total": len(items),
        **_made(data, making),
        "first": {"id": f"{address}#page", "type": "AnnotationPage", "startIndex": 0, "items": items},
    }


def _annotation(passage: Passage, source: Source, data: DataSet, site: Site) -> dict[str, object]:
    return {
        "id": site.annotations(source.id, passage.id),
        "type": "Annotation",
        "motivation": "describing",
        "body": [*_bodies(passage)],
        "target": _target(passage, source, data, site),
    }


def _made(data: DataSet, making: Making) -> dict[str, object]:
    """By whom, with what, of which version of which data set, and under which licence."""
    site, title = making.site, data.card.title.in_language(FALLBACK_LANGUAGE).words
    about = {"id": f"{site.about}#data-set", "type": "Dataset", "label": title, "schema:version": making.version}
    return {
        "creator": {"type": "Organization", "name": making.creator},
        "generator": {"id": f"{site.about}#program", "type": "Software", "name": "Unsealed", "homepage": site.home},
        "dcterms:isPartOf": about,
        **_rights(data),
    }


def _rights(data: DataSet) -> dict[str, object]:
    address = licence_address(data.card.licence)
    return {"rights": address} if address else {}


def _bodies(passage: Passage) -> Iterator[dict[str, object]]:
    for language, words in passage.gloss.root.items():
        said = words.replace(QUOTE_MARK, f"“{passage.quote}”") if passage.quote else words
        yield _body(said, language, "describing")
    for language, words in passage.locator.root.items():
        yield _body(words, language, "identifying")


def _body(words: str, language: str, purpose: str) -> dict[str, object]:
    return {
        "type": "TextualBody",
        "value": words,
        "format": "text/plain",
        "language": language,
        "purpose": purpose,
    }


def _target(passage: Passage, source: Source, data: DataSet, site: Site) -> dict[str, object]:
    """The place: in the document, in the source through which alone it is known, or on the document's page here."""
    page = site.source(source.id)
    selectors = [*_selectors(passage)]
    holder = source if passage.seen_in is None else data.sources.get(passage.seen_in)
    if holder is not None and (holder.url or holder is not source):
        place: dict[str, object] = {"source": holder.url or site.source(holder.id)}
    else:
        fragment = {"type": "FragmentSelector", "conformsTo": HTML_FRAGMENT, "value": f"passage-{passage.id}"}
        refined = {"refinedBy": selectors[0]} if selectors else {}
        place, selectors = {"source": page}, [{**fragment, **refined}]
    selector = {"selector": selectors if len(selectors) > 1 else selectors[0]} if selectors else {}
    return {"type": "SpecificResource", **place, "scope": page, **selector}


def _selectors(passage: Passage) -> Iterator[dict[str, object]]:
    """Ways to the place, each of which finds it by itself (the model's 4.2)."""
    if passage.quote:
        around = {"prefix": passage.prefix, "suffix": passage.suffix}
        yield {"type": "TextQuoteSelector", "exact": passage.quote, **{k: v for k, v in around.items() if v}}
    if passage.position:
        yield {"type": "TextPositionSelector", "start": passage.position.start, "end": passage.position.end}
