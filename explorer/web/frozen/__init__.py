"""
What is said above a record whose address names a version: whether it is still what was cited, and what changed.

While the second clock is set it is said only whether a record changed: what an old version held, or the present one,
may have been sealed on that day. Of a record that is not there on that day nothing is said at all.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from explorer.editions import Cited, Kind, Turned, Verdict
from explorer.selection import Page, Selection
from explorer.web.frozen.changes import changes, whole, words_of
from explorer.web.parts import Tree, html
from explorer.web.shelf import Frozen, View
from explorer.web.words import aria, said

SHOWN = {
    Page.EXPLORE: (Kind.EVENT, Kind.SOURCE),
    Page.SEARCH: (Kind.EVENT, Kind.SOURCE),
    Page.EVENT: (Kind.EVENT,),
    Page.SOURCE: (Kind.SOURCE,),
    Page.ABOUT: (),
}
"""The kinds of records that a page is about, in the order in which it shows them; none where it is about all."""
MOST_LISTED = 200
"""Records that changed and are listed where the data set itself is cited."""


class Shown(NamedTuple):
    """A record that the address names, and whether it is there on the day of the view."""

    kind: Kind
    name: str
    there: bool


def frozen_notice(view: View) -> list[Tree]:
    """The notice; nothing where the address names no version, or on a page that is about no record."""
    frozen = view.frozen
    if frozen is None or view.selection.page not in SHOWN:
        return []
    cited = view.editions.cited(frozen.version)
    parts = [html.P([*_name(cited, view), " ", *_state(cited, view)])]
    if not cited.present:
        for shown in _shown(view, frozen):
            parts += _of_record(shown, cited, view)
        if view.selection.page is Page.ABOUT:
            parts += _of_all(cited, view)
    off = html.A(view.text("frozen.off"), href=view.selection.address(), className="frozen-off")
    parts.append(html.P(off))
    return [html.Section(parts, className="frozen", **aria(label=view.text("frozen.region")))]


def _name(cited: Cited, view: View) -> list[Tree]:
    text = view.text
    version = f"{cited.label}+{cited.edition}" if cited.label else cited.edition
    if cited.day is None:
        return [html.B(text("frozen.name", version=version))]
    return [html.B(text("frozen.name-day", version=version, day=text.day(cited.day)))]


def _state(cited: Cited, view: View) -> list[Tree]:
    """How the whole data set stands to it."""
    text = view.text
    if cited.present:
        return [text("frozen.present")]
    if cited.kept:
        return [text("frozen.since", version=view.version)]
    return [text("frozen.not-kept", version=view.version)]


def _shown(view: View, frozen: Frozen) -> Iterator[Shown]:
    there = {Kind.EVENT: view.selection.event, Kind.SOURCE: view.selection.source}
    named = {Kind.EVENT: frozen.event, Kind.SOURCE: frozen.source}
    for kind in SHOWN[view.selection.page]:
        if named[kind]:
            yield Shown(kind, named[kind], bool(there[kind]))


def _of_record(shown: Shown, cited: Cited, view: View) -> list[Tree]:
    text, clock = view.text, view.selection.known is not None
    if not cited.kept or (clock and not shown.there):
        return []
    found = view.editions.standing(shown.kind, shown.name, cited.edition)
    if found.verdict is Verdict.UNKNOWN:
        return []
    if clock:
        same = found.verdict is Verdict.SAME
        words = text(f"frozen.{shown.kind}.{Verdict.SAME if same else Verdict.CHANGED}")
        return [html.P(words if same else [words, " ", text("frozen.clock")])]
    parts: list[Tree] = [html.P(text(f"frozen.{shown.kind}.{found.verdict}"))]
    if found.differences:
        summary = html.Summary(text("frozen.what", n=len(found.differences)))
        parts.append(html.Details([summary, changes(found.differences, view)], className="frozen-changes"))
    if found.then is not None:
        summary = html.Summary(text("frozen.what-was"))
        parts.append(html.Details([summary, whole(found.then, view)], className="frozen-changes"))
    if shown.kind is Kind.EVENT:
        parts += _documents(shown.name, cited, view)
    return parts


def _of_all(cited: Cited, view: View) -> list[Tree]:
    """What became of every event and document since."""
    text = view.text
    if not cited.kept or view.selection.known is not None:
        return []
    found = view.editions.turned(cited.edition)
    if not found:
        return [html.P(text("frozen.none"))]
    items = [_turned(turned, cited, view) for turned in found[:MOST_LISTED]]
    items += [html.Li(text("filters.more", n=len(found) - MOST_LISTED))] if len(found) > MOST_LISTED else []
    summary = html.Summary(text("frozen.records", n=len(found)))
    return [html.Details([summary, html.Ul(items, className="frozen-documents")], className="frozen-changes")]


def _turned(turned: Turned, cited: Cited, view: View) -> Tree:
    there = Selection(version=cited.edition, lang=view.selection.lang)
    named = (
        replace(there, page=Page.EVENT, event=turned.name)
        if turned.kind is Kind.EVENT
        else replace(there, page=Page.SOURCE, source=turned.name)
    )
    title = words_of(turned.title, view.text) if turned.title else [turned.name]
    word = html.Span(view.text(f"frozen.turn.{turned.verdict}"), className="turned")
    return html.Li([html.A(title, href=named.address()), " ", word])


def _documents(event: str, cited: Cited, view: View) -> list[Tree]:
    """The documents that an event cites now and that have changed, each with a link to what changed in it."""
    data, text = view.known.data, view.text
    found = data.event(event)
    names = dict.fromkeys(link.source for claim in found.claims for link in claim.evidence) if found else {}
    changed = [
        data.sources[name]
        for name in names
        if view.editions.standing(Kind.SOURCE, name, cited.edition).verdict is Verdict.CHANGED
    ]
    if not changed:
        return []
    links = [
        html.Li(html.A(said(source.title, text), href=_same_version(source.id, cited, view))) for source in changed
    ]
    return [html.P(text("frozen.documents", n=len(changed))), html.Ul(links, className="frozen-documents")]


def _same_version(source: str, cited: Cited, view: View) -> str:
    """The document's page as it is cited: the one link that keeps to a version, since it asks what changed."""
    there = view.selection.reading(source).on(Page.SOURCE)
    return replace(there, version=cited.edition).address()
