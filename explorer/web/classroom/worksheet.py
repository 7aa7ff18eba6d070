"""
``/activity/<word>``: a sheet of tasks on the screen, which prints as sheets for pupils, answers and the teacher's page.

The key is on the page, so that it is checked in the browser and nobody is told how a pupil did; without scripts the
answers are under a heading that opens. ``assets/class-40-sheet.js`` checks, ``class-42-order.js`` moves.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from explorer.activities import Activity, NotEnough, Sheet, make_sheet
from explorer.activities.sheet import Choice, Exhibit, Item, Open, Ordering
from explorer.export.sheets import sheet_pdf
from explorer.i18n import Catalogue
from explorer.records import Story
from explorer.web.classroom.asked import Asked
from explorer.web.classroom.material import pool_of
from explorer.web.classroom.wishes import wishes
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.words import aria, data_attributes

SHEETS = ("class-70-sheet.css", "class-90-print.css")
SCRIPTS = ("class-40-sheet.js", "class-42-order.js")


def worksheet(activity: Activity, asked: Asked, view: View, story: Story | None) -> list[Tree]:
    """The main part of the page; where the material does not do, a line that says what would."""
    text, path = view.text, f"/activity/{activity}"
    try:
        sheet = make_sheet(activity, pool_of(view, story), asked.wish)
    except NotEnough as lacking:
        words = text(lacking.what, n=lacking.found, needed=lacking.needed)
        return [
            html.H1(text(f"activity.{activity}.name"), className="class-title"),
            html.P([words, " ", _more(asked, path, text)], className="sheet-lacks", role="status"),
            wishes(activity, asked, view),
            _back(asked, text),
        ]
    made = replace(asked, wish=sheet.wish)
    return [
        _back(asked, text),
        html.H1(sheet.title, className="class-title"),
        html.Div([html.P(line) for line in sheet.intro], className="sheet-intro"),
        _tools(made, path, text),
        wishes(activity, made, view),
        *_groups(sheet, text),
        html.P(
            className="sheet-score",
            id="sheet-score",
            role="status",
            **data_attributes(words=text("sheet.score", right="{right}", of="{of}")),
        ),
        answers(sheet, text),
        plan(sheet, text),
        *citations(sheet, text),
    ]


def pdf_of(activity: Activity, asked: Asked, view: View, story: Story | None, *, host: str) -> tuple[str, bytes]:
    """
    The same sheet as PDF: the file's name and its bytes.

    Raises:
        NotEnough: The material does not do.
    """
    sheet = make_sheet(activity, pool_of(view, story), asked.wish)
    address = host.rstrip("/") + replace(asked, wish=sheet.wish).address(f"/activity/{activity}")
    return f"unsealed-{activity}-{sheet.wish.seed}.pdf", sheet_pdf(sheet, view.text, address=address)


def _back(asked: Asked, text: Catalogue) -> Tree:
    there = replace(asked, wish=asked.wish._replace(event="")).address("/class")
    return html.P(html.A(text("sheet.back"), href=f"{there}#activities"), className="sheet-back")


def _more(asked: Asked, path: str, text: Catalogue) -> Tree:
    """The way to more material: from a story to everything, from a view to the timeline."""
    if asked.story:
        return html.A(text("class.from-all"), href=replace(asked, story="").address(path))
    return html.A(text("class.choose"), href=asked.selection.address())


def _tools(asked: Asked, path: str, text: Catalogue) -> Tree:
    another = replace(asked, wish=asked.wish._replace(seed=asked.wish.seed + 1, event="")).address(path)
    return html.Div(
        [
            html.A(text("sheet.pdf"), href=asked.address(f"{path}.pdf"), className="button strong"),
            html.Button(text("sheet.print"), className="button", type="button", **data_attributes(action="print")),
            html.A(text("sheet.another"), href=another, className="button"),
            html.Span(text("sheet.number", n=str(asked.wish.seed)), className="hint"),
        ],
        className="sheet-tools",
    )


def _groups(sheet: Sheet, text: Catalogue) -> Iterable[Tree]:
    number = 0
    for group in sheet.groups:
        tasks = list[Tree]()
        for item in group.items:
            number += 1
            tasks.append(_task(item, number, text))
        heading = [html.H2(group.heading)] if group.heading else []
        shown = [exhibit(e, text) for e in group.exhibits]
        first = number - len(tasks) + 1
        tasks_list: Tree = ["ol", {"class": "tasks", "start": str(first)}, tasks]
        yield html.Section(
            [*heading, *([html.Div(shown, className="exhibits")] if shown else []), tasks_list], className="group"
        )


def _task(item: Item, number: int, text: Catalogue) -> Tree:
    if isinstance(item, Choice):
        return _choice(item, number, text)
    if isinstance(item, Ordering):
        return _ordering(item, number, text)
    return _open(item, number, text)


def _choice(item: Choice, number: int, text: Catalogue) -> Tree:
    name = f"task-{item.id}"
    options: list[Tree] = [
        [
            "label",
            {"class": "option", "data-option": option.key},
            [["input", {"type": "radio", "name": name, "value": option.key}, []], html.Span(option.words)],
        ]
        for option in item.options
    ]
    legend: Tree = ["legend", {}, [_number(number), html.Span(item.prompt)]]
    body: list[Tree] = [
        legend,
        *[exhibit(e, text) for e in item.exhibits],
        html.Div(options, className="options" + (" brief" if len(options) == 2 else "")),
        _check(text),
        _verdict([html.P(line) for line in item.why]),
    ]
    return _task_of("choice", item.id, [["fieldset", {}, body]], right=item.right)


def _ordering(item: Ordering, number: int, text: Catalogue) -> Tree:
    when = {option.key: option.words for option in item.when}
    entries = [
        html.Li(
            [
                html.Span(className="order-place", **aria(hidden="true")),
                html.Span(entry.words, className="order-words"),
                html.Span(when.get(entry.key, ""), className="order-when", hidden="hidden"),
                _mover("up", "sheet.earlier", entry.words, text),
                _mover("down", "sheet.later", entry.words, text),
            ],
            className="order-entry",
            draggable="true",
            **data_attributes(key=entry.key),
        )
        for entry in item.entries
    ]
    body = [
        html.P([_number(number), html.Span(item.prompt)], className="prompt"),
        html.Ol(entries, className="order", **data_attributes(moved=text("sheet.moved", n="{n}", of="{of}"))),
        _check(text),
        _verdict([]),
    ]
    return _task_of("ordering", item.id, body, right=" ".join(item.right))


def _mover(way: str, key: str, words: str, text: Catalogue) -> Tree:
    sign = html.Span("↑" if way == "up" else "↓", **aria(hidden="true"))
    return html.Button(
        sign, className="mover", type="button", **aria(label=text(key, what=words)), **data_attributes(move=way)
    )


def _open(item: Open, number: int, text: Catalogue) -> Tree:
    field = f"answer-{item.id}"
    label: Tree = ["label", {"class": "prompt", "for": field}, [_number(number), html.Span(item.prompt)]]
    area: Tree = ["textarea", {"id": field, "rows": str(item.lines), "class": "answer"}, []]
    lines = html.Div([html.Span(className="line") for _ in range(item.lines)], className="lines", **aria(hidden="true"))
    uncovered = [*[exhibit(e, text) for e in item.revealed], *[html.P(line) for line in item.answer]]
    reveal = [html.Details([html.Summary(text("sheet.reveal")), *uncovered], className="reveal")] if uncovered else []
    return _task_of(
        "open", item.id, [label, *[exhibit(e, text) for e in item.exhibits], area, lines, *reveal], right=""
    )


def _task_of(kind: str, name: str, body: list[Tree], *, right: str) -> Tree:
    attributes = {"class": f"task task-{kind}", "data-task": kind, "data-id": name, "id": f"item-{name}"}
    return ["li", {**attributes, **({"data-right": right} if right else {})}, body]


def _number(number: int) -> Tree:
    return html.Span(f"{number}.", className="task-number")


def _check(text: Catalogue) -> Tree:
    words = data_attributes(right=text("sheet.right"), wrong=text("sheet.wrong"), none=text("sheet.choose"))
    return html.Button(
        text("sheet.check"), className="button check", type="button", **data_attributes(action="check"), **words
    )


def _verdict(why: list[Tree]) -> Tree:
    words = html.P(className="verdict-words", role="status")
    return html.Div([words, html.Div(why, className="why", hidden="hidden")], className="verdict")


def exhibit(shown: Exhibit, text: Catalogue) -> Tree:
    """A passage with its letter, its facts (or blanks), its words (or a bar)."""
    named = shown.heading.endswith(f" {shown.letter}")  # "Document A" needs no A in front of it
    letter = [html.Span(shown.letter, className="letter")] if shown.letter and not named else []
    facts: list[Tree] = []
    for fact in shown.facts:
        value = fact.value or html.Span(className="blank", role="img", **aria(label=text("sheet.blank")))
        facts.append(html.Div([html.Dt(fact.name), html.Dd(value)]))
    words: list[Tree] = [
        html.Mark(piece.words, className="quote", lang=piece.language or None)
        if piece.quoted
        else html.Span(piece.words)
        for piece in shown.words
    ]
    if shown.barred:
        words = [
            html.Span(className="exhibit-bar", **aria(hidden="true")),
            html.Span(shown.barred, className="barred-words"),
        ]
    return html.Div(
        [
            html.P([*letter, html.B(shown.heading)], className="exhibit-head"),
            *([html.Dl(facts, className="facts")] if facts else []),
            html.P(words, className="exhibit-words"),
        ],
        className="exhibit",
    )


def answers(sheet: Sheet, text: Catalogue) -> Tree:
    """The key: on the screen under a heading that opens, on paper on a sheet of its own."""
    found = [html.Li(_answer(item), value=str(n)) for n, item in enumerate(sheet.items(), start=1)]
    summary = html.Summary(text("sheet.answers"))
    return html.Details([summary, html.H2(text("sheet.answers")), html.Ol(found)], className="sheet-key")


def _answer(item: Item) -> list[Tree]:
    if isinstance(item, Choice):
        words = next(option.words for option in item.options if option.key == item.right)
        return [html.P(html.B(words)), *[html.P(line) for line in item.why]]
    if isinstance(item, Ordering):
        names, when = ({o.key: o.words for o in some} for some in (item.entries, item.when))
        return [html.Ol([html.Li([html.B(names[key]), f" · {when.get(key, '')}"]) for key in item.right])]
    return [html.P(line) for line in item.answer]


def plan(sheet: Sheet, text: Catalogue) -> Tree:
    """The teacher's page."""
    parts = [
        html.Div([html.H3(part.heading), html.Ul([html.Li(line) for line in part.lines])], className="plan-part")
        for part in sheet.plan
    ]
    summary = html.Summary(text("sheet.plan"))
    return html.Details([summary, html.H2(text("sheet.plan")), *parts], className="sheet-plan")


def citations(sheet: Sheet, text: Catalogue) -> list[Tree]:
    """The documents, cited."""
    if not sheet.citations:
        return []
    lines = [html.Li([html.B(f"{c.key} "), c.words] if len(c.key) == 1 else c.words) for c in sheet.citations]
    summary = html.Summary(text("sheet.citations"))
    return [html.Details([summary, html.H2(text("sheet.citations")), html.Ul(lines)], className="sheet-citations")]
