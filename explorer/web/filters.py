"""Above the timeline: which themes are shown, how much that is, and how to take it away."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from explorer.dates import stretch
from explorer.selection import Page
from explorer.web.charts.menu import taking_menu
from explorer.web.embed.snippet import offered
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.words import aria, data_attributes

CHIPS = 5
"""Themes that have a chip of their own beside the timeline; the others are one click away."""


def filters(view: View) -> list[Tree]:
    """Theme chips with counts, how much is shown, export and address."""
    selection, known, text = view.selection, view.known, view.text
    events = text("filters.events", n=view.rows.count(selection.themes), total=text.number(len(view.rows)))
    there = selection.on(Page.DOCUMENTS).address()
    documents = html.A(text("filters.documents", n=len(known.data.sources)), href=there)
    copy = data_attributes(action="copy", done=text("share.copied"))
    return [
        _chips(view),
        html.P([events, " · ", documents], className="counts", role="status"),
        taking_menu(view, more=offered(view)),
        html.Button(text("share.copy"), className="button", **copy),
    ]


def theme_chips(view: View, counted: Mapping[str, int] | None = None) -> tuple[list[Tree], list[Tree]]:
    """
    A chip for each theme that has something: those in the row (the chosen and the most frequent), and the rest.

    Args:
        view: What the address asks for.
        counted: How much each theme has; events, if left out.
    """
    selection, text, data = view.selection, view.text, view.known.data
    events = {theme: len(rows) for theme, rows in view.rows.by_theme.items() if theme in data.themes}
    counts = events if counted is None else counted
    places = list(data.themes)
    named = [*counts, *(theme for theme in selection.themes if theme not in counts)]
    ranked = sorted(named, key=lambda key: (key not in selection.themes, -counts.get(key, 0), places.index(key)))
    in_row = set(ranked[: max(CHIPS, len(selection.themes))])
    chips = {
        key: _chip(
            theme.name.in_language(text.language).words,
            text.number(counts.get(key, 0)),
            selection.toggling(key).address(),
            key in selection.themes,
        )
        for key, theme in data.themes.items()
        if counts.get(key) or key in selection.themes
    }
    return [chips[key] for key in chips if key in in_row], [chips[key] for key in chips if key not in in_row]


def scope_chips(view: View, counted: Mapping[str, int] | None = None) -> Tree:
    """The themes and the period of the timeline where they hold too, each with a way to take it off."""
    return _chips(view, counted, _period(view))


def _chips(view: View, counted: Mapping[str, int] | None = None, further: Sequence[Tree] = ()) -> Tree:
    selection, text = view.selection, view.text
    clear = replace(selection, themes=()).address()
    chips, more = theme_chips(view, counted)
    listed = [html.Li(chip) for chip in [_chip(text("filters.all"), None, clear, not selection.themes), *chips]]
    if more:
        menu = html.Div(more, className="menu chip-menu")
        summary = html.Summary(text("filters.more", n=len(more)), className="chip")
        listed.append(html.Li(html.Details([summary, menu], className="drop")))
    label = html.Span(text("filters.themes"), className="filters-label", id="themes-label")
    return html.Nav([label, html.Ul([*listed, *further])], className="chips", **aria(labelledby="themes-label"))


def _period(view: View) -> list[Tree]:
    selection, text = view.selection, view.text
    if selection.first is None and selection.last is None:
        return []
    words = text("documents.period", period=text.date(stretch(selection.first, selection.last), "short"))
    off = selection.showing(None, None).address()
    inner = [html.Span(words), html.Span("×", **aria(hidden="true"))]
    label = f"{words}: {text('documents.off')}"
    return [html.Li(html.A(inner, href=off, className="chip", **aria(label=label, current="true")))]


def _chip(name: str, count: str | None, query: str, on: bool) -> Tree:
    parts = [html.Span(name)] + ([html.Span(count, className="count")] if count else [])
    current = aria(current="true") if on else {}
    return html.A(parts, href=query, className="chip", **current)
