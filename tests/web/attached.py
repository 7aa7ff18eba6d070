"""Texts written for tests, attached to shipped sources: they hold the quotes, and nothing else of the documents."""

from __future__ import annotations

from pathlib import Path

from explorer.extract import extract
from explorer.library import Library

NOTICE = "2001-12-13-abm-withdrawal-notice"
BUSH = "bush-remarks-2001-12-13-abm"
PUTIN = "putin-statement-2001-12-13-abm"
TREATY = "inf-treaty-1987"
MEMCON = "memcon-1986-10-12-reykjavik-final"
OPENED = "the ministers will meet again in Moscow"

_BUSH = """Words written for a test.

\fOn the second page the speaker says that the treaty hinders our government's ability
to develop ways to protect our people from what is to come. He goes on:
I have given formal notice to Russia.
"""
_PUTIN = "Words written for a test. The step is no surprise, but we consider it a mistake, he says.\n"
_CUT = "They greet each other. They agree that [1 line not declassified]. They turn to [2 lines not declassified].\n"
_WHOLE = f"They greet each other. They agree that {OPENED}. They turn to [2 lines not declassified].\n"


def long_text(pages: int = 1000) -> str:
    """Many pages, three of which speak of an inspection protocol."""
    spoken = {10: "An inspection\nprotocol is added.", 500: "The Inspection Protocol holds."}
    spoken |= {900: "See the inspection protocol."}
    leaf = "Each side keeps what it has promised, and says so. " * 12
    return "\f".join(f"Page {n}\n{leaf}\n{spoken.get(n, '')}\nLast words of page {n}.\n" for n in range(1, pages + 1))


def attach(folder: Path) -> Library:
    """A library with two accounts of one claim, a long text, and two releases of one memorandum."""
    library = Library(folder)
    texts = (
        (BUSH, _BUSH, "2001-12-13"),
        (PUTIN, _PUTIN, "2001-12-13"),
        (TREATY, long_text(), "1987-12-08"),
        (MEMCON, _CUT, "2006-10-13"),
        (MEMCON, _WHOLE, "2020-12-01"),
    )
    for source, text, release in texts:
        data = text.encode()
        library.add(source, data, extract(data, f"{source}.txt"), name=f"{source}.txt", origin={}, release=release)
    return library
