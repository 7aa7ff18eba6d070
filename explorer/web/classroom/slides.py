"""
Slides: a step of a story as one screen, to be read from the back row.

A slide has its words on the left, passages as cards on the right, the timeline of its view below, and what only the
teacher sees. What is hidden at first has ``data-hidden``: a bar that gives way to the words beneath it, or a line that
is not there yet; ``assets/class-30-deck.js`` reveals one after the other. A passage that was sealed on the day to which
the view sets the second clock is such a bar by itself, and on a page for pupils nothing lies beneath it.
"""

from __future__ import annotations

from typing import NamedTuple

from explorer.dates import stretch
from explorer.i18n import Catalogue
from explorer.openness import disclosure
from explorer.records import Passage, Source, Step, Told
from explorer.selection import Selection
from explorer.vocabulary import key_of
from explorer.web.classroom.still import strip
from explorer.web.parts import Tree, html
from explorer.web.shelf import Shelf, View
from explorer.web.source.passages import withheld_bar
from explorer.web.source.record import stamps
from explorer.web.words import Part, aria, data_attributes, gloss, marked, said


class Card(NamedTuple):
    """A passage on a slide; whether it is a bar at first, and whether because its document was sealed on that day."""

    source: Source
    passage: Passage
    hidden: bool = False
    sealed: bool = False


class Wording(NamedTuple):
    """What a slide says; empty texts are slots that the browser fills from a story that is only there."""

    title: list[Part]
    text: list[Part]
    question: list[Part] | None
    hidden: tuple[list[Part], ...]
    notes: list[Part] | None


class Place(NamedTuple):
    """Which step it is, and where pupils find it."""

    number: int
    room: list[Tree]


def words_of(step: Step, text: Catalogue) -> Wording:
    """The words of a step in the language of the screen."""

    def spoken(told: Told | None) -> list[Part] | None:
        return None if told is None else said(told, text)

    hidden = tuple(said(line, text) for line in step.hidden)
    return Wording(said(step.title, text), said(step.text, text), spoken(step.question), hidden, spoken(step.notes))


def cards_of(step: Step, shelf: Shelf) -> list[Card]:
    """The passages of a step, as they are known today."""
    sources = shelf.on(None).data.sources
    return [Card(sources[s.source], _passage(sources[s.source], s.passage), s.hidden) for s in step.sources]


def _passage(source: Source, name: str) -> Passage:
    return next(passage for passage in source.passages if passage.id == name)


def slide(
    told: Wording, cards: list[Card], view: View, place: Place, *, beneath: bool = True, phone: bool = False
) -> Tree:
    """
    One step.

    Args:
        told: Its words.
        cards: Its passages.
        view: The view that it sets.
        place: Where it is in the story.
        beneath: Whether what is revealed later is there already; not on a page that pupils look at.
        phone: Whether the timeline is for a narrow screen.
    """
    text = view.text
    left: list[Tree] = [
        *_date(view),
        html.H2(told.title, className="slide-title", id=f"step-{place.number}-title", **data_attributes(slot="title")),
        html.P(told.text, className="slide-text", **data_attributes(slot="text")),
    ]
    if told.question is not None:
        asked = html.Span(told.question, **data_attributes(slot="question"))
        left.append(html.P([html.B(text("present.question")), " ", asked], className="slide-question"))
    if beneath and told.hidden:
        lines = [html.Li(line, className="slide-line", **data_attributes(hidden="line")) for line in told.hidden]
        left.append(html.Ul(lines, className="slide-lines"))
    shown = [card(c, view, beneath=beneath) for c in cards]
    stage = html.Div(
        [html.Div(left, className="slide-told"), html.Div(shown, className=f"slide-shown n{len(shown)}")],
        className="slide-stage",
    )
    teacher = [] if not beneath or told.notes is None else [_notes(told.notes, text)]
    address = view.selection.address()
    return html.Section(
        [stage, slide_strip(view, phone=phone), *teacher, *place.room],
        className="slide",
        id=f"step-{place.number}",
        **aria(labelledby=f"step-{place.number}-title"),
        **data_attributes(view=address, step=str(place.number)),
    )


