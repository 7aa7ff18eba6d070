"""The shipped data keep what their own guide promises and no rule of the program asks for."""

from itertools import pairwise

import pytest

from tests.shipped import shipped

CHARACTERS_OF_AN_ERA = 28


@pytest.fixture(scope="module", name="shipped")
def _shipped():
    return shipped()


def test_an_era_begins_and_ends_with_an_event_or_a_term_of_office(shipped):
    written = [*(event.date.text for event in shipped.events), *(term.period.text for term in shipped.terms)]
    days = {day for text in written for day in text.split("/")}
    bounds = [side.text for era in shipped.card.eras for side in (era.period.start, era.period.end) if side]

    assert [b for b in bounds if not any(day == b or day.startswith(f"{b}-") for day in days)] == []


def test_the_eras_are_in_order_of_time_and_hold_every_event(shipped):
    spans = [(era.period.earliest, era.period.latest) for era in shipped.card.eras]

    assert all(earlier[0] < later[0] for earlier, later in pairwise(spans))
    assert [
        event.id
        for event in shipped.events
        if not any(
            first <= event.date.earliest and (last is None or event.date.earliest <= last) for first, last in spans
        )
    ] == []


def test_the_name_of_an_era_fits_the_menu(shipped):
    names = [words for era in shipped.card.eras for words in era.name.root.values()]

    assert [name for name in names if len(name) > CHARACTERS_OF_AN_ERA] == []
