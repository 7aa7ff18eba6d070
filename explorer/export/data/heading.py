"""What a file of data says of itself."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote


class CannotHold(ValueError):
    """The form cannot hold so much; says so in one line."""


class Heading(NamedTuple):
    """
    What a file of data says of itself. There is no time of writing: the same data gives the same bytes.

    Attributes:
        title: Of the data set.
        description: Of the data set.
        version: Of the data set, as it is cited.
        licence: Of the data set.
        filters: Of the view, in words; empty if everything is taken.
        known: The day of the second clock, ISO 8601; empty if it is off.
        address: Where the view can be opened; empty if that is not known.
        host: Scheme and host of the explorer's pages, without a stroke at the end; empty if there are none.
        folder: The folder of the data set, if it is a folder of files as they were read.
    """

    title: str
    description: str
    version: str
    licence: str
    filters: str = ""
    known: str = ""
    address: str = ""
    host: str = ""
    folder: Path | None = None

    def page_of(self, kind: str, name: str) -> str:
        """The address of a record's own page, on the same day; empty if there are no pages."""
        day = f"?known={self.known}" if self.known else ""
        return f"{self.host}/{kind}/{quote(name)}{day}" if self.host else ""

    def facts(self) -> dict[str, str]:
        """What there is, by its name in files."""
        told = {
            "title": self.title,
            "description": self.description,
            "version": self.version,
            "licence": self.licence,
            "known_on": self.known,
            "filters": self.filters,
            "address": self.address,
        }
        return {name: words for name, words in told.items() if words}
