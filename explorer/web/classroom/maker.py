"""
Make a story: the page on which somebody writes one, in the browser.

The server sends the fields, the words and what the data set has; the story never comes here. ``assets/draft.js`` keeps
it, ``class-story-page.js`` and its neighbours show and change it.
"""

from __future__ import annotations

import json

from explorer.records import DataSet
from explorer.records.stories import MOST_STEPS
from explorer.selection import Selection
from explorer.vocabulary import LaneKind, Level
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.words import aria, data_attributes

SHEETS = ("class-60-maker.css",)
SCRIPTS = (
    "draft.js",
    "class-vendor-js-yaml.js",
    "class-story-file.js",
    "class-story-shape.js",
    "class-story-check.js",
    "class-story-aside.js",
    "class-story-fields.js",
    "class-story-steps.js",
    "class-story-drag.js",
    "class-story-page.js",
)

MOST_NAMED = 5_000
"""Events and sources together whose names are sent; of a larger data set the story shows ids."""

_FORM = "YAML"
_FOLDER = "data/stories/"
_SAID = (
    *("saved", "unsaved", "step", "untitled", "nameless", "view.whole", "view.known", "view.lanes", "remove"),
    *("up", "down", "copy", "delete", "preview-from", "open-view"),
    *("moved", "deleted", "copied", "opened", "anew", "former", "restored", "removed", "aside.story", "aside.step"),
)
_CHECKS = (
    *("title", "minutes", "no-steps", "many-steps", "long", "step-title", "step-text", "many-passages", "twice"),
    *(
        "event",
        "theme",
        "source",
        "passage",
        "period",
        "empty",
        "outside",
        "not-of-themes",
        "future",
        "before",
        "ready",
    ),
)
_FAULTS = (
    *("line", "place", "yaml", "quote", "colon", "indent", "key-twice", "alias", "tag", "second", "large", "empty"),
    *("encoding", "story", "key", "text", "told", "language", "list", "mapping", "id", "day", "word", "minutes"),
    *("truth", "passages"),
)


def maker(view: View) -> list[Tree]:
    """The page's main part: why there is nothing without scripts, the story, its steps, and blanks of what repeats."""
    text = view.text
    intro = html.Div(
        [
            html.H1(text("maker.page"), className="maker-title"),
            html.P(text("maker.intro", add=text("maker.add"))),
            html.P(text("maker.needs", form=_FORM, folder=_FOLDER), className="maker-needs", id="maker-needs"),
        ],
        className="maker-intro",
    )
    told = data_attributes(
        words=_json(_words(view)), names=_json(_names(view)), language=text.language, most=str(MOST_STEPS)
    )
    desk = {"class": "maker-desk", "id": "maker", "hidden": "hidden", **told}
    return [intro, ["div", desk, [_file(view), _story(view), _steps(view)]], *_blanks(view)]


def _file(view: View) -> Tree:
    """What is done with the whole story, and what is missing in it."""
    text = view.text
    address = f"/present/own{Selection(lang=view.selection.lang).to_query()}"
    file = {"type": "file", "id": "maker-file", "accept": ".yaml,.yml", "class": "maker-unseen", "tabindex": "-1"}
    file |= {"aria-label": text("maker.open-file", form=_FORM), "hidden": "hidden"}
    ways: list[Tree] = [
        html.A(text("maker.preview"), href=address, className="button maker-main", id="maker-preview"),
        _button(text("maker.download", form=_FORM), "download"),
        _button(text("maker.open-file", form=_FORM), "open"),
        ["input", file, []],
        _button(text("maker.new"), "anew"),
    ]
    parts = [
        html.P(id="maker-saved", className="maker-saved", role="status"),
        html.Div(ways, className="maker-ways", role="group", **aria(label=text("maker.ways"))),
        html.Div([html.P(id="maker-said", role="status"), _undo(view)], className="maker-said", id="maker-done"),
        html.P(id="maker-fault", className="maker-fault", role="alert"),
        html.Section(
            [
                html.H2(text("maker.before"), className="maker-heading"),
                html.Ul(id="maker-missing", className="maker-missing"),
            ]
        ),
        html.Section(
            [
                html.H2(text("maker.aside"), className="maker-heading"),
                html.P(text("maker.aside-hint"), className="maker-hint"),
                html.Ul(id="maker-aside-list", className="maker-aside"),
            ],
            id="maker-aside",
        ),
        html.P(text("maker.where", form=_FORM, folder=_FOLDER), className="maker-hint"),
    ]
    return html.Section(parts, className="maker-file", **aria(label=text("maker.file")))


