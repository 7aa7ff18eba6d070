"""Look into components as a reader would: their words, their links."""

import json
from collections.abc import Iterator
from typing import Any

from plotly.utils import PlotlyJSONEncoder


def plain(component: Any) -> Any:
    """The component as the browser receives it."""
    return json.loads(json.dumps(component, cls=PlotlyJSONEncoder))


def nodes(component: Any) -> Iterator[dict[str, Any]]:
    """Every element, outermost first, as a dict of its properties with its ``type``."""
    tree = component if isinstance(component, (dict, list, str, int, float, type(None))) else plain(component)
    if isinstance(tree, list):
        for part in tree:
            yield from nodes(plain(part) if not isinstance(part, (dict, list, str)) else part)
    elif isinstance(tree, dict) and "props" in tree:
        yield {"type": tree["type"], **tree["props"]}
        yield from nodes(tree["props"].get("children"))


def words(component: Any) -> str:
    """All text in order, joined by single spaces."""
    return " ".join(" ".join(_texts(plain(component))).split())


def _texts(tree: Any) -> Iterator[str]:
    if isinstance(tree, list):
        for part in tree:
            yield from _texts(part)
    elif isinstance(tree, dict):
        yield from _texts(tree["props"].get("children"))
    elif tree is not None:
        yield str(tree)


def links(component: Any) -> dict[str, str]:
    """The address of each link by its words."""
    return {words(node.get("children")): node["href"] for node in nodes(plain(component)) if "href" in node}


def with_class(component: Any, name: str) -> list[dict[str, Any]]:
    """The elements that have a class."""
    return [node for node in nodes(plain(component)) if name in str(node.get("className", "")).split()]
