"""A folder becomes a data set, or all that is wrong with it."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

import pytest

from explorer.load import MOST, CannotRun, DataProblems, check, load
from explorer.paths import data_folder
from tests.data_files import ARTICLE_FILE, ATTACK, ATTACK_FILE, FILES, MEETING_FILE, MEMCON_FILE, changed, write_data

TODAY = datetime.date(2026, 1, 1)


def printed(folder):
    return [str(problem) for problem in check(folder, today=TODAY)]


def test_records_come_in_their_order(tmp_path):
    extra = {
        "events/b.yaml": ATTACK.replace("2001-09-11", "1999"),
        "events/a.yaml": ATTACK.replace("2001-09-11", "1999"),
        "events/open.yaml": ATTACK.replace("2001-09-11", "../2001"),
    }
    data = load(write_data(tmp_path, extra), today=TODAY)

    assert [event.id for event in data.events] == ["open", "a", "b", "2000-06-04-meeting", "2001-09-11-attack"]
    assert list(data.sources) == ["article", "memcon"]
    assert list(data.people) == ["bill-clinton", "vladimir-putin"]
    assert list(data.themes) == ["counterterrorism", "nato"]
    assert [term.person for term in data.terms] == ["bill-clinton", "vladimir-putin"]
    assert data.card.languages == ("en", "ru")


def test_ids_come_from_file_names_and_keys(tmp_path):
    data = load(write_data(tmp_path), today=TODAY)

    assert data.sources["memcon"].id == "memcon"
    assert data.people["bill-clinton"].id == "bill-clinton"


def test_a_folder_may_be_named_by_a_text(tmp_path):
    assert load(str(write_data(tmp_path)), today=TODAY).card.version == "1"


def test_broken_data_do_not_load(tmp_path):
    write_data(tmp_path, changed(MEETING_FILE, "importance: 5", "importance: 6"))

    with pytest.raises(DataProblems) as caught:
        load(tmp_path, today=TODAY)

    assert list(caught.value.problems) == check(tmp_path, today=TODAY)


def test_all_kinds_of_problems_are_found_in_one_run_and_sorted(tmp_path):
    write_data(
        tmp_path,
        {
            **changed("terms.yaml", "person: vladimir-putin", "person: vladimir"),
            **changed(MEMCON_FILE, "how: FOIA lawsuit", "how: lawsuit"),
            **changed(ATTACK_FILE, "importance: 5", "importance: 5\nimportance: 4"),
            "people.yaml": FILES["people.yaml"] + "ivan: 1\n",
            "x.txt": "",
            MEETING_FILE: FILES[MEETING_FILE].replace("date: 2000-06-04", "date: 2000-6-4").replace("nato]", "otan]"),
        },
    )

    assert [problem.split(" ")[0] for problem in printed(tmp_path)] == [
        f"{MEETING_FILE}:4:7:",
        f"{MEETING_FILE}:14:28:",
        f"{ATTACK_FILE}:6:1:",
        "people.yaml:7:7:",
        f"{MEMCON_FILE}:9:10:",
        "terms.yaml:5:11:",
        "x.txt:1:1:",
    ]


@pytest.mark.parametrize("path", FILES)
@pytest.mark.parametrize("content", [None, "", "[", "a\n", b"\xff"])
def test_a_broken_file_makes_no_other_file_wrong(tmp_path, path, content):
    problems = check(
        write_data(tmp_path, {path: content, "events/README.md": "", "sources/README.md": ""}), today=TODAY
    )
    dangling = [problem for problem in problems if problem.path != path]

    if content is None and "/" in path:
        assert all(problem.fault.startswith("there is no ") for problem in dangling)
    else:
        assert dangling == []
        assert problems


@pytest.mark.parametrize("path", [MEETING_FILE, MEMCON_FILE])
@pytest.mark.parametrize("line", range(33))
def test_a_line_left_out_is_never_called_a_fault_of_another_file(tmp_path, path, line):
    lines = FILES[path].splitlines(keepends=True)
    problems = check(write_data(tmp_path, {path: "".join(lines[:line] + lines[line + 1 :])}), today=TODAY)

    assert [problem for problem in problems if problem.path != path] == []


def test_a_slip_does_not_hide_what_breaks_a_rule_in_the_same_file(tmp_path):
    text = FILES[MEMCON_FILE].replace("kind: memorandum-of-conversation", "kind: minutes\ncolour: red")
    text = (
        text.replace("url: https://", "url: ")
        .replace("pages: 7", "pages: seven")
        .replace("language: en", "language: x")
    )
    text = text.replace("created: 2000-06-04", "created: then").replace("speaker: bill-clinton", "speaker: bill")

    problems = check(write_data(tmp_path, {MEMCON_FILE: text}), today=TODAY)

    assert [problem.field for problem in problems] == [
        *("kind", "colour", "created", "language", "url", "pages"),
        "passages.0.speaker",
    ]


def test_the_date_is_that_of_the_place_where_the_day_begins_first(tmp_path):
    ahead = datetime.datetime.now(datetime.timezone(datetime.timedelta(hours=14))).date()
    write_data(tmp_path, changed(ATTACK_FILE, "2001-09-11", str(ahead)))

    assert [problem for problem in check(tmp_path) if problem.field == "date"] == []


def test_a_file_with_many_problems_says_how_many_are_left_out(tmp_path):
    many = "".join(f"key{n}: x\n" for n in range(150))
    problems = printed(write_data(tmp_path, {ATTACK_FILE: FILES[ATTACK_FILE] + many}))

    assert len(problems) == MOST + 1
    assert problems[-1] == f"{ATTACK_FILE}:161:1: 50 more problems in this file (mend those above first)"


def test_hidden_files_and_readmes_are_nobodys_business(tmp_path):
    hidden = {
        ".git/config": "x",
        "README.md": "x",
        "events/.x.yaml.swp": "x",
        "sources/README.md": "x",
        ".DS_Store": b"\0",
    }

    assert printed(write_data(tmp_path, hidden)) == []


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    outside = tmp_path / "outside.yaml"
    outside.write_text(ATTACK, encoding="utf-8")
    data = write_data(tmp_path / "data")
    (data / "events" / "linked.yaml").symlink_to(outside)
    (data / "events" / "gone.yaml").symlink_to(tmp_path / "nowhere")
    (data / "events" / "round.yaml").symlink_to(data / "events" / "round.yaml")
    (data / "events" / "inside.yaml").symlink_to(data / ATTACK_FILE)

    assert printed(data) == [
        "events/gone.yaml:1:1: is a symbolic link that leads nowhere (the file itself)",
        "events/linked.yaml:1:1: is a symbolic link out of the data folder (the file itself)",
        "events/round.yaml:1:1: is a symbolic link that leads nowhere (the file itself)",
    ]


def test_a_linked_folder_is_not_followed_either(tmp_path):
    write_data(tmp_path / "other")
    data = write_data(tmp_path / "data", {ARTICLE_FILE: None, MEMCON_FILE: None})
    (data / "sources").symlink_to(tmp_path / "other" / "sources")

    assert printed(data)[-1] == "sources:1:1: is a symbolic link out of the data folder (the file itself)"


def test_the_data_folder_itself_may_be_a_link(tmp_path):
    (tmp_path / "link").symlink_to(write_data(tmp_path / "data"))

    assert printed(tmp_path / "link") == []


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(write_data(tmp_path) / "events" / "pipe.yaml")

    assert printed(tmp_path) == ["events/pipe.yaml:1:1: is no ordinary file (a text file)"]


def test_a_file_where_a_folder_should_be_and_the_other_way_round(tmp_path):
    write_data(
        tmp_path, {"themes.yaml": None, ARTICLE_FILE: None, MEMCON_FILE: None, "sources": "", "themes.yaml/x": ""}
    )

    assert [line for line in printed(tmp_path) if ":1:1: is" in line] == [
        "sources:1:1: is a file (a folder)",
        "themes.yaml:1:1: is a folder (a file)",
    ]


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path, monkeypatch):
    write_data(tmp_path)
    real_open = Path.open

    def refuse(path, *args, **kwargs):
        if path.name == "memcon.yaml":
            raise PermissionError(13, "Permission denied")
        return real_open(path, *args, **kwargs)

    monkeypatch.setattr(Path, "open", refuse)

    assert printed(tmp_path) == ["sources/memcon.yaml:1:1: cannot be read: Permission denied"]


def test_a_file_name_that_is_no_unicode_can_be_printed(tmp_path):
    name = os.fsdecode(b"caf\xe9.yaml")
    write_data(tmp_path)
    (tmp_path / "events" / name).write_text(ATTACK, encoding="utf-8")

    assert printed(tmp_path) == [
        r"events/caf\udce9.yaml:1:1: the file's name is not an id and .yaml "
        "(lower-case words joined by hyphens, such as caf.yaml)"
    ]


@pytest.mark.parametrize(
    ("folder", "message"),
    [
        ("nowhere", "is not there"),
        ("dataset.yaml", "is not a folder"),
        ("a\0b", "is not there"),
        ("x" * 300, "cannot be read"),
    ],
    ids=["missing", "a file", "no name", "a name too long"],
)
def test_there_must_be_a_folder(tmp_path, folder, message):
    write_data(tmp_path)

    for run in (check, load):
        with pytest.raises(CannotRun, match=message) as caught:
            run(tmp_path / folder)
        assert "\n" not in str(caught.value)


def test_a_folder_that_cannot_be_listed_cannot_be_checked(tmp_path, monkeypatch):
    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)

    with pytest.raises(CannotRun, match="cannot be read: Permission denied"):
        check(tmp_path)


def test_the_shipped_data_load():
    assert load(data_folder()).events
