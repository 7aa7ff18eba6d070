"""What pandoc makes of items of CSL-JSON: its own processor of citation styles, which shares no line with ours."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pypandoc

from explorer.bibliography.processor.terms import LOCALES, style_file

# What belongs to a list as a whole, and is not asked of single cites.
_OF_LISTS = (
    (r' disambiguate-add-[a-z-]+="[^"]*"', ""),
    (r' subsequent-author-substitute="[^"]*"', ""),
    (r'disambiguate="true"', 'type="none"'),
    (r'<text variable="citation-number"[^>]*/>', ""),
)
_MARKS = {"DoubleQuote": ("“", "”"), "SingleQuote": ("‘", "’")}


class Answers(NamedTuple):
    """
    The texts of each item: first note, short note, entry of the bibliography.

    Attributes:
        order: The ids of the items as the bibliography has them.
    """

    notes: list[str]
    short: list[str]
    entries: list[str]
    order: list[str]


def pandoc(style: str, items: list[dict[str, Any]], language: str, folder: Path, *, lists: bool = False) -> Answers:
    """
    Ask pandoc.

    Args:
        style: A file of the folder of styles, without its ending.
        items: CSL-JSON.
        language: Of the style's words.
        folder: Where files can be written.
        lists: Whether the style's rules for whole lists are left in it.
    """
    text = style_file(f"{style}.csl").decode()
    for pattern, instead in () if lists else _OF_LISTS:
        text = re.sub(pattern, instead, text)
    (folder / "style.csl").write_text(text, encoding="utf-8")
    (folder / "items.json").write_text(json.dumps(items), encoding="utf-8")
    with_notes = 'class="note"' in text
    cites = "\n\n".join(f"[@{item['id']}]" for item in items) if with_notes else ""
    written = f"---\nlang: {LOCALES[language]}\nnocite: '@*'\n---\n\n{cites}\n\n{cites}\n\n::: {{#refs}}\n:::\n"
    options = ["-f", "markdown", "-t", "json", "--citeproc", "--csl", "style.csl", "--bibliography", "items.json"]
    asked = [pypandoc.get_pandoc_path(), *options]
    found = subprocess.run(asked, input=written.encode(), capture_output=True, check=True, cwd=folder)
    blocks = json.loads(found.stdout)["blocks"]
    notes = [words(note["c"]) for note in _nodes(blocks, "Note")]
    entries = {div["c"][0][0]: words(div["c"][1]) for div in _nodes(blocks, "Div")}
    half = len(notes) // 2
    order = [name.removeprefix("ref-") for name in entries]
    return Answers(notes[:half], notes[half:], [entries.get(f"ref-{item['id']}", "") for item in items], order)


def _nodes(tree: Any, kind: str) -> Iterator[dict[str, Any]]:
    if isinstance(tree, list):
        for branch in tree:
            yield from _nodes(branch, kind)
    elif isinstance(tree, dict):
        if tree.get("t") == kind and not (kind == "Div" and tree["c"][0][0] == "refs"):
            yield tree
        elif "c" in tree:
            yield from _nodes(tree["c"], kind)


def words(tree: Any) -> str:
    """The text of a part of pandoc's tree; italics between asterisks."""
    return "".join(_words(tree)).strip()


def _words(tree: Any) -> Iterator[str]:
    if isinstance(tree, list):
        for branch in tree:
            yield from _words(branch)
        return
    if not isinstance(tree, dict):
        return
    kind, content = tree.get("t"), tree.get("c")
    if kind == "Str":
        yield content
    elif kind in ("Space", "SoftBreak", "LineBreak"):
        yield " "
    elif kind == "Quoted":
        opening, closing = _MARKS[content[0]["t"]]
        yield opening
        yield from _words(content[1])
        yield closing
    elif kind == "Emph":
        yield "*"
        yield from _words(content)
        yield "*"
    elif kind in ("Link", "Span", "Div", "Cite"):
        yield from _words(content[1])
    elif content is not None:
        yield from _words(content)
