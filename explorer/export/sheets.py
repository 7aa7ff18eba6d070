"""
A sheet of tasks as a PDF to print: the pupils' pages, the answers on a sheet of their own, the teacher's page.

The layout is ``sheet.typ``, set by Typst. It gets the words as data (JSON), so nothing in them is read as markup; and
it has the fonts that Typst brings, so that a sheet has the same pages on every machine. What is decided here and not
there: the numbers, the letters and the words.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from explorer.activities.sheet import Choice, Exhibit, Item, Option, Ordering, Piece, Sheet
from explorer.export.printable import printable
from explorer.export.typesetting import typeset
from explorer.i18n import Catalogue

_Data = Mapping[str, object]
ADDRESS_IN_FOOTER = 220
"""Letters that two lines of the footer hold; a longer address is at the end of the last page, in full."""
_TITLE_IN_FOOTER = 60
_PAGE, _PAGES = "\ue000", "\ue001"  # for private use: the template puts the numbers in their places
_LANGUAGE = re.compile(r"[a-z]{2,3}(?=-|$)")


def sheet_pdf(sheet: Sheet, text: Catalogue, *, address: str = "") -> bytes:
    """
    Set a sheet on A4 pages.

    The answers begin on a page of their own that is never the back of a pupils' page. Pages are numbered within each
    of the three parts, since the parts are handed to different people. A sheet without tasks has no answers, one
    without a plan and citations no teacher's page.

    Args:
        sheet: What to write; its words are in the language of *text*.
        text: Words around the tasks, and the language of the PDF.
        address: Where the same sheet can be made again, for the footer; empty for none.

    Returns:
        The PDF, tagged; without a date, so the same sheet gives the same bytes.

    Raises:
        CannotWrite: Typst cannot set it.
    """
    inputs = {"sheet": json.dumps(_printable(_document(sheet, text, address)))}
    return typeset("sheet.typ", inputs, f"the sheet {sheet.title!r}")


def _document(sheet: Sheet, text: Catalogue, address: str) -> _Data:
    letters = text("paper.letters")
    numbers = {item.id: str(number) for number, item in enumerate(sheet.items(), start=1)}
    named = _names(sheet, letters)
    short = sheet.title if len(sheet.title) <= _TITLE_IN_FOOTER else f"{sheet.title[: _TITLE_IN_FOOTER - 1].rstrip()}…"
    fits = len(address) <= ADDRESS_IN_FOOTER
    groups = [
        {
            "heading": group.heading,
            "exhibits": _exhibits(group.exhibits),
            "items": [_task(item, numbers[item.id], letters) for item in group.items],
        }
        for group in sheet.groups
    ]
    return {
        "language": _language(text.language),
        "words": _words(text, sheet.wish.seed),
        "title": sheet.title,
        "short": short,
        "intro": sheet.intro,
        "groups": groups,
        "answers": [_answer(item, numbers[item.id], letters, text) for item in sheet.items()],
        "plan": [{"heading": part.heading, "lines": part.lines} for part in sheet.plan],
        "citations": [{"letter": named.get(key, key), "words": words} for key, words in sheet.citations],
        "address": address if fits else "",
        "again": "" if fits else text("paper.again", address=address),
    }


def _words(text: Catalogue, seed: int) -> _Data:
    """Give the words that are on every sheet; the page's are a pattern."""
    return {
        "name": text("paper.name"),
        "date": text("paper.date"),
        "number": text("paper.number", seed=str(seed)),
        "page": text("paper.page", page=_PAGE, pages=_PAGES),
        "answers": text("paper.answers"),
        "keep": text("paper.keep"),
        "empty": text("paper.empty"),
        "teacher": text("paper.teacher"),
        "documents": text("paper.documents"),
    }


def _task(item: Item, number: str, letters: str) -> _Data:
    """Give what pupils see of an item: nothing of its answer."""
    task: dict[str, object] = {"number": number, "prompt": item.prompt, "exhibits": [], "lines": 0}
    if isinstance(item, Ordering):
        return task | {"kind": "ordering", "options": _lettered(item.entries, letters)}
    task["exhibits"] = _exhibits(item.exhibits)
    if isinstance(item, Choice):
        return task | {"kind": "choice", "options": _lettered(item.options, letters)}
    return task | {"kind": "open", "options": [], "lines": item.lines}


def _answer(item: Item, number: str, letters: str, text: Catalogue) -> _Data:
    """
    Give what the teacher sees of an item.

    *brief* is the answer in letters, empty where there is none that is right; *rows* is the right order: letter,
    words, date.
    """
    answer: dict[str, object] = {"number": number, "prompt": item.prompt, "rows": [], "lines": [], "revealed": []}
    if isinstance(item, Choice):
        letter = {option["key"]: option["letter"] for option in _lettered(item.options, letters)}[item.right]
        words = next(option.words for option in item.options if option.key == item.right)
        return answer | {"brief": letter, "right": f"{letter}) {words}", "lines": item.why}
    if isinstance(item, Ordering):
        entries = {entry["key"]: entry for entry in _lettered(item.entries, letters)}
        when = dict(item.when)
        order = " – ".join(entries[key]["letter"] for key in item.right)
        rows = [[entries[key]["letter"], entries[key]["words"], when.get(key, "")] for key in item.right]
        return answer | {"brief": order, "right": text("paper.order", letters=order), "rows": rows}
    return answer | {"brief": "", "right": "", "lines": item.answer, "revealed": _exhibits(item.revealed)}


def _lettered(options: Sequence[Option], letters: str) -> list[dict[str, str]]:
    """Give each option its letter, in the order in which they are shown; a number after the alphabet's end."""
    return [
        {"key": option.key, "letter": letters[at] if at < len(letters) else str(at + 1), "words": option.words}
        for at, option in enumerate(options)
    ]


def _names(sheet: Sheet, letters: str) -> Mapping[str, str]:
    """Give the letters of what is to be put in order, by the keys that the citations have for it."""
    orderings = (item for item in sheet.items() if isinstance(item, Ordering))
    return {entry["key"]: entry["letter"] for item in orderings for entry in _lettered(item.entries, letters)}


def _exhibits(exhibits: Iterable[Exhibit]) -> list[_Data]:
    return [
        {
            "letter": exhibit.letter,
            "heading": exhibit.heading,
            "facts": [fact._asdict() for fact in exhibit.facts],
            "words": list(_pieces(exhibit.words)),
            "barred": exhibit.barred,
        }
        for exhibit in exhibits
    ]


def _pieces(pieces: Iterable[Piece]) -> Iterator[_Data]:
    for piece in pieces:
        yield {"words": piece.words, "quoted": piece.quoted, "language": _language(piece.language)}


def _language(tag: str) -> str | None:
    """Give the primary language of a BCP 47 tag, all that Typst takes; None for the text's own."""
    found = _LANGUAGE.match(tag)
    return found[0] if found else None


def _printable(value: object) -> object:
    """All texts of a document as files can hold them."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, Mapping):
        return {key: _printable(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(inner) for inner in value]
    return value
