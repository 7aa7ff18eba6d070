"""``unsealed serve --cors``: the sites that may read the API reach the server, and nothing else does."""

import pytest
from click.testing import CliRunner

from explorer.cli import main, terminal
from tests.builders import make_dataset

NOTEBOOK = "https://notebook.example.org"


@pytest.fixture
def run(monkeypatch):
    """The command line on a small data set, with a server that ends at once; and what that server was given."""
    given = {}
    monkeypatch.setattr(terminal, "load", lambda _: make_dataset())
    monkeypatch.setattr("explorer.web.server.harden", lambda app, **options: given.update(options))
    monkeypatch.setattr("explorer.web.server.serve", lambda app, *, ready, **_: ready("http://127.0.0.1:1/"))
    return lambda *arguments: (CliRunner().invoke(main, ["serve", *arguments]), given)


def test_sites_are_named_as_headers_write_them(run):
    done, given = run("--cors", f"{NOTEBOOK}/", "--cors", "https://*.example.edu")

    assert given["cors"] == (NOTEBOOK, "https://*.example.edu")
    assert done.stderr == ""


def test_it_is_said_when_every_site_is_allowed(run):
    done, given = run("--cors", "*")

    assert given["cors"] == ("*",)
    assert done.stderr == "unsealed: warning: with --cors * the pages of every site may read the API\n"


def test_what_names_no_site_is_refused_in_one_line(run):
    done, given = run("--cors", "notebook.example.org/lab")

    assert (done.exit_code, done.stderr.count("\n"), given) == (2, 1, {})
    assert done.stderr.startswith("unsealed: invalid value for '--cors'")
