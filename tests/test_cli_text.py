"""``unsealed text``: attach, list, remove, verify, accept; every refusal is one line that says what would be right."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from explorer.cli import main, terminal
from explorer.library import Library
from explorer.records import Release
from tests.builders import make_dataset, make_passage, make_source, words
from tests.data_files import FILES, write_data

QUOTE = "a common front"
GLOSS = words("They want {quote}.")
RELEASES = [Release.model_validate({"date": day, "how": "FOIA lawsuit"}) for day in ("2006-10-13", "2020-12-01")]
DATA = make_dataset(
    sources=[
        make_source(
            passages=[make_passage("front", quote=QUOTE, gloss=GLOSS), make_passage("bare")], releases=RELEASES
        ),
        make_source("letter", passages=[make_passage("front", quote=QUOTE, gloss=GLOSS)]),
    ]
)


@pytest.fixture
def run(monkeypatch, tmp_path):
    """The command line with a library of its own: ``run("add", "memo", file)`` gives exit code and output."""
    monkeypatch.setattr(terminal, "load", lambda _: DATA)
    monkeypatch.setenv("UNSEALED_LIBRARY", str(tmp_path / "library"))

    def command(*arguments):
        answer = CliRunner().invoke(main, ["text", *map(str, arguments)])
        assert "Traceback" not in answer.output
        return answer.exit_code, answer.output

    return command


@pytest.fixture
def file(tmp_path):
    def write(text, name="memo.txt"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path / "library")


def test_a_text_is_attached_and_its_quotes_are_counted(run, file, library):
    code, said = run("add", "memo", file("They want a common front."))

    assert code == 0
    assert "memo.txt: kept as a text of memo, release of 2020-12-01 (1 page, quotes: 1 exact)" in said
    (kept,) = library.kept()
    assert (kept.release, dict(kept.origin)) == ("2020-12-01", {"file": "memo.txt"})


def test_a_text_is_the_reading_of_the_release_that_is_named(run, file, library):
    run("add", "memo", file("Cut."), "--release", "2006-10-13")
    assert [kept.release for kept in library.kept()] == ["2006-10-13"]

    code, said = run("add", "memo", file("Cut."), "--release", "2007")
    assert code == 2
    assert said == "unsealed: memo has no release of '2007' (its releases: 2006-10-13, 2020-12-01)\n"


def test_several_files_are_several_texts_or_the_pages_of_one(run, file, library):
    files = file("One", "1.txt"), file("Two", "2.txt")
    run("add", "letter", *files, "--as-pages")
    (kept,) = library.kept("letter")
    assert [library.text(kept).words(n) for n in range(kept.pages)] == ["One", "Two"]

    run("add", "memo", *files)
    assert len(library.kept("memo")) == 2


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("add", "mem", "x.txt"), "no source is called 'mem': did you mean memo?"),
        (("add", "memo", "none.txt"), "none.txt: No such file or directory"),
        (("remove", "memo"), "has no text of 'memo'"),
        (("verify", "memoir"), "no source is called 'memoir': did you mean memo?"),
        (("accept", "memo", "front"), "memo has no text: unsealed text add memo FILE"),
        (("accept", "memo", "bare"), "memo has no passage 'bare' with a quote (those with one: front)"),
    ],
)
def test_a_refusal_is_one_line(run, arguments, line):
    code, said = run(*arguments)

    assert code == 2
    assert said.count("\n") == 1
    assert line in said


def test_nothing_is_kept_if_one_of_several_files_cannot_be_read(run, file, library, tmp_path):
    code, said = run("add", "memo", file("Sound."), tmp_path / "none.txt")

    assert code == 2
    assert "none.txt" in said
    assert library.kept() == ()


def test_a_library_that_cannot_be_written_is_one_line(run, file, tmp_path):
    (tmp_path / "library").write_text("", encoding="utf-8")
    code, said = run("add", "memo", file("They want a common front."))

    assert code == 2
    assert said.count("\n") == 1


def test_texts_are_listed_and_removed(run, file, library):
    run("add", "memo", file("One"), file("Two", "two.txt"))
    code, said = run("list")
    assert (code, said.count("memo  "), said.splitlines()[-1].startswith("2 texts in")) == (0, 2, True)
    listed = json.loads(run("list", "memo", "--json")[1])
    assert [one["source"] for one in listed] == ["memo", "memo"]

    code, said = run("remove", "memo")
    assert code == 2
    assert "memo has 2 texts: name one of" in said
    assert run("remove", "memo", listed[0]["sha256"][:12])[0] == 0
    assert run("remove", "memo", "zz")[0] == 2
    assert run("remove", "memo", "--all")[0] == 0
    assert library.kept() == ()
    assert run("list")[1].startswith("0 texts in")


def test_verify_is_content_where_every_quote_is_there_or_has_no_text(run, file):
    run("add", "memo", file("They want a com-\nmon front."))
    code, said = run("verify")

    assert code == 0
    assert said == "2 quotes: 1 normalised, 1 no-text\n"


def test_verify_names_what_is_missing_with_what_is_alike(run, file):
    run("add", "memo", file("They want a common affront."))
    code, said = run("verify", "memo")

    assert code == 1
    assert "memo: front: is missing in the text" in said
    assert "[-front-] {+affront" in said
    (quote,) = json.loads(run("verify", "memo", "--json")[1])["quotes"]
    assert quote["found"] == "missing"
    assert "common affront" in quote["candidates"][0]["words"]


def test_verify_names_the_places_of_what_is_ambiguous(run, file):
    run("add", "memo", file("First a common front, then a common front."))
    code, said = run("verify")

    assert code == 1
    assert "is in 2 places" in said
    assert "2. page 1: …First a common front, then [a common front]" in said


def test_verify_finds_a_damaged_library(run, file, library):
    run("add", "memo", file("They want a common front."))
    library.original(library.kept()[0]).write_bytes(b"other")
    code, said = run("verify")

    assert code == 1
    assert "was changed after it was added" in said


def test_a_curator_accepts_what_is_alike_and_verify_believes_it(run, file):
    run("add", "memo", file("They want a comrnon front, he says."))
    code, said = run("accept", "memo", "front")
    assert code == 0
    assert "Accepted for memo, front: a comrnon front" in said
    assert 'prefix: "They want"' in said
    assert "position: {start: 10, end: 2" in said

    assert run("verify", "memo") == (0, "1 quote: 1 accepted\n")


def test_a_curator_accepts_one_of_several_places(run, file):
    run("add", "memo", file("First a common front, then a common front."))
    code, said = run("accept", "memo", "front")
    assert code == 2
    assert "there are 2 places: say --candidate 1 to 2" in said
    assert run("accept", "memo", "front", "--candidate", "3")[0] == 2
    assert "position: {start: 27" in run("accept", "memo", "front", "--candidate", "2")[1]
    assert run("verify", "memo")[0] == 0


def test_there_is_nothing_to_accept_where_the_quote_was_found_or_nothing_is_alike(run, file):
    run("add", "memo", file("They want a common front."))
    assert "there is nothing to accept" in run("accept", "memo", "front")[1]
    run("remove", "memo", "--all")
    run("add", "memo", file("Zzz."))
    assert "is like the quote" in run("accept", "memo", "front")[1]


def test_a_file_that_is_attached_again_is_said_to_be_there(run, file, library):
    run("add", "memo", file("They want a common front."))

    assert "was kept already as a text of memo" in run("add", "memo", file("They want a common front."))[1]
    assert len(library.kept()) == 1


def test_what_was_accepted_counts_no_more_when_the_text_is_another(run, file):
    run("add", "memo", file("They want a comrnon front."))
    run("accept", "memo", "front")
    run("remove", "memo", "--all")
    run("add", "memo", file("They want a cornmon front."))
    code, said = run("verify", "memo")

    assert code == 1
    assert "memo: front: what was accepted counts no more" in said


def test_a_file_that_is_no_text_or_too_large_is_one_line(run, tmp_path, monkeypatch):
    (tmp_path / "scan.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    code, said = run("add", "memo", tmp_path / "scan.png")
    assert (code, said.count("\n")) == (2, 1)
    assert "scan.png: is a picture (PDF, plain text, HTML, TEI XML and Markdown can be read)" in said

    with (tmp_path / "large.txt").open("wb") as large:
        large.truncate(50 * 2**20 + 1)
    assert "large.txt: has more than 50 MiB" in run("add", "memo", tmp_path / "large.txt")[1]
    assert run("add", "memo", tmp_path)[0] == 2


def test_the_data_folder_is_left_as_it_is(tmp_path):
    data = write_data(tmp_path / "data", FILES)
    before = {path: path.read_bytes() for path in data.rglob("*") if path.is_file()}
    (tmp_path / "memo.txt").write_text("They spoke of a coordinated strategy.", encoding="utf-8")
    options = ["--library", str(tmp_path / "library"), "--data", str(data)]
    for arguments in (["add", "memcon", str(tmp_path / "memo.txt")], ["verify"]):
        assert CliRunner().invoke(main, ["text", *arguments, *options]).exit_code == 0

    assert {path: path.read_bytes() for path in data.rglob("*") if path.is_file()} == before
