"""How long something was kept from the public, what opened it, and who: measured, and in words."""

from __future__ import annotations

from explorer.i18n import Catalogue
from explorer.openness import Disclosure, disclosure
from explorer.records import DataSet, Event, Source
from explorer.released import duration, fate, opening
from explorer.selection import Selection
from explorer.web.parts import Tree, html
from explorer.web.words import said


def once_sealed_sources(event: Event, data: DataSet) -> list[Source]:
    """The documents for or against a claim of *event* that were once sealed; the longest sealed first."""
    found = [(disclosure(data.sources[name]), data.sources[name]) for name in sorted(event.bearing)]
    sealed = [(months_of(opened), source) for opened, source in found if opened.sealed]
    return [source for _, source in sorted(sealed, key=lambda pair: -pair[0])]


def months_of(found: Disclosure) -> int:
    """Months out of sight; 0 where they are not known."""
    return found.secrecy.total if found.secrecy else 0


def secrecy_list(event: Event, data: DataSet, selection: Selection, text: Catalogue) -> list[Tree]:
    """For each document of an event that was once sealed: how long, until when, what opened it, who."""
    sources = once_sealed_sources(event, data)
    if not sources:
        return []
    items = [html.Li(_measured(source, selection, text), className="secret") for source in sources]
    return [html.H3(text("secrecy.heading"), className="heading"), html.Ul(items, className="secrets")]


def _measured(source: Source, selection: Selection, text: Catalogue) -> list[Tree]:
    found = disclosure(source)
    link = html.A(said(source.title, text), href=selection.reading(source.id).address(), className="secret-title")
    long = duration(found, text)
    how_long = [html.B(text("secrecy.for", duration=long), className="secret-for")] if long else []
    rest = fate(found, text)
    return [
        html.P([*how_long, " ", link]),
        html.P(text("secrecy.opened", release=opening(found.first, text)), className="secret-how"),
        *([html.P(rest, className="secret-how")] if rest else []),
    ]
