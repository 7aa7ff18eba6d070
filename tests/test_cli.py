"""The command line: what each command prints, on which stream, and with which exit code."""

import errno
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from explorer.cli import main, terminal
from explorer.records import SHAPES
from explorer.schema import json_schema
from tests.serving import heeding_ctrl_c
from tests.shipped import shipped

CHECKOUT = Path(__file__).resolve().parent.parent
HOSTILE = "[red]Talks[/red] :smile: [link=http://evil.example]here[/link] %s {x} \\n"
PASSAGE = {
    "id": "opening",
    "locator": "p. 1",
    "speaker": "ann",
    "quote": "yes indeed",
    "gloss": {"en": "She says {quote}."},
}
SOURCE = {
    "title": {"en": "Memorandum", "ru": "Запись беседы"},
    "kind": "memorandum-of-conversation",
    "side": "us",
    "created": "2000-06-04",
    "language": "en",
    "archive": {"repository": "The Library", "identifier": "2011"},
    "classification": "SECRET",
    "releases": [{"date": "2025-08-21", "how": "FOIA lawsuit", "by": "The Archive", "extent": "in-part"}],
    "pages": 7,
    "rights": "public-domain-us-government",
    "passages": [PASSAGE],
}
EVENT = {
    "title": {"en": HOSTILE, "ru": "Переговоры"},
    "date": "2000-06-04",
    "place": {"name": {"en": "Moscow"}, "lat": 55.7, "lon": 37.6},
    "summary": {"en": "They talked."},
    "actors": ["ann"],
    "themes": ["nato"],
    "importance": 3,
    "tone": {"value": -2, "reason": {"en": "No agreement."}},
    "claims": [
        {
            "id": "asked",
            "text": {"en": "She asked."},
            "evidence": [{"source": "memo", "passage": "opening", "stance": "supports"}],
        }
    ],
    "rests_on": ["asked"],
}
PERSON = {"name": {"en": "Ann Example"}, "side": "us", "role": {"en": "President"}}
FILES = {
    "dataset.yaml": {
        "title": {"en": "Data"},
        "subtitle": {"en": "Small"},
        "description": {"en": "One of each."},
        "version": "1",
        "licence": "CC-BY-4.0",
        "languages": ["en", "ru"],
    },
    "people.yaml": {"ann": PERSON, "nato": {"name": {"en": "NATO"}, "kind": "organisation", "side": "nato"}},
    "themes.yaml": {"nato": {"name": {"en": "NATO"}}},
    "terms.yaml": [{"person": "ann", "side": "us", "office": {"en": "President"}, "period": "1993-01-20/2001-01-20"}],
    "events/2000-06-04-talks.yaml": EVENT,
    "sources/memo.yaml": SOURCE,
}


