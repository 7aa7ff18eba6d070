"""``unsealed search``: the same results as on the page, to read or as JSON; what it cannot take literally it says."""

from __future__ import annotations

import json

import pytest
from click.testing import CliRunner

from explorer.cli import main, terminal
from explorer.extract import Extracted, Form
from explorer.fulltext import FullText
from explorer.library import Library
from tests.builders import make_claim, make_dataset, make_event, make_passage, make_source, words

MEMO = make_source(
    "memo", "2025-08-21", classification="SECRET", passages=[make_passage(gloss=words("They speak of the glaciers."))]
)
EVENT = make_event(
    "a", title=words("Talks on glaciers", ru="Переговоры о ледниках"), claims=[make_claim(text=words("All agreed."))]
)
DATA = make_dataset([EVENT], [MEMO])


@pytest.fixture
def run(monkeypatch, tmp_path):
    """The command line with a library of its own: exit code, what is said, and what is complained of."""
    monkeypatch.setattr(terminal, "load", lambda _: DATA)
    monkeypatch.setenv("UNSEALED_LIBRARY", str(tmp_path / "library"))

    def command(*arguments):
        answer = CliRunner().invoke(main, ["search", *arguments])
        assert "Traceback" not in answer.output
        return answer.exit_code, answer.stdout, answer.stderr

    return command


def test_each_result_says_what_it_is_and_how_many_there_are(run):
    code, said, complained = run("glacier", "speak")

    assert (code, complained) == (0, "")
    title, facts, excerpt, key, *_ = said.splitlines()
    assert (title, key.strip()) == ("Title of memo", "passage:memo:opening")
    assert facts.strip() == "Passage · 4 Jun 2000 · United States · SECRET"
    assert excerpt.strip() == "They speak of the glaciers."
    assert said.splitlines()[-1] == "1 result"


def test_json_has_the_words_found_the_facets_and_what_was_understood(run):
    told = json.loads(run("glacier", "--json", "--limit", "1")[1])

    assert (told["query"], told["total"], len(told["results"])) == ("glacier", 3, 1)
    assert told["facets"]["kind"] == {"claim": 1, "event": 1, "passage": 1}
    (first,) = told["results"]
    assert (first["key"], first["title"], first["date"]) == ("event:a", "Talks on glaciers", "2000-06-04")
    passage = next(r for r in json.loads(run("glacier", "--json")[1])["results"] if r["kind"] == "passage")
    assert (passage["found"], passage["marking"], passage["sealed_for_months"]) == (["glaciers"], "SECRET", 302)


def test_the_second_clock_holds(run):
    before, after = (json.loads(run("glacier", "--json", "--known", f"2025-08-{day}")[1]) for day in (20, 21))

    assert [result["key"] for result in before["results"]] == ["event:a"]
    assert {result["key"] for result in after["results"]} == {"event:a", "claim:a:asked", "passage:memo:opening"}


def test_what_is_not_found_or_not_understood_is_said_in_a_line_each(run):
    code, said, complained = run("glasiers", "side:moon", "OR")

    assert (code, said) == (0, "")
    assert "side:moon has no meaning here; it was read as plain words." in complained
    assert "OR stands alone" in complained
    assert "Nothing was found." in complained
    assert "Did you mean: glaciers" in run("glasiers")[2]


def test_results_are_told_in_the_language_that_is_asked_for(run):
    said = run("glaciers", "kind:event", "--lang", "ru")[1]

    assert said.startswith("Переговоры о ледниках\n  Событие · 4 июн. 2000")


def test_attached_texts_are_found_page_by_page(run, tmp_path):
    text = FullText.of([("1", "Nothing here."), ("2", "A moraine of words.")])
    library = Library(tmp_path / "library")
    library.add("memo", b"x", Extracted(text, Form.TEXT), name="a.txt", origin={}, release="2025-08-21")

    (found,) = json.loads(run("moraines", "--json")[1])["results"]
    assert (found["kind"], found["source"], found["page"], found["found"]) == ("text", "memo", 2, ["moraine"])


def test_a_cache_that_cannot_be_written_is_no_obstacle(run, monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("UNSEALED_CACHE", str(tmp_path / "file" / "cache"))

    code, said, _ = run("glacier")

    assert code == 0
    assert "Talks on glaciers" in said


@pytest.mark.parametrize("odd", ["", '"', "(((", "*", "-*", "a" * 10_000, "\x1b[31m", "\u202e"])
def test_odd_queries_are_answered(run, odd):
    assert run("--", odd)[0] == 0
