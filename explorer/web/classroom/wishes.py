"""How a sheet can be made otherwise: a form whose fields are parts of the address."""

from __future__ import annotations

from urllib.parse import parse_qsl

from explorer.activities import Activity
from explorer.activities.sheet import Clock, Gap
from explorer.web.classroom.asked import Asked
from explorer.web.parts import Tree, html
from explorer.web.shelf import View

EXCERPTS = (0, 30, 60, 120)


def wishes(activity: Activity, asked: Asked, view: View) -> Tree:
    """The form: how many, the sheet's number, and what else the activity asks for; it works without scripts."""
    text, wish = view.text, asked.wish
    fields = [
        _number(text("sheet.size"), "n", wish.size or "", 1, 16),
        _number(text("sheet.seed"), "seed", wish.seed, 1, 999999),
    ]
    if activity is Activity.IN_ORDER:
        fields.append(_menu(text("sheet.by"), "order", {c: text(f"sheet.by-{c}") for c in Clock}, wish.clock))
        fields.append(_menu(text("sheet.gap"), "gap", {g: text(f"sheet.gap-{g}") for g in Gap}, wish.gap))
    if activity is Activity.PACKET:
        lengths = sorted({*EXCERPTS, wish.excerpt})
        words = {str(n): text("sheet.words", n=n) if n else text("sheet.quote-only") for n in lengths}
        fields.append(_menu(text("sheet.excerpt"), "excerpt", words, str(wish.excerpt)))
    if activity is Activity.ACCOUNTS:
        fields = fields[1:]
    names = {"n", "seed", "order", "gap", "excerpt"}
    kept = [(k, v) for k, v in parse_qsl(asked.address("").removeprefix("?")) if k not in names]
    hidden: list[Tree] = [["input", {"type": "hidden", "name": key, "value": value}, []] for key, value in kept]
    make = html.Button(text("sheet.make"), className="button", type="submit")
    form: Tree = [
        "form",
        {"class": "wishes", "method": "get", "action": f"/activity/{activity}", "aria-label": text("sheet.wishes")},
        [*hidden, *fields, make],
    ]
    return html.Details([html.Summary(text("sheet.wishes")), form], className="wishes-drop")


def _number(label: str, name: str, value: object, least: int, most: int) -> Tree:
    entry = {"type": "number", "name": name, "value": str(value), "min": str(least), "max": str(most)}
    return ["label", {"class": "field"}, [["span", {}, [label]], ["input", entry, []]]]


def _menu(label: str, name: str, words: dict[str, str], chosen: str) -> Tree:
    options: list[Tree] = [
        ["option", {"value": key, **({"selected": "selected"} if key == chosen else {})}, [said]]
        for key, said in words.items()
    ]
    return ["label", {"class": "field"}, [["span", {}, [label]], ["select", {"name": name}, options]]]
