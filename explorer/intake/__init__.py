"""
Other people's timelines -> data sets in our form, with a report of what could not be carried over.

``READERS`` has a reader for each form: it takes a file and gives plain records (see ``slides.Records``); ``write``
makes a folder of them that ``unsealed check`` has nothing to say about, or nothing at all.

timelinejs, csv, datapackage    the forms
slides      a timeline without evidence -> records, without inventing any
rows        rows with headings -> slides
mending     records of ours out of a part of a data set -> records that fit together
dates       dates that others wrote -> EDTF
wording     HTML -> plain text that a record can hold
reading     files, their encodings, their size; the report
writing     records -> a folder

How to add a form: a module with a reader, and a line in READERS.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Protocol

from explorer.intake.csv import read_csv
from explorer.intake.datapackage import read_datapackage
from explorer.intake.reading import CannotTake, Report, bytes_of
from explorer.intake.slides import Records
from explorer.intake.timelinejs import read_timelinejs
from explorer.intake.writing import write

__all__ = [
    "READERS",
    "CannotTake",
    "Reader",
    "Records",
    "Report",
    "read_csv",
    "read_datapackage",
    "read_timelinejs",
    "write",
]


class Reader(Protocol):
    """What reads one form."""

    def __call__(self, path: Path, report: Report, *, today: date, language: str, title: str = "") -> Records:
        """The records of a file; ``CannotTake`` if it has none."""


class _OfBytes(Protocol):
    def __call__(
        self, data: bytes, name: str, report: Report, *, today: date, language: str, title: str = ""
    ) -> Records: ...


def _of_file(read: _OfBytes, path: Path, report: Report, *, today: date, language: str, title: str = "") -> Records:
    return read(bytes_of(path), path.name, report, today=today, language=language, title=title)


READERS: Mapping[str, Reader] = {
    "timelinejs": partial(_of_file, read_timelinejs),
    "csv": partial(_of_file, read_csv),
    "datapackage": read_datapackage,
}
