"""What is compared: two periods or two people one above the other, or two events that share their day 0."""

from __future__ import annotations

import numpy as np

from explorer.dates import Edtf, first_of, last_of, stretch
from explorer.figures.grouping import Choice
from explorer.figures.timeline import Course
from explorer.web.forms import choice, form, line
from explorer.web.parts import Tree, html
from explorer.web.shelf import View

MOST_OFFERED = 120
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
            title = str(rows.column("label")[row]) if row is not None else event
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


def menu(view: View) -> Tree:
    """Three small forms, one for each comparison, and the way out of the one that is on."""
    selection, text = view.selection, view.text
    on = bool(selection.align or selection.persons or selection.beside is not None)
    off = [html.A(text("beside.stop"), href=selection.alone().address(), className="menu-item")] if on else []
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
    options = view.rows.worded_once("people", lambda: _people(view))
    if len(options) < 2:
        return []
    chosen = view.selection.persons or (options[0][0], options[1][0])
    lists = [choice(view.text(f"beside.person-{n}"), "persons", options, chosen[n - 1]) for n in (1, 2)]
    return [form(view.selection.alone(), view.text("beside.persons"), lists, view.text("beside.do"))]


def _people(view: View) -> list[tuple[str, str]]:
    people, by_person = view.known.data.people, view.rows.by_person
    ranked = sorted((p for p in people if p in by_person), key=lambda p: -len(by_person[p]))
    return [(p, people[p].name.in_language(view.selection.lang).words) for p in ranked]


def _events(view: View) -> list[Tree]:
    """The most important events, and those in the reader or already compared."""
    rows, text, selection = view.rows, view.text, view.selection
    offered = rows.worded_once("landmarks", lambda: _landmarks(view))
    if len(offered) < 2:
        return []
    asked = selection.align or ((selection.event,) if selection.event else ())
    added = [row for event in asked if event not in dict(offered) and (row := rows.find(event)) is not None]
    options = [*offered, *(_option(row, view) for row in added)]
    first, second = [*asked, *(value for value, _ in options if value not in asked)][:2]
    lists = [choice(text(f"beside.event-{n}"), "align", options, (first, second)[n - 1]) for n in (1, 2)]
    days = [
        line(text("beside.since"), "since", str(selection.since)),
        line(text("beside.until"), "until", str(selection.until)),
    ]
    plain = selection.alone().showing(None, None)
    return [form(plain, text("beside.events"), [*lists, *days], text("beside.do"))]


def _landmarks(view: View) -> list[tuple[str, str]]:
    """The most important events, in the order of time."""
    ranked = np.argsort(-view.rows.importance, kind="stable")[:MOST_OFFERED]
    return [_option(row, view) for row in sorted(ranked.tolist())]


def _option(row: int, view: View) -> tuple[str, str]:
    rows = view.rows
    when = view.text.date(Edtf.parse(str(rows.column("date")[row])), "short")
    return str(rows.column("id")[row]), f"{when} · {rows.column('label')[row]}"
