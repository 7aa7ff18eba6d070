"""What is compared: two periods or two people one above the other, or two events that share their day 0."""

from __future__ import annotations

import numpy as np
from dash import html
from dash.development.base_component import Component

from explorer.dates import Edtf, first_of, last_of, stretch
from explorer.figures.grouping import Choice
from explorer.figures.timeline import Course
from explorer.web.forms import choice, form, line
from explorer.web.parts import Tree
from explorer.web.shelf import View

MOST_OFFERED = 150
"""Events that a menu offers; the others are reached by choosing them on the timeline first."""


def courses(view: View) -> list[Course]:
    """One course, or the two that are compared."""
    selection, data, rows, (first, last) = view.selection, view.known.data, view.rows, view.window
    if selection.align:
        found = []
        for event in selection.align:
            row = rows.find(event)
            origin = int(rows.first[row]) if row is not None else first
            choice = Choice(origin + selection.since, origin + selection.until, selection.themes)
            title = str(rows.column("title")[row]) if row is not None else event
            found.append(Course(choice, view.text("beside.day-zero", title=title), origin))
        return found
    if selection.persons:
        names = [data.people[p].name.in_language(selection.lang).words for p in selection.persons]
        choices = [Choice(first, last, selection.themes, person) for person in selection.persons]
        return [Course(choice, name) for choice, name in zip(choices, names, strict=True)]
    starts = [first] if selection.beside is None else [first, selection.beside]
    choices = [Choice(start, start + last - first, selection.themes) for start in starts]
    if len(choices) == 1:
        return [Course(choices[0])]
    return [Course(c, view.text.date(stretch(c.first, c.last), "short")) for c in choices]


def menu(view: View) -> Component:
    """Three small forms, one for each comparison, and the way out of the one that is on."""
    selection, text = view.selection, view.text
    on = bool(selection.align or selection.persons or selection.beside is not None)
    off = [html.A(text("beside.stop"), href=selection.alone().to_query() or "/", className="menu-item")] if on else []
    parts = [_periods(view), *_persons(view), *_events(view), *off]
    summary = html.Summary(text("beside.menu"), className="chip" + (" on" if on else ""))
    return html.Details([summary, html.Div(parts, className="menu forms")], className="drop")


def _periods(view: View) -> Tree:
    text, (first, last) = view.text, view.window
    selection = view.selection.alone()
    beside = view.selection.beside if view.selection.beside is not None else max(view.period[0], 2 * first - last - 1)
    lines = [
        line(text("beside.first-from"), "from", first_of(first)),
        line(text("beside.first-to"), "to", last_of(last)),
        line(text("beside.second-from"), "beside", first_of(beside)),
    ]
    return form(selection.showing(None, None), text("beside.periods"), lines, text("beside.do"))


def _persons(view: View) -> list[Tree]:
    """Those who act in most events come first."""
    people, by_person = view.known.data.people, view.rows.by_person
    ranked = sorted((p for p in people if p in by_person), key=lambda p: -len(by_person[p]))
    options = [(p, people[p].name.in_language(view.selection.lang).words) for p in ranked]
    if len(options) < 2:
        return []
    chosen = view.selection.persons or (ranked[0], ranked[1])
    lists = [choice(view.text(f"beside.person-{n}"), "persons", options, chosen[n - 1]) for n in (1, 2)]
    return [form(view.selection.alone(), view.text("beside.persons"), lists, view.text("beside.do"))]


def _events(view: View) -> list[Tree]:
    """The most important events, and the one in the reader."""
    rows, text = view.rows, view.text
    if len(rows) < 2:
        return []
    ranked = np.argsort(-rows.importance, kind="stable")[:MOST_OFFERED]
    chosen = [row for event in view.selection.align or (view.selection.event,) if (row := rows.find(event)) is not None]
    offered = sorted({*ranked.tolist(), *chosen})
    dates, titles, ids = rows.column("date"), rows.column("label"), rows.column("id")
    options = [(str(ids[r]), f"{text.date(Edtf.parse(str(dates[r])), 'short')} · {titles[r]}") for r in offered]
    first = str(ids[chosen[0]]) if chosen else options[0][0]
    second = str(ids[chosen[1]]) if len(chosen) > 1 else next(value for value, _ in options if value != first)
    lists = [choice(text(f"beside.event-{n}"), "align", options, (first, second)[n - 1]) for n in (1, 2)]
    days = [
        line(text("beside.since"), "since", str(view.selection.since)),
        line(text("beside.until"), "until", str(view.selection.until)),
    ]
    plain = view.selection.alone().showing(None, None)
    return [form(plain, text("beside.events"), [*lists, *days], text("beside.do"))]