def _undo(view: View) -> Tree:
    hidden = {"type": "button", "class": "button", "data-do": "undo", "hidden": "hidden"}
    return ["button", hidden, [view.text("maker.undo")]]


def _story(view: View) -> Tree:
    text = view.text
    levels: list[Tree] = [["option", {"value": str(level)}, [text(f"level.{level}")]] for level in Level]
    minutes = {"type": "number", "min": "1", "max": "600", "inputmode": "numeric"}
    fields = [
        _line(text("maker.field.title"), "title"),
        _area(text("maker.field.summary"), "summary", 2),
        _field(text("maker.field.level"), "level", ["select", {"data-field": "level"}, levels]),
        _field(text("maker.field.minutes"), "minutes", ["input", {**minutes, "data-field": "minutes"}, []]),
        _area(text("maker.field.aims"), "aims", 3, text("maker.lines")),
    ]
    heading = html.H2(text("maker.story"), className="maker-heading")
    return html.Section([heading, html.Div(fields, className="maker-fields")], className="maker-story", id="story")


def _steps(view: View) -> Tree:
    text = view.text
    timeline = html.A(text("maker.timeline"), href=Selection(lang=view.selection.lang).address(), className="button")
    none = html.Div(
        [html.P(text("maker.none", add=text("maker.add"))), html.P(timeline)], className="maker-none", id="maker-none"
    )
    blank = _button(text("maker.blank"), "blank")
    heading = html.H2(text("maker.steps"), className="maker-heading", id="maker-steps-name", tabIndex="-1")
    steps = html.Ol(id="maker-steps", className="maker-steps", **aria(labelledby="maker-steps-name"))
    return html.Section([heading, none, steps, html.P(blank)], className="maker-walk")


def _blanks(view: View) -> list[Tree]:
    """Elements from which the script makes a step, a passage, and a part of a view."""
    box: Tree = ["input", {"type": "checkbox", "data-do": "hide"}, []]
    label: Tree = ["label", {"class": "maker-check"}, [box, ["span", {}, [view.text("maker.hide")]]]]
    passage: Tree = ["li", {}, [html.Span(**data_attributes(part="name")), label, _sign("×", "unshow")]]
    part: Tree = ["li", {}, [html.Span(**data_attributes(part="name")), _sign("×", "unview")]]
    body = html.Div([_written(view), _shown(view)], className="maker-step-body")
    step: Tree = ["li", {"class": "maker-step"}, [_head(view), body]]
    made = {"maker-step": step, "maker-passage": passage, "maker-part": part}
    return [["template", {"id": name}, [blank]] for name, blank in made.items()]


def _head(view: View) -> Tree:
    """A step's number and headline, and what can be done with it."""
    copy, delete = (_button(view.text(f"maker.act.{act}"), act) for act in ("copy", "delete"))
    heading = html.H3([html.Span(**data_attributes(part="number")), html.Span(**data_attributes(part="name"))])
    acts = html.Div([_sign("↑", "up"), _sign("↓", "down"), copy, delete], className="maker-acts")
    grip = html.Span("⠿", className="maker-grip", **aria(hidden="true"), **data_attributes(part="grip"))
    return html.Div([grip, heading, acts], className="maker-step-head")


