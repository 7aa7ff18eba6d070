"""
Contexts of a browser, which one test after another borrows.

To make a context costs more than to open a page in one that is there: it is a window of its own, and has read no script
yet. So it is kept, with the files that its pages fetched and the process that has compiled them. Who borrows it next
finds nothing else in it.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from playwright.sync_api import Browser, BrowserContext, CDPSession

LIGHT = "/_favicon.ico"
"""What any explorer has, and costs nothing to show."""

STORED = {"origin": "*", "storageTypes": "cookies,local_storage,indexeddb,cache_storage,service_workers,file_systems"}


class Kept(NamedTuple):
    """A context, and the page that keeps its window open, and the process of its site alive."""

    context: BrowserContext
    devtools: CDPSession


class Contexts:
    """The contexts of one browser that nobody uses at the moment, by the options that they were made with."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._free: defaultdict[str, list[Kept]] = defaultdict(list)

    @contextmanager
    def lent(self, *, alone: bool = False, **options: Any) -> Iterator[BrowserContext]:
        """
        A context without history for as long as the block lasts, which nobody else has meanwhile.

        Args:
            alone: Whether to make a new one, and to close it in the end: for what is done to the context itself and
                could not be undone, such as another clock.
            options: Those of playwright's ``Browser.new_context``.
        """
        free = [] if alone else self._free[repr(sorted(options.items()))]
        kept = free.pop() if free else self._made(options, alone=alone)
        kept.devtools.send("Storage.clearDataForOrigin", STORED)
        yield kept.context
        if alone:
            kept.context.close()
            return
        for page in kept.context.pages[1:]:
            page.close()
        free.append(kept)

    def _made(self, options: dict[str, Any], *, alone: bool) -> Kept:
        context = self._browser.new_context(**options)
        page = context.new_page()
        if not alone and str(options.get("base_url")).startswith("http"):
            page.goto(LIGHT)
        return Kept(context, context.new_cdp_session(page))
