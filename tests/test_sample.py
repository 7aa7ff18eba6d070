"""Tests of tests.benchmarks.sample: what is measured must be real work on valid files."""

import pytest

from explorer.load import check, load
from explorer.sample import write_sample


@pytest.mark.parametrize("events", [1, 2, 300])
def test_a_sample_has_no_problem_and_as_many_events_as_asked_for(events, tmp_path):
    write_sample(tmp_path / "data", events=events)

    assert check(tmp_path / "data") == []
    data = load(tmp_path / "data")
    assert (len(data.events), len(data.sources)) == (events, events)


def test_the_same_numbers_give_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        write_sample(tmp_path / name, events=20)

    written = [sorted((p.name, p.read_bytes()) for p in (tmp_path / n).rglob("*.yaml")) for n in ("one", "two")]
    assert written[0] == written[1]
