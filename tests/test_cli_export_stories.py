"""``unsealed export calendar``, ``slides`` and ``handout``: files, and one line where there can be none."""

import pytest
from click.testing import CliRunner

from explorer.cli import main, terminal
from tests.web.test_taken import DATA, STORY


@pytest.fixture
def export(monkeypatch, tmp_path):
    """The commands on a small data set, in a folder of its own."""
    monkeypatch.setattr(terminal, "load", lambda _: DATA)
    monkeypatch.chdir(tmp_path)
    return lambda *options: CliRunner().invoke(main, ["export", *options])


def test_anniversaries_say_how_many_they_are_and_how_many_have_no_day(export, tmp_path):
    done = export("calendar", "--view", "https://example.org/?lang=id", "-o", "all.ics")
    content = (tmp_path / "all.ics").read_bytes()

    assert done.stdout == (
        f"all.ics: 2 anniversaries, {len(content):,} bytes; 1 event without a day of its own left out\n"
    )
    assert b"URL:https://example.org/event/meeting?lang=id" in content
    assert b"URL" not in (export("calendar", "-o", "b.ics"), (tmp_path / "b.ics").read_bytes())[1]


@pytest.mark.parametrize(("command", "place", "start"), [("slides", "a.pptx", b"PK"), ("handout", "a.pdf", b"%PDF")])
def test_a_story_is_written_by_the_beginning_of_its_name(export, tmp_path, command, place, start):
    done = export(command, "a-door", "-o", place, "--lang", "ru")
    content = (tmp_path / place).read_bytes()

    assert (done.exit_code, done.stdout) == (0, f"{place}: {len(content):,} bytes\n")
    assert content.startswith(start)


@pytest.mark.parametrize("command", ["slides", "handout"])
def test_a_story_that_is_not_there_is_said_in_one_line(export, command):
    done = export(command, "a-dor-that-was-shut", "-o", "x")

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"unsealed: a-dor-that-was-shut: there is no such story (did you mean {STORY.id}?)\n"


def test_a_view_that_has_no_such_event_is_said_too(export):
    done = export("calendar", "--view", "/event/none", "-o", "x")

    assert (done.exit_code, done.stderr.count("\n")) == (2, 1)
