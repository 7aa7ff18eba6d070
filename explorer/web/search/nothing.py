"""When nothing was found: what was understood, nearest spellings, what to loosen, and what the day may keep back."""

from __future__ import annotations

from dataclasses import replace

from explorer.dates import stretch
from explorer.search.query import Atom, Query, without
from explorer.web.hits import Hits
from explorer.web.parts import Tree, html
from explorer.web.search.facets import chip
from explorer.web.shelf import View


def nothing(view: View, hits: Hits) -> list[Tree]:
    """All that helps to find something after all."""
    text, query = view.text, hits.found.query
    understood = _understood(query, view)
    away = _loosened(view, hits)
    return [
        *spellings(view, hits),
        *([html.H3(text("search.understood"), className="heading"), html.Ul(understood)] if understood else []),
        *([html.H3(text("search.loosen"), className="heading"), html.P(away, className="loosen")] if away else []),
        *_then(view),
    ]


def spellings(view: View, hits: Hits) -> list[Tree]:
    """Queries with words that are written nearly so, which find something."""
    found = view.known.search.spellings(hits.found.query, hits.scope)
    links = [html.Li(html.A(words, href=view.selection.searching(words).address())) for words in found]
    if not links:
        return []
    label = html.Span(view.text("search.did-you-mean"), id="spellings-label")
    return [html.Div([label, html.Ul(links, className="spellings")], className="found-spellings")]


def _understood(query: Query, view: View) -> list[Tree]:
    """Each thing that must be found, or must not, in words."""
    text, lines = view.text, list[str]()
    for group in query.groups:
        words = [_worded(atom, view) for atom in group]
        lines.append(words[0] if len(words) == 1 else text("search.understood.or", words=text.list(words)))
    lines += [text("search.understood.not", words=_worded(atom, view)) for atom in query.without]
    return [html.Li(line) for line in lines]


def _worded(atom: Atom, view: View) -> str:
    text = view.text
    if atom.operator:
        return text(f"search.understood.{atom.operator}", words=", ".join(_names(atom, view)))
    words = " ".join(atom.words)
    key = "phrase" if len(atom.words) > 1 else "beginning" if atom.beginning else "word"
    return text(f"search.understood.{key}", words=words)


def _names(atom: Atom, view: View) -> list[str]:
    """The values of an operator: people and themes by their names."""
    data, language = view.known.data, view.text.language
    named = {key: record.name for records in (data.people, data.themes) for key, record in records.items()}
    return [named[value].in_language(language).words if value in named else value for value in atom.values]


def _loosened(view: View, hits: Hits) -> list[Tree]:
    """Links that each take one thing off, where something else is left."""
    text, selection, query = view.text, view.selection, hits.found.query
    off, links = text("search.off"), list[Tree]()
    for theme in selection.themes:
        name = view.known.data.themes[theme].name.in_language(text.language).words
        links.append(chip(name, selection.searching(selection.sought).toggling(theme).address(), off))
    if selection.first is not None or selection.last is not None:
        words = text.date(stretch(selection.first, selection.last), "short")
        links.append(chip(words, selection.searching(selection.sought).showing(None, None).address(), off))
    parts = [(atom.written, atom) for group in query.groups if len(group) == 1 for atom in group]
    parts += [(f"-{atom.written}", atom) for atom in query.without]
    for written, atom in parts if len(parts) > 1 else []:
        links.append(chip(written, selection.searching(without(query, atom)).address(), off))
    return links


def _then(view: View) -> list[Tree]:
    """On a day of the second clock there may be more today; how much, the day could not say."""
    known, text = view.selection.known, view.text
    if known is None:
        return []
    today = replace(view.selection.searching(view.selection.sought), known=None).address()
    link = html.A(text("search.without-clock"), href=today)
    return [html.P([text("search.more-sealed", day=text.day(known)), " ", link], className="found-sealed")]
