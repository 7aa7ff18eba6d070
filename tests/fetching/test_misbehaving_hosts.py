"""Hosts that misbehave: each is met with one clear line, and leaves nothing behind."""

import gzip
import itertools
import ssl
import zlib

import pytest
from protego import Protego

from explorer.fetch import CannotFetch, Patience
from explorer.fetch.connection import trusted
from tests.fetching.server import PDF, Time

DOC = "archive.example/doc.pdf"
BY_HAND = "download it by hand, and add the file with: unsealed text add"
LATER = f"try again later, or {BY_HAND}"
SMALL = 64 * 1024
PRIVATE = "only what is on the public web is fetched; --allow-private lifts this"


def moved(to, status="302 Found"):
    return lambda wire, _: wire.answer(status, Location=to)


def cut_off(wire, _):
    wire.answer("200 OK", PDF[:1000], length=len(PDF), Content_Type="application/pdf")


def head(wire, *lines):
    wire.send("\r\n".join(["HTTP/1.1 200 OK", "Content-Type: application/pdf", *lines, ""]).encode())


def endless(wire, _):
    head(wire, "")
    wire.endlessly(b"x" * 16384)


def endless_chunks(wire, _):
    head(wire, "Transfer-Encoding: chunked", "")
    wire.endlessly(b"1000\r\n" + b"x" * 4096 + b"\r\n")


def broken_chunks(wire, _):
    head(wire, "Transfer-Encoding: chunked", "")
    wire.send(b"1000\r\n" + b"x" * 4096 + b"\r\nno number\r\n")


def unfinished_chunks(wire, _):
    head(wire, "Transfer-Encoding: chunked", "")
    wire.send(b"1000\r\n" + b"x" * 4096 + b"\r\n")


def endless_chunk_size(wire, _):
    head(wire, "Transfer-Encoding: chunked", "")
    wire.endlessly(b"0" * 4096)


def endless_trailers(wire, _):
    head(wire, "Transfer-Encoding: chunked", "")
    wire.send(b"4\r\n%PDF\r\n0\r\n")
    wire.endlessly(b"X-More: and more\r\n" * 100)


def endless_headers(wire, _):
    head(wire)
    wire.endlessly(b"X-More: and more\r\n")


def long_header(wire, _):
    head(wire)
    wire.endlessly(b"x" * 4096)


def endless_continuing(wire, _):
    wire.endlessly(b"HTTP/1.1 100 Continue\r\nX-More: more\r\n\r\n")


def huge(wire, _):
    wire.answer("200 OK", b"%PDF-1.7", length=10**18, Content_Type="application/pdf")


def two_lengths(wire, _):
    head(wire, "Content-Length: 10", "Content-Length: 20", "")
    wire.send(b"%PDF-1.7 and so on")


def bomb(wire, _):
    wire.pdf(gzip.compress(b"\0" * 3_000_000), Content_Encoding="gzip")


def bombs_in_a_row(wire, _):
    wire.pdf(gzip.compress(b"\0" * 1000) * 2000, Content_Encoding="gzip")


def broken_gzip(wire, _):
    wire.pdf(gzip.compress(PDF)[:40] + b"!" * 40, Content_Encoding="gzip")


def half_gzip(wire, _):
    wire.pdf(gzip.compress(PDF)[:-20], Content_Encoding="gzip")


def no_gzip(wire, _):
    wire.pdf(Content_Encoding="gzip")


def packed_otherwise(wire, _):
    wire.pdf(zlib.compress(PDF), Content_Encoding="deflate, br")


def page_as_pdf(wire, _):
    wire.pdf(b"<!DOCTYPE html><title>Please log in</title>")


def program_as_text(wire, _):
    wire.answer("200 OK", b"MZ\x90\0\3\0\0\0\4\0\0\0", Content_Type="text/plain; charset=utf-8")


def of_type(kind, body=b"some text"):
    return lambda wire, _: wire.answer("200 OK", body, Content_Type=kind)


def says(status, **headers):
    return lambda wire, _: wire.answer(status, b"sorry", **headers)


def no_http(wire, _):
    wire.send(b"220 mail.example ESMTP ready\r\n")


def hangs_up(wire, _):
    pass


def resets(wire, _):
    cut_off(wire, _)
    wire.reset()


def part_unasked(wire, _):
    wire.answer("206 Partial Content", PDF[:100], Content_Range=f"bytes 0-99/{len(PDF)}")


def terminal_codes(wire, _):
    wire.send(b"HTTP/1.1 403 \x1b[31mGo\taway\x07\xe2\x80\xae\r\nContent-Length: 0\r\n\r\n")


