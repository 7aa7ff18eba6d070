"""
Presenting: ``/present/<story>`` on the projector, ``/presenter/<story>`` for the teacher, ``/s/<story>/<n>`` for
pupils.

The first two are the same page, whole, with all steps in it: it goes on when the network does not. The third is one
step without what is hidden on it and without notes. ``/present/own`` is the page without steps: the browser fills it
from the story that is kept there (``slide_of`` gives it each step's timeline, ``cards`` the passages).
"""

from __future__ import annotations

import ipaddress
import json
from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

import segno

from explorer.i18n import Catalogue
from explorer.records import Story
from explorer.selection import Selection
from explorer.stories import short_name, view_of
from explorer.web.classroom.asked import Asked
from explorer.web.classroom.frame import Leaf
from explorer.web.classroom.slides import Card, Place, Wording, card, cards_of, slide, step_view, words_of
from explorer.web.parts import Tree, html
from explorer.web.shelf import Shelf
from explorer.web.words import aria, data_attributes, said

SHEETS = ("30_reader.css", "32_record.css", "40_timeline.css", "class-50-present.css")
SCRIPTS = ("class-30-deck.js", "class-32-keys.js", "class-34-panels.js")
COMMAND = "unsealed serve --host 0.0.0.0"
OWN = "own"
"""In place of a story's id: the story that is kept in the browser."""

KEYS = (
    ("present.next", "→"),
    ("present.previous", "←"),
    ("present.reveal", "R"),
    ("present.black", "B"),
    ("present.show-notes", "N"),
    ("present.full", "F"),
    ("present.overview", "G"),
    ("present.timer", "T"),
    ("present.presenter", "P"),
    ("present.room", "Q"),
    ("present.help", "?"),
    ("present.leave", "Esc"),
)
"""What each key does, in the order of the buttons; ``class-32-keys.js`` finds a button by its key."""

_SHOWN_IN_BAR = ("present.previous", "present.next", "present.reveal", "present.show-notes", "present.overview")


def deck(story: Story | None, asked: Asked, shelf: Shelf, host: str, *, presenter: bool, phone: bool) -> Leaf:
    """
    The page with all steps.

    Args:
        story: None for the one that is kept in the browser.
        asked: In which language; the step is for the browser to find in the address.
        shelf: What there is.
        host: The address under which the reader reached this server: ``http://127.0.0.1:8050/``.
        presenter: Whether it is the teacher's.
        phone: Whether the screen is narrow.
    """
    text = shelf.texts[asked.selection.lang]
    slides = html.Div(
        [] if story is None else list(_slides(story, asked, shelf, host, phone=phone)), id="slides", className="slides"
    )
    attributes = {
        "class": "deck",
        "id": "deck",
        "data-mode": "presenter" if presenter else "stage",
        "data-told": json.dumps(_told(story, text), ensure_ascii=False),
    }
    title = said(story.title, text) if story else [text("present.own")]
    main: Tree = ["main", {"class": "deck-main", "id": "main"}, [slides, *_beside(text)]]
    body: list[Tree] = [["div", attributes, [_bar(title, text), main, *_panels(story, text)]]]
    heading = story.title.in_language(text.language).words if story else text("present.own")
    scripts = ("parts.js", *SCRIPTS, "class-36-own.js") if story is None else SCRIPTS
    about = story.summary.in_language(text.language).words if story and story.summary else ""
    return Leaf(heading, body, "present", SHEETS, scripts, about)


def _told(story: Story | None, text: Catalogue) -> dict[str, object]:
    """What the scripts need to know, and the words that they say."""
    return {
        "story": story.id if story else OWN,
        "minutes": story.minutes if story else 0,
        "step": text("present.step", n="{n}", of="{of}"),
        "left": [text("present.left", n=n) for n in range(20)],
        "end": text("present.end"),
        "missing": text("present.own-missing"),
        "unreachable": text("present.own-unreachable"),
    }


def _slides(story: Story, asked: Asked, shelf: Shelf, host: str, *, phone: bool) -> Iterable[Tree]:
    language = asked.selection.lang
    text = shelf.texts[language]
    for n, step in enumerate(story.steps, start=1):
        view = step_view(view_of(step, language), shelf)
        room = [_room(pupils_address(story.id, n, language, shelf, host), text)]
        yield slide(words_of(step, text), cards_of(step, shelf), view, Place(n, room), phone=phone)


def pupils_address(story: str, step: int, language: str, shelf: Shelf, host: str) -> str:
    """The short address of a step, for phones."""
    name = short_name(story, shelf.on(None).data.stories)
    lang = Selection(lang=language).to_query()
    return f"{host.rstrip('/')}/s/{name}/{step}{lang}"


def _room(address: str, text: Catalogue) -> Tree:
    """The address of the step as a code and in words, and what to do if it leads nowhere for other machines."""
    code = segno.make(address, error="m")
    size = code.symbol_size(border=4)[0]
    path = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(code.matrix_iter(border=4)) for x, dark in enumerate(row) if dark
    )
    picture: Tree = [
        "svg",
        {"class": "room-code", "viewBox": f"0 0 {size} {size}", "role": "img", "aria-label": text("present.code")},
        [["path", {"d": path}, []]],
    ]
    hint = [html.P(text("present.room-local", command=COMMAND), className="room-hint")] if _is_local(address) else []
    return html.Aside(
        [html.H3(text("present.room")), picture, html.P(address, className="room-address"), *hint],
        className="slide-room",
        **aria(label=text("present.room")),
    )


