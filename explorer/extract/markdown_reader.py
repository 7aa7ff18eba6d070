"""
Reads one Markdown file, in a process of its own (see ``confined``); ``marked_up`` has it started.

A parser of Markdown is slow on what was written to be slow: the process is for the time, not for the memory. UTF-8
comes in, and the words go out.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from markdown_it.token import Token


def main(_: dict[str, Any]) -> None:
    """Read what comes in."""
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark").enable("table")
    sys.stdout.buffer.write(words(parser.parse(sys.stdin.buffer.read().decode())).encode())
    sys.stdout.buffer.flush()


def words(tokens: Sequence[Token]) -> str:
    """The words of blocks as lines, cells of a row parted by tabs."""
    pieces = list[str]()
    in_row = False
    for token in tokens:
        if token.type == "inline":
            pieces += [inline(token.children or ()), "\t" if in_row else "\n"]
        elif token.type in {"fence", "code_block"}:
            pieces.append(token.content)
        elif token.type in {"tr_open", "tr_close"}:
            in_row = token.type == "tr_open"
            if not in_row:
                pieces[-1] = "\n"
    return "".join(pieces)


def inline(tokens: Sequence[Token]) -> str:
    """The words of a paragraph, with its line ends; HTML is left out."""
    pieces = list[str]()
    for token in tokens:
        if token.type in {"text", "code_inline", "image"}:  # an image's content is what stands for it
            pieces.append(token.content)
        elif token.type in {"softbreak", "hardbreak"}:
            pieces.append("\n")
    return "".join(pieces)
