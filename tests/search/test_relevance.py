"""
Whether a historian's questions to the shipped data are answered by the right record, and names found in any spelling.

The floors are a little below what was measured when the search was written: with a change that makes many answers
worse they fall, with a new event in the data they stand.
"""

from __future__ import annotations

import pytest

from explorer.search.analysis import asked, asked_names, fold
from tests.relevance import DIFFERENT, FOREIGN, QUERIES, SAME, Sought
from tests.search.finding import shipped_desk

FIRST, IN_FIRST_FIVE = 0.9, 0.95
RECALL, PRECISION, RECALL_OF_FOREIGN = 0.97, 0.98, 0.97


def answer(sought: Sought) -> list[str]:
    """The first five results; of a misspelling that finds nothing right, those of the spelling that is suggested."""
    desk = shipped_desk()
    found = desk.keys(sought.query, limit=5)
    if sought.suggested and {*found}.isdisjoint(sought.first):
        spellings = [spelling for spelling in desk.spellings(sought.query) if fold(spelling) == sought.suggested]
        return desk.keys(spellings[0], limit=5) if spellings else found
    return found


def share(answers: list[bool]) -> float:
    return sum(answers) / len(answers)


def test_the_right_record_is_found_first_or_among_the_first_five():
    answers = [(sought, answer(sought)) for sought in QUERIES]
    first = [bool(found) and found[0] in sought.first for sought, found in answers]
    five = [not {*found}.isdisjoint(sought.first) for sought, found in answers]
    missed = [(sought.query, found[:2]) for (sought, found), there in zip(answers, first, strict=True) if not there]

    assert len(QUERIES) >= 40
    assert share(first) >= FIRST, missed
    assert share(five) >= IN_FIRST_FIVE, missed


@pytest.mark.parametrize("sought", [s for s in QUERIES if s.suggested], ids=lambda sought: sought.query)
def test_a_misspelling_finds_what_was_meant_or_is_told_how_it_is_written(sought):
    desk = shipped_desk()
    found = desk.keys(sought.query)

    assert found or sought.suggested in {fold(spelling) for spelling in desk.spellings(sought.query)}


def matches(one: str, other: str) -> bool:
    return not {*asked_names(one)}.isdisjoint(asked_names(other))


def test_a_name_is_found_in_most_spellings_and_few_others_are():
    found = [pair for pair in SAME if matches(*pair[:2])]
    wrong = [pair for pair in DIFFERENT if matches(*pair[:2])]
    missed = [pair for pair in SAME if pair not in found]

    assert len(SAME) >= 60
    assert len(found) / len(SAME) >= RECALL, missed
    assert len(found) / (len(found) + len(wrong)) >= PRECISION, wrong


def test_a_foreign_name_is_found_as_russian_writes_it():
    names = shipped_desk().search.names

    def forms(word: str) -> set[str]:
        """Everything by which a word of a query is found."""
        return {t for form in (fold(word), *names.otherwise(fold(word))) for t in (*asked(form), *asked_names(form))}

    missed = [pair for pair in FOREIGN if forms(pair[0]).isdisjoint(forms(pair[1]))]

    assert len(missed) / len(FOREIGN) <= 1 - RECALL_OF_FOREIGN, missed
