"""What stands above and below the timeline: its lanes, zoom, periods and options; and the strip of the whole period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from explorer.dates import first_of, last_of
from explorer.figures.axis import SHORTEST, Axis, spans
from explorer.selection import Selection
from explorer.vocabulary import LaneKind, Post
from explorer.web.adding import adding
from explorer.web.compare import menu as compare_menu
from explorer.web.forms import form, line
from explorer.web.parts import Tree, html, trees
from explorer.web.shelf import View
from explorer.web.words import aria, data_attributes

_STRIP = 160  # bars of the strip at most


def tools(view: View) -> list[Tree]:
    """Everything that changes how the timeline looks: links, and fields that become the address."""
    return [
        _lanes(view),
        _zoom(view),
        _periods(view),
        compare_menu(view),
        _options(view),
        _toggle(view.text("table.show"), view.selection.table, replace(view.selection, table=not view.selection.table)),
        adding(view),
    ]


def _lanes(view: View) -> Tree:
    links = []
    for kind in LaneKind:
        current = aria(current="true") if kind is view.selection.lanes else {}
        query = replace(view.selection, lanes=kind).address()
        links.append(html.Li(html.A(view.text(f"lanes.{kind}"), href=query, className="segment", **current)))
    label = html.Span(view.text("lanes.name"), className="tools-label", id="lanes-label")
    return html.Nav([label, html.Ul(links, className="segments")], className="lanes", **aria(labelledby="lanes-label"))


def _toggle(words: str, on: bool, other: Selection, name: str = "chip") -> Tree:
    current = aria(current="true") if on else {}
    return html.A(words, href=other.address(), className=name, **current)


def _zoom(view: View) -> Tree:
    """In, out, back and on in time, and the whole period; what would change nothing is no link."""
    steps = [
        ("out", "−", moved(view, 0.0, 2.0)),
        ("in", "+", moved(view, 0.0, 0.5)),
        ("left", "←", moved(view, -0.5, 1.0)),
        ("right", "→", moved(view, 0.5, 1.0)),
        (
            "all",
            "⤢",
            view.selection.alone().showing(None, None) if view.selection.align else view.selection.showing(None, None),
        ),
    ]
    buttons = []
    for name, sign, target in steps:
        words = view.text(f"zoom.{name}")
        if target == view.selection:
            buttons.append(
                html.Span(sign, className="icon off", title=words, **aria(disabled="true", label=words), role="link")
            )
        else:
            link = data_attributes(zoom=name) | aria(label=words)
            buttons.append(html.A(sign, href=target.address(), className="icon", title=words, **link))
    return html.Div(buttons, className="zoom", role="group", **aria(label=view.text("zoom.name")))


def moved(view: View, by: float, scale: float) -> Selection:
    """
    The view moved in time by a share of its length, and as many times as long.

    It stays within the whole period and above a week; a view of all of it has no dates in its address.
    """
    selection = view.selection
    if selection.align:
        since, until = _moved(selection.since, selection.until, by, scale, most=10**6)
        return replace(selection, since=since, until=until)
    (first, last), (begin, end) = view.window, view.period
    start, stop = _moved(first, last, by, scale, most=end - begin + 1)
    back = max(0, begin - start) or min(0, end - stop)
    start, stop = start + back, stop + back
    beside = None if selection.beside is None else selection.beside + start - first
    shown = selection.showing(None, None) if (start, stop) == (begin, end) else selection.showing(start, stop)
    return replace(shown, beside=beside)


def _moved(first: int, last: int, by: float, scale: float, *, most: int) -> tuple[int, int]:
    """A stretch about the same middle, or moved by a share of its length, of a week to *most* days."""
    days = last - first + 1
    length = max(SHORTEST, min(round(days * scale), most))
    start = first + int(by * days) + (days - length) // 2
    return start, start + length - 1


def _periods(view: View) -> Tree:
    """Years to type, eras and terms of office to choose."""
    text, selection, (first, last) = view.text, view.selection, view.window
    plain = selection.alone()
    lines = [line(text("period.from"), "from", first_of(first)), line(text("period.to"), "to", last_of(last))]
    parts: list[object] = [form(plain.showing(None, None), text("period.name"), lines, text("period.show"))]
    for heading, links in _stretches(view):
        if links:
            parts += [html.P(heading, className="menu-heading"), html.Ul([html.Li(link) for link in links])]
    summary = html.Summary(text("period.menu"), className="chip")
    return html.Details([summary, html.Div(parts, className="menu periods")], className="drop")


def _stretches(view: View) -> Iterator[tuple[str, list[Tree]]]:
    """Headings, each with links to stretches of time; what lies outside the whole period is left out."""
    text, plain, lang = view.text, view.selection.alone(), view.selection.lang
    begin, end = view.period

    def link(name: str, first: int | None, last: int | None) -> list[Tree]:
        if (first is not None and first > end) or (last is not None and last < begin):
            return []
        chosen = plain.showing(first, last)
        current = aria(current="true") if chosen == view.selection else {}
        return trees(html.A(name, href=chosen.address(), className="menu-item", **current))

    def links(stretches: Iterable[tuple[str, int | None, int | None]]) -> list[Tree]:
        return [tree for stretch in stretches for tree in link(*stretch)]

    yield text("period.whole"), link(text("zoom.all"), None, None)
    eras = ((e.name.in_language(lang).words, e.period.earliest, e.period.latest) for e in view.known.data.card.eras)
    yield text("period.eras"), links(eras)
    heads = view.rows.worded_once("heads", lambda: _heads(view))
    for side in dict.fromkeys(side for side, *_ in heads):
        yield text(f"side.{side}"), links((name, first, last) for one, name, first, last in heads if one == side)


def _heads(view: View) -> list[tuple[str, str, int | None, int | None]]:
    """Side, name, first and last day number of those who governed."""
    terms = view.known.terms(view.selection.lang)
    heads = terms[terms["post"] == Post.HEAD_OF_STATE]
    ends = zip(heads["side"], heads["name"], heads["start"], heads["end"], strict=True)
    return [(str(side), str(name), _number(start), _number(end)) for side, name, start, end in ends]


def _number(day: Any) -> int | None:
    return None if pd.isna(day) else int(np.datetime64(day, "D").astype(np.int64))


def _options(view: View) -> Tree:
    selection, text = view.selection, view.text
    items = [
        _toggle(text("options.tails"), selection.tails, replace(selection, tails=not selection.tails), "menu-item"),
        _toggle(text("options.curve"), selection.curve, replace(selection, curve=not selection.curve), "menu-item"),
    ]
    summary = html.Summary(text("options.menu"), className="chip")
    return html.Details([summary, html.Div(items, className="menu")], className="drop")


def strip(view: View) -> Tree:
    """
    The whole period at a glance, and which part of it is shown.

    It is for the pointer: dragging it does what the links and fields above do, so it is hidden from screen readers.
    """
    begin, end = view.period
    axis = Axis(begin, end + 1, 0.0, 100.0)
    themes = view.selection.themes
    bars = view.rows.keep(("strip", themes, view.period), lambda: _bars(view, axis))
    shown = [[*_shown(view, axis, at)] for at in _windows(view)]
    ends = [["span", {"class": "strip-end"}, [year]] for year in period_ends(view)]
    inner = [
        "div",
        {"class": "strip-bars", "data-first": begin, "data-last": end},
        [*bars, *(s for w in shown for s in w)],
    ]
    return ["div", {"class": "strip", "aria-hidden": "true"}, [ends[0], inner, ends[1]]]


def period_ends(view: View) -> tuple[str, str]:
    """The years in which the whole period begins and ends."""
    begin, end = view.period
    return first_of(begin)[:5], last_of(end)[:5]


def _bars(view: View, axis: Axis) -> list[Tree]:
    """How many events each part of the whole period has, of those that fit the choice."""
    strand = view.rows.strands(LaneKind.ONE, view.selection.themes).get("")
    if strand is None:
        return []
    parts, bars = spans(axis, 100.0 / _STRIP), list[Tree]()
    starts = np.array([first for first, _ in parts] + [parts[-1][1] + 1])
    counts, tones = strand.counts(np.searchsorted(view.rows.at, starts, "left"))
    most = int(counts.max()) or 1
    for (first, last), count, tone in zip(parts, counts.tolist(), tones.tolist(), strict=True):
        if count:
            left, right = max(0.0, axis.x(first)), min(100.0, axis.x(last + 1))
            height = max(12.0, 100.0 * (count / most) ** 0.5)
            name = f"t{0 if np.isnan(tone) else round(tone)}"
            style = {"left": f"{left:.2f}%", "width": f"{right - left:.2f}%", "height": f"{height:.0f}%"}
            bars.append(["i", {"class": name, "style": style}, []])
    return bars


def _windows(view: View) -> Iterator[tuple[int, int, bool]]:
    """First and last day of what each panel shows, and whether dragging moves it."""
    from explorer.web.compare import courses

    for number, course in enumerate(courses(view)):
        if number == 0 or course.choice[:2] != (view.window[0], view.window[1]):
            yield course.choice.first, course.choice.last, number == 0 and course.origin is None


def _shown(view: View, axis: Axis, at: tuple[int, int, bool]) -> Iterator[Tree]:
    first, last, moves = at
    left, right = max(0.0, axis.x(first)), min(100.0, axis.x(last + 1))
    if left >= 100 or right <= 0:
        return
    style = {"left": f"{left:.2f}%", "width": f"{max(0.3, right - left):.2f}%"}
    handles: list[Tree] = [["b", {"class": "grip start"}, []], ["b", {"class": "grip end"}, []]] if moves else []
    yield ["div", {"class": "strip-window" + (" held" if moves else ""), "style": style}, handles]
