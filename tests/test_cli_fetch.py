"""``unsealed text fetch``: what it fetches, what it says, and what it leaves in the library."""

import pytest
import trustme
from click.testing import CliRunner

from explorer.cli import main
from explorer.library import Library
from tests.data_files import ARTICLE_FILE, FILES, MEMCON_FILE, write_data
from tests.fetching.server import Internet, running

PAGE = b"<html><body><p>They agreed on a coordinated strategy against it.</p></body></html>"


@pytest.fixture
def internet():
    ca = trustme.CA()
    found = Internet(ca, ca.issue_cert("localhost"))
    found.encrypted = False
    found.page("127.0.0.1/memcon", lambda wire, _: wire.answer("200 OK", PAGE, Content_Type="text/html"))
    return found


class Desk:
    """A data set whose addresses lead to this machine, and an empty library."""

    def __init__(self, folder, port):
        site = f"http://127.0.0.1:{port}"
        self.site = site
        self.library = folder / "library"
        self.data = write_data(
            folder / "data",
            {
                MEMCON_FILE: FILES[MEMCON_FILE].replace("https://example.org", site),
                ARTICLE_FILE: FILES[ARTICLE_FILE].replace("how: issued", f"how: issued, url: '{site}/article'"),
                "sources/note.yaml": FILES[ARTICLE_FILE],
            },
        )

    def run(self, *arguments):
        places = ("--data", str(self.data), "--library", str(self.library))
        return CliRunner().invoke(main, ["text", "fetch", *arguments, *places, "--allow-private", "--wait", "0"])

    def kept(self, source):
        return list(Library(self.library).kept(source))

    def files(self):
        return sorted(path for path in self.library.rglob("*") if path.is_file())


@pytest.fixture
def desk(internet, tmp_path):
    with running(internet) as port:
        yield Desk(tmp_path, port)


def test_a_source_is_fetched_from_its_address_and_kept(desk):
    result = desk.run("memcon")

    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "memcon: kept (1 page, quotes: 1 exact)\n"
    (kept,) = desk.kept("memcon")
    assert kept.release == "2025-08-21"
    assert "coordinated strategy" in Library(desk.library).text(kept).text


def test_all_goes_on_after_a_failure_and_counts(desk, internet):
    result = desk.run("--all")

    assert result.exit_code == 2
    assert result.stdout.startswith("memcon: kept")
    assert result.stderr.splitlines() == [
        f"unsealed: article: {desk.site}/article: answers 404 Not Found: there is no such document any more "
        "(download it by hand, and add the file with: unsealed text add)",
        "unsealed: 1 source of 2 could not be fetched",
    ]
    assert desk.kept("article") == []


def test_all_leaves_what_is_there_alone_unless_it_is_to_be_fetched_again(desk, internet):
    internet.page("127.0.0.1/article", lambda wire, _: wire.answer("200 OK", b"A report.", Content_Type="text/plain"))

    assert desk.run("--all").stdout.splitlines()[-1] == "Fetched 2 sources"
    asked = len(internet.requests)
    assert desk.run("--all").stdout == "Nothing to fetch: every source with an address has its text\n"
    assert len(internet.requests) == asked
    assert desk.run("--all", "--again").stdout.splitlines()[-1] == "Fetched 2 sources"


def test_a_source_without_an_address_is_one_line(desk):
    result = desk.run("note", "memcon")

    assert result.exit_code == 2
    assert "note: it has no address (download the document, and add it with: unsealed text add)" in result.stderr
    assert result.stdout.startswith("memcon: kept")


def test_the_text_of_a_release_comes_from_the_releases_own_address(desk, internet):
    internet.page("127.0.0.1/article", lambda wire, _: wire.answer("200 OK", b"A report.", Content_Type="text/plain"))

    assert desk.run("article", "--release", "2025-08").exit_code == 0
    assert [kept.release for kept in desk.kept("article")] == ["2025-08"]


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        ((), "name the sources to fetch, or say --all (see unsealed text fetch --help)"),
        (("memcon", "--all"), "name the sources to fetch, or say --all (see unsealed text fetch --help)"),
        (("memkon",), "no source is called 'memkon': did you mean memcon?"),
        (("xyz",), "no source is called 'xyz': unsealed list sources shows all"),
        (("memcon", "--release", "1999"), "memcon has no release of '1999' (its releases: 2025-08-21)"),
        (
            ("memcon", "--proxy", "socks://x"),
            "--proxy is not the address of an HTTP proxy (write it as http://host:port)",
        ),
    ],
)
def test_what_cannot_be_done_is_one_line_and_asks_nobody(desk, internet, arguments, line):
    result = desk.run(*arguments)

    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"unsealed: {line}\n")
    assert internet.requests == []


def test_what_is_fetched_and_cannot_be_read_is_not_kept(desk, internet):
    internet.page("127.0.0.1/memcon", lambda wire, _: wire.pdf(b"%PDF-1.7\nno more than that"))

    result = desk.run("memcon")
    assert result.exit_code == 2
    assert result.stderr.startswith("unsealed: memcon: ")
    assert result.stderr.count("\n") == 2
    assert desk.kept("memcon") == []


def test_who_stops_it_leaves_nothing_half_written(desk, internet, monkeypatch):
    def stop(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr("explorer.fetch.body.Body.add", stop)

    result = desk.run("memcon")
    assert result.exit_code == 130
    assert desk.kept("memcon") == []
    assert not desk.library.exists() or desk.files() == []


def test_addresses_of_this_machine_are_refused_unless_allowed(desk):
    places = ["--data", str(desk.data), "--library", str(desk.library)]

    result = CliRunner().invoke(main, ["text", "fetch", "memcon", *places])
    assert result.exit_code == 2
    assert "is not encrypted: only https is fetched" in result.stderr
