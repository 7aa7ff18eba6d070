"""
The second clock on the page: a slider over the whole period with a mark for each release, a date to type, steps from
release to release, and a comparison of two days.

Everything works without scripts but the slider. Links and forms say in ``data-known`` which day they lead to:
``assets/clock.js`` sets the clock in the reader's own address, so that what is hidden on one day is there again on
another.
"""

from __future__ import annotations

from dataclasses import replace

from explorer.changes import Counts
from explorer.dates import FIRST_DAY, day_number, to_date
from explorer.figures.axis import Axis
from explorer.i18n import Catalogue
from explorer.selection import Selection
from explorer.web.forms import form
from explorer.web.parts import Tree, html
from explorer.web.shelf import Clock, View
from explorer.web.tools import period_ends
from explorer.web.words import aria, data_attributes

_MARKS = 0.25  # percent of the slider's length that two marks lie apart at least


def clock(view: View) -> list[Tree]:
    """All of it: how to set it, how to compare two days, and the slider."""
    return [_head(view), _slider(view)]


def _head(view: View) -> Tree:
    text, at = view.text, view.clock
    steps = [
        _step(view, "◂", "clock.previous", at.previous, "previous"),
        html.Button(
            [html.Span("▶", className="clock-sign", **aria(hidden="true")), html.Span(text("clock.play"))],
            className="button clock-play",
            type="button",
            **data_attributes(action="play", play=text("clock.play"), pause=text("clock.pause")),
        ),
        _step(view, "▸", "clock.next", at.following, "next"),
        _today(view),
    ]
    group = html.Div(steps, className="clock-steps", role="group", **aria(label=text("clock.region")))
    return html.Div([_day_form(view), group, _comparing(view)], className="clock-head")


def _day_form(view: View) -> Tree:
    """The day as a date to type or to pick."""
    text = view.text
    field = _date_field(text("clock.label"), "known", view.clock.day, view)
    plain = replace(view.selection, known=None)
    more = {"class": "fields clock-day", "data-clock": "known"}
    return form(plain, text("clock.region"), [field], text("clock.show"), **more)


def _date_field(label: str, name: str, day: int, view: View) -> Tree:
    ends = {"min": str(to_date(max(view.period[0], FIRST_DAY))), "max": str(to_date(view.clock.today))}
    entry = {"type": "date", "name": name, "value": str(to_date(day)), **ends}
    return ["label", {"class": "field"}, [["span", {}, [label]], ["input", entry, []]]]


def _step(view: View, sign: str, key: str, day: int | None, name: str) -> Tree:
    """A link to another release; what would lead nowhere is no link."""
    words = view.text(key)
    inner = [html.Span(sign, **aria(hidden="true")), html.Span(words, className="clock-words")]
    if day is None:
        return html.Span(inner, className=f"button off clock-{name}", title=words, **aria(disabled="true"), role="link")
    target = _at(view, day)
    title = f"{words}: {view.text.day(to_date(day))}"
    known = data_attributes(known=str(target.known) if target.known else "")
    return html.A(inner, href=target.address(), className=f"button clock-{name}", title=title, **known)


def _today(view: View) -> Tree:
    words = view.text("clock.today")
    if view.selection.known is None:
        return html.Span(words, className="button off clock-today", **aria(disabled="true"), role="link")
    off = replace(view.selection, known=None).address()
    return html.A(words, href=off, className="button clock-today", **data_attributes(known=""))


def _at(view: View, day: int) -> Selection:
    """The view with the clock set to a day; to today, it is off."""
    return replace(view.selection, known=None if day >= view.clock.today else to_date(day))


