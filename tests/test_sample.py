"""A made-up data set is valid, the same every time, and looks like a history."""

import pytest

from explorer import frames
from explorer.load import check, load
from explorer.sample import MOST_SOURCES, Form, write_sample


@pytest.mark.parametrize("events", [1, 2, 300])
@pytest.mark.parametrize("form", Form)
def test_a_sample_has_no_problem_and_as_many_events_as_asked_for(events, form, tmp_path):
    write_sample(tmp_path / "data", events=events, form=form)

    assert check(tmp_path / "data") == []
    data = load(tmp_path / "data")
    assert (len(data.events), len(data.sources)) == (events, events)


@pytest.mark.parametrize("form", Form)
def test_the_same_numbers_give_the_same_bytes(form, tmp_path):
    for name, seed in (("one", 4), ("two", 4), ("other", 5)):
        write_sample(tmp_path / name, events=40, form=form, seed=seed)

    one, two, other = (
        sorted((str(p.relative_to(tmp_path / n)), p.read_bytes()) for p in (tmp_path / n).rglob("*.*"))
        for n in ("one", "two", "other")
    )
    assert one == two
    assert one != other


def test_progress_adds_up_to_all_events(tmp_path):
    steps = []

    write_sample(tmp_path, events=2300, form=Form.JSONL, progress=steps.append)

    assert (sum(steps), len(steps)) == (2300, 3)


def test_a_sample_goes_into_no_folder_that_holds_something(tmp_path):
    (tmp_path / "mine").write_text("mine")

    with pytest.raises(FileExistsError):
        write_sample(tmp_path, events=1)
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


def test_a_sample_looks_like_a_history(tmp_path):
    write_sample(tmp_path, events=6000, form=Form.PARQUET)
    data = load(tmp_path)
    events, openings, sources = frames.events(data, "ru"), frames.openings(data), frames.sources(data, "en")

    by_year = events["earliest"].dt.year.value_counts()
    assert by_year.max() > 4 * by_year.median()
    assert 0.02 < events["interval"].mean() < 0.04
    assert 0.5 < (events["importance"] == 1).mean()
    assert 0 < (events["importance"] == 5).mean() < 0.01
    assert set(events["tone"].dropna()) == set(range(-5, 6))
    assert events["theme"].nunique() == len(data.themes)
    assert events["side"].nunique() > 4
    assert len(sources) == MOST_SOURCES
    assert 0.45 < sources["once_sealed"].mean() < 0.55
    assert 0 < openings["partial"].mean() < 1
    assert not openings["first"].all()
    assert (events["title_language"] == "ru").all()
