"""The HTTP API: what it answers to what is asked, page by page, and to whoever has the answer already."""

from datetime import timedelta

import pytest

from explorer.i18n import catalogues
from explorer.interchange import plain
from explorer.records import Event, Source
from explorer.search import NotReady, Searching, default_cache
from explorer.web.api.records import COMPUTED
from explorer.web.charts.said import shown_events
from explorer.web.documents.listed import listed
from explorer.web.shelf import Shelf
from tests.builders import make_dataset, make_event, make_source
from tests.shipped import shipped
from tests.web.calling import API, client_of, varied
from tests.web.views import TODAY


@pytest.fixture(scope="module")
def client():
    return client_of(varied(), files=True)


@pytest.fixture(scope="module")
def shelf():
    return Shelf(shipped(), catalogues(), lambda: TODAY, cache=default_cache())


@pytest.fixture(scope="module")
def whole(shelf):
    return client_of(shipped(), shelf=shelf)


def found(client, address):
    answer = client.get(f"{API}{address}")
    assert (answer.status_code, answer.mimetype) == (200, "application/json"), answer.text
    return answer.get_json()


def ids(client, address):
    return [item["id"] for item in found(client, address)["items"]]


def refusal(client, address, status=400):
    answer = client.get(f"{API}{address}")
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    body = answer.get_json()
    assert body["status"] == status
    assert "\n" not in body["detail"]
    return body["detail"]


def test_the_index_says_what_there_is_and_where(client):
    index = found(client, "")

    assert index["counts"] == {
        "events": 12,
        "sources": 2,
        "claims": 16,
        "passages": 3,
        "people": 2,
        "themes": 2,
        "terms": 1,
        "stories": 1,
    }
    for name, address in index["links"].items():
        query = {"search": "?q=title", "changes": "?against=2003-01-01"}.get(name, "")
        assert client.get(f"{address}{query}").status_code == 200, name


@pytest.mark.parametrize(
    ("query", "years"),
    [
        ("", range(2000, 2012)),
        ("themes=arms", range(2001, 2012, 2)),
        ("themes=arms,talks&from=2005", range(2005, 2012)),
        ("persons=bob&to=2003", [2000, 2002, 2003]),
        ("persons=bob,ann&to=2003", range(2000, 2004)),
        ("from=2004-07-01&to=2004", [2004]),  # it lasted from May to July
        ("from=2004-07-09&to=2004", []),
        ("from=2003-05-06&to=2003-05-06", [2003]),
        ("known=2003-05-05", [2000, 2001, 2002]),
        ("offset=10", [2010, 2011]),
        ("limit=2&offset=1&themes=arms", [2003, 2005]),
        ("offset=1000000000", []),
    ],
)
def test_events_are_those_that_the_filters_leave(client, query, years):
    wanted = [f"event-{year}" for year in years]
    if query.startswith("known"):
        assert set(wanted) <= set(ids(client, f"/events?{query}"))
        assert "event-2003" not in ids(client, f"/events?{query}")
    else:
        assert ids(client, f"/events?{query}") == wanted


def test_a_record_is_that_of_the_yaml_with_what_is_computed_beside_it(client):
    event = found(client, "/events/event-2007")
    computed = event.pop(COMPUTED)

    assert event == plain(varied().event("event-2007"))
    assert Event.model_validate(event) == varied().event("event-2007")
    assert computed == {
        "page": "http://localhost/event/event-2007",
        "status": "documented",
        "side": "us",
        "sealed_months": 114,
        "claims": {"asked": "reported", "sealed": "documented"},
    }
    source = found(client, "/sources/memo?known=2010-02-01&lang=ru")
    assert source.pop(COMPUTED) == {
        "page": "http://localhost/source/memo?known=2010-02-01&lang=ru",
        "status": "in-part",
        "public_on": "2010-01-02",
        "sealed": True,
        "sealed_months": 114,
        "cited_by": 3,  # the fourth event is of May 2010
    }
    assert Source.model_validate(source) == varied().sources["memo"]


def test_what_was_sealed_is_a_bar_on_that_day(client):
    event = found(client, "/events/event-2007?known=2009-12-31")

    assert [claim["id"] for claim in event["claims"]] == ["asked"]
    assert event[COMPUTED]["sealed"] == [{"until": "2010-01-02", "hidden": True}]
    assert found(client, "/claims?known=2009-12-31")["total"] == 10
    assert found(client, "/stories?known=2009-12-31")["items"] == []


