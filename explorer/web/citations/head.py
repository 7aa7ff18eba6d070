"""
What the head of a page tells programs of its first address: reference managers, search engines, catalogues.

- ``citation_*`` (Highwire Press, which Google Scholar and Zotero's translator "Embedded Metadata" read) and ``DC.*``
  (Dublin Core). ``z:*`` are Zotero's own fields: with ``z:itemType`` it takes a memorandum for a document and not, as
  it would by its title alone, for an article in a journal; and archive and place in it are told nowhere else.
- links to the reference in other forms, to the annotations of passages, to the licence, and to the address that is to
  be cited (RFC 8574).
- JSON-LD in the words of schema.org.

They are of the page that the server wrote. ``assets/page.js`` takes them away when the second clock is set on the page:
what is sealed from then on must not stay behind.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from html import escape
from types import MappingProxyType

from explorer.export.linked import (
    PROFILE,
    Site,
    block,
    dataset_graph,
    event_graph,
    licence_address,
    source_graph,
)
from explorer.export.linked.schema_org import iso
from explorer.openness import disclosure
from explorer.records import Event, Source
from explorer.selection import Page
from explorer.vocabulary import How, PersonKind, key_of
from explorer.web.citations.cited import Item, item_of_matter
from explorer.web.citations.extent import extent_of
from explorer.web.citations.matter import Matter, matter_of, permanent
from explorer.web.citations.panel import files_of
from explorer.web.shelf import View

ZOTERO: Mapping[str, str] = MappingProxyType(
    {
        "article-newspaper": "newspaperArticle",
        "book": "book",
        "dataset": "dataset",
        "interview": "interview",
        "legal_case": "case",
        "legislation": "statute",
        "personal_communication": "letter",
        "regulation": "statute",
        "report": "report",
        "webpage": "webpage",
    }
)
"""What Zotero calls the types of CSL; all others are a document (api.zotero.org/schema)."""

MEDIA = {
    "BibTeX": "application/x-bibtex",
    "RIS": "application/x-research-info-systems",
    "CSL-JSON": "application/vnd.citationstyles.csl+json",
}
"""Media types of the files of a reference."""


def head(view: View, host: str) -> str:
    """
    The lines for the head of a view's page; none where what it is about is absent.

    Args:
        view: What the page shows.
        host: Where the explorer is, with a slash at the end.
    """
    matter, site = matter_of(view), Site(host.rstrip("/"), view.selection.known)
    if matter.whole:
        return _of_data_set(view, site)
    lines = [f'<meta data-told name="{name}" content="{escape(words)}">' for name, words in _told(matter, view, site)]
    lines += [_link(*link) for link in _links(matter, view, site)]
    return "\n".join([*lines, _linked(matter, view, site)])


def _of_data_set(view: View, site: Site) -> str:
    """On the timeline and on the page about it; the edition is found on the latter alone, it may take its time."""
    page = view.selection.page
    if page not in (Page.EXPLORE, Page.ABOUT):
        return ""
    data = view.known.data
    version = view.version if page is Page.ABOUT else data.card.version
    return block(dataset_graph(data, site, view.text.language, version, extent_of(view).covered), told=True)


def _linked(matter: Matter, view: View, site: Site) -> str:
    data, version = view.known.data, view.version
    if matter.event is not None:
        return block(event_graph(matter.event, data, site, view.text.language, version), told=True)
    if matter.source is not None:
        return block(source_graph(matter.source, data, site, view.text, version), told=True)
    return ""


def _told(matter: Matter, view: View, site: Site) -> Iterator[tuple[str, str]]:
    item = item_of_matter(matter, view)
    yield "citation_title", item["title"]
    for author in item.get("author", ()):
        yield "citation_author", _author(author["literal"], view)
    yield "z:itemType", ZOTERO.get(item["type"], "document")
    if "container-title" in item:
        yield "DC.source", item["container-title"]
    if matter.source is not None:
        yield from _of_source(matter.source, item, view, site)
    elif matter.event is not None:
        yield from _of_event(matter.event, matter, view, site)


def _author(name: str, view: View) -> str:
    """
    A name as Zotero's ``cleanAuthor`` reads it: of a person first and last, of any other body one name.

    It takes a name apart at its commas, or at its last space if it has none; at a comma that ends it, it does neither.
    """
    people = view.known.data.people.values()
    if any(person.kind is PersonKind.PERSON and name in person.name.root.values() for person in people):
        return name
    return f"{name.replace(', ', ' – ')},"


def _of_event(event: Event, matter: Matter, view: View, site: Site) -> Iterator[tuple[str, str]]:
    here = site.event(event.id, matter.claim.id if matter.claim else "")
    yield "citation_language", view.text.language
    yield "citation_public_url", here
    yield "DC.rights", view.known.data.card.licence
    yield "z:extra", f"version: {view.version}"


def _of_source(source: Source, item: Item, view: View, site: Site) -> Iterator[tuple[str, str]]:
    text, here, released = view.text, site.source(source.id), disclosure(source).first
    yield "citation_date", _day(source)
    if sure := iso(released.date):
        yield "citation_publication_date", sure.replace("-", "/")
    yield "citation_language", source.language
    yield "citation_public_url", source.url or here
    yield "citation_abstract_html_url", here
    if source.url:
        yield "citation_fulltext_html_url", source.url
    if "publisher" in item:
        yield "citation_publisher", item["publisher"]
    yield "DC.type", text(key_of("kind", source.kind))
    yield "DC.rights", text(key_of("rights", source.rights))
    if source.archive:
        place = ", ".join(part for part in (source.archive.collection, source.archive.identifier) if part)
        yield "z:archive", source.archive.repository
        if place:
            yield "z:archiveLocation", place
    if released.how is not How.ISSUED:
        yield "z:extra", text("cite.released", day=text.date(released.date), how=text(key_of("how", released.how)))


def _day(source: Source) -> str:
    """When it was written: year, month, day as far as they are sure, with slashes as the tags have them; else EDTF."""
    sure = iso(source.created)
    return sure.replace("-", "/") if sure else source.created.text


def _links(matter: Matter, view: View, site: Site) -> Iterator[tuple[str, str, str]]:
    """Relation, address and media type of each link."""
    for name, address in files_of(matter, view):
        yield "alternate", address, MEDIA[name]
    if matter.source is not None:
        yield "alternate", site.annotations(matter.source.id).removeprefix(site.root), PROFILE
    yield "cite-as", permanent(matter, view).address(), ""  # a path: behind a proxy it may begin otherwise
    if licence := licence_address(view.known.data.card.licence):
        yield "license", licence, ""


def _link(relation: str, address: str, media: str) -> str:
    kind = f' type="{escape(media)}"' if media else ""
    return f'<link data-told rel="{relation}"{kind} href="{escape(address)}">'
