"""What is tried again, from where on, and after how long."""

import gzip

import pytest

from explorer.fetch import CannotFetch, Patience
from tests.fetching.server import PDF

DOC = "archive.example/doc.pdf"
VERSION = {"ETag": '"7"', "Accept_Ranges": "bytes"}


def cut_off(at, **headers):
    def script(wire, _):
        wire.answer("200 OK", PDF[:at], length=len(PDF), Content_Type="application/pdf", **{**VERSION, **headers})

    return script


def part(wire, request, shift=0, **headers):
    start = int(request.headers["range"].removeprefix("bytes=").removesuffix("-"))
    sent = f"bytes {start + shift}-{len(PDF) - 1}/{len(PDF)}"
    wire.answer("206 Partial Content", PDF[start + shift :], **{"Content_Range": sent, **VERSION, **headers})


def whole(wire, _):
    wire.pdf(**VERSION)


def document_requests(internet):
    return [request for request in internet.requests if request.path == "/doc.pdf"]


def ranges(internet):
    return [(r.headers.get("range"), r.headers.get("if-range")) for r in document_requests(internet)]


def test_what_breaks_off_is_taken_up_where_it_ended(internet, visitor):
    internet.page(DOC, cut_off(1000), part)

    assert visitor.fetch().data == PDF
    assert ranges(internet) == [(None, None), ("bytes=1000-", '"7"')]
    assert visitor.progress[-1] == (len(PDF), len(PDF))


def test_it_is_taken_up_as_often_as_it_breaks_off(internet, visitor):
    def some(wire, request):
        start = int(request.headers["range"].removeprefix("bytes=").removesuffix("-"))
        sent = f"bytes {start}-{len(PDF) - 1}/{len(PDF)}"
        wire.answer(
            "206 Partial Content", PDF[start : start + 500], length=len(PDF) - start, Content_Range=sent, **VERSION
        )

    internet.page(DOC, cut_off(1000), some, some, part)

    assert visitor.fetch().data == PDF
    assert [given for given, _ in ranges(internet)] == [None, "bytes=1000-", "bytes=1500-", "bytes=2000-"]


def test_a_packed_document_is_taken_up_too(internet, visitor):
    packed = gzip.compress(PDF)
    headers = {"Content_Encoding": "gzip", "Content_Type": "application/pdf", **VERSION}

    def rest(wire, request):
        assert request.headers["range"] == "bytes=60-"
        sent = f"bytes 60-{len(packed) - 1}/{len(packed)}"
        wire.answer("206 Partial Content", packed[60:], Content_Range=sent, **headers)

    internet.page(DOC, lambda wire, _: wire.answer("200 OK", packed[:60], length=len(packed), **headers), rest)

    assert visitor.fetch().data == PDF


@pytest.mark.parametrize(
    "headers",
    [
        {"Accept_Ranges": "none"},
        {"ETag": 'W/"7"'},
        {"ETag": ""},
    ],
    ids=["no parts", "a weak etag", "no etag"],
)
def test_where_no_part_can_be_asked_for_it_starts_anew(internet, visitor, headers):
    internet.page(DOC, cut_off(1000, **headers), whole)

    assert visitor.fetch().data == PDF
    assert ranges(internet) == [(None, None), (None, None)]


def test_without_a_strong_etag_the_date_tells_whether_it_is_the_same(internet, visitor):
    day = "Thu, 21 Aug 2025 10:00:00 GMT"
    internet.page(DOC, cut_off(1000, ETag='W/"7"', Last_Modified=day), lambda w, r: part(w, r, ETag='W/"7"'))

    assert visitor.fetch().data == PDF
    assert ranges(internet)[1] == ("bytes=1000-", day)


def test_a_host_that_sends_the_whole_again_is_taken_at_its_word(internet, visitor):
    internet.page(DOC, cut_off(1000), lambda wire, _: wire.pdf(PDF + b"a new last page"))

    assert visitor.fetch().data == PDF + b"a new last page"


