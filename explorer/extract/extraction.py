"""From bytes to text: recognise the form, and have it read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from explorer.extract.forms import Form, recognised
from explorer.extract.limits import LIMITS, CannotRead, Limits
from explorer.extract.marked_up import read_markdown
from explorer.extract.pdf import read_pdf
from explorer.extract.plain import read_text
from explorer.extract.tei import read_tei
from explorer.extract.web_page import read_page
from explorer.fulltext import FullText

VERSION = 1
"""Counts up whenever the same file may give another text."""

Reader = Callable[[bytes, str | None, str | None, Limits], tuple[FullText, tuple[str, ...]]]
READERS: Mapping[Form, Reader] = {
    Form.TEXT: read_text,
    Form.HTML: read_page,
    Form.TEI: read_tei,
    Form.MARKDOWN: read_markdown,
}


@dataclass(frozen=True)
class Extracted:
    """
    The text of a file.

    Attributes:
        text: Page by page; never without a visible character.
        form: What the file is.
        scanned: Whether some of it was read from pictures, by a program that makes mistakes.
        notes: What is to be known about it, a line each: pages that could not be read, an encoding that was guessed.
    """

    text: FullText
    form: Form
    scanned: bool = False
    notes: tuple[str, ...] = ()


def extract(
    data: bytes,
    name: str,
    *,
    content_type: str | None = None,
    language: str | None = None,
    limits: Limits = LIMITS,
) -> Extracted:
    """
    The text of a file.

    Args:
        data: Its bytes; whatever they are.
        name: What it is called; its ending helps where the bytes do not tell what it is.
        content_type: What a host says that it is, with its charset.
        language: In which language it is (BCP 47), if that is known: it tells encodings apart, and scans need it.
        limits: The most that is taken.

    Raises:
        CannotRead: It holds no text that can be read; nothing else is raised, whatever the bytes are.
    """
    limits.check_size(len(data))
    form = recognised(data, name, content_type)
    if form is Form.PDF:
        text, notes, scanned = read_pdf(data, language, limits)
    else:
        text, notes = READERS[form](data, content_type, language, limits)
        scanned = False
    if not text.text.strip():
        raise CannotRead("holds no text")
    return Extracted(text, form, scanned, notes)
