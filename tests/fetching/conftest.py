"""A fetcher that lives in the small internet of ``server``, and a check that it leaves nothing behind."""

import ssl
import tempfile
from collections.abc import Iterator

import pytest
import trustme

from explorer.fetch import CannotFetch, Fetched, Fetcher, Patience, Rules
from tests.fetching.server import HOSTS, Internet, Time, running


@pytest.fixture(scope="session")
def ca() -> trustme.CA:
    return trustme.CA()


@pytest.fixture(scope="session")
def certificate(ca) -> trustme.LeafCert:
    return ca.issue_cert(*HOSTS)


class Visitor:
    """Fetches from the small internet."""

    def __init__(self, internet: Internet, port: int) -> None:
        self.internet, self.port = internet, port
        self.time = Time()
        self.trust = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        internet.ca.configure_trust(self.trust)
        self.progress: list[tuple[int, int | None]] = []

    def fetcher(self, *, patience: Patience | None = None, **rules: object) -> Fetcher:
        return Fetcher(
            Rules(**{"patience": patience or Patience(), **rules}),
            progress=lambda n, total: self.progress.append((n, total)),
            sleep=self.time.sleep,
            clock=self.time.clock,
            now=self.time.now,
            resolve=self.internet.resolve,
            trust=self.trust,
        )

    def fetch(self, url: str = "https://archive.example/doc.pdf", **rules: object) -> Fetched:
        return self.fetcher(**rules).fetch(url)

    def refusal(self, url: str = "https://archive.example/doc.pdf", **rules: object) -> str:
        """The one line that says why it cannot be fetched."""
        with pytest.raises(CannotFetch) as raised:
            self.fetch(url, **rules)
        line = str(raised.value)
        assert line.isprintable()
        assert len(line) < 1000
        assert line.startswith(url[:200])
        return line


@pytest.fixture
def internet(ca, certificate) -> Internet:
    return Internet(ca, certificate)


@pytest.fixture
def visitor(internet, monkeypatch, tmp_path) -> Iterator[Visitor]:
    """A visitor in whose temporary folder nothing is left when the test is over."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    with running(internet, monkeypatch) as port:
        yield Visitor(internet, port)
    assert list(tmp_path.iterdir()) == []
