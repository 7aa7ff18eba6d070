"""What a chart that is taken away says of itself: title, filters, second clock, what it rests on, where it is from."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import numpy as np
import pandas as pd

from explorer.citation import citation
from explorer.dates import stretch
from explorer.export.facts import Facts
from explorer.figures.sheet import Words
from explorer.figures.signs import Sign
from explorer.rows import Rows
from explorer.selection import Page
from explorer.vocabulary import LaneKind, key_of
from explorer.web.clock import caption
from explorer.web.compare import courses
from explorer.web.shelf import View

KINDS = 4
"""Kinds of documents that the line of sources names."""

ONE_TITLE = 3
"""More themes than these are no title."""


def title_of(view: View) -> str:
    """What a chart of the view is called: its event, what is searched for, its themes, else the data set."""
    selection, text, data = view.selection, view.text, view.known.data
    event = data.event(selection.event)
    if event:
        return event.title.in_language(text.language).words
    if selection.sought:
        return text("quote.marks", words=selection.sought)
    if 0 < len(selection.themes) <= ONE_TITLE:
        return text.list([data.themes[theme].name.in_language(text.language).words for theme in selection.themes])
    return data.card.title.in_language(text.language).words


def words_of(view: View, address: str, title: str = "", lines: tuple[str, ...] = ()) -> Words:
    """
    The words around a chart of a view, without a legend.

    Args:
        view: The view.
        address: Where it can be opened.
        title: Of the chart; that of the view if left out.
        lines: What it shows; the view's filters if left out.
    """
    text = view.text
    return Words(
        title=title or title_of(view),
        lines=lines or (filters_of(view),),
        known=caption(view.selection, text),
        foot=(*([] if title else _of_event(view)), *_foot(view)),
        address=address,
    )


def legend_of(view: View, signs: list[Sign]) -> tuple[tuple[Sign, str], ...]:
    """Signs with their words."""
    return tuple((sign, view.text(f"legend.{sign}")) for sign in signs)


def facts_of(view: View, words: Words, place: str) -> Facts:
    """The same as metadata of a file; *place* is what the file opens: path, query, place on the page."""
    card, text = view.known.data.card, view.text
    return Facts(
        title=words.title,
        description=" ".join([*words.lines, words.known]).strip(),
        address=words.address,
        view=place,
        rights=card.licence,
        language=text.language,
        known=str(view.selection.known or ""),
        data_set=card.title.in_language(text.language).words,
        version=card.version,
        program="Unsealed",
    )


def filters_of(view: View, *, named: bool = True) -> str:
    """The filters of a view in words, after the data set's name unless the chart is called so."""
    selection, text, data = view.selection, view.text, view.known.data
    parts = list[str]()
    title = data.card.title.in_language(text.language).words
    if named and title_of(view) != title:
        parts.append(title)
    names = [data.themes[theme].name.in_language(text.language).words for theme in selection.themes]
    parts.append(text("chart.themes", names=text.list(names)) if names else text("chart.all-themes"))
    parts.extend(_periods(view))
    if selection.page in (Page.EXPLORE, Page.SEARCH) and selection.lanes is not LaneKind.ONE:
        parts.append(text("chart.lanes", kind=text(f"lanes.{selection.lanes}").lower()))
    total = len(view.known.rows(text.language))
    parts.append(text("filters.events", n=len(shown_events(view)), total=text.number(total)))
    return " · ".join(parts)


def _periods(view: View) -> Iterator[str]:
    shown = courses(view)
    named = [course.name for course in shown if course.name]
    if named:
        yield " / ".join(named)
    if not view.selection.align and not (view.selection.beside is not None and named):
        first, last = shown[0].choice.first, shown[0].choice.last
        yield view.text.date(stretch(first, last), "short")


def _of_event(view: View) -> Iterator[str]:
    """What the chosen event rests on."""
    text, data = view.text, view.known.data
    event = data.event(view.selection.event)
    links = [link.source for claim in event.claims for link in claim.evidence] if event else []
    cited = [data.sources[name] for name in dict.fromkeys(links) if name in data.sources]
    if event and cited:
        title = (event.short or event.title).in_language(text.language).words
        first = citation(cited[0], text).rstrip(".")
        yield text("chart.sources-of", title=title, n=len(cited), source=first)


def _foot(view: View) -> Iterator[str]:
    text, card = view.text, view.known.data.card
    yield sources_line(view)
    title = card.title.in_language(text.language).words
    yield text("export.caption", title=title, version=card.version, licence=card.licence)


def sources_line(view: View) -> str:
    """How many documents the events that are shown rest on, and of which kinds most of them are."""
    text, data = view.text, view.known.data
    cited = cited_by(view, shown_events(view))
    kinds = Counter(data.sources[name].kind for name in cited).most_common()
    named = [f"{text(key_of('kind', kind))} ({text.number(count)})" for kind, count in kinds[:KINDS]]
    if len(kinds) > KINDS:
        named.append(f"{text('chart.other-kinds')} ({text.number(sum(count for _, count in kinds[KINDS:]))})")
    if not named:
        return text("chart.no-sources")
    return text("chart.sources", n=len(cited), kinds=", ".join(named))


def shown_events(view: View) -> np.ndarray:
    """The ids of the events that the timeline of a view shows, each once, in the order of time."""
    rows: Rows = view.rows
    shown = np.zeros(len(rows), bool)
    for course in courses(view):
        first, last, themes, person = (
            course.choice.first,
            course.choice.last,
            course.choice.themes,
            course.choice.person,
        )
        inside = np.zeros(len(rows), bool)
        inside[rows.within(first, last + 1)] = True
        inside[rows.reaching(first, last + 1)] = True
        chosen = rows.chosen(themes, person)
        shown |= inside if chosen is None else inside & chosen
    ids: np.ndarray = rows.column("id")[shown]
    return ids


def cited_by(view: View, events: np.ndarray) -> list[str]:
    """The sources that some events cite, in the order of the data set."""
    everything = view.known.rows(view.text.language)
    mask = np.zeros(len(everything), bool)
    rows = everything.place.get_indexer(pd.Index(events))
    mask[everything.places[rows[rows >= 0]]] = True
    return [name for name in view.known.data.sources if mask[view.known.citing.places(name)].any()]
