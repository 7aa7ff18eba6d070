"""The timeline of a view for TimelineJS, from the page and from the command line."""

import json

import pytest
from click.testing import CliRunner

from explorer.cli import main
from explorer.web.timelinejs import written
from tests.builders import make_dataset, make_event, words
from tests.data_files import write_data
from tests.sealing import leaks
from tests.shipped import shipped
from tests.web.test_app import app_for
from tests.web.views import shelf_of

DATA = make_dataset([make_event("one", themes=["arms"], title=words("One")), make_event("two", themes=["war"])])


@pytest.fixture(scope="module")
def client():
    return app_for(DATA).server.test_client()


def test_the_file_of_a_view_has_its_events_and_links_to_this_host(client):
    answer = client.get("/data/timelinejs.json?themes=arms&lang=id", base_url="https://here.example")

    (slide,) = answer.json["events"]
    assert answer.mimetype == "application/json"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="unsealed-timelinejs.json"'
    assert slide["unique_id"] == "one"
    assert "https://here.example/event/one?lang=id" in slide["text"]["text"]
    assert "https://here.example/?lang=id&amp;themes=arms" in answer.json["title"]["text"]["text"]


@pytest.mark.parametrize(("query", "status"), [("?of=event&event=none", 404), ("?known=1900-01-01", 409)])
def test_a_view_without_events_makes_no_file(client, query, status):
    answer = client.get(f"/data/timelinejs.json{query}")

    assert answer.status_code == status
    if status == 409:
        assert answer.text == "A timeline needs an event, and this view shows none.\n"


def test_nothing_that_is_sealed_on_the_day_is_in_the_file_and_eras_that_go_on_end_on_that_day():
    day = "1990-01-01"
    file = written(shelf_of(shipped()).read(f"?known={day}"), "https://here.example/").decode()

    assert leaks({file}, day) == []
    assert json.loads(file)["eras"][-1]["end_date"] == {"year": 1990, "month": 1, "day": 1}


def test_the_command_line_writes_a_view(tmp_path):
    data, file = write_data(tmp_path / "data"), tmp_path / "timeline.json"

    done = CliRunner().invoke(main, ["export", "timelinejs", "--data", str(data), "-o", str(file)])
    refused = CliRunner().invoke(main, ["export", "timelinejs", "--data", str(data), "--view", "?x=1", "-o", str(file)])

    assert done.stdout == f"{file}: {file.stat().st_size:,} bytes\n"
    assert "<a " not in file.read_text(encoding="utf-8")
    assert refused.exit_code == 2
    assert refused.stderr.count("\n") == 1