FOUR = "4 times"
TOO_LARGE = "is larger than 0.0625 MiB, the most that is fetched"
CASES = {
    # what the host does: (script, what the line says after the address, what it advises)
    "cut off always": (cut_off, f"breaks off in the middle, {FOUR}", LATER),
    "endless body": (endless, TOO_LARGE, BY_HAND),
    "endless chunks": (endless_chunks, TOO_LARGE, BY_HAND),
    "chunks without a number": (broken_chunks, f"breaks off in the middle, {FOUR}", LATER),
    "chunks without an end": (unfinished_chunks, f"breaks off in the middle, {FOUR}", LATER),
    "endless chunk size": (endless_chunk_size, f"breaks off in the middle, {FOUR}", LATER),
    "endless trailers": (endless_trailers, "sends far more than a document", BY_HAND),
    "endless headers": (endless_headers, "sends headers that cannot be read: got more than 100 headers", BY_HAND),
    "endless header line": (
        *(long_header, "sends headers that cannot be read: got more than 65536 bytes when reading header line"),
        BY_HAND,
    ),
    "100 Continue for ever": (endless_continuing, "sends far more than a document", BY_HAND),
    "two lengths": (
        two_lengths,
        "sends headers that cannot be read: Content-Length contained multiple unmatching values (10, 20)",
        BY_HAND,
    ),
    "huge Content-Length": (huge, TOO_LARGE, BY_HAND),
    "gzip bomb": (bomb, TOO_LARGE, BY_HAND),
    "many small gzip bombs": (bombs_in_a_row, TOO_LARGE, BY_HAND),
    "broken gzip": (broken_gzip, "sends what cannot be unpacked: it is not sound gzip", BY_HAND),
    "half a gzip": (half_gzip, "sends what cannot be unpacked: it is not sound gzip", BY_HAND),
    "gzip that is none": (no_gzip, "sends what cannot be unpacked: it is not sound gzip", BY_HAND),
    "packed otherwise": (packed_otherwise, "is packed in a way that was not asked for: deflate, br", BY_HAND),
    "wrong type": (of_type("video/mp4"), "is of a type that is not taken: video/mp4", BY_HAND),
    "type that is no type": (of_type("\x1b]0;x"), "is of no stated type, and is no PDF", BY_HAND),
    "no type": (lambda w, _: w.answer("200 OK", b"text"), "is of no stated type, and is no PDF", BY_HAND),
    "bytes of a program": (
        *(of_type("application/octet-stream", b"\x7fELF\2\1\1\0"), "is of no stated type, and is a program"),
        BY_HAND,
    ),
    "web page as PDF": (page_as_pdf, "is said to be a PDF, and is a web page", BY_HAND),
    "program as text": (program_as_text, "is said to be text/plain, and is a program", BY_HAND),
    "ZIP as web page": (
        of_type("text/html", b"PK\x03\x04\x14\0"),
        "is said to be text/html, and is a ZIP archive or an office document",
        BY_HAND,
    ),
    "empty": (of_type("text/html", b""), "is empty", BY_HAND),
    "blank": (of_type("text/html", b" \n" * 9), "is empty", BY_HAND),
    "not HTTP": (no_http, "does not answer as a web server does", BY_HAND),
    "hangs up": (hangs_up, f"hangs up without an answer, {FOUR}", LATER),
    "connection reset": (resets, f"breaks off in the middle, {FOUR}", LATER),
    "a part that nobody asked for": (part_unasked, "answers 206 Partial Content", BY_HAND),
    "204": (says("204 No Content"), "answers 204 No Content", BY_HAND),
    "300": (says("300 Multiple Choices"), "answers 300 Multiple Choices", BY_HAND),
    "401": (says("401 Unauthorized"), "answers 401 Unauthorized: it is behind a login", BY_HAND),
    "403": (says("403 Forbidden"), "answers 403 Forbidden: the host does not give it to programs", BY_HAND),
    "404": (says("404 Not Found"), "answers 404 Not Found: there is no such document any more", BY_HAND),
    "410": (says("410 Gone"), "answers 410 Gone: the document was taken away for good", BY_HAND),
    "451": (
        says("451 Unavailable For Legal Reasons"),
        "answers 451 Unavailable For Legal Reasons: it is withheld for legal reasons",
        BY_HAND,
    ),
    "500 for ever": (says("500 Oh No"), f"answers 500 Oh No, {FOUR}", LATER),
    "429 for ever": (says("429 Too Many Requests", Retry_After="1"), f"answers 429 Too Many Requests, {FOUR}", LATER),
    "status with terminal codes": (
        *(terminal_codes, "answers 403 �[31mGo away�â�®: the host does not give it to programs"),
        BY_HAND,
    ),
    "429, an hour": (
        says("429 Too Many Requests", Retry_After="3600"),
        "answers 429 Too Many Requests, and asks to be left alone",
        "try again after 2026-03-01 13:00 UTC",
    ),
    "503, until a day": (
        says("503 Service Unavailable", Retry_After="Mon, 02 Mar 2026 06:30:00 GMT"),
        "answers 503 Service Unavailable, and asks to be left alone",
        "try again after 2026-03-02 06:30 UTC",
    ),
    "503, for ages": (
        says("503 Service Unavailable", Retry_After="9" * 400),
        "answers 503 Service Unavailable, and asks to be left alone",
        "try again after 2057-11-07 13:46 UTC",
    ),
    "503, until the end of days": (
        says("503 Service Unavailable", Retry_After="Fri, 31 Dec 9999 23:59:59 GMT"),
        "answers 503 Service Unavailable, and asks to be left alone",
        "try again after 2057-11-07 13:46 UTC",
    ),
    "redirect to nowhere": (says("301 Moved"), "answers 301 Moved, and does not say where to", BY_HAND),
    "redirect to itself": (
        *(moved("/doc.pdf#again"), "sends back to where it came from: a loop of redirects"),
        BY_HAND,
    ),
}


