"""Look into the parts of a page as a reader would: their words, their links."""

from collections.abc import Iterator
from typing import Any

from explorer.web.parts import trees


def nodes(part: Any) -> Iterator[dict[str, Any]]:
    """Every element, outermost first, as a dict of its attributes with its ``tag`` and its ``children``."""
    for tree in trees(part):
        if not isinstance(tree, str):
            tag, attributes, children = tree
            yield {"tag": tag, **attributes, "children": children}
            yield from nodes(children)


def words(part: Any) -> str:
    """All text in order, joined by single spaces."""
    return " ".join(" ".join(_texts(part)).split())


def _texts(part: Any) -> Iterator[str]:
    for tree in trees(part):
        if isinstance(tree, str):
            yield tree
        else:
            yield from _texts(tree[2])


def links(part: Any) -> dict[str, str]:
    """The address of each link by its words."""
    return {words(node["children"]): node["href"] for node in nodes(part) if "href" in node}


def named_links(part: Any) -> dict[str, str]:
    """The address of each link by its spoken name, parts of it on one line."""
    return {
        node["aria-label"].replace("\n", " "): node["href"]
        for node in nodes(part)
        if {"aria-label", "href"} <= node.keys()
    }


def with_class(part: Any, name: str) -> list[dict[str, Any]]:
    """The elements that have a class."""
    return [node for node in nodes(part) if name in str(node.get("class", "")).split()]


def with_tag(part: Any, tag: str) -> list[dict[str, Any]]:
    """The elements of one kind."""
    return [node for node in nodes(part) if node["tag"] == tag]


def inside(part: Any, name: str) -> list[Any]:
    """What stands in the elements that have a class."""
    return [tree for node in with_class(part, name) for tree in node["children"]]
