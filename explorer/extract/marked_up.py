"""Markdown: its words as lines, without the marks."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from explorer.extract.limits import Limits
from explorer.extract.plain import decoded, note_of, stated_charset, tidy
from explorer.fulltext import FullText


def read_markdown(
    data: bytes, content_type: str | None, language: str | None, limits: Limits
) -> tuple[FullText, tuple[str, ...]]:
    """
    The words of a Markdown file (CommonMark, and tables), as one page; HTML in it is left out.

    Raises:
        CannotRead: It cannot be decoded, or is too long.
    """
    text, guessed = decoded(data, stated_charset(content_type), language)
    limits.check_text(len(text))
    words = _words(MarkdownIt("commonmark").enable("table").parse(tidy(text).replace("\f", "\n")))
    return FullText.of([("1", tidy(words))]), (note_of(guessed),) if guessed else ()


def _words(tokens: Sequence[Token]) -> str:
    """The words of blocks as lines, cells of a row parted by tabs."""
    pieces = list[str]()
    in_row = False
    for token in tokens:
        if token.type == "inline":
            pieces += [_inline(token.children or ()), "\t" if in_row else "\n"]
        elif token.type in {"fence", "code_block"}:
            pieces.append(token.content)
        elif token.type in {"tr_open", "tr_close"}:
            in_row = token.type == "tr_open"
            if not in_row:
                pieces[-1] = "\n"
    return "".join(pieces)


def _inline(tokens: Sequence[Token]) -> str:
    """The words of a paragraph, with its line ends; HTML is left out."""
    pieces = list[str]()
    for token in tokens:
        if token.type in {"text", "code_inline", "image"}:  # an image's content is what stands for it
            pieces.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            pieces.append("\n")
    return "".join(pieces)
