"""Which sites may read the API: none that are not named; and what its answers carry besides."""

import gzip
import json
from functools import cache

import pytest

from explorer.i18n import catalogues
from explorer.paths import assets_folder
from explorer.search import default_cache
from explorer.web.app import PAGES, create_app
from explorer.web.cors import allowed_for
from explorer.web.server import harden
from tests.web.calling import API, varied
from tests.web.views import TODAY

NOTEBOOK = "https://notebook.example.org"


@pytest.fixture(scope="module")
def client_for():
    """A client of a hardened explorer that lets some sites read its API."""

    @cache
    def made(*sites):
        app = create_app(varied(), assets=assets_folder(), today=lambda: TODAY, cache=default_cache())
        harden(app, texts=catalogues(), pages=PAGES, cors=sites)
        return app.server.test_client()

    return made


def shared(answer):
    return {name: value for name, value in answer.headers.items() if name.startswith("Access-Control")}


def test_by_default_no_site_may_read_it(client_for):
    client = client_for()
    answer = client.get(f"{API}/events", headers={"Origin": NOTEBOOK})
    asked = client.options(f"{API}/events", headers={"Origin": NOTEBOOK, "Access-Control-Request-Method": "GET"})

    assert shared(answer) == shared(asked) == {}
    assert (asked.status_code, asked.data, asked.headers["Allow"]) == (204, b"", "GET, HEAD, OPTIONS")
    assert answer.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert answer.headers["Cache-Control"] == "no-cache"


def test_a_site_that_is_named_may_read_it_and_no_page(client_for):
    client = client_for(NOTEBOOK, "https://*.example.edu")
    answer = client.get(f"{API}/events?limit=1", headers={"Origin": NOTEBOOK})

    assert answer.headers["Access-Control-Allow-Origin"] == NOTEBOOK
    assert {"ETag", "Link"} <= set(answer.headers["Access-Control-Expose-Headers"].split(", "))
    assert client.get(API).headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert client.get("/").headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Origin" in answer.headers["Vary"]
    held = client.get(f"{API}/events?limit=1", headers={"Origin": NOTEBOOK, "If-None-Match": answer.headers["ETag"]})
    assert (held.status_code, held.headers["Access-Control-Allow-Origin"]) == (304, NOTEBOOK)
    refused = client.get(f"{API}/nothing", headers={"Origin": "https://a.b.example.edu"})
    assert (refused.status_code, refused.headers["Access-Control-Allow-Origin"]) == (404, "https://a.b.example.edu")
    assert shared(client.get("/", headers={"Origin": NOTEBOOK})) == {}


def test_another_site_is_not_told_that_it_may(client_for):
    answer = client_for(NOTEBOOK, "https://*.example.edu").get(f"{API}", headers={"Origin": "https://example.com"})

    assert shared(answer) == {}
    assert "Origin" in answer.headers["Vary"]


def test_a_browser_that_asks_first_is_told_what_it_may_do(client_for):
    asking = {
        "Origin": NOTEBOOK,
        "Access-Control-Request-Method": "GET",
        "Access-Control-Request-Headers": "if-none-match",
    }
    answer = client_for(NOTEBOOK, "https://*.example.edu").options(f"{API}/events/anything", headers=asking)

    assert answer.status_code == 204
    assert "GET, HEAD" in answer.headers["Access-Control-Allow-Methods"]
    assert answer.headers["Access-Control-Allow-Headers"] == "If-None-Match"
    assert "Content-Type" not in answer.headers


@pytest.mark.parametrize(
    ("origin", "sites", "allowed"),
    [
        (NOTEBOOK, ["*"], "*"),
        ("", ["*"], "*"),
        ("null", [NOTEBOOK], ""),
        ("", [NOTEBOOK], ""),
        ("https://a.example.edu", ["https://*.example.edu"], "https://a.example.edu"),
        ("https://example.edu", ["https://*.example.edu"], ""),
        ("http://a.example.edu", ["https://*.example.edu"], ""),
        ("https://a.example.edu:8443", ["https://*.example.edu"], ""),
        ("https://a.example.edu:8443", ["https://*.example.edu:8443"], "https://a.example.edu:8443"),
        ("https://evilexample.edu", ["https://*.example.edu"], ""),
        ("https://x@a.example.edu", ["https://*.example.edu"], ""),
        ("https://a.example.edu/", ["https://*.example.edu"], ""),
        ("https://[", ["https://*.example.edu"], ""),
    ],
)
def test_a_site_is_who_it_says_it_is(origin, sites, allowed):
    assert allowed_for(origin, sites) == allowed


def test_answers_are_compressed_and_known_again_when_they_are(client_for):
    client = client_for()
    answer = client.get(f"{API}/events", headers={"Accept-Encoding": "gzip"})
    again = client.get(f"{API}/events", headers={"Accept-Encoding": "gzip", "If-None-Match": answer.headers["ETag"]})

    assert answer.headers["Content-Encoding"] == "gzip"
    assert json.loads(gzip.decompress(answer.data))["total"] == 12
    assert (again.status_code, again.data) == (304, b"")


def test_a_fault_of_our_own_is_no_page_either(client_for, monkeypatch, caplog):
    monkeypatch.setattr("explorer.web.api.answering.asked", lambda *_, **__: None)
    answer = client_for().get(f"{API}/events?limit=3")

    assert (answer.status_code, answer.mimetype) == (500, "application/problem+json")
    assert answer.get_json()["detail"] == "something is broken; the log of the server says what"
    assert len(caplog.records) == 1
