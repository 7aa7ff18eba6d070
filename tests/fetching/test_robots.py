"""What a host wishes in its robots.txt is heeded."""

import pytest

from explorer.fetch import CannotFetch
from tests.fetching.server import PDF

DOC = "archive.example/doc.pdf"
ROBOTS = "archive.example/robots.txt"


def wishes(*lines):
    return lambda wire, _: wire.answer("200 OK", "\n".join(lines).encode(), Content_Type="text/plain")


@pytest.fixture(autouse=True)
def document(internet):
    internet.page(DOC, lambda wire, _: wire.pdf())


@pytest.mark.parametrize(
    "lines",
    [
        ("User-agent: *", "Disallow: /"),
        ("User-agent: unsealed", "Disallow: /*.pdf$"),
        ("User-agent: *", "Allow: /", "", "User-agent: Unsealed", "Disallow: /doc"),
    ],
)
def test_what_a_host_does_not_want_fetched_is_not_fetched(internet, visitor, lines):
    internet.page(ROBOTS, wishes(*lines))

    assert visitor.refusal() == (
        f"https://{DOC}: is not to be fetched by programs, says its host's robots.txt "
        "(download it by hand, and add the file with: unsealed text add)"
    )
    assert internet.asked() == ["/robots.txt"]


@pytest.mark.parametrize(
    "script",
    [
        wishes("User-agent: *", "Disallow: /private/"),
        wishes("User-agent: other", "Disallow: /"),
        wishes("User-agent: *", "Disallow: /", "Allow: /doc.pdf"),
        wishes("<!doctype html>", "<title>Welcome</title>"),
        wishes("\0\0\0", "User-agent", ":", "Crawl-delay: soon"),
        wishes(),
        lambda wire, _: wire.answer("404 Not Found"),
        lambda wire, _: wire.answer("403 Forbidden"),
        lambda wire, _: wire.send(b"HTTP/1.1 200 OK\r\n\r\n" + b"\xff\xfe\x80 Disallow"),
    ],
)
def test_what_a_host_does_not_mind_is_fetched(internet, visitor, script):
    internet.page(ROBOTS, script)

    assert visitor.fetch().data == PDF


def test_a_robots_txt_without_end_is_read_only_so_far(internet, visitor):
    def endless(wire, _):
        wire.send(b"HTTP/1.1 200 OK\r\n\r\nUser-agent: *\nDisallow: /doc\n")
        wire.endlessly(b"# and so on\n" * 1000)

    internet.page(ROBOTS, endless)

    assert "is not to be fetched by programs" in visitor.refusal()


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        (lambda wire, _: wire.answer("500 Oh No"), "answers 500 Oh No, 4 times"),
        (lambda wire, _: wire.answer("200 OK", b"User", length=100), "breaks off in the middle, 4 times"),
        (lambda wire, _: wire.answer("302 Found", Location="/robots.txt"), "sends back to where it came from"),
        (lambda wire, _: wire.answer("302 Found", Location="https://10.0.0.1/"), "is on a host that is not public"),
        (lambda wire, _: wire.answer("200 OK", b"x" * 99, Content_Encoding="gzip"), "sends what cannot be unpacked"),
    ],
    ids=["500", "cut off", "loop", "private", "gzip"],
)
def test_as_long_as_it_cannot_be_read_nothing_is_fetched(internet, visitor, script, fault):
    internet.page(ROBOTS, script)

    line = visitor.refusal()
    assert line.startswith(f"https://{DOC}: cannot be fetched while its host's robots.txt cannot be read: that {fault}")
    assert "/doc.pdf" not in internet.asked()


def test_it_is_asked_for_once_whatever_it_says(internet, visitor):
    internet.page(ROBOTS, lambda wire, _: wire.answer("500 Oh No"))
    fetcher = visitor.fetcher(attempts=1)

    for _ in range(3):
        with pytest.raises(CannotFetch):
            fetcher.fetch(f"https://{DOC}")
    assert internet.asked() == ["/robots.txt"]


def test_each_host_on_the_way_is_heeded(internet, visitor):
    internet.page("archive.example/moved", lambda wire, _: wire.answer("301 Moved", Location="https://other.example/x"))
    internet.page("other.example/robots.txt", wishes("User-agent: *", "Disallow: /x"))

    line = visitor.refusal("https://archive.example/moved")
    assert "leads to https://other.example/x, which is not to be fetched by programs" in line
    assert internet.asked("other.example") == ["/robots.txt"]


@pytest.mark.parametrize(("asked", "kept"), [("7", 7.0), ("0.5", 2.0), ("86400", 60.0), ("never", 2.0)])
def test_a_slower_pace_is_kept_within_reason(internet, visitor, asked, kept):
    internet.page(ROBOTS, wishes("User-agent: *", f"Crawl-delay: {asked}"))

    visitor.fetch()
    assert visitor.time.slept == [kept]


def test_the_program_says_who_it_is_and_brings_nothing_else(internet, visitor):
    visitor.fetch()

    for request in internet.requests:
        assert set(request.headers) == {"host", "user-agent", "accept-encoding", "connection"}
        assert request.headers["user-agent"].startswith("unsealed/")
        assert request.headers["user-agent"].endswith(" (+declassified-document explorer)")