def _written(view: View) -> Tree:
    text = view.text
    fields = [
        _line(text("maker.field.headline"), "title"),
        _area(text("maker.field.text"), "text", 3),
        _area(text("maker.field.question"), "question", 2),
        _area(text("maker.field.hidden"), "hidden", 2, text("maker.lines")),
        _area(text("maker.field.notes"), "notes", 2),
    ]
    return html.Div(fields, className="maker-fields")


def _shown(view: View) -> Tree:
    """What a step's view is, where it leads, and which passages are shown."""
    heading, passages = (html.H4(view.text(f"maker.{key}"), className="maker-label") for key in ("view", "passages"))
    listed = html.Ul(className="maker-passages", **data_attributes(part="passages"))
    return html.Div(
        [
            heading,
            html.Ul(className="maker-view", **data_attributes(part="view")),
            html.P([_link("open-view"), _link("preview-from")], className="maker-links"),
            html.Div([passages, listed], **data_attributes(part="sources")),
        ],
        className="maker-shown",
    )


def _button(words: str, does: str) -> Tree:
    return html.Button(words, className="button", type="button", **data_attributes(do=does))


def _sign(sign: str, does: str) -> Tree:
    """A button with a sign; the script gives it its name, which says what it is about."""
    return html.Button(html.Span(sign, **aria(hidden="true")), className="icon", type="button", **{"data-do": does})


def _link(part: str) -> Tree:
    return html.A(href="/", className="button", **data_attributes(part=part))


def _line(label: str, name: str) -> Tree:
    return _field(label, name, ["input", {"type": "text", "data-field": name, "autocomplete": "off"}, []])


def _area(label: str, name: str, rows: int, hint: str = "") -> Tree:
    return _field(label, name, ["textarea", {"data-field": name, "rows": str(rows)}, []], hint)


def _field(label: str, name: str, entry: Tree, hint: str = "") -> Tree:
    named = [label, *([["small", {}, [f" {hint}"]]] if hint else [])]
    return ["label", {"class": f"maker-field of-{name}"}, [["span", {}, named], entry]]


def _words(view: View) -> dict[str, object]:
    """What the script says; it fills what stands in braces."""
    text = view.text
    blanks = ("n", "total", "what", "day", "lanes", "title", "file", "place", "line", "column", "value", "values")
    filled = {name: f"{{{name}}}" for name in blanks} | {"form": _FORM}
    return {
        "say": {name: text(f"maker.{name}", **filled) for name in _SAID},
        "check": {name: text(f"maker.check.{name}", **filled) for name in _CHECKS},
        "fault": {name: text(f"maker.fault.{name}", **filled) for name in _FAULTS},
        "lanes": {str(kind): text(f"lanes.{kind}") for kind in LaneKind},
        "levels": [str(level) for level in Level],
    }


def _names(view: View) -> dict[str, object]:
    """
    What the data set has.

    Returns:
        ``today``, a day number; ``whole``, whether all of it is here; ``events``: title, first and last day number
        (null: open or not known) and themes by id; ``themes``: names by id; ``sources``: the title, and the locators
        of passages by id.
    """
    data, lang = view.known.data, view.selection.lang
    whole = view.selection.known is None and len(data.events) + len(data.sources) <= MOST_NAMED
    named = {"events": _events(data, lang), "sources": _sources(data, lang)} if whole else {"events": {}, "sources": {}}
    themes = {key: theme.name.in_language(lang).words for key, theme in data.themes.items()}
    return {"today": view.clock.today, "whole": whole, "themes": themes, **named}


def _events(data: DataSet, lang: str) -> dict[str, object]:
    return {
        event.id: [event.title.in_language(lang).words, event.date.earliest, event.date.latest, list(event.themes)]
        for event in data.events
    }


def _sources(data: DataSet, lang: str) -> dict[str, object]:
    return {
        source.id: [
            source.title.in_language(lang).words,
            {passage.id: passage.locator.in_language(lang).words for passage in source.passages},
        ]
        for source in data.sources.values()
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
