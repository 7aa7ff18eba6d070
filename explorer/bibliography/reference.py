"""A reference as a program keeps it: the item, and what belongs to it without being part of a citation."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from explorer.bibliography.cited import opened
from explorer.bibliography.items import item_of
from explorer.i18n import Catalogue
from explorer.records import Source
from explorer.vocabulary import key_of


class Reference(NamedTuple):
    """
    What is written into a file of references.

    Attributes:
        item: CSL-JSON; its id is the key.
        note: When a document that had been sealed became public; empty if it never was sealed.
        keywords: Words to find it by.
    """

    item: dict[str, Any]
    note: str
    keywords: tuple[str, ...]


def source_reference(source: Source, text: Catalogue, *, seen: date | None = None) -> Reference:
    """A source, through the door of the second clock; see ``items.item_of``."""
    kind, side = text(key_of("kind", source.kind)), text(key_of("side", source.side))
    return Reference(item_of(source, text, seen=seen), opened(source, text), (kind, side))
