"""
The page about the data set, at ``/about``: what it is, how much there is of it, how to cite it, whose it may be, and
where it can be had.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from importlib.metadata import metadata
from typing import Any

from explorer.editions import Name
from explorer.export.cff import NAME as CITATION_FILE
from explorer.export.linked import FILES, licence_address
from explorer.i18n import Catalogue
from explorer.selection import Selection
from explorer.web import ids
from explorer.web.citations.extent import extent_of
from explorer.web.citations.files import citation_file
from explorer.web.citations.panel import citation_panel
from explorer.web.clock import notice
from explorer.web.frozen import frozen_notice
from explorer.web.parts import Tree, html, trees
from explorer.web.shelf import View
from explorer.web.shell import header
from explorer.web.source.record import outside
from explorer.web.words import Part, aria, data_attributes, said

API = "/api/v1/openapi.json"
"""The description of the interface for programs."""

_GROUPS: Mapping[str, tuple[str, ...]] = {
    "about.tables": ("unsealed.xlsx", "datapackage.zip", "parquet.zip"),
    "about.rows": ("events.csv", "claims.csv", "evidence.csv", "sources.csv", "passages.csv"),
    "about.records": ("yaml.zip", "unsealed.json", "unsealed.jsonl"),
    "about.references": ("references.bib", "references.ris", "references.json"),
}
"""The files by what they are good for."""


def about_page(view: View, texts: Mapping[str, Catalogue]) -> dict[str, Any]:
    """Everything that the page shows: see ``pages.page``."""
    text, card = view.text, view.known.data.card
    parts: dict[str, object] = {
        ids.HEADER: header(view, texts),
        ids.NOTICE: notice(view),
        ids.RECORD: [
            *frozen_notice(view),
            html.Div(_head(view), className="record-head"),
            html.Div([html.Div(_what(view)), html.Div(_taking(view))], className="about-columns"),
        ],
    }
    return {
        "title": text("about.page"),
        "description": card.description.in_language(text.language).words,
        "names": {},
        "open": ["", "", ""],
        "parts": {place: trees(part) for place, part in parts.items()},
    }


def _head(view: View) -> list[Tree]:
    card, text = view.known.data.card, view.text
    return [
        html.P(text("about.page"), className="dateline"),
        html.H2(said(card.title, text), className="title", id="reader-title", tabIndex="-1"),
        html.P(said(card.subtitle, text), className="about-subtitle"),
        html.P(said(card.description, text), className="summary"),
    ]


def _what(view: View) -> list[Tree]:
    """How much there is, which version, whose it may be; and how to cite it."""
    text = view.text
    rows = [part for term, value in _facts(view) for part in (html.Dt(text(term)), html.Dd(value))]
    return [
        html.H3(text("about.facts"), className="heading"),
        html.Dl(rows, className="record about-facts"),
        *citation_panel(view),
        *_citation_file(view),
    ]


def _facts(view: View) -> Iterator[tuple[str, Part | list[Part]]]:
    text, data = view.text, view.known.data
    extent, program = extent_of(view), metadata("unsealed")
    for key, count in (("events", extent.events), ("claims", extent.claims), ("sources", extent.sources)):
        yield f"about.{key}", text.number(count)
    yield "about.passages", text.number(extent.passages)
    if extent.first and extent.last:
        yield "about.days", text("about.from-to", first=text.day(extent.first), last=text.day(extent.last))
    yield "about.languages", text.list([text.language_name(language) for language in data.card.languages])
    yield "about.version", html.Span(view.version, className="about-version")
    if kept := view.editions.kept():
        yield "about.kept", html.Ul([html.Li(_kept(one, view)) for one in kept], className="about-kept")
    yield "about.licence", _licence(data.card.licence)
    yield "about.program", [f"Unsealed {program['Version']}, ", *trees(_licence(program["License-Expression"]))]


def _kept(one: Name, view: View) -> list[Part]:
    """A version that is kept, to compare a citation with: its edition, and since when."""
    return [html.Span(one.edition, className="about-version"), f", {view.text.day(one.day)}"]


def _licence(name: str) -> Part:
    address = licence_address(name)
    return outside(name, address) if address else name


def _citation_file(view: View) -> list[Tree]:
    """The file itself, to read and to copy."""
    text, told = view.text, citation_file(view)
    copy = html.Button(
        text("cite.copy"),
        className="cite-copy",
        type="button",
        **aria(label=text("cite.copy-name", name=CITATION_FILE)),
        **data_attributes(action="copy", copy=told, done=text("cite.copied")),
    )
    shown = html.Div(told, className="about-file", tabIndex="0", role="group", **aria(label=CITATION_FILE))
    summary = html.Summary(text("about.show-file", file=CITATION_FILE))
    return [html.Details([summary, html.P(copy, className="about-copy"), shown], className="about-cff")]


def _taking(view: View) -> list[Tree]:
    """The files of the data set, and the ways for programs."""
    text = view.text
    query = Selection(known=view.selection.known).to_query()
    parts: list[Tree] = [html.H3(text("about.files"), className="heading")]
    for key, names in _GROUPS.items():
        links = [html.Li(html.A(name, href=f"/data/{name}{query}", download="")) for name in names if name in FILES]
        parts += [html.H4(text(key), className="about-group"), html.Ul(links, className="about-files")]
    description = html.A("OpenAPI", href=API)
    return [
        *parts,
        html.H3(text("about.programs"), className="heading"),
        html.P([text("about.interface"), " ", description], className="about-way"),
        html.P(text("about.linked", annotations="Web Annotation", vocabulary="schema.org"), className="about-way"),
    ]
