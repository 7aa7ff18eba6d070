"""Markdown: its words as lines, without the marks; read by another process, for a time."""

from __future__ import annotations

from explorer.extract.apart import Process
from explorer.extract.limits import Limits
from explorer.extract.plain import decoded, note_of, stated_charset, tidy
from explorer.fulltext import FullText

READER = Process("markdown_reader.py", library="markdown_it", what="Markdown")
BYTES_OF_A_CHARACTER = 4


def read_markdown(
    data: bytes, content_type: str | None, language: str | None, limits: Limits
) -> tuple[FullText, tuple[str, ...]]:
    """
    The words of a Markdown file (CommonMark, and tables), as one page; HTML in it is left out.

    Raises:
        CannotRead: It cannot be decoded, is too long, or takes too long.
    """
    text, guessed = decoded(data, stated_charset(content_type), language)
    limits.check_text(len(text))
    given = tidy(text).replace("\f", "\n").encode()
    words = READER.answer(given, {}, BYTES_OF_A_CHARACTER * limits.characters, limits.seconds, limits).decode()
    return FullText.of([("1", tidy(words))]), (note_of(guessed),) if guessed else ()
