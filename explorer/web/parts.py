"""
Parts of a page as plain trees, which the server writes as HTML and ``assets/parts.js`` builds as elements.

A Dash component costs the browser far more than an element: each one tells all others that it has
come, so a page of a thousand components takes many seconds. What a reader only reads and follows
needs no component. So a page's parts are trees ``[tag, attributes, children]``, made from
components, which are checked like them, or directly where there are hundreds. Text stays text on
the whole way: ``markup`` escapes it, the browser makes text nodes of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from dash.development.base_component import Component

Tree = str | list[Any]

RENAMED = {"className": "class", "tabIndex": "tabindex", "htmlFor": "for", "inputMode": "inputmode"}
ALLOWED = frozenset(
    {
        *("action", "class", "for", "href", "id", "inputmode", "lang", "list", "method", "name", "pattern", "rel"),
        *("role", "scope", "selected", "size", "style", "tabindex", "target", "title", "type", "value", "placeholder"),
    }
)
_VOID = frozenset({"input", "br"})


def trees(content: object) -> list[Tree]:
    """
    The trees of a component, a text, a tree, or a list of these; nothing for None.

    Raises:
        ValueError: A component has a property that no element here may have.
    """
    if content is None:
        return []
    if isinstance(content, Component):
        return [_element(content)]
    if _is_tree(content):
        return [content]  # type: ignore[list-item] # checked just now
    if isinstance(content, Iterable) and not isinstance(content, str):
        return [tree for part in content for tree in trees(part)]
    return [str(content)]


def _is_tree(content: object) -> bool:
    return isinstance(content, list) and len(content) == 3 and isinstance(content[0], str) and type(content[1]) is dict


def _element(component: Component) -> list[Any]:
    described: Mapping[str, Any] = component.to_plotly_json()
    properties: dict[str, Any] = dict(described["props"])
    children = trees(properties.pop("children", None))
    attributes = {RENAMED.get(name, name): value for name, value in properties.items() if value is not None}
    unknown = [n for n in attributes if n not in ALLOWED and not n.startswith(("aria-", "data-"))]
    if unknown:
        raise ValueError(f"{described['type']} has {', '.join(unknown)}, which parts.js does not set")
    return [described["type"].lower(), attributes, children]


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