def _comparing(view: View) -> Tree:
    """Choose a second day: what has changed since then."""
    text, selection, at = view.text, view.selection, view.clock
    before = at.day if at.day in at.openings else at.previous
    earlier = selection.against or to_date(max(view.period[0], (before if before is not None else at.day) - 1))
    lines = [_date_field(text("changes.with"), "against", day_number(earlier), view)]
    plain = replace(selection, against=None)
    made = form(plain, text("changes.menu"), lines, text("changes.compare"), **{"data-clock": "against"})
    off: list[Tree] = []
    if selection.against:
        stop = data_attributes(against="")
        query = plain.address()
        off = [html.A(text("changes.stop"), href=query, className="menu-item", **stop)]
    summary = html.Summary(text("changes.menu"), className="chip" + (" on" if selection.against else ""))
    return html.Details([summary, html.Div([made, *off], className="menu forms")], className="drop up clock-compare")


def _slider(view: View) -> Tree:
    """The whole period from its first day to its last, as on the strip above it, and a tick for each release."""
    text, at, (begin, end) = view.text, view.clock, view.period
    axis = Axis(begin, end + 1, 0.0, 100.0)
    today = axis.x(at.today)
    spoken = text.day(to_date(at.day))
    entry = {
        "type": "range",
        "class": "clock-slider",
        "min": str(begin),
        "max": str(at.today),
        "step": "1",
        "value": str(at.day),
        "aria-label": text("clock.slider"),
        "aria-valuetext": spoken,
        "data-releases": " ".join(str(day) for day in at.openings),
        "data-end": str(end),
        "style": {"width": f"calc({today:.2f}% + var(--thumb))"},
    }
    ticks = [["i", {"class": "clock-tick", "style": {"left": f"{x:.2f}%"}}, []] for x in _ticks(at, axis)]
    done = ["i", {"class": "clock-past", "style": {"width": f"{axis.x(at.day):.2f}%"}}, []]
    line: Tree = ["div", {"class": "clock-line", "aria-hidden": "true"}, [done, *ticks]]
    ends = [["span", {"class": "strip-end", "aria-hidden": "true"}, [year]] for year in period_ends(view)]
    return [
        "div",
        {"class": "clock-slide"},
        [ends[0], ["div", {"class": "clock-room"}, [line, ["input", entry, []]]], ends[1]],
    ]


def _ticks(at: Clock, axis: Axis) -> list[float]:
    """Where the releases stand, those that would fall on one another once."""
    found = list[float]()
    for day in at.openings:
        x = axis.x(day + 0.5)
        if x >= 0 and (not found or x - found[-1] >= _MARKS):
            found.append(x)
    return found


def said(view: View) -> str:
    """What the release changed on which the clock stands; on other days how much was sealed."""
    if view.clock.step is not None:
        return changed(view.clock.step.counts, view.text)
    return view.text("sealed.count", n=len(view.known.data.sealed_until))


def changed(found: Counts, text: Catalogue) -> str:
    """What a release changed: documents, claims that speak, statuses, events that come to light."""
    parts = (("opened", found.opened), ("speaking", found.speaking), ("changed", found.changed), ("told", found.told))
    said = [text(f"clock.{name}", n=n) for name, n in parts if n]
    return "; ".join(said) if said else text("clock.nothing")


def notice(view: View) -> list[Tree]:
    """Said plainly while the second clock is set or two days are compared, with one link that takes it off."""
    selection, text = view.selection, view.text
    if selection.known is None and selection.against is None:
        return []
    parts = list[Tree]()
    if selection.known is not None:
        off = replace(selection, known=None).address()
        link = html.A(text("known.off"), href=off, **data_attributes(known=""))
        parts += [html.B(text("known.on", day=text.day(selection.known))), html.Span(said(view), role="status"), link]
    if selection.against is not None:
        off = replace(selection, against=None).address()
        link = html.A(text("changes.stop"), href=off, **data_attributes(against=""))
        parts += [html.B(text("known.with", day=text.day(selection.against))), link]
    return [html.P(parts, className="known")]


def caption(selection: Selection, text: Catalogue) -> str:
    """What the second clock is set to, for figures and exports; empty where it is off."""
    parts = []
    if selection.known:
        parts.append(text("known.on", day=text.day(selection.known)))
    if selection.against:
        parts.append(text("known.with", day=text.day(selection.against)))
    return " · ".join(parts)
