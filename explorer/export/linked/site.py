"""The addresses that linked data names: whole ones, on the same day of the second clock as what is said there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from explorer.selection import Page, Selection

ABOUT = "/about"


@dataclass(frozen=True, slots=True)
class Site:
    """
    Where the explorer is, for those who read from elsewhere.

    Attributes:
        root: Scheme and host without a slash at the end: https://unsealed.example.org.
        known: The day of the second clock; None if it is off.
    """

    root: str
    known: date | None = None

    def _at(self, path: str) -> str:
        return f"{self.root}{path}{Selection(known=self.known).to_query()}"

    def event(self, event: str, claim: str = "") -> str:
        """The page of an event, or of one of its claims."""
        return self.root + Selection(page=Page.EVENT, event=event, claim=claim, known=self.known).address()

    def source(self, source: str, passage: str = "") -> str:
        """The page of a source, or of one of its passages."""
        return self.root + Selection(page=Page.SOURCE, source=source, passage=passage, known=self.known).address()

    def annotations(self, source: str, passage: str = "") -> str:
        """The annotations of a source, or the one for a passage."""
        return self._at(f"/source/{source}/annotations{f'/{passage}' if passage else ''}.json")

    def reference(self, kind: str, name: str, form: str) -> str:
        """A record's reference as a file: *kind* is event or source, *form* bib, ris or json."""
        return self._at(f"/{kind}/{name}/reference.{form}")

    def file(self, name: str) -> str:
        """One of the files of the data set."""
        return self._at(f"/data/{name}")

    @property
    def home(self) -> str:
        """The timeline."""
        return self._at("/")

    @property
    def about(self) -> str:
        """The page about the data set."""
        return self._at(ABOUT)
