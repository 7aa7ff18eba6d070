"""References that are asked for by address and by command."""

from __future__ import annotations

import re
from datetime import date

import pytest

from explorer.cli import main
from explorer.cli.export import viewed
from explorer.paths import assets_folder
from explorer.web.app import create_app
from tests.builders import make_claim, make_dataset, make_event, make_evidence, make_source, words


@pytest.fixture(scope="module")
def client():
    return create_app(two_sources(), assets=assets_folder(), today=lambda: date(2026, 1, 2)).server.test_client()


def two_sources():
    """One that was sealed until 2025, and one that never was."""
    sealed = make_source(released="2025-08-21", title=words("Secret talk", ru="Тайная беседа"))
    known = make_source("open", released="2000-06-04", url="https://example.org/open")
    event = make_event(claims=[make_claim(evidence=[make_evidence("memo"), make_evidence("open")])])
    return make_dataset([event], [sealed, known])


@pytest.mark.parametrize(
    ("address", "media", "has"),
    [
        ("/data/references.bib", "application/x-bibtex", "@misc{memo,"),
        ("/data/references.ris?themes=talks", "application/x-research-info-systems", "ID  - memo"),
        ("/data/references.json?lang=ru", "application/vnd.citationstyles.csl+json", "Тайная беседа"),
        ("/data/references.txt?style=apa", "text/plain", "Secret talk. (2000, June 4)."),
        ("/data/references.txt?style=harvard", "text/plain", "“Title of Open.”"),
        ("/source/memo/reference.bib", "application/x-bibtex", "@misc{memo,"),
        ("/event/2000-06-04-meeting/reference.ris", "application/x-research-info-systems", "TY  - ELEC"),
        ("/event/2000-06-04-meeting/reference.json?claim=asked", "application/vnd.", "2000-06-04-meeting-asked"),
    ],
)
def test_references_are_at_addresses(client, address, media, has):
    answer = client.get(address)

    assert answer.status_code == 200
    assert answer.content_type.startswith(media)
    assert "attachment" in answer.headers["Content-Disposition"]
    assert has in answer.get_data(as_text=True)


@pytest.mark.parametrize(
    "address",
    [
        "/source/none/reference.bib",
        "/event/none/reference.bib",
        "/source/memo/reference.txt",
        "/source/memo/reference.doc",
        "/source/memo/reference.bib?known=2001-01-01",
    ],
)
def test_what_is_not_there_is_not_found(client, address):
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("form", ["bib", "ris", "json", "txt"])
def test_nothing_sealed_is_in_a_file(client, form):
    text = client.get(f"/data/references.{form}?known=2001-01-01").get_data(as_text=True)

    assert "Secret" not in text
    assert "memo" not in text.replace("memorandum", "")


def test_the_command_writes_what_the_address_gives(client, tmp_path, monkeypatch, capsys):
    place, query = tmp_path / "references.ris", "?themes=talks&known=2001-01-01"
    monkeypatch.setattr(viewed, "data_set", lambda _: two_sources())

    with pytest.raises(SystemExit) as ended:
        main(["export", "references", "--view", query, "-o", str(place)])

    assert ended.value.code == 0
    assert str(place) in capsys.readouterr().out
    seen = re.compile(rb"^Y2  - .*", re.MULTILINE)  # the day on which it was looked at
    assert seen.sub(b"", place.read_bytes()) == seen.sub(b"", client.get(f"/data/references.ris{query}").data)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["-o", "x.doc"], "references are written as .bib, .ris, .json or .txt"),
        (["-o", "x.bib", "--style", "apa"], "--style apa goes with a file that ends in .txt"),
    ],
)
def test_what_cannot_be_written_is_said_in_one_line(arguments, message, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["export", "references", *arguments])

    error = capsys.readouterr().err
    assert ended.value.code == 2
    assert message in error
    assert error.count("\n") == 1
