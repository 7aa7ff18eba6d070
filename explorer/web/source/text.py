"""
A document's own text: which texts there are, a search in the one that is shown, and its pages.

The page holds those pages of the text that stand around the chosen place; ``assets/leaves.js`` asks for the others as
they come into sight, and forgets those that are far away, so that a thousand pages are no more than a few.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

from explorer.i18n import Catalogue
from explorer.records import Source
from explorer.selection import Page, Selection
from explorer.web.forms import form, line
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.source.leaves import AROUND, Leaves, leaves_of, text_name
from explorer.web.source.releases import side_by_side
from explorer.web.words import aria, data_attributes

LETTERS_A_LINE, LINE = 62, 1.55
"""Letters that a line holds at least, and its height in em: a guess at how tall a page will be, until it is there."""


def text_panel(source: Source, view: View) -> list[Tree]:
    """The text that is shown, or how to attach one."""
    text = view.text
    if not view.known.readings.kept(source):
        command = f"unsealed text {'fetch' if source.url else 'add'} {source.id}"
        said = text("text.none", command=command) if view.selection.known is None else text("text.none-then")
        return [*_heading(text), html.P(said, className="hint")]
    if view.selection.earlier_text:
        compared = side_by_side(source, view)
        if compared:
            return [*_heading(text), *_choice(source, view), *compared]
    shown = leaves_of(source, view)
    at = shown.place
    return [
        *_heading(text),
        *_choice(source, view),
        html.Div([_find(source, view), *_turn(shown, view)], className="text-tools"),
        *_hits(shown, view),
        html.Div(
            list(_pages(shown, at)),
            className="leaves",
            tabIndex="0",
            role="region",
            **aria(label=text("text.region")),
            **data_attributes(
                leaves=f"/leaves/{source.id}{replace(view.selection, passage='', leaf=1).on(Page.SOURCE).to_query()}",
                key=f"leaves-{shown.kept.sha256[:12]}",
                at=_target(shown, view.selection),
            ),
        ),
    ]


def _heading(text: Catalogue) -> list[Tree]:
    return [html.H3(text("text.heading"), className="heading", id="text")]


def _target(shown: Leaves, selection: Selection) -> str:
    """The id of the element that the reader came for."""
    if selection.passage and selection.passage in shown.placed:
        return f"at-{selection.passage}"
    return f"leaf-{shown.place + 1}" if shown.place else ""


def _pages(shown: Leaves, at: int) -> Iterable[Tree]:
    """All pages as places of about the right height; those around the chosen one with their words."""
    for n in range(len(shown.text.pages)):
        near = abs(n - at) <= AROUND
        words = shown.text.words(n)
        lines = sum(1 + len(part) // LETTERS_A_LINE for part in words.split("\n"))
        height = f"{lines * LINE + 3:.0f}"
        attributes = {"class": "leaf", "id": f"leaf-{n + 1}", "data-key": f"leaf-{n + 1}", "data-height": height}
        yield ["div", attributes, shown.leaf(n) if near else []]


def _choice(source: Source, view: View) -> list[Tree]:
    """Which texts there are, by release; with more than one, the way to another and to laying two side by side."""
    text, selection = view.text, view.selection
    texts = view.known.readings.kept(source)
    shown = leaves_of(source, view).kept
    items: list[Tree] = []
    for kept in texts:
        target = replace(selection, shown_text=kept.sha256[:12], earlier_text="", leaf=1)
        name = text_name(kept.release, kept.pages, text)
        current = aria(current="true") if kept == shown and not selection.earlier_text else {}
        items.append(html.Li(html.A(name, href=target.address(), className="chip", **current)))
    if len(texts) > 1:
        other = next(kept for kept in (*texts[::-1], *texts) if kept != shown)
        newer, older = sorted((shown, other), key=texts.index)
        target = replace(selection, shown_text=newer.sha256[:12], earlier_text=older.sha256[:12], leaf=1)
        current = aria(current="true") if selection.earlier_text else {}
        items.append(html.Li(html.A(text("text.compare"), href=target.address(), className="chip", **current)))
    return [html.Nav(html.Ul(items), className="texts", **aria(label=text("text.which")))]


def _find(source: Source, view: View) -> Tree:
    """Words to look for in the text."""
    text, selection = view.text, view.selection
    plain = replace(selection, find="", leaf=1)
    field = line(text("text.find"), "find", selection.find)
    return form(plain, text("text.find"), [field], text("text.find-go"), role="search")


def _turn(shown: Leaves, view: View) -> list[Tree]:
    """The page before, the one after, and any other by its number."""
    if len(shown.text.pages) < 2:
        return []
    text, at, last = view.text, shown.place, len(shown.text.pages) - 1
    to = partial(replace, view.selection, passage="")
    links: list[Tree] = []
    for key, sign, n in (("text.page-before", "‹", at - 1), ("text.page-after", "›", at + 1)):
        if 0 <= n <= last:
            links.append(html.A(sign, href=to(leaf=n + 1).address(), className="icon", **aria(label=text(key))))
        else:
            links.append(html.Span(sign, className="icon off", **aria(disabled="true", label=text(key)), role="link"))
    where = text("text.page-of", page=shown.text.pages[at].label, n=len(shown.text.pages))
    go = form(to(leaf=1), text("text.page-go"), [line(text("text.page"), "leaf", str(at + 1))], text("text.go"))
    return [html.Nav([links[0], html.Span(where), links[1], go], className="turn", **aria(label=text("text.turn")))]


def _hits(shown: Leaves, view: View) -> list[Tree]:
    """Where the words were found: how often, and the places in their context."""
    text, selection = view.text, view.selection
    if not selection.find:
        return []
    count = html.P(text("text.found", n=len(shown.hits), words=selection.find), role="status", className="hint")
    if not shown.hits:
        return [count]
    items = []
    for n, span in enumerate(shown.hits[: Leaves.MOST_LISTED]):
        page = shown.text.page_at(span.start)
        before, found, after = shown.context(span)
        target = replace(selection, passage="", leaf=page + 1)
        words = [f"…{before}", html.Mark(found, className="hit"), f"{after}…"]
        label = html.Span(shown.text.pages[page].label, className="hit-page")
        items.append(html.Li(html.A([label, html.Span(words)], href=f"{target.address()}#hit-{n + 1}")))
    places = html.Div(html.Ol(items), className="hits", tabIndex="0", role="region", **aria(label=text("text.hits")))
    return [count, places]
