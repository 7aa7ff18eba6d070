"""Read a page of HTML into the trees that it was written from, and refuse what is not well formed."""

from html.parser import HTMLParser
from typing import Any

VOID = frozenset({"meta", "link", "input", "br", "hr", "img"})


class NotWellFormed(AssertionError):
    """An element is closed that is not open, left open, or has an attribute twice."""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[list[Any]] = [["", {}, []]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if len(dict(attrs)) != len(attrs):
            raise NotWellFormed(f"{tag} has an attribute twice: {attrs}")
        element = [tag, {name: value or "" for name, value in attrs}, []]
        self.open[-1][2].append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag != self.open[-1][0]:
            raise NotWellFormed(f"{tag} is closed where {self.open[-1][0] or 'nothing'} is open")
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1][2].append(data)


def parsed(page: str, *, whole: bool = True) -> list[Any]:
    """The trees of a page, or of its beginning: ``[tag, attributes, children]``."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    if whole and len(reader.open) > 1:
        raise NotWellFormed(f"{reader.open[-1][0]} is never closed")
    return reader.open[0][2]