def write_data(folder: Path, **changed: Any) -> Path:
    """A data set of one of each; *changed* replaces files, by name without folder and ending."""
    for name, content in FILES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(changed.get(path.stem, content), ensure_ascii=False), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return write_data(tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def broken(tmp_path_factory) -> Path:
    event = {key: value for key, value in EVENT.items() if key != "summary"}
    return write_data(tmp_path_factory.mktemp("broken"), **{"2000-06-04-talks": event, "memo": SOURCE | {"side": "uk"}})


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def is_one_line(text: str) -> bool:
    return text.startswith("unsealed: ") and text.count("\n") == 1 and text.endswith("\n")


# --- check


def test_a_clean_data_set_is_counted(folder):
    done = run("check", "--data", folder)

    assert (done.exit_code, done.stdout, done.stderr) == (0, f"No problems: 1 event, 1 source in {folder}\n", "")


def test_a_clean_data_set_is_counted_in_json(folder):
    done = run("check", "--data", folder, "--json")

    assert json.loads(done.stdout) == {"problems": [], "count": 0, "events": 1, "sources": 1, "stories": 0}


def test_the_shipped_data_set_is_checked_where_none_is_named():
    done = run("check")

    assert re.fullmatch(r"No problems: \d+ events, \d+ sources, \d+ stories in .*data\n", done.stdout)


def test_problems_are_listed_and_counted(broken):
    done = run("check", "--data", broken)

    *problems, last = done.stdout.splitlines()
    assert done.exit_code == 1
    assert done.stderr == ""
    assert [re.match(r"[\w/.-]+:\d+:\d+: \w+: .+", line) is not None for line in problems] == [True, True]
    assert [line.split(":")[0] for line in problems] == ["events/2000-06-04-talks.yaml", "sources/memo.yaml"]
    assert last == "2 problems in 2 files"


def test_problems_are_listed_and_counted_in_json(broken):
    done = run("check", "--data", broken, "--json")

    found = json.loads(done.stdout)
    assert done.exit_code == 1
    assert found["count"] == len(found["problems"]) == 2
    assert found["problems"][1]["path"] == "sources/memo.yaml"


def test_what_a_terminal_would_obey_is_shown_in_a_problem(tmp_path):
    write_data(tmp_path, memo=SOURCE | {"side": "\x1b[31mred\u202e"})

    done = run("check", "--data", tmp_path)

    assert done.exit_code == 1
    assert not {"\x1b", "\u202e"} & set(done.stdout)


# --- what cannot run


@pytest.mark.parametrize("command", [["check"], ["list", "events"], ["show", "memo"], ["serve", "--port", "0"]])
def test_a_folder_that_is_not_there_is_one_line(command, tmp_path):
    done = run(*command, "--data", tmp_path / "no\x1bsuch")

    assert (done.exit_code, done.stdout) == (2, "")
    assert is_one_line(done.stderr)
    assert "\x1b" not in done.stderr


@pytest.mark.parametrize("command", [["list", "events"], ["show", "memo"], ["serve", "--port", "0"]])
def test_a_data_set_with_problems_is_not_used(command, broken):
    done = run(*command, "--data", broken)

    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr == f"unsealed: {broken} has 2 problems: unsealed check --data {broken} lists them\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["no-such-command"],
        ["--no-such-option"],
        ["list"],
        ["list", "cats"],
        ["list", "events", "--lang", "tlh"],
        ["show"],
        ["show", "a", "b"],
        ["serve", "--port", "65536"],
        ["serve", "--port", "http"],
        ["schema"],
        ["schema", "events"],
        ["check", "--data"],
    ],
)
def test_a_wrong_command_is_one_line(arguments):
    done = run(*arguments)

    assert (done.exit_code, done.stdout) == (2, "")
    assert is_one_line(done.stderr)


def test_an_address_that_is_not_this_machines_is_one_line(folder):
    done = run("serve", "--data", folder, "--host", "192.0.2.1")

    assert (done.exit_code, done.stdout) == (2, "")
    assert is_one_line(done.stderr)


def test_no_command_prints_the_help():
    done = run()

    assert done.exit_code == 2
    assert all(name in done.stderr for name in ("check", "serve", "list", "show", "schema"))


@pytest.mark.parametrize("command", [[], ["check"], ["serve"], ["list"], ["show"], ["schema"]])
def test_every_command_explains_itself(command):
    done = run(*command, "--help")

    assert done.exit_code == 0
    assert "Usage: unsealed" in done.stdout


def test_the_version_is_printed():
    done = run("--version")

    assert done.exit_code == 0
    assert re.fullmatch(r"unsealed[ ,].+\n", done.stdout)


def test_a_full_disk_is_one_line(folder, monkeypatch):
    def full(*_, **__):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("explorer.cli.check.say", full)

    done = run("check", "--data", folder)

    assert (done.exit_code, done.stderr) == (2, "unsealed: No space left on device\n")


