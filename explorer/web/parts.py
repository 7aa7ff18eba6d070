"""
Parts of a page as plain trees, which the server writes as HTML and ``assets/parts.js`` builds as elements.

A Dash component costs server and browser far more than an element: each one tells all others that it has
come, so a page of a thousand components takes many seconds. What a reader only reads and follows
needs no component. So a page's parts are trees ``[tag, attributes, children]``: ``html.A("more", href="?x")``
makes one and checks it, and where there are hundreds they are written directly. Text stays text on
the whole way: ``markup`` escapes it, the browser makes text nodes of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from html import escape
from typing import Any, TypeGuard

Tree = str | list[Any]

RENAMED = {"className": "class", "tabIndex": "tabindex"}
ALLOWED = frozenset(
    {
        *(
            "action",
            "class",
            "download",
            "draggable",
            "formaction",
            "hidden",
            "href",
            "id",
            "lang",
            "method",
            "name",
            "placeholder",
            "open",
            "rel",
            "role",
            "scope",
            "selected",
        ),
        *("size", "style", "tabindex", "target", "title", "type", "value"),
    }
)
TAGS = frozenset(
    {
        *("a", "aside", "b", "button", "dd", "details", "div", "dl", "dt", "h1", "h2", "h3", "h4", "i", "li", "mark"),
        *("nav", "ol", "p", "s", "section", "small", "span", "summary", "ul"),
    }
)
_VOID = frozenset({"input"})


class _Html:
    """Makers of elements by tag: ``html.Div(children, className="card")``; children are trees, texts or lists."""

    def __getattr__(self, name: str) -> Callable[..., Tree]:
        tag = name.lower()
        if tag not in TAGS:
            raise AttributeError(f"there is no element {name} on any page")

        def make(children: object = None, **attributes: object) -> Tree:
            return element(tag, children, **attributes)

        setattr(self, name, make)  # the next time it is there
        return make


html = _Html()


def element(tag: str, children: object = None, **attributes: object) -> Tree:
    """
    One element; an attribute that is None is left out.

    Raises:
        ValueError: It has an attribute that no element here may have.
    """
    named = {RENAMED.get(name, name): value for name, value in attributes.items() if value is not None}
    unknown = [n for n in named if n not in ALLOWED and not n.startswith(("aria-", "data-"))]
    if unknown:
        raise ValueError(f"{tag} has {', '.join(unknown)}, which no element may have")
    return [tag, named, trees(children)]


def trees(content: object) -> list[Tree]:
    """The trees of a text, a tree, or a list of these; nothing for None."""
    if content is None:
        return []
    if isinstance(content, str):
        return [content]
    if _is_tree(content):
        return [content]
    if isinstance(content, Iterable):
        return [tree for part in content for tree in trees(part)]
    return [str(content)]


def _is_tree(content: object) -> TypeGuard[list[Any]]:
    return type(content) is list and len(content) == 3 and type(content[1]) is dict


def markup(parts: Iterable[Tree]) -> str:
    """Trees as HTML."""
    pieces = list[str]()
    for part in parts:
        _write(part, pieces)
    return "".join(pieces)


def _write(tree: Tree, pieces: list[str]) -> None:
    if isinstance(tree, str):
        pieces.append(escape(tree, quote=False))
        return
    tag, attributes, children = tree
    pieces.append(f"<{tag}")
    for name, value in attributes.items():
        written = _style(value) if name == "style" else str(value)
        pieces.append(f' {name}="{escape(written)}"')
    pieces.append(">")
    if tag in _VOID:
        return
    for child in children:
        _write(child, pieces)
    pieces.append(f"</{tag}>")


def _style(style: Mapping[str, object]) -> str:
    return ";".join(f"{name}:{value}" for name, value in style.items())