@pytest.mark.parametrize(
    "wrong",
    [
        lambda wire, r: part(wire, r, shift=1),
        lambda wire, r: part(wire, r, shift=-1000),
        lambda wire, r: part(wire, r, Content_Range=f"bytes 1000-{len(PDF) - 1}/{len(PDF) + 1}"),
        lambda wire, r: part(wire, r, Content_Range="bytes 1000-999/*"),
        lambda wire, r: part(wire, r, Content_Range="from here on"),
        lambda wire, r: part(wire, r, Content_Range=""),
        lambda wire, r: part(wire, r, ETag='"8"'),
        lambda wire, r: part(wire, r, Content_Encoding="gzip"),
        lambda wire, r: wire.answer("416 Range Not Satisfiable"),
    ],
    ids=["later", "earlier", "of another length", "empty", "words", "none", "another state", "packed", "416"],
)
def test_a_part_that_does_not_fit_is_thrown_away_with_what_was_there(internet, visitor, wrong):
    internet.page(DOC, cut_off(1000), wrong, whole)

    assert visitor.fetch().data == PDF
    assert [given for given, _ in ranges(internet)] == [None, "bytes=1000-", None]


def test_wrong_parts_for_ever_end_it(internet, visitor):
    internet.page(DOC, *[cut_off(1000), lambda wire, r: part(wire, r, shift=1)] * 2)

    assert "sends another part than was asked for, 4 times" in visitor.refusal()


@pytest.mark.parametrize("status", ["500 Oh No", "502 Bad Gateway", "503 Service Unavailable", "504 Gateway Timeout"])
def test_a_host_that_recovers_is_asked_again(internet, visitor, status):
    internet.page(DOC, lambda wire, _: wire.answer(status), whole)

    assert visitor.fetch().data == PDF


def test_the_pauses_grow(internet, visitor):
    internet.page(DOC, lambda wire, _: wire.answer("500 Oh No"))

    visitor.refusal(wait=0.0)
    first, second, third = visitor.time.slept
    assert 0.5 <= first <= 1.5
    assert 1 <= second <= 3
    assert 2 <= third <= 6


@pytest.mark.parametrize("asked", ["45", "Sun, 01 Mar 2026 12:00:45 GMT", "Sunday, 01-Mar-26 12:00:45 GMT"])
def test_a_pause_that_the_host_asks_for_is_kept(internet, visitor, asked):
    internet.page(DOC, lambda wire, _: wire.answer("429 Too Many Requests", Retry_After=asked), whole)

    assert visitor.fetch(wait=0.0).data == PDF
    assert visitor.time.slept == [45.0]


@pytest.mark.parametrize("asked", ["soon", "-5", "1.5", "", "Sun, 99 Mar 2026 12:00:45 GMT", "٤٥", "\x00"])
def test_a_pause_that_makes_no_sense_is_none(internet, visitor, asked):
    internet.page(DOC, lambda wire, _: wire.answer("429 Too Many Requests", Retry_After=asked), whole)

    assert visitor.fetch(wait=0.0).data == PDF
    assert 0.5 <= visitor.time.slept[0] <= 1.5


def test_a_host_that_wants_to_be_left_alone_is_not_asked_for_other_documents(internet, visitor):
    internet.page(DOC, lambda wire, _: wire.answer("429 Too Many Requests", Retry_After="3600"))
    internet.page("archive.example/other.pdf", whole)
    fetcher = visitor.fetcher()

    line = "is on a host that asked to be left alone (try again after 2026-03-01 13:00 UTC)"
    for address in ("https://archive.example/doc.pdf", "https://archive.example/other.pdf"):
        with pytest.raises(CannotFetch, match="left alone") as raised:
            fetcher.fetch(address)
    assert line in str(raised.value)
    assert internet.asked() == ["/robots.txt", "/doc.pdf"]
    visitor.time.sleep(3600)
    assert fetcher.fetch("https://archive.example/other.pdf").data == PDF


def test_requests_to_one_host_are_seconds_apart(internet, visitor):
    for host in ("archive.example", "other.example"):
        internet.page(f"{host}/doc.pdf", whole)
    fetcher = visitor.fetcher()

    fetcher.fetch("https://archive.example/doc.pdf")
    assert visitor.time.slept == [2.0]
    fetcher.fetch("https://other.example/doc.pdf")
    assert visitor.time.slept == [2.0, 2.0]
    fetcher.fetch("https://archive.example/doc.pdf")
    assert visitor.time.slept == [2.0, 2.0]  # the other host took its time


def test_time_spent_waiting_on_purpose_does_not_count(internet, visitor):
    internet.page(
        "archive.example/robots.txt", lambda wire, _: wire.answer("200 OK", b"User-agent: *\nCrawl-delay: 50")
    )
    internet.page(DOC, *[lambda wire, _: wire.answer("500 Oh No")] * 3, whole)

    assert visitor.fetch(patience=Patience(whole=20.0)).data == PDF
    assert sum(visitor.time.slept) > 199