def test_stopping_a_command_is_no_traceback(folder, monkeypatch):
    def stopped(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("explorer.cli.check.say", stopped)

    done = run("check", "--data", folder)

    assert (done.exit_code, done.stderr.strip()) == (130, "")


def test_click_can_still_call_a_command_as_a_function(folder):
    assert main(["check", "--data", str(folder)], standalone_mode=False) is None

    with pytest.raises(click.UsageError):
        main(["no-such"], standalone_mode=False)


# --- list


def test_events_are_listed(folder):
    done = run("list", "events", "--data", folder)

    header, row = done.stdout.splitlines()
    assert header.split() == ["ID", "DATE", "TITLE", "TONE", "IMPORTANCE", "CLAIMS"]
    assert re.split(r" {2,}", row) == ["2000-06-04-talks", "4 Jun 2000", HOSTILE, "−2 at odds", "3", "1"]


def test_sources_are_listed(folder):
    done = run("list", "sources", "--data", folder)

    header, row = done.stdout.splitlines()
    assert re.split(r" {2,}", header) == ["ID", "WRITTEN", "PUBLIC ON", "KIND", "SIDE", "TITLE"]
    assert re.split(r" {2,}", row)[:3] == ["memo", "4 Jun 2000", "21 Aug 2025"]
    assert row.endswith("Memorandum")


def test_people_themes_and_stories_are_listed(folder):
    people = run("list", "people", "--data", folder).stdout.splitlines()
    themes = run("list", "themes", "--data", folder).stdout.splitlines()
    stories = run("list", "stories", "--data", folder).stdout.splitlines()

    assert [line.split()[0] for line in people] == ["ID", "ann", "nato"]
    assert re.split(r" {2,}", people[1])[1] == "Ann Example"
    assert [line.split() for line in themes] == [["ID", "NAME", "EVENTS"], ["nato", "NATO", "1"]]
    assert [line.split() for line in stories] == [["ID", "TITLE", "LEVEL", "MINUTES", "STEPS"]]


def test_a_list_follows_the_language_and_marks_what_is_not_translated(folder):
    events = run("list", "events", "--data", folder, "--lang", "ru").stdout
    people = run("list", "people", "--data", folder, "--lang", "ru").stdout

    assert "Переговоры  " in events
    assert "4 июн" in events
    assert "Ann Example [en]" in people


def test_lists_are_given_in_json(folder):
    lists = {what: json.loads(run("list", what, "--data", folder, "--json").stdout) for what in ("events", "sources")}

    assert lists["events"] == [
        {
            "id": "2000-06-04-talks",
            "date": "2000-06-04",
            "title": HOSTILE,
            "tone": -2,
            "importance": 3,
            "themes": ["nato"],
            "actors": ["ann"],
            "claims": 1,
        }
    ]
    assert lists["sources"][0]["public_on"] == "2025-08-21"


def test_nothing_is_cut_off_where_no_terminal_reads(tmp_path):
    title = "long " * 700
    write_data(tmp_path, **{"2000-06-04-talks": EVENT | {"title": {"en": title}}})

    assert title.strip() in run("list", "events", "--data", tmp_path).stdout


def test_a_terminal_gets_its_own_width_and_still_no_markup(folder, monkeypatch):
    monkeypatch.setattr("explorer.cli.listing.is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "70")

    lines = run("list", "events", "--data", folder).stdout.splitlines()

    assert max(map(len, lines)) <= 70
    assert len(lines) > 2
    assert "[red]" in "".join(lines)


# --- show


def test_an_event_is_shown(folder):
    shown = run("show", "2000-06-04-talks", "--data", folder).stdout

    for words in (
        HOSTILE,
        "event 2000-06-04-talks",
        "4 June 2000",
        "Moscow",
        "Ann Example",
        "−2 at odds: No agreement.",
        "They talked.",
        "asked · documented",
        "supports: memo, opening",
    ):
        assert words in shown


def test_a_source_is_shown(folder):
    shown = run("show", "memo", "--data", folder).stdout

    for words in (
        "memorandum of conversation",
        "The Library, 2011",
        "SECRET",
        "25 years 2 months",
        "21 August 2025, FOIA lawsuit",
        "opening · p. 1 · Ann Example",
        "She says “yes indeed”.",
        "cited by: 1",
    ):
        assert words in shown


def test_people_and_themes_are_shown(folder):
    assert "President, 20 January 1993 – 20 January 2001" in run("show", "ann", "--data", folder).stdout
    assert "events: 1\n  2000-06-04-talks" in run("show", "theme/nato", "--data", folder).stdout


def test_a_record_is_shown_in_the_language_asked_for(folder):
    assert run("show", "memo", "--data", folder, "--lang", "ru").stdout.startswith("Запись беседы\n")


def test_a_record_is_given_in_json_with_what_is_computed(folder):
    event = json.loads(run("show", "event/2000-06-04-talks", "--data", folder, "--json").stdout)
    source = json.loads(run("show", "memo", "--data", folder, "--json").stdout)

    assert (event["id"], event["date"], event["title"]["en"]) == ("2000-06-04-talks", "2000-06-04", HOSTILE)
    assert event["claims"][0]["status"] == "documented"
    assert source["public_on"] == "2025-08-21"
    assert source["passages"][0]["quote"] == "yes indeed"


def test_a_terminal_gets_lines_that_fit(folder, monkeypatch):
    monkeypatch.setattr("explorer.cli.show.is_terminal", lambda: True)
    monkeypatch.setenv("COLUMNS", "50")

    assert max(map(len, run("show", "2000-06-04-talks", "--data", folder).stdout.splitlines())) <= 50


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        ("nato", "nato is a person and a theme: say person/nato or theme/nato"),
        ("talks", "no record is called 'talks': did you mean 2000-06-04-talks?"),
        ("mmeo", "no record is called 'mmeo': did you mean memo?"),
        ("event/memo", "no record is called 'event/memo': did you mean memo?"),
        ("xyzzy", "no record is called 'xyzzy': unsealed list shows all ids"),
        ("", "no record is called '': unsealed list shows all ids"),
        ("\x1b[31m", r"no record is called '\x1b[31m': unsealed list shows all ids"),
        ("x" * 100_000, f"no record is called '{'x' * 200}': unsealed list shows all ids"),
    ],
)
def test_an_id_that_is_not_one_record_is_one_line_with_what_is_near(folder, asked, answer):
    done = run("show", "--data", folder, "--", asked)

    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"unsealed: {answer}\n")


