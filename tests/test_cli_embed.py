"""``unsealed serve --embed-on``: the sites that may frame the explorer reach the server, and nothing else does."""

import pytest
from click.testing import CliRunner

from explorer.cli import main, terminal
from tests.builders import make_dataset

MOODLE = "https://moodle.example.edu"


@pytest.fixture
def run(monkeypatch):
    """The command line on a small data set, with a server that ends at once; and what that server was given."""
    given = {}

    def harden(app, **options):
        given.update(options)

    def serve(app, *, ready, **_):
        ready("http://127.0.0.1:1/")

    monkeypatch.setattr(terminal, "load", lambda _: make_dataset())
    monkeypatch.setattr("explorer.web.server.harden", harden)
    monkeypatch.setattr("explorer.web.server.serve", serve)
    return lambda *arguments: (CliRunner().invoke(main, ["serve", *arguments]), given)


def test_no_site_is_allowed_unless_it_is_named(run):
    done, given = run()

    assert done.exit_code == 0
    assert given["embed_on"] == ()


def test_sites_are_named_once_and_as_headers_write_them(run):
    done, given = run("--embed-on", f"{MOODLE}/", "--embed-on", MOODLE, "--embed-on", "https://*.example.org")

    assert given["embed_on"] == (MOODLE, "https://*.example.org")
    assert done.stderr == ""


def test_it_is_said_when_every_site_is_allowed(run):
    done, given = run("--embed-on", "*")

    assert given["embed_on"] == ("*",)
    assert done.stderr == "unsealed: warning: with --embed-on * the pages of every site may frame /embed\n"


@pytest.mark.parametrize("site", ["moodle.example.edu", f"{MOODLE}/course", f"{MOODLE}; script-src *", "\x1b[31m", ""])
def test_what_names_no_site_is_refused_in_one_line(run, site):
    done, given = run("--embed-on", MOODLE, "--embed-on", site)

    assert done.exit_code == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("unsealed: invalid value for '--embed-on'")
    assert f"write {MOODLE}, without a path" in done.stderr
    assert "\x1b" not in done.stderr
    assert given == {}
