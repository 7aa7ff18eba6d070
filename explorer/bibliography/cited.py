"""How to cite an item, in each of the styles: runs of text, some in italics, never markup."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from explorer.bibliography.gost import LANGUAGE, russian_item
from explorer.bibliography.items import for_case
from explorer.bibliography.processor.pieces import Run
from explorer.bibliography.processor.rendering import Locator
from explorer.bibliography.processor.style import style
from explorer.i18n import Catalogue
from explorer.openness import disclosure
from explorer.records import Source
from explorer.vocabulary import Extent, key_of

STYLES = {
    "chicago": "chicago-notes-bibliography",
    "apa": "apa",
    "mla": "modern-language-association",
    "gost": "gost-r-7-0-5-2008-numeric",
}
"""The styles by the name that addresses have, each with its file: Chicago 18th, APA 7th, MLA 9th, GOST R 7.0.5-2008."""

Runs = tuple[Run, ...]


class Cited(NamedTuple):
    """
    What to write of an item.

    Attributes:
        note: Chicago, the first note.
        short: Chicago, every later note.
        chicago, apa, mla, gost: The entry of a bibliography; empty where the style has none for such an item, as
            Chicago for a speech that was never published.
    """

    note: Runs
    short: Runs
    chicago: Runs
    apa: Runs
    mla: Runs
    gost: Runs


def cited(item: Mapping[str, Any], language: str, *, locator: Locator | None = None, place: str = "") -> Cited:
    """
    How to cite an item.

    Args:
        item: CSL-JSON, as ``items`` makes it.
        language: Of the reader, in whose words Chicago, APA and MLA are; GOST is in Russian.
        locator: The place in the item that its notes lead to.
        place: The same in words, where it is neither page nor paragraph.
    """
    plain = for_case(item)
    chicago = style(STYLES["chicago"], language)
    return Cited(
        chicago.note(plain, locator=locator, place=place),
        chicago.note(plain, again=True, locator=locator, place=place),
        *(entry(item, name, language) for name in STYLES),
    )


def entry(item: Mapping[str, Any], name: str, language: str, *, suffix: str = "", again: bool = False) -> Runs:
    """
    An entry of a bibliography.

    Args:
        item: CSL-JSON.
        name: A key of STYLES.
        language: Of the reader.
        suffix: The letter after its year, for a style that tells entries of a year apart.
        again: Whether the entry before it has the same author, for a style that then writes dashes.
    """
    plain, words = (russian_item(for_case(item)), LANGUAGE) if name == "gost" else (for_case(item), language)
    return style(STYLES[name], words).entry(plain, suffix=suffix, again=again)


def text_of(runs: Iterable[Run]) -> str:
    """The words without their italics."""
    return "".join(run.text for run in runs)


def opened_after(reference: str, sentence: str) -> str:
    """A reference and the sentence of ``opened`` after it."""
    stop = "" if reference.endswith((".", "?", "!")) or not sentence else "."
    return f"{reference}{stop} {sentence}".strip()


def opened(source: Source, text: Catalogue) -> str:
    """
    A sentence that says when a document that had been sealed became public, how and by whom; else nothing.

    No style has a place for it, and historians cite it: it follows the reference.
    """
    found = disclosure(source)
    if not found.sealed:
        return ""
    first = found.first
    extent = text(key_of("extent", first.extent)) if first.extent is not Extent.UNKNOWN else ""
    how = ", ".join(part for part in (text(key_of("how", first.how)), first.by or "", extent) if part)
    return text("reference.opened", day=text.date(first.date), how=how)
