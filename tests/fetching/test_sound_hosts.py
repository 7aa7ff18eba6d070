"""What is fetched from hosts that behave: the document, where it is from, and how politely it was asked for."""

import gzip

import pytest

from explorer.fetch import CannotFetch, Fetcher, Rules
from tests.fetching.server import PDF, PUBLIC, running


def test_a_document_comes_with_the_record_of_where_it_is_from(internet, visitor):
    internet.page(
        "archive.example/papers/memo%201.pdf?v=2",
        lambda wire, _: wire.pdf(ETag='"7"', Last_Modified="Thu, 21 Aug 2025 10:00:00 GMT"),
    )

    fetched = visitor.fetch("https://archive.example/papers/memo 1.pdf?v=2#page=3".replace(" ", "%20"))

    assert fetched.data == PDF
    assert (fetched.url, fetched.final_url, fetched.redirects) == (
        "https://archive.example/papers/memo%201.pdf?v=2#page=3",
        "https://archive.example/papers/memo%201.pdf?v=2",
        (),
    )
    assert (fetched.content_type, fetched.charset, fetched.name) == ("application/pdf", None, "memo 1.pdf")
    assert (fetched.etag, fetched.last_modified) == ('"7"', "Thu, 21 Aug 2025 10:00:00 GMT")
    assert fetched.fetched == visitor.time.now()
    assert visitor.progress[-1] == (len(PDF), len(PDF))
    assert set(internet.connected) == {(PUBLIC, 443)}


def test_redirects_are_followed_and_recorded(internet, visitor):
    internet.page("archive.example/old", lambda wire, _: wire.answer("301 Moved", Location="/new?x=1#top"))
    internet.page("archive.example/new?x=1", lambda w, _: w.answer("307 Later", Location="//other.example/memo.pdf"))
    internet.page("other.example/memo.pdf", lambda wire, _: wire.pdf())

    fetched = visitor.fetch("https://archive.example/old")
    assert fetched.data == PDF
    assert fetched.url == "https://archive.example/old"
    assert fetched.final_url == "https://other.example/memo.pdf"
    assert fetched.redirects == ("https://archive.example/new?x=1", "https://other.example/memo.pdf")
    assert fetched.name == "memo.pdf"


def test_cookies_are_not_kept(internet, visitor):
    internet.page(
        "archive.example/old",
        lambda wire, _: wire.answer("302 Found", Location="/doc.pdf", Set_Cookie="id=7; Path=/"),
    )
    internet.page("archive.example/doc.pdf", lambda wire, _: wire.pdf())

    visitor.fetch("https://archive.example/old")
    assert not any("cookie" in request.headers for request in internet.requests)


def test_a_page_in_chunks_and_packed_comes_whole(internet, visitor):
    text = "<p>Речь президента</p>".encode("cp1251") * 1000
    packed = gzip.compress(text)

    def script(wire, _):
        wire.send(
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n"
            b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
        )
        for start in range(0, len(packed), 10):
            piece = packed[start : start + 10]
            wire.send(b"%x;note\r\n" % len(piece), piece, b"\r\n")
        wire.send(b"0\r\n\r\n")

    internet.page("archive.example/speech", script)

    fetched = visitor.fetch("https://archive.example/speech")
    assert fetched.data == text
    assert (fetched.content_type, fetched.charset) == ("text/html", "windows-1251")


def test_a_body_that_ends_with_the_connection_comes_whole(internet, visitor):
    internet.page(
        "archive.example/doc.pdf",
        lambda wire, _: wire.send(b"HTTP/1.0 200 OK\r\nContent-Type: application/pdf\r\n\r\n", PDF),
    )

    assert visitor.fetch().data == PDF
    assert visitor.progress[-1] == (len(PDF), None)


def test_a_document_may_be_as_large_as_allowed(internet, visitor):
    internet.page("archive.example/doc.pdf", lambda wire, _: wire.pdf())

    assert visitor.fetch(largest=len(PDF)).data == PDF
    assert "is larger than" in visitor.refusal(largest=len(PDF) - 1)


def test_a_host_is_asked_at_its_second_address_if_the_first_is_silent(internet, visitor):
    internet.names["archive.example"] = ["2606:2800:220:1::1", PUBLIC]
    internet.page("archive.example/doc.pdf", lambda wire, _: wire.pdf())

    assert visitor.fetch().data == PDF
    assert internet.connected == [("2606:2800:220:1::1", 443), (PUBLIC, 443)] * 2


def test_the_environment_has_no_say(internet, visitor, monkeypatch, tmp_path):
    for name in ("https_proxy", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://10.0.0.1:3128")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    internet.page("archive.example/doc.pdf", lambda wire, _: wire.pdf())

    assert visitor.fetch().data == PDF
    assert set(internet.connected) == {(PUBLIC, 443)}


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
def test_a_mirror_on_this_machine_may_be_asked_if_allowed(internet, host):
    internet.encrypted = False
    internet.page(f"{host}/doc.pdf", lambda wire, _: wire.pdf())

    with running(internet) as port:
        address = f"http://{host}:{port}/doc.pdf"
        assert Fetcher(Rules(private=True, wait=0.0)).fetch(address).data == PDF
        with pytest.raises(CannotFetch, match="is not encrypted: only https is fetched"):
            Fetcher().fetch(address)


def test_a_proxy_is_used_only_if_it_is_named(internet, visitor):
    lines = []

    def tunnel(sock):
        head = b""
        while b"\r\n\r\n" not in head:
            head += sock.recv(4096)
        lines.append(head.decode().split("\r\n"))
        sock.sendall(b"HTTP/1.1 403 Not That One\r\n\r\n")

    internet.greeting = tunnel
    line = visitor.refusal(proxy=f"http://me:secret@{PUBLIC}:3128", attempts=1)

    assert internet.connected == [(PUBLIC, 3128)]
    assert lines[0][0].startswith("CONNECT archive.example:443 HTTP/1.")
    assert "proxy-authorization: Basic bWU6c2VjcmV0" in lines[0]
    assert "is not let through by the proxy: Tunnel connection failed: 403 Not That One" in line
    assert "secret" not in line
    assert internet.lookups == []


def test_through_a_proxy_the_host_still_has_to_prove_who_it_is(internet, visitor):
    internet.tunnelled = True
    internet.page("archive.example/doc.pdf", lambda wire, _: wire.pdf())
    internet.page("other.example/robots.txt", lambda wire, _: wire.answer("404 Not Found"))
    proxy = f"http://{PUBLIC}:3128"

    assert visitor.fetch(proxy=proxy).data == PDF
    assert "does not prove that it is forged.example" in visitor.refusal("https://forged.example/", proxy=proxy)
    assert "is on a host that is not public" in visitor.refusal("https://192.168.0.1/", proxy=proxy)