def _is_local(address: str) -> bool:
    name = urlsplit(address).hostname or ""
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return name == "localhost"


def _bar(title: Sequence[Tree], text: Catalogue) -> Tree:
    """Title, which step it is, and the buttons that are always there."""
    keys = dict(KEYS)
    buttons = [_button(name, keys[name], text) for name in (*_SHOWN_IN_BAR, "present.help", "present.leave")]
    place = html.Span(className="deck-place", id="deck-place", **aria(live="polite"))
    name: Tree = ["h1", {"class": "deck-title"}, [*title, html.Span(" · ", **aria(hidden="true")), place]]
    timer = html.Span(className="deck-timer", id="deck-timer", role="timer", hidden="hidden")
    tools: Tree = ["div", {"class": "deck-keys", "role": "toolbar", "aria-label": text("present.keys")}, buttons]
    return ["header", {"class": "deck-bar"}, [name, timer, tools]]


def _button(name: str, key: str, text: Catalogue) -> Tree:
    sign: Tree = ["kbd", {"aria-hidden": "true"}, [key]]
    words = html.Span(text(name), className="deck-words")
    return html.Button([sign, words], className="deck-key", type="button", **data_attributes(key=key))


def _beside(text: Catalogue) -> list[Tree]:
    """What only the presenter's window shows: what comes next, the clock."""
    return [
        html.Aside(
            [
                html.H2(text("present.upcoming")),
                html.P(className="next-title", id="next-title"),
                html.P(className="next-text", id="next-text"),
                html.P(className="next-left", id="next-left"),
                html.P(className="next-clock", id="next-clock"),
            ],
            className="deck-next",
            **aria(label=text("present.upcoming")),
        )
    ]


def _panels(story: Story | None, text: Catalogue) -> list[Tree]:
    """Overview, keys, black: closed until they are asked for."""
    steps = [] if story is None else list(enumerate(story.steps, start=1))
    links = [
        html.Li(
            html.Button(
                [html.Span(str(n), className="overview-number"), html.Span(said(step.title, text))],
                className="overview-step",
                type="button",
                **data_attributes(go=str(n)),
            )
        )
        for n, step in steps
    ]
    keys = [html.Li(_button(name, key, text)) for name, key in KEYS]
    return [
        _dialog("deck-overview", text("present.overview"), html.Ol(links, id="overview-steps"), text),
        _dialog("deck-help", text("present.keys"), html.Ul([*keys, html.Li(text("present.digits"))]), text),
        ["div", {"class": "deck-black", "id": "deck-black", "hidden": "hidden"}, []],
    ]


def _dialog(name: str, heading: str, content: Tree, text: Catalogue) -> Tree:
    close = html.Button(text("present.close"), className="dialog-close", type="button", **data_attributes(close=name))
    parts = [html.H2(heading, id=f"{name}-heading"), content, close]
    return ["dialog", {"class": "deck-dialog", "id": name, "aria-labelledby": f"{name}-heading"}, parts]


def for_pupils(story: Story, number: int, asked: Asked, shelf: Shelf) -> Leaf:
    """One step for a phone: nothing that is hidden, no notes, and the way to the same view of the explorer."""
    language = asked.selection.lang
    text = shelf.texts[language]
    step = story.steps[number - 1]
    view = step_view(view_of(step, language), shelf)
    shown = slide(words_of(step, text), cards_of(step, shelf), view, Place(number, []), beneath=False, phone=True)
    place = text("present.step", n=number, of=len(story.steps))
    name: Tree = ["h1", {"class": "deck-title"}, [*said(story.title, text), " · ", place]]
    there = html.A(text("present.explore"), href=view.selection.address(), className="button")
    body: list[Tree] = [
        ["header", {"class": "deck-bar"}, [name]],
        ["main", {"class": "deck-main", "id": "main"}, [shown, html.P(there, className="pupil-way")]],
    ]
    title = f"{step.title.in_language(language).words} · {story.title.in_language(language).words}"
    return Leaf(title, body, "present pupil", SHEETS)


def slide_of(asked: Asked, shelf: Shelf, *, lines: int, has_question: bool, has_notes: bool) -> Tree:
    """A step of the story that is kept in the browser: its timeline, with slots for words that are only there."""
    view = step_view(asked.selection, shelf)
    told = Wording([], [], [] if has_question else None, ([],) * lines, [] if has_notes else None)
    return slide(told, [], view, Place(asked.step, []))


def cards(places: list[tuple[str, str, bool]], asked: Asked, shelf: Shelf, *, sealed: bool) -> list[Tree]:
    """
    Passages for such a step, as known on the day of the address.

    Args:
        places: Source, passage, and whether it is a bar until it is revealed; those that do not exist are left out.
        asked: The view.
        shelf: What there is.
        sealed: Whether they are bars because they were sealed, on another day than that of the address.
    """
    view = step_view(asked.selection, shelf)
    found = list[Tree]()
    for source, passage, hidden in places:
        record = view.known.data.sources.get(source)
        known = next((p for p in record.passages if p.id == passage), None) if record else None
        if record is not None and known is not None:
            found.append(card(Card(record, known, hidden, sealed), view))
    return found
