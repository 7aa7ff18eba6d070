"""A data set finds an event by its id."""

from tests.builders import make_dataset, make_event


def test_an_event_is_found_by_its_id():
    data = make_dataset([make_event("a"), make_event("b")])

    assert data.event("b") == data.events[1]
    assert data.event("c") is None


def test_a_changed_copy_finds_its_own_events():
    data = make_dataset([make_event("a"), make_event("b")])
    data.event("a")

    assert data.model_copy(update={"events": data.events[1:]}).event("a") is None


def test_looking_for_an_event_changes_nothing():
    data, same = make_dataset(), make_dataset()
    data.event("a")

    assert data == same
