"""Files in one, the same bytes each time: ZIP without times of its own."""

from __future__ import annotations

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_BEGINNING = (1980, 1, 1, 0, 0, 0)  # no ZIP holds an earlier time
_READABLE = 0o644 << 16


def zipped(files: Iterable[tuple[str, bytes]]) -> bytes:
    """Files as a ZIP, in the order given: pairs of a path and what is in it."""
    made = io.BytesIO()
    with ZipFile(made, "w") as archive:
        for path, content in files:
            entry = ZipInfo(path, _BEGINNING)
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, _READABLE, 3
            archive.writestr(entry, content)
    return made.getvalue()