def test_what_is_sealed_and_what_never_was_are_refused_in_the_same_words(client):
    sealed, nothing = (refusal(client, f"/sources/{name}?known=2009-12-31", 404) for name in ("memo", "mimo"))

    assert (
        sealed
        == nothing.replace("mimo", "memo")
        == "there is no source 'memo' on that day (ids are listed at /api/v1/sources)"
    )


@pytest.mark.parametrize("name", ["events", "sources", "claims", "passages", "people", "themes", "terms", "stories"])
def test_paging_walks_over_everything_exactly_once(client, name):
    everything = found(client, f"/{name}")["items"]
    seen, address = [], f"{API}/{name}?limit=1"
    while address:
        answer = client.get(address)
        body = answer.get_json()
        seen += body["items"]
        address = body.get("next")
        assert (f'<{address}>; rel="next"' in answer.headers.get("Link", "")) == bool(address)

    assert seen == everything
    assert len(everything) == found(client, f"/{name}?limit=1")["total"]


def test_claims_are_found_by_their_status(client):
    statuses = {status: found(client, f"/claims?status={status}&limit=1") for status in ("reported", "documented")}

    assert {status: answer["total"] for status, answer in statuses.items()} == {"reported": 12, "documented": 4}
    assert found(client, "/claims?status=documented,reported")["total"] == 16
    assert found(client, "/claims?status=documented&themes=arms&offset=1")["items"][0]["event"] == "event-2007"


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["memo", "article"]),
        ("sort=title", ["article", "memo"]),
        ("kind=news-article", ["article"]),
        ("secrecy=9..", ["memo"]),
        ("group=release", ["memo"]),
        ("words=MEMO", ["memo"]),
        ("released=2001..2002", ["article"]),
        ("from=2000&to=2000-04", []),
        ("language=en,ru&cited=5..", ["article"]),
    ],
)
def test_documents_are_those_of_the_list(client, query, names):
    assert ids(client, f"/sources?{query}") == names


@pytest.mark.parametrize("query", ["", "themes=nato", "known=2004-12-31&themes=iraq,nato", "from=1999&to=2001"])
def test_filters_count_what_the_pages_count(whole, shelf, query):
    view = shelf.read(query)
    documents = listed(shelf.read(query, "/documents"))

    assert sorted(ids(whole, f"/events?limit=500&{query}")) == sorted(shown_events(view).tolist())
    assert found(whole, f"/sources?limit=1&{query}")["total"] == len(documents.found.rows)


@pytest.mark.parametrize(
    "query", ["secrecy=10..&sort=-secrecy", "words=putin&side=ru", "archive=library&lang=ru&sort=title"]
)
def test_documents_come_in_the_order_of_the_page(whole, shelf, query):
    shown = listed(shelf.read(query, "/documents"))
    names = [shown.documents.sources[row].id for row in shown.found.rows.tolist()]

    assert ids(whole, f"/sources?limit=500&{query}") == names[:500]


def test_a_search_finds_what_the_page_finds(whole, shelf):
    answer = found(whole, "/search?q=putin+kind:claim+zz:top&themes=nato&limit=5&offset=5&lang=ru")
    known = shelf.on(None).search
    there = shelf.read("q=putin+kind:claim+zz:top&themes=nato", "/search")

    assert answer["total"] == there.hits.facets.total
    every = known.find(known.read("putin kind:claim zz:top"), there.hits.scope, 10).results[5:]
    assert [(item["event"], item.get("claim", "")) for item in answer["items"]] == [(r.event, r.claim) for r in every]
    assert all(piece["words"] for item in answer["items"] for piece in item["excerpt"]["pieces"])


def test_who_searches_while_the_index_is_made_is_told_when_to_ask_again(monkeypatch):
    def find(*_):
        raise NotReady(3, 10)

    monkeypatch.setattr(Searching, "find", find)
    answer = client_of(varied()).get(f"{API}/search?q=title")

    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
    assert answer.get_json()["detail"] == "3 of 10 parts of the search index are made; ask again in 2 seconds"


def test_changes_are_those_between_the_two_days(client):
    answer = found(client, "/changes?against=2009-12-31&known=2010-01-02")

    assert answer["known"] == "2010-01-02"
    assert {"change": "opened", "event": "event-2007", "source": "memo", "day": "2010-01-02"} in answer["items"]


def test_files_are_the_same_bytes_as_those_of_the_pages(client):
    for item in found(client, "/export?themes=arms")["items"]:
        if item["name"].endswith((".csv", ".json", ".jsonl")):
            here, there = client.get(item["url"]), client.get(f"/data/{item['name']}?themes=arms")
            assert (here.status_code, here.data.replace(b"/api/v1/export", b"/data")) == (200, there.data), item
            assert here.headers["Content-Type"] == there.headers["Content-Type"]
    assert refusal(client, "/export/events.doc", 404).startswith("there is no file 'events.doc' (there are: ")


