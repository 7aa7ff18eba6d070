"""
Each style against pandoc, over all sources of the shipped data.

What differs is listed, with how often; it may become less and not more.

- *Quotation within a quotation*: American usage has full stop and comma inside both closing marks, ‘War,’”; pandoc puts
  them inside the outer one alone, ‘War’,”.
- *Words for a date*: APA writes year and day apart, and pandoc prints "1990s, 1990s" where only words say the date;
  here the words stand for the year.
"""

from __future__ import annotations

import re
from collections import Counter

import pytest

from explorer.bibliography import STYLES, Run, entry
from explorer.bibliography.formatted import bibliography
from explorer.bibliography.gost import russian_item
from explorer.bibliography.items import for_case
from explorer.bibliography.processor.style import style
from tests.bibliography.oracle import pandoc

QUOTED_TWICE, WORDS_TWICE = "quotation within a quotation", "words for a date"
ALLOWED = {
    ("chicago", "note"): {QUOTED_TWICE: 7},
    ("chicago", "short"): {QUOTED_TWICE: 7},
    ("chicago", "entry"): {QUOTED_TWICE: 7},
    ("apa", "entry"): {WORDS_TWICE: 3},
    ("mla", "entry"): {QUOTED_TWICE: 7},
    ("gost", "entry"): {},
}


def marked(runs: tuple[Run, ...]) -> str:
    """Runs as text, italics between asterisks."""
    return "".join(f"*{run.text}*" if run.italic else run.text for run in runs)


def difference(ours: str, theirs: str) -> str | None:
    """The class of a difference; the texts themselves if it is of none."""
    if ours == theirs:
        return None
    if ours == re.sub(r"’([.,])”", r"\1’”", theirs):
        return QUOTED_TWICE
    if ours == re.sub(r"\(([^()]+), \1\)", r"(\1)", theirs):
        return WORDS_TWICE
    return f"{ours}\n{theirs}"


def differences(ours: list[str], theirs: list[str]) -> Counter[str]:
    pairs = zip(ours, theirs, strict=True)
    return Counter(found for one, other in pairs if (found := difference(one, other)) is not None)


@pytest.mark.parametrize("name", STYLES)
def test_a_style_writes_what_pandoc_writes_of_all_sources(name, references, tmp_path):
    items = [for_case(one.item) for one in references]
    if name == "gost":
        items = [russian_item(item) for item in items]
    answers = pandoc(STYLES[name], items, "ru" if name == "gost" else "en", tmp_path)
    ours = {"entry": [marked(entry(one.item, name, "en")) for one in references]}
    theirs = {"entry": answers.entries}
    if name == "chicago":
        chicago = style(STYLES[name], "en")
        ours["note"] = [marked(chicago.note(item)) for item in items]
        ours["short"] = [marked(chicago.note(item, again=True)) for item in items]
        theirs |= {"note": answers.notes, "short": answers.short}

    assert len(ours["entry"]) > 700
    for part, texts in ours.items():
        assert dict(differences(texts, theirs[part])) == ALLOWED[name, part], part


@pytest.mark.parametrize("name", ["apa", "mla"])
def test_a_list_has_pandocs_order_letters_and_dashes(name, references, tmp_path):
    some = [one for one in references if one.item["id"][0] in "aip"]
    answers = pandoc(STYLES[name], [for_case(one.item) for one in some], "en", tmp_path, lists=True)
    theirs = {one.item["id"]: text for one, text in zip(some, answers.entries, strict=True)}
    ours = bibliography(some, name, "en")

    assert len(some) > 100
    assert [one.item["id"] for one, _ in ours] == [name for name in answers.order if theirs[name]]
    found = differences([marked(runs) for _, runs in ours], [theirs[one.item["id"]] for one, _ in ours])
    assert set(found) <= {QUOTED_TWICE, WORDS_TWICE}


def test_a_list_has_letters_and_dashes_where_they_are_needed(references):
    alike = [one for one in references if one.item.get("author") == [{"literal": "Vladimir Putin"}]]
    apa = [marked(runs) for _, runs in bibliography(alike, "apa", "en")]
    mla = [marked(runs) for _, runs in bibliography(alike, "mla", "en")]

    assert any("(2025a" in line for line in apa)
    assert any("(2025b" in line for line in apa)
    assert [line.startswith("———. ") for line in mla] == [False, *[True] * (len(mla) - 1)]


def test_gost_numbers_its_list(references):
    lines = [marked(runs) for _, runs in bibliography(references[:3], "gost", "en")]

    assert [line[:3] for line in lines] == ["1. ", "2. ", "3. "]