# --- schema


@pytest.mark.parametrize("kind", SHAPES)
def test_a_schema_is_printed(kind):
    assert json.loads(run("schema", kind).stdout) == json_schema(kind)


def test_all_schemas_are_written_where_the_data_files_look_for_them(tmp_path):
    done = run("schema", "-o", tmp_path / "new" / ".schema")

    assert done.exit_code == 0
    written = {
        path.name: json.loads(path.read_text(encoding="utf-8")) for path in (tmp_path / "new" / ".schema").iterdir()
    }
    assert written == {f"{kind}.json": json_schema(kind) for kind in SHAPES}


def test_one_schema_is_written_where_one_is_asked_for(tmp_path):
    run("schema", "event", "-o", tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["event.json"]


def test_a_folder_that_cannot_be_written_is_one_line(tmp_path):
    (tmp_path / "file").write_text("")

    done = run("schema", "-o", tmp_path / "file")

    assert done.exit_code == 2
    assert is_one_line(done.stderr)


# --- serve


def fake_server(monkeypatch) -> dict[str, Any]:
    """In place of the real one: says that it listens, and ends. What it was given can be looked up."""
    given: dict[str, Any] = {}

    def serve(app: object, *, ready: Callable[[str], None], **options: object) -> None:
        given.update(options)
        ready("http://127.0.0.1:1/")

    monkeypatch.setattr("explorer.web.server.serve", serve)
    return given


def test_the_last_line_says_where_to_open_the_browser(folder, monkeypatch):
    fake_server(monkeypatch)

    done = run("serve", "--data", folder)

    assert (done.exit_code, done.stdout, done.stderr) == (
        0,
        "Open http://127.0.0.1:1/ in a browser; Ctrl-C ends.\n",
        "",
    )


def test_the_server_gets_the_address_and_the_names(folder, monkeypatch):
    given = fake_server(monkeypatch)

    run("serve", "--data", folder, "--port", "0", "--allow-host", "a.example", "--allow-host", "b.example")

    assert given == {"host": "127.0.0.1", "port": 0, "allow_hosts": ("a.example", "b.example")}


@pytest.mark.parametrize(("host", "warned"), [("127.0.0.2", False), ("localhost", False), ("::1", False), ("::", True)])
def test_who_opens_the_explorer_to_others_is_warned(folder, monkeypatch, host, warned):
    fake_server(monkeypatch)

    done = run("serve", "--data", folder, "--host", host)

    assert is_one_line(done.stderr) is warned


@pytest.mark.parametrize(("found", "complaint"), [(True, ""), (False, "unsealed: found no browser to open; ")])
def test_the_browser_is_opened_on_request(folder, monkeypatch, found, complaint):
    fake_server(monkeypatch)
    opened = []
    monkeypatch.setattr("webbrowser.open", lambda url: opened.append(url) or found)
    # The thread is run on the spot, so that the test need not wait for it.
    monkeypatch.setattr(threading.Thread, "start", threading.Thread.run)

    done = run("serve", "--data", folder, "--open")

    assert opened == ["http://127.0.0.1:1/"]
    assert done.stderr.startswith(complaint)


# --- as a process


def start(*arguments: object, **environment: str) -> subprocess.Popen:
    with heeding_ctrl_c():
        return subprocess.Popen(
            [sys.executable, "-m", "explorer", *map(str, arguments)],
            cwd=CHECKOUT,
            env=os.environ | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )


def finish(process: subprocess.Popen) -> tuple[int, str, str]:
    with process:
        try:
            out, err = process.communicate(timeout=120)
        except subprocess.TimeoutExpired:
            process.kill()
            raise
    return process.returncode, out, err


def test_serving_ends_cleanly_at_ctrl_c(folder):
    """Of SIGTERM, which ends it in the same way, the tests of the server tell."""
    process = start("serve", "--data", folder, "--port", 0)
    line = process.stdout.readline()
    process.send_signal(signal.SIGINT)

    assert re.fullmatch(r"Open http://127\.0\.0\.1:\d+/ in a browser; Ctrl-C ends\.\n", line)
    assert finish(process) == (0, "", "")


def test_a_taken_port_is_one_line(folder):
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        done = run("serve", "--data", folder, "--port", port)

    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"unsealed: port {port} is in use: try --port {port + 1}, or --port 0 for any free one\n"


def test_a_reader_who_leaves_early_is_no_error():
    process = start("schema", "source")
    process.stdout.close()
    with process:
        complained = process.stderr.read()
        process.wait(120)

    assert (process.returncode, complained) == (141, "")


def test_an_output_that_is_not_utf_8_shows_what_it_cannot_write(folder):
    process = start("list", "events", "--data", folder, "--lang", "ru", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    process.stdout.reconfigure(encoding="ascii")
    title = "Переговоры"

    code, out, err = finish(process)

    assert (code, err) == (0, "")
    assert title.encode("ascii", "backslashreplace").decode() in out
    listed = CliRunner(charset="cp1251").invoke(main, ["list", "events", "--data", str(folder), "--lang", "ru"])
    assert (listed.exit_code, listed.stderr) == (0, "")
    assert title in listed.stdout_bytes.decode("cp1251")


@pytest.mark.parametrize("encoding", ["ascii", "cp1251"])
def test_json_is_json_in_every_encoding(folder, encoding):
    shown = CliRunner(charset=encoding).invoke(main, ["show", "memo", "--data", str(folder), "--json"])

    assert json.loads(shown.stdout_bytes.decode(encoding))["title"]["ru"] == "Запись беседы"


def test_no_output_at_all_is_no_error(folder):
    command = f'"{sys.executable}" -m explorer check --data "{folder}" >&-'
    done = subprocess.run(["sh", "-c", command], cwd=CHECKOUT, stderr=subprocess.PIPE, timeout=120)

    assert (done.returncode, done.stderr) == (0, b"")


# The second clock


def test_a_list_of_another_day_says_so_and_leaves_out_what_was_sealed(folder):
    assert run("list", "sources", "--data", folder, "--known", "2001-09-10").stdout.splitlines()[0] == (
        "As known on 10 September 2001"
    )
    rows = [json.loads(run("list", "sources", "--json", "--data", folder, *clock).stdout) for clock in KNOWN]

    assert [len(found) for found in rows] == [0, 1]
    assert rows[1][0]["known"] == "2025-08-21"


KNOWN = (("--known", "2001-09-10"), ("--known", "2025-08-21"))


def test_a_record_that_was_sealed_is_not_there_on_the_day(folder):
    sealed = run("show", "memo", "--data", folder, *KNOWN[0])

    assert (sealed.exit_code, sealed.stderr) == (
        2,
        "unsealed: no record is called 'memo': unsealed list shows all ids\n",
    )
    assert run("show", "memo", "--data", folder, *KNOWN[1]).stdout.startswith("As known on 21 August 2025")


def test_counts_follow_the_day(folder):
    counts = [
        json.loads(run("stats", "--json", "--data", folder, *clock).stdout)["totals"]["sources"] for clock in KNOWN
    ]

    assert counts == [0, 1]


@pytest.mark.parametrize("day", ["2001-02-30", "yesterday", "2001-9", "9999999999-01-01"])
@pytest.mark.parametrize("command", [("list", "events", "--known"), ("changes",)])
def test_a_day_that_is_none_is_one_line(folder, command, day):
    answer = run(*command, day, "--data", folder)

    assert answer.exit_code == 2
    assert f"'{day}' is not a day (write it as 2001-09-10)" in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_what_changed_between_two_days_is_a_table_or_a_file(folder):
    table = run("changes", "2025-08-20", "2025-08-21", "--data", folder).stdout.splitlines()
    file = run("changes", "2025-08-20", "2025-08-21", "--csv", "--data", folder).stdout.splitlines()

    assert table[0].split() == ["CHANGE", "EVENT", "CLAIM", "SOURCE", "WAS", "NOW", "DAY"]
    assert [line.split()[0] for line in table[1:]] == ["newly-supported", "told", "opened"]
    assert file[0].startswith("change,event,event_date")
    assert len(file) == len(table)


def test_the_earlier_day_comes_first(folder):
    answer = run("changes", "2025-08-21", "2025-08-20", "--data", folder)

    assert (answer.exit_code, answer.stderr) == (
        2,
        "unsealed: 2025-08-20 is before 2025-08-21: the earlier day comes first\n",
    )


def test_what_is_sealed_is_a_bar_that_says_until_when(monkeypatch):
    monkeypatch.setattr(terminal, "load", lambda _: shipped())
    shown = run("show", "2000-06-04-kremlin-plenary", "--known", "2001-09-10").stdout

    assert "▬▬▬ Sealed until 21 August 2025" in shown
    assert "▬▬▬ Nothing public speaks of this until 15 September 2025" in shown
