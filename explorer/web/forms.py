"""Small forms whose fields become the address; they work without scripts too."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import unquote

from explorer.selection import Selection
from explorer.web.parts import Tree, html, trees


def form(selection: Selection, name: str, fields: Sequence[Tree], submit: str, **more: str) -> Tree:
    """
    A form that changes a view.

    Args:
        selection: The view without what the form asks for; the form keeps all of it.
        name: What screen readers call it.
        fields: Its fields, whose names are keys of the address.
        submit: The words on its button.
        more: Further attributes; those that it has anyway are replaced.
    """
    pairs = [pair.partition("=") for pair in selection.to_query().removeprefix("?").split("&") if pair]
    hidden = [["input", {"type": "hidden", "name": key, "value": unquote(value)}, []] for key, _, value in pairs]
    button = trees(html.Button(submit, className="button", type="submit"))
    attributes = {"method": "get", "action": "", "class": "fields", "aria-label": name, **more}
    return ["form", attributes, [*hidden, *fields, *button]]


def line(label: str, name: str, value: str, hint: str = "") -> Tree:
    """A labelled line of text."""
    entry = {"type": "text", "name": name, "value": value, "placeholder": hint, "size": "10"}
    return ["label", {"class": "field"}, [["span", {}, [label]], ["input", entry, []]]]


def choice(label: str, name: str, options: Sequence[tuple[str, str]], chosen: str = "") -> Tree:
    """A labelled list to choose from: pairs of a value and its words."""
    items: list[Tree] = [
        ["option", {"value": value, **({"selected": "selected"} if value == chosen else {})}, [words]]
        for value, words in options
    ]
    return ["label", {"class": "field"}, [["span", {}, [label]], ["select", {"name": name}, items]]]
