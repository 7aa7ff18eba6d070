"""
The frame of pages for a class: header, main part, style sheets and scripts of their own.

These pages are whole when they come: no callback, no answer of the server is needed afterwards, so that a lesson goes
on when the network does not. Their scripts and style sheets are the files of ``assets`` that begin with ``class-``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import NamedTuple

from explorer.i18n import Catalogue
from explorer.selection import Page, Selection
from explorer.web.classroom.asked import Asked
from explorer.web.parts import Tree, html, markup
from explorer.web.shell import look_switch, ways
from explorer.web.words import aria

SHEETS = ("10_tokens.css", "20_layout.css", "class-10-frame.css")
SCRIPTS = ("look.js",)


class Leaf(NamedTuple):
    """
    A page for a class.

    Attributes:
        title: Of the window.
        body: What stands on it.
        kind: A class of its ``body``.
        sheets: Style sheets besides those of all such pages, by name.
        scripts: Scripts likewise, in this order.
        description: What it is about, for those who show a link to it; if empty, what all pages for a class are.
    """

    title: str
    body: Iterable[Tree]
    kind: str
    sheets: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    description: str = ""


def written(leaf: Leaf, text: Catalogue, asset: Callable[[str], str], icon: str, look: str = "", tags: str = "") -> str:
    """
    The page as HTML.

    Args:
        leaf: The page.
        text: Its language.
        asset: Gives the address of a file of ``assets``.
        icon: An address, or the icon itself: a browser asks for an address again at each step of a story.
        look: light or dark if the reader chose one, else empty.
        tags: What its head tells those who show a link to it (see ``previews``).
    """
    sheets = "\n".join(f'<link rel="stylesheet" href="{escape(asset(n))}">' for n in (*SHEETS, *leaf.sheets))
    scripts = "\n".join(f'<script src="{escape(asset(n))}" defer></script>' for n in (*SCRIPTS, *leaf.scripts))
    chosen = f' data-look="{look}"' if look in ("light", "dark") else ""
    return f"""<!DOCTYPE html>
<html lang="{text.language}"{chosen}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{escape(leaf.title)} · Unsealed</title>
{tags}
<link rel="icon" type="image/svg+xml" href="{escape(icon)}">
{sheets}
{scripts}
</head>
<body class="class-page {leaf.kind}">
{markup(leaf.body)}
</body>
</html>"""


def framed(main: Iterable[Tree], asked: Asked, path: str, texts: Mapping[str, Catalogue]) -> list[Tree]:
    """A page with the header of all pages: *main* below it; *path* is the page's own, for its other languages."""
    selection = asked.selection
    text = texts[selection.lang]
    home = Selection(lang=selection.lang).address()
    links = [
        html.A(
            code.upper(),
            href=asked.in_language(code).address(path),
            lang=code,
            title=other("language.name"),
            **aria(label=f"{code.upper()} {other('language.name')}"),
            **(aria(current="true") if code == selection.lang else {}),
        )
        for code, other in texts.items()
    ]
    header: list[Tree] = [
        html.A(text("app.skip-record"), href="#main", className="skip"),
        html.P(html.A("Unsealed", href=home), className="brand"),
        ways(selection.on(Page.EXPLORE), text, here="class"),
        html.Nav(links, className="languages", **aria(label=text("app.languages"))),
        look_switch(text),
    ]
    return [
        ["header", {"class": "header"}, header],
        ["main", {"class": "class-main", "id": "main", "tabindex": "-1"}, list(main)],
    ]