def _notes(notes: list[Part], text: Catalogue) -> Tree:
    words = html.P(notes, **data_attributes(slot="notes"))
    return html.Aside(
        [html.H3(text("present.notes")), words], className="slide-notes", **aria(label=text("present.notes"))
    )


def _date(view: View) -> list[Tree]:
    """When and where the chosen event was, as far as that was known."""
    event, text = view.known.data.event(view.selection.event), view.text
    if event is None:
        return []
    parts = [text.date(event.date)]
    if event.place:
        parts.append(event.place.name.in_language(text.language).words)
    return [html.P(" · ".join(parts), className="slide-date")]


def card(shown: Card, view: View, *, beneath: bool = True) -> Tree:
    """A passage: its document's markings, where it is, what it says; or a bar until it is revealed."""
    source, passage, text = shown.source, shown.passage, view.text
    sealed = shown.sealed or source.id not in view.known.data.sources
    if not sealed and not shown.hidden:
        return html.Div([_head(source, passage, text), *_words(source, passage, text)], className="card")
    bar = _bars(_until(source, text) if sealed else text("present.hidden"))
    words = html.Div(_words(source, passage, text), className="card-words")
    head = _head(source, passage, text)
    if not beneath:
        return html.Div([bar] if sealed else [head, bar], className="card barred")
    inner = [bar, html.Div([head, words], className="card-words")] if sealed else [head, bar, words]
    return html.Div(inner, className="card", **data_attributes(hidden="card"))


def _until(source: Source, text: Catalogue) -> str:
    return text("sealed.until", day=text.date(disclosure(source).first.date))


def _bars(words: str) -> Tree:
    """Three black lines and what they stand for."""
    lines = [html.Span(className="card-bar", **aria(hidden="true")) for _ in range(3)]
    return html.Div([*lines, html.P(words, className="card-until")], className="card-bars")


def _head(source: Source, passage: Passage, text: Catalogue) -> Tree:
    place = passage.locator.in_language(text.language).words
    kind = text(key_of("kind", source.kind))
    when = text.date(source.created, "short")
    name = html.P(
        [html.B(text(f"side.{source.side}")), *(f" · {part}" for part in (kind, place, when) if part)],
        className="card-name",
    )
    return html.Div([*stamps(source, text), name], className="card-head")


def _words(source: Source, passage: Passage, text: Catalogue) -> list[Tree]:
    parts: list[Tree] = [html.P(gloss(passage, source.language, text), className="card-gloss")]
    withheld = (r for r in passage.redactions if r.opened is None)
    parts += [html.P(withheld_bar(r.extent or "", r.exemption or "", text)) for r in withheld]
    if passage.quote_language:
        parts.append(
            html.P(
                text("passage.translation", language=text.language_name(passage.quote_language)), className="card-note"
            )
        )
    title = source.title.in_language(text.language)
    parts.append(html.P(marked(title, text), className="card-note card-title"))
    return parts


def slide_strip(view: View, *, phone: bool) -> Tree:
    """The timeline of the view, with what it shows in words."""
    text, selection = view.text, view.selection
    first, last = view.window
    words = [text("present.strip", period=text.date(stretch(first, last)))]
    if selection.known is not None:
        words.append(text("known.on", day=text.day(selection.known)))
    known = [html.P(words[1], className="slide-known")] if selection.known is not None else []
    picture = html.Div(
        strip(view, phone=phone), className="slide-plot canvas plot", role="img", **aria(label=", ".join(words))
    )
    return html.Div([*known, picture], className="slide-strip")


def step_view(selection: Selection, shelf: Shelf) -> View:
    """What a step's view shows."""
    return shelf.read(selection.to_query())
