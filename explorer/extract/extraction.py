"""From bytes to text: recognise the form, and have it read."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

from explorer.extract.apart import Process
from explorer.extract.forms import Form, recognised
from explorer.extract.limits import LIMITS, CannotRead, Limits
from explorer.extract.marked_up import read_markdown
from explorer.extract.pdf import read_pdf
from explorer.extract.plain import read_text, tidy
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
READ_HERE = {Form.HTML: 64 * 1024, Form.TEI: 64 * 1024, Form.MARKDOWN: 8 * 1024}
"""Bytes up to which a file can do no harm: a second at worst. Larger ones are read in a process of their own."""

NAMES = {Form.HTML: "HTML", Form.TEI: "TEI XML", Form.MARKDOWN: "Markdown"}
LIBRARIES = ("explorer", "charset_normalizer", "lxml", "markdown_it")
BYTES_OF_A_CHARACTER = 4
BYTES_OF_A_PAGE = 256  # beside its words


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
        here = len(data) <= READ_HERE.get(form, limits.size)
        text, notes = (READERS[form] if here else apart(form))(data, content_type, language, limits)
        scanned = False
    if not text.text.strip():
        raise CannotRead("holds no text")
    return Extracted(text, form, scanned, notes)


def apart(form: Form) -> Reader:
    """A reader that lets another process do it, with limits on memory and time."""
    process = Process("form_reader.py", LIBRARIES, NAMES[form])

    def read(
        data: bytes, content_type: str | None, language: str | None, limits: Limits
    ) -> tuple[FullText, tuple[str, ...]]:
        asked = {"form": form, "content_type": content_type, "language": language, "limits": asdict(limits)}
        most = BYTES_OF_A_CHARACTER * limits.characters + BYTES_OF_A_PAGE * limits.pages
        try:
            answer = json.loads(process.answer(data, asked, most, limits.seconds, limits))
            if "fault" in answer:
                raise CannotRead(str(answer["fault"]))
            pages = [(str(label), tidy(str(words))) for label, words in answer["pages"]]
            return FullText.of(pages), tuple(str(note) for note in answer["notes"])
        except (KeyError, TypeError, ValueError, RecursionError):
            raise process.crashed(limits) from None

    return read
