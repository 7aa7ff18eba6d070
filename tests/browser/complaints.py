"""What a page complained of while a test used it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

WITHIN_THE_PAGE = {"about", "blob", "data"}


class Complaints:
    """
    Console errors, uncaught exceptions, failed requests and requests to other hosts, of all pages of a context.

    A request that the page itself gave up, such as one in flight when the reader went on, is none.
    """

    def __init__(self) -> None:
        self._made: list[str] = []
        self._expected: list[str] = []
        self._allowed: list[str] = []

    @contextmanager
    def listening(self, context: BrowserContext, *, host: str) -> Iterator[None]:
        """
        Write down what *context* complains of while the block lasts.

        Args:
            context: What to listen to.
            host: The only one, with its port, that it may ask.
        """

        def request(request: Request) -> None:
            address = urlsplit(request.url)
            if address.scheme not in WITHIN_THE_PAGE and address.netloc != host:
                self._made.append(f"request to another host: {request.url}")

        def failed(request: Request) -> None:
            if request.failure != "net::ERR_ABORTED":
                self._made.append(f"request failed: {request.failure}: {request.url}")

        def console(message: ConsoleMessage) -> None:
            if message.type == "error":
                self._made.append(f"console: {message.text} ({message.location['url']})")

        def error(error: WebError) -> None:
            self._made.append(f"exception: {error.error}")

        listeners = {"request": request, "requestfailed": failed, "console": console, "weberror": error}
        for event, listener in listeners.items():
            context.on(event, listener)
        yield
        for event, listener in listeners.items():
            context.remove_listener(event, listener)

    def expect(self, pattern: str) -> None:
        """Allow complaints that match *pattern* anywhere, and demand at least one; for tests of what goes wrong."""
        self._expected.append(pattern)

    def allow(self, pattern: str) -> None:
        """Allow complaints that match *pattern* anywhere, and demand none; for what a browser may do or leave."""
        self._allowed.append(pattern)

    def verdict(self) -> list[str]:
        """Complaints that nobody expected, and expectations that nothing met; empty if all is well."""
        known = [*self._expected, *self._allowed]
        unexpected = [c for c in self._made if not any(re.search(p, c) for p in known)]
        unmet = [f"did not happen: {p}" for p in self._expected if not any(re.search(p, c) for c in self._made)]
        return unexpected + unmet