def redirected(to, seen, fault, advice=BY_HAND):
    return moved(to), f"leads to {seen}, which {fault}", advice


def local(address, named=None):
    return redirected(address, address, f"is on a host that is not public: {named}", PRIVATE)


CASES |= {
    "redirect to the cloud's metadata": local("https://169.254.169.254/latest", "169.254.169.254"),
    "redirect to the local network": local("https://10.0.0.1/", "10.0.0.1"),
    "redirect to shared addresses": local("https://100.64.0.1/", "100.64.0.1"),
    "redirect to ::1": local("https://[::1]/", "::1"),
    "redirect to 0.0.0.0": local("https://0.0.0.0/", "0.0.0.0"),  # noqa: S104
    "redirect to a mapped address": local("https://[::ffff:7f00:1]/", "::ffff:7f00:1"),
    "redirect to a translated address": local("https://[64:ff9b::a00:1]/", "64:ff9b::a00:1"),
    "redirect to 6to4": local("https://[2002:a00:1::]/", "2002:a00:1::"),
    "redirect to a name that is local": local("https://inside.example/", "inside.example is 192.168.0.7"),
    "redirect to a host half of which is local": local("https://both.example/", "both.example is 127.0.0.1"),
    "redirect to a file": redirected(
        "file:///etc/passwd", "file:///etc/passwd", "is not an address that starts with https://"
    ),
    "redirect to ftp": redirected(
        "ftp://archive.example/doc.pdf", "ftp://archive.example/doc.pdf", "is not an address that starts with https://"
    ),
    "redirect to http": redirected(
        "http://archive.example/doc", "http://archive.example/doc", "is not encrypted: only https is fetched"
    ),
    "redirect to another port": redirected(
        "https://archive.example:22/",
        "https://archive.example:22/",
        "names port 22: only 443, the port of https, is fetched from",
    ),
    "redirect with a password": redirected(
        "https://me:secret@other.example/x",
        "https://…@other.example/x",
        "holds a user name or password, which are never sent",
    ),
    "redirect to no address": redirected("https://[x/", "https://[x/", "is not a web address"),
    "redirect with a control character": redirected(
        "https://other.example/\x01", "https://other.example/�", "holds characters that a web address cannot hold"
    ),
    "redirect to an unknown host": redirected(
        "https://nowhere.example/",
        "https://nowhere.example/",
        "cannot be reached: the name nowhere.example is not known",
        LATER,
    ),
}


@pytest.mark.parametrize(("script", "fault", "advice"), CASES.values(), ids=CASES)
def test_a_misbehaving_host_is_met_with_one_line(internet, visitor, script, fault, advice):
    internet.names |= {"inside.example": ["192.168.0.7"], "both.example": ["93.184.216.34", "127.0.0.1"]}
    internet.page(DOC, script)

    assert visitor.refusal(largest=SMALL) == f"https://{DOC}: {fault} ({advice})"
    assert {address for address, _ in internet.connected} == {"93.184.216.34"}


