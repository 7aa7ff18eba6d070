"""A quote is never found silently in the wrong place, whatever has happened to its document; see tests.mutations."""

from collections import Counter

import pytest

from tests.mutations import Case, Mutation, Verdict, cases


@pytest.fixture(scope="module")
def some() -> list[Case]:
    return list(cases(seed=1, mutations=600, each=5))


def of(found: list[Case], *mutations: Mutation) -> Counter[Verdict]:
    return Counter(case.verdict for case in found if case.mutation in mutations)


def test_no_mutation_puts_a_quote_silently_in_a_wrong_place(some):
    assert [(case.mutation, case.passage, case.found) for case in some if case.verdict is Verdict.WRONG] == []


def test_other_lines_and_hyphens_change_nothing(some):
    verdicts = of(some, Mutation.NONE)

    assert verdicts[Verdict.RIGHT] == verdicts.total()


def test_a_quote_that_is_gone_is_never_simply_found(some):
    gone = (Mutation.DELETED, Mutation.LOOKALIKE, Mutation.LOOKALIKE_ELSEWHERE)
    verdicts = of(some, *gone, Mutation.TWIN_INSTEAD, Mutation.TWIN_IN_PLACE)

    assert verdicts[Verdict.RIGHT] == 0
    assert verdicts[Verdict.MISSING] > 0


def test_pages_that_keep_their_numbers_may_stand_in_any_order(some):
    verdicts = of(some, Mutation.ORDER)

    assert verdicts[Verdict.RIGHT] > 0.8 * verdicts.total()


def test_every_mutation_takes_part(some):
    assert len(some) >= 600
    assert {case.mutation for case in some} == set(Mutation)
