"""``unsealed text fetch``: documents from their own addresses into the user's library."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import click
from rich.console import Console
from rich.progress import BarColumn, DownloadColumn, Progress, TaskID, TextColumn, TransferSpeedColumn

from explorer.cli.terminal import Failure, complain, count, data_option, data_set, say
from explorer.cli.text.naming import library_option, quotes_said, release_of, source_named
from explorer.extract import CannotRead, extract
from explorer.fetch import CannotFetch, Fetched, Fetcher, Rules
from explorer.library import Library, LibraryError
from explorer.openness import disclosure
from explorer.quotes import check_source
from explorer.records import Source

WORTH_SAYING = 3.0  # seconds of waiting that are told
BY_HAND = "download the document, and add it with: unsealed text add"


@dataclass(frozen=True)
class Errand:
    """
    A text to fetch.

    Attributes:
        source: Of what.
        address: Where it is; None if nowhere.
        release: The date of the release that it is of, as the record has it; None if that is not known.
    """

    source: Source
    address: str | None
    release: str | None


class Unaddressed(Exception):
    """There is nowhere to fetch a text from; the message says it in one line."""


@click.command()
@click.argument("names", nargs=-1, metavar="[SOURCE]…")
@click.option("--all", "everything", is_flag=True, help="Every source that has an address, and no text yet.")
@click.option("--release", "day", metavar="DAY", help="The text of that day's release, from the release's own address.")
@library_option
@data_option
@click.option("--again", is_flag=True, help="With --all: also what the library has already.")
@click.option(
    "--wait",
    type=click.FloatRange(0, 3600),
    default=Rules().wait,
    show_default=True,
    metavar="SECONDS",
    help="Between two requests to one host; its robots.txt may ask for more.",
)
@click.option("--allow-private", "private", is_flag=True, help="Also from this machine and the local network.")
@click.option(
    "--proxy",
    metavar="URL",
    help="Connect through http://[user:password@]host:port, which then looks names up: where they lead is unchecked.",
)
def fetch(
    names: tuple[str, ...],
    everything: bool,
    day: str | None,
    shelf: Path,
    folder: Path,
    again: bool,
    wait: float,
    private: bool,
    proxy: str | None,
) -> None:
    """
    Fetch documents from their own addresses into the library.

    Over https, at a polite pace, and only what a host lets programs fetch. Proxies that the environment names are
    not used.
    """
    if bool(names) == everything:
        raise Failure("name the sources to fetch, or say --all (see unsealed text fetch --help)")
    rules = Rules(wait=wait, private=private, proxy=_proxy(proxy))
    library, data = Library(shelf), data_set(folder)
    sources = [source_named(data, name) for name in dict.fromkeys(names)] or list(data.sources.values())
    watch = Watch()
    fetcher = Fetcher(rules, progress=watch.arrived, sleep=watch.wait)
    failed = 0
    errands = list(_wanted(sources, day, library, again=again) if everything else _named(sources, day))
    for errand in errands:
        try:
            with watch.on(errand.source.id):
                said = _bring(errand, fetcher, library)
        except (CannotFetch, CannotRead, Unaddressed) as reason:
            failed += 1
            complain(f"{errand.source.id}: {reason}")
        except LibraryError as reason:  # nor would the next one be kept
            raise Failure(str(reason)) from reason
        else:
            for line in said:
                say(f"{errand.source.id}: {line}")
    _sum_up(len(errands), failed)


def _proxy(address: str | None) -> str | None:
    if address is None:
        return None
    try:
        parts = urlsplit(address)
        sound = parts.scheme == "http" and bool(parts.hostname) and parts.port != 0 and parts.path in {"", "/"}
    except ValueError:
        sound = False
    if not sound:
        raise Failure("--proxy is not the address of an HTTP proxy (write it as http://host:port)")
    return address


def _named(sources: list[Source], day: str | None) -> list[Errand]:
    """
    One errand a source.

    Raises:
        Failure: A source has no release of that day.
    """
    for source in sources:
        release_of(source, day)
    return [_errand(source, day) for source in sources]


def _wanted(sources: list[Source], day: str | None, library: Library, *, again: bool) -> Iterator[Errand]:
    """An errand for each source that has an address, and no text yet."""
    for source in sources:
        errand = _errand(source, day)
        there = [kept for kept in library.kept(source.id) if day is None or kept.release == day]
        if errand.address and (again or not there):
            yield errand


def _errand(source: Source, day: str | None) -> Errand:
    """
    What to fetch for a source: the text of the release of that day; else what is at the source's own address, or at
    that of its latest release that has one.

    What is at the source's own address is taken to be the release that has the same address, else the last one, so
    that it is not shown on a day before that.
    """
    history = disclosure(source).history
    addressed = [(str(release.url), release.date.text) for release in history if release.url]
    if day is not None:
        own = source.url if [release.date.text for release in history] == [day] else None
        return Errand(source, {date: url for url, date in addressed}.get(day, own), day)
    if source.url is None:
        return Errand(source, *(addressed[-1] if addressed else (None, None)))
    return Errand(source, source.url, dict(addressed).get(source.url, history[-1].date.text))


def _bring(errand: Errand, fetcher: Fetcher, library: Library) -> list[str]:
    """
    Fetch a text and keep it; what to say about it, a line each.

    Raises:
        CannotFetch, CannotRead: It cannot be had, or not be read.
        Unaddressed: There is nowhere to fetch it from.
    """
    if errand.address is None:
        whose = "it has" if errand.release is None else f"its release of {errand.release} has"
        raise Unaddressed(f"{whose} no address ({BY_HAND})")
    fetched = fetcher.fetch(errand.address)
    stated = f"; charset={fetched.charset}" if fetched.charset else ""
    kind, language = fetched.content_type + stated, errand.source.language
    extracted = extract(fetched.data, fetched.name, content_type=kind, language=language)
    kept = library.add(
        errand.source.id, fetched.data, extracted, name=fetched.name, origin=_origin(fetched), release=errand.release
    )
    checked = check_source(errand.source, {errand.source.id: [(kept, extracted.text)]}, library.accepted)
    return [f"kept ({count(kept.pages, 'page')}, {quotes_said(checked.values())})", *extracted.notes]


def _origin(fetched: Fetched) -> dict[str, object]:
    """Where a text is from, as the library records it."""
    origin = {
        "url": fetched.url,
        "final_url": fetched.final_url,
        "redirects": list(fetched.redirects),
        "fetched": fetched.fetched.isoformat(timespec="seconds"),
        "content_type": fetched.content_type,
        "etag": fetched.etag,
        "last_modified": fetched.last_modified,
    }
    return {key: value for key, value in origin.items() if value is not None}


def _sum_up(total: int, failed: int) -> None:
    if failed:
        raise Failure(f"{count(failed, 'source')} of {total:,} could not be fetched")
    if total == 0:
        say("Nothing to fetch: every source with an address has its text")
    elif total > 1:
        say(f"Fetched {count(total, 'source')}")


class Watch:
    """What a terminal shows while a document comes in; nothing where nobody looks."""

    def __init__(self) -> None:
        self._bar: Progress | None = None
        self._task = TaskID(0)
        self._name = ""

    @contextmanager
    def on(self, name: str) -> Iterator[None]:
        """Show how far the document of that name is, until it is there."""
        columns = (TextColumn("{task.description}", markup=False), BarColumn(), DownloadColumn(), TransferSpeedColumn())
        console = Console(stderr=True)
        hidden = not sys.stderr.isatty()
        with Progress(*columns, console=console, transient=True, disable=hidden, redirect_stdout=False) as bar:
            self._bar, self._name = bar, name
            self._task = bar.add_task(name, total=None)
            try:
                yield
            finally:
                self._bar = None

    def arrived(self, received: int, total: int | None) -> None:
        """So many bytes are here, of so many if that is known."""
        if self._bar is not None:
            self._bar.update(self._task, completed=received, total=total, description=self._name)

    def wait(self, seconds: float) -> None:
        """Sleep, and say so if it is long."""
        if self._bar is not None and seconds >= WORTH_SAYING:
            self._bar.update(self._task, description=f"{self._name} (waits {seconds:.0f} s)")
        time.sleep(seconds)