def test_a_host_that_does_not_answer_is_given_up(internet, visitor):
    internet.page(DOC, lambda wire, _: wire.wait())
    fetcher = visitor.fetcher(patience=Patience(read=0.03), attempts=2)
    fetcher._robots._known["https://archive.example"] = Protego.parse("")  # a slow machine may need longer to send one

    with pytest.raises(CannotFetch) as raised:
        fetcher.fetch(f"https://{DOC}")
    assert str(raised.value) == f"https://{DOC}: is too slow to answer, 2 times ({LATER})"
    assert len(internet.connected) == 2


@pytest.mark.parametrize(
    "start", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"], ids=["head", "body"]
)
def test_a_host_that_drips_is_given_up(internet, visitor, start):
    def drip(wire, _):
        wire.send(start)
        wire.endlessly(b"x")

    internet.page(DOC, drip)
    visitor.time = Time(step=1.0)

    assert visitor.refusal() == f"https://{DOC}: takes too long: it was given up before its end ({LATER})"


def test_a_chain_of_redirects_is_followed_only_so_far(internet, visitor):
    for n in range(7):
        internet.page(f"archive.example/{n}", moved(f"/{n + 1}"))

    line = visitor.refusal("https://archive.example/0")
    assert line == (
        "https://archive.example/0: leads to https://archive.example/5, "
        f"which leads on and on: more than 5 redirects ({BY_HAND})"
    )
    assert internet.asked() == ["/robots.txt", *(f"/{n}" for n in range(6))]


def test_a_loop_of_redirects_over_two_hosts_ends(internet, visitor):
    internet.page("archive.example/a", moved("https://other.example/b"))
    internet.page("other.example/b", moved("https://archive.example/a"))

    assert "a loop of redirects" in visitor.refusal("https://archive.example/a")
    assert [r.path for r in internet.requests] == ["/robots.txt", "/a", "/robots.txt", "/b"]


def test_a_refused_connection_is_tried_again_and_given_up(internet, visitor):
    internet.names["closed.example"] = ["8.8.8.8"]

    assert "cannot be reached: the connection is refused, 4 times" in visitor.refusal("https://closed.example/doc")
    assert internet.connected == [("8.8.8.8", 443)] * 4


def test_a_host_that_is_not_who_it_says_is_asked_nothing(internet, visitor):
    internet.names["forged.example"] = ["93.184.216.34"]

    line = visitor.refusal("https://forged.example/doc")
    assert "does not prove that it is forged.example: Hostname mismatch" in line
    assert internet.requests == []


def test_a_certificate_that_nobody_vouches_for_is_not_accepted(internet, visitor):
    visitor.trust = None

    line = visitor.refusal()
    assert "does not prove that it is archive.example: unable to get local issuer certificate" in line
    assert internet.requests == []


def test_a_host_without_encryption_at_the_port_for_it_is_named(internet, visitor):
    internet.greeting = lambda sock: sock.sendall(b"HTTP/1.1 200 OK\r\n\r\nhello")

    assert "offers no sound encryption" in visitor.refusal()


def test_a_name_that_leads_elsewhere_a_moment_later_changes_nothing(internet, visitor):
    answers = itertools.chain([["93.184.216.34"]], itertools.repeat(["127.0.0.1"]))
    internet.names["archive.example"] = lambda: next(answers)
    internet.page(DOC, lambda wire, _: wire.pdf())

    assert "is on a host that is not public: archive.example is 127.0.0.1" in visitor.refusal()
    assert internet.connected == [("93.184.216.34", 443)]
    assert internet.asked() == ["/robots.txt"]


def test_a_user_who_stops_it_leaves_nothing_behind(internet, visitor):
    def stop(*_):
        raise KeyboardInterrupt

    internet.page(DOC, lambda wire, _: wire.pdf())
    fetcher = visitor.fetcher()
    fetcher._progress = stop

    with pytest.raises(KeyboardInterrupt):
        fetcher.fetch(f"https://{DOC}")


def test_a_redirect_never_leaves_https_even_where_private_addresses_are_allowed(internet, visitor):
    internet.names["127.0.0.1"] = ["127.0.0.1"]
    internet.page(DOC, moved("http://127.0.0.1/doc.pdf"))

    line = visitor.refusal(private=True)
    assert "leads to http://127.0.0.1/doc.pdf, which is not encrypted: a redirect must not leave https" in line


def test_old_encryption_is_not_spoken_and_certificates_are_asked_for():
    context = trusted()

    assert context.minimum_version >= ssl.TLSVersion.TLSv1_2
    assert (context.verify_mode, context.check_hostname) == (ssl.CERT_REQUIRED, True)
