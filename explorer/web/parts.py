"""
Parts of a page as plain trees, which ``assets/parts.js`` builds as elements and text.

A Dash component costs the browser far more than an element: each one tells all others that it has
come, so a page of a thousand components takes many seconds. What a reader only reads and follows
needs no component. So a page's parts are written as components, checked like them, and sent as
trees ``[tag, attributes, children]``; text stays text on the whole way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from dash.development.base_component import Component

Tree = str | list[Any]

RENAMED = {"className": "class", "tabIndex": "tabindex"}
ALLOWED = frozenset({"class", "href", "id", "lang", "rel", "role", "style", "tabindex", "target", "title"})


def trees(content: object) -> list[Tree]:
    """
    The trees of a component, a text, or a list of these; nothing for None.

    Raises:
        ValueError: A component has a property that no element here may have.
    """
    if content is None:
        return []
    if isinstance(content, Component):
        return [_element(content)]
    if isinstance(content, Iterable) and not isinstance(content, str):
        return [tree for part in content for tree in trees(part)]
    return [str(content)]


def _element(component: Component) -> list[Any]:
    described: Mapping[str, Any] = component.to_plotly_json()
    properties: dict[str, Any] = dict(described["props"])
    children = trees(properties.pop("children", None))
    attributes = {RENAMED.get(name, name): value for name, value in properties.items() if value is not None}
    unknown = [n for n in attributes if n not in ALLOWED and not n.startswith(("aria-", "data-"))]
    if unknown:
        raise ValueError(f"{described['type']} has {', '.join(unknown)}, which parts.js does not set")
    return [described["type"].lower(), attributes, children]