@pytest.mark.parametrize(
    ("address", "detail"),
    [
        (
            "/events?theme=arms",
            "theme: there is no such parameter (here are: from, known, lang, limit, offset, persons, ",
        ),
        (
            "/events?themes=arms&themes=talks",
            "themes: is given twice (join values by commas",
        ),
        ("/events?themes=arms,nothing", "themes: there is no 'nothing' (give ids of themes joined by commas"),
        ("/events?known=2003-05-05&themes=arms,", "themes: 'arms,' is not right"),
        ("/events?limit=0", "limit: '0' is not right (give a whole number from 1 to 500)"),
        ("/events?from=2003&to=2001", "from: is later than to (give the earlier date first)"),
        ("/events?from=12.3.2003", "from: '12.3.2003' is not right (give a date in EDTF"),
        ("/events?lang=xx", "lang: 'xx' is not there (give en, id, ru)"),
        ("/events?known=2003-02-30", "known: '2003-02-30' is not right (give a day, YYYY-MM-DD)"),
        ("/sources?secrecy=5..3", "secrecy: '5..3' is not right (give numbers: 10.., ..5, 3..7, or one for both)"),
        ("/sources?sort=name", "sort: 'name' is not right (give columns joined by commas"),
        ("/search", "q: is missing (give what is searched for, at most 500 characters)"),
        ("/search?q=a%00b", "q: 'a\\x00b' holds a character that cannot be seen (leave it out)"),
        ("/search?q=%ff", "the address is not UTF-8 (percent-encode it)"),
        ("/changes?against=2026-11-22", "against: is not before the other day"),
        ("/changes?against=2003-01-01&known=2003-01-01", "against: is not before the other day"),
        ("/events?limit=x&offset=y", "limit: 'x' is not right (give a whole number from 1 to 500); offset: 'y' is not"),
    ],
)
def test_what_cannot_be_answered_says_in_a_line_what_would_be_right(client, address, detail):
    assert refusal(client, address).startswith(detail)


@pytest.mark.parametrize(
    "path", ["/api", "/api/", "/api/v1/event", "/api/v1/events/", "/api/v1/events/a/b", "/api/v2", "/api/v1/%ff"]
)
def test_below_api_there_is_nothing_but_the_api(client, path):
    answer = client.get(path)

    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND"])
def test_it_can_only_be_read(client, method):
    answer = client.open(f"{API}/events", method=method, data=b"x" * 100)

    assert (answer.status_code, answer.headers["Allow"]) == (405, "GET, HEAD, OPTIONS")
    assert answer.mimetype == "application/problem+json"


def test_an_edition_that_was_cited_is_answered_as_long_as_the_data_is_that(client):
    edition = found(client, "")["edition"]

    assert found(client, f"/events?version={edition}")["edition"] == edition
    assert refusal(client, "/events?version=0123456789ab", 409).startswith("the data has changed since: it is edition")


ADDRESSES = ["", "/events?themes=arms", "/events/event-2003", "/search?q=title", "/export/events.csv", "/openapi.json"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_who_has_an_answer_is_told_so(client, address):
    first = client.get(f"{API}{address}")
    tag = first.headers["ETag"]
    for given in (tag, f"W/{tag}", f'"x", {tag}', f'{tag[:-1]}:br"'):
        again = client.get(f"{API}{address}", headers={"If-None-Match": given})
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)

    assert not tag.startswith("W/")
    assert client.get(f"{API}{address}", headers={"If-None-Match": '"x"'}).data == first.data


def test_an_answer_that_may_be_another_has_another_tag():
    day = [TODAY]
    client = client_of(varied(), today=lambda: day[0])
    other = client_of(make_dataset([make_event()], [make_source()]))

    def tag(asked, address="/events"):
        return asked.get(f"{API}{address}").headers["ETag"]

    tags = {tag(client), tag(client, "/events?limit=50"), tag(client, "/sources"), tag(other)}
    assert len(tags) == 4
    day[0] = TODAY + timedelta(days=1)
    assert tag(client) not in tags
    assert "ETag" not in client.get(f"{API}/events?limit=x").headers


def test_head_is_answered_as_get_is_without_its_body(client):
    for address in ADDRESSES:
        there, short = client.get(f"{API}{address}"), client.head(f"{API}{address}")
        assert short.data == b""
        assert dict(short.headers) == dict(there.headers)


def test_a_day_to_come_counts_as_today(client):
    late = found(client, "/events?known=2030-01-01")

    assert "known" not in late
    assert late["total"] == 12
