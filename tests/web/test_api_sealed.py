"""Nothing that is sealed on a day comes out of the API, whatever is asked for."""

from datetime import date

import pytest

from explorer.i18n import catalogues
from explorer.search import default_cache
from explorer.web.api.description import EVERY
from explorer.web.shelf import Shelf
from tests.sealing import DAYS, leaks
from tests.shipped import shipped
from tests.web.asking import strings
from tests.web.calling import API, client_of
from tests.web.views import TODAY

ASKED = {"/search": "&q=before:2100&lang=ru", "/changes": "&against=1988-01-01", "/export": "&of=all"}


@pytest.fixture(scope="module")
def shelf():
    return Shelf(shipped(), catalogues(), lambda: TODAY, cache=default_cache())


@pytest.fixture(scope="module")
def client(shelf):
    return client_of(shipped(), shelf=shelf, files=True)


def told(client, path, day):
    """What an operation tells on a day, at most five hundred records of a list."""
    limit = "&limit=500" if EVERY[path].pages else ""
    answer = client.get(f"{API}{path}?known={day}{ASKED.get(path, '')}{limit}")
    assert answer.status_code == 200, answer.text
    return answer


def test_no_list_no_search_and_no_file_gives_away_what_is_sealed(client):
    """On a day on which much is known and much is not; the files of data are looked at where they are made."""
    day = DAYS[3]
    answers = [told(client, path, day).get_json() for path in EVERY if not path.endswith("{id}")]
    words = strings(answers) | {client.get(f"{API}/export/events.csv?known={day}").text}

    assert len(words) > 10_000
    assert leaks(words, day) == []


@pytest.mark.parametrize("day", DAYS[::2])
def test_what_is_sealed_is_answered_by_its_id_as_what_never_was(client, shelf, day):
    known, hidden = shelf.on(date.fromisoformat(day)).data, 0
    for kind in ("sources", "people", "stories"):
        nothing = client.get(f"{API}/{kind}/nothing?known={day}").text
        for name in [name for name in getattr(shipped(), kind) if name not in getattr(known, kind)][::20]:
            answer = client.get(f"{API}/{kind}/{name}?known={day}")
            hidden += answer.status_code == 404
            assert answer.text.replace(name, "nothing") == nothing

    assert hidden > 3


def test_a_filter_that_names_what_is_sealed_is_refused_as_one_that_names_nothing(client):
    day = DAYS[0]
    known = {item["id"] for item in told(client, "/themes", day).get_json()["items"]}
    theme = next(name for name in shipped().themes if name not in known)
    there, nothing = (client.get(f"{API}/events?known={day}&themes={name}") for name in (theme, "no-such-theme"))

    assert (there.status_code, nothing.status_code) == (400, 400)
    assert there.text.replace(theme, "no-such-theme") == nothing.text
