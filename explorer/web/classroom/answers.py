"""What each address of the pages for a class answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

import flask

from explorer.activities import Activity, NotEnough
from explorer.records import Story
from explorer.selection import Page
from explorer.stories import by_short_name
from explorer.theme import LIGHT, LOOKS
from explorer.web.classroom import present, taken
from explorer.web.classroom.asked import Asked
from explorer.web.classroom.frame import Leaf, framed, written
from explorer.web.classroom.lessons import absent, lessons
from explorer.web.classroom.maker import SCRIPTS as OF_MAKER
from explorer.web.classroom.maker import SHEETS as LOOK_OF_MAKER
from explorer.web.classroom.maker import maker
from explorer.web.classroom.worksheet import SCRIPTS as OF_SHEET
from explorer.web.classroom.worksheet import SHEETS as LOOK_OF_SHEET
from explorer.web.classroom.worksheet import pdf_of, worksheet
from explorer.web.parts import Tree
from explorer.web.previews import alt, tags
from explorer.web.room import first_canvas
from explorer.web.shelf import Shelf, View

MOST_LINES, MOST_CARDS = 20, 3
_PLACE = re.compile(r"([a-z0-9-]{1,80}):([a-z0-9-]{1,80})(!?)")


class Answers:
    """
    The answers, for whatever the request asks.

    Args:
        shelf: What there is.
        asset: Gives the address of a file of ``assets``.
        icon: The icon as an address that holds it.
    """

    def __init__(self, shelf: Shelf, asset: Callable[[str], str], icon: str) -> None:
        self._shelf, self._asset, self._icon = shelf, asset, icon

    def lessons(self) -> flask.Response:
        """All that there is for a class."""
        asked, view = self._asked()
        return self._framed("class.page", lessons(asked, view), asked, "lessons")

    def maker(self) -> flask.Response:
        """A story of one's own."""
        asked, view = self._asked()
        return self._framed("maker.page", maker(view), asked, "maker", LOOK_OF_MAKER, OF_MAKER)

    def stage(self, story: str) -> flask.Response:
        """A story for the projector."""
        return self._deck(story, presenter=False)

    def presenter(self, story: str) -> flask.Response:
        """The same for the teacher."""
        return self._deck(story, presenter=True)

    def pupils(self, story: str, step: int) -> flask.Response:
        """One step for phones."""
        asked, view = self._asked()
        found = self._story(story, view)
        if found is None or not 1 <= step <= len(found.steps):
            return self._absent(asked)
        return self._written(present.for_pupils(found, step, asked, self._shelf), asked)

    def slide(self) -> flask.Response:
        """A step's timeline with slots for words, for a story that only the browser has."""
        asked, _ = self._asked()
        args = flask.request.args
        number = args.get("lines", "0")
        lines = min(MOST_LINES, int(number)) if re.fullmatch(r"\d{1,3}", number) else 0
        tree = present.slide_of(asked, self._shelf, lines=lines, has_question="asks" in args, has_notes="notes" in args)
        return flask.jsonify(tree)

    def cards(self) -> flask.Response:
        """Passages for such a step: ``places=source:passage,…``, with ! behind those that are bars at first."""
        asked, _ = self._asked()
        found = _PLACE.findall(flask.request.args.get("places", "")[:1000])[:MOST_CARDS]
        return flask.jsonify(
            present.cards(
                [(s, p, bool(sign)) for s, p, sign in found], asked, self._shelf, sealed="sealed" in flask.request.args
            )
        )

    def slides(self, story: str) -> flask.Response:
        """A story for PowerPoint; the key ``look`` says in which colours."""
        asked, view = self._asked()
        found, look = self._story(story, view), LOOKS.get(flask.request.args.get("look", ""), LIGHT)
        if found is None:
            return self._absent(asked)
        content = taken.slides_of(found, view, self._shelf, look, flask.request.host_url)
        return _file(content, taken.SLIDES, taken.file_name(found, view, "pptx"))

    def handout(self, story: str) -> flask.Response:
        """A story on paper."""
        asked, view = self._asked()
        found = self._story(story, view)
        if found is None:
            return self._absent(asked)
        content = taken.handout_of(found, view, self._shelf, flask.request.host_url)
        return _file(content, "application/pdf", taken.file_name(found, view, "pdf"))

    def activity(self, activity: str) -> flask.Response:
        """A sheet of tasks on the screen."""
        asked, view = self._asked()
        if activity not in set(Activity):
            return self._absent(asked)
        main = worksheet(Activity(activity), asked, view, self._story(asked.story, view))
        return self._framed(f"activity.{activity}.name", main, asked, "sheet", LOOK_OF_SHEET, OF_SHEET)

    def activity_pdf(self, activity: str) -> flask.Response:
        """The same on paper; where the material does not do, the page that says so."""
        asked, view = self._asked()
        if activity not in set(Activity):
            return self._absent(asked)
        try:
            name, data = pdf_of(
                Activity(activity), asked, view, self._story(asked.story, view), host=flask.request.host_url
            )
        except NotEnough:
            return self.activity(activity)
        return _file(data, "application/pdf", name)

    def _deck(self, name: str, *, presenter: bool) -> flask.Response:
        asked, view = self._asked()
        story = self._story(name, view)
        if story is None and name != present.OWN:
            return self._absent(asked)
        request = flask.request
        phone = first_canvas(request.cookies, request.headers).narrow
        leaf = present.deck(story, asked, self._shelf, request.host_url, presenter=presenter, phone=phone)
        return self._written(leaf, asked, f"/present/{name}")

    def _asked(self) -> tuple[Asked, View]:
        """What the address asks for, and its view: days that mean something, records that are there."""
        asked = Asked.from_query(flask.request.query_string.decode("utf-8", "replace"))
        view = self._shelf.read(asked.selection.to_query())
        event = asked.wish.event if view.known.data.event(asked.wish.event) else ""
        wish = asked.wish._replace(event=event)
        story = asked.story if asked.story in view.known.data.stories else ""
        return replace(asked, selection=view.selection, wish=wish, story=story), view

    def _story(self, name: str, view: View) -> Story | None:
        stories = view.known.data.stories
        found = by_short_name(name, stories) if name else None
        return stories[found] if found else None

    def _absent(self, asked: Asked) -> flask.Response:
        answer = self._framed("lone.missing.title", absent(asked, self._shelf), asked, "lessons", path="/class")
        answer.status_code = 404
        return answer

    def _framed(
        self,
        title: str,
        main: Iterable[Tree],
        asked: Asked,
        kind: str,
        sheets: tuple[str, ...] = (),
        scripts: tuple[str, ...] = (),
        path: str = "",
    ) -> flask.Response:
        """A page with the header of all pages; its other languages are at *path*, which is its own if left out."""
        text = self._shelf.texts[asked.selection.lang]
        body = framed(main, asked, path or flask.request.path, self._shelf.texts)
        return self._written(Leaf(text(title), body, kind, sheets, scripts), asked, path)

    def _written(self, leaf: Leaf, asked: Asked, path: str = "") -> flask.Response:
        request, text = flask.request, self._shelf.texts[asked.selection.lang]
        timeline = asked.selection.reading("").on(Page.EXPLORE).address()
        told = {
            "title": f"{leaf.title} · Unsealed",
            "description": leaf.description or text("class.about"),
            "language": text.language,
            "address": asked.address(path or request.path),
            "pictured": timeline,
            "alt": alt(self._shelf.read(timeline.removeprefix("/"))),
            "absent": False,
        }
        look = request.cookies.get("unsealed-look", "")
        page = written(leaf, text, self._asset, self._icon, look, tags(told, request.host_url))
        return flask.Response(page, mimetype="text/html")


def _file(content: bytes, kind: str, name: str) -> flask.Response:
    """A file to keep."""
    answer = flask.Response(content, mimetype=kind)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
