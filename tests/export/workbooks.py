"""A workbook as LibreOffice reads it, compared with what openpyxl reads."""

from __future__ import annotations

import csv
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl

_PATIENCE = 180  # seconds that LibreOffice may take
_EVERY_SHEET = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
"""Comma, quotes, UTF-8, from the first line, as shown and not as formulas, each sheet in a file of its own."""


def sheets_of(workbook: Path, program: Path) -> dict[str, list[list[str]]]:
    """
    The cells of every sheet as LibreOffice shows them.

    Raises:
        subprocess.CalledProcessError: It cannot open the file.
    """
    with tempfile.TemporaryDirectory() as scratch:
        options = [f"-env:UserInstallation=file://{scratch}/profile", "--headless", "--convert-to", _EVERY_SHEET]
        command = [program, *options, "--outdir", scratch, str(workbook)]
        subprocess.run(command, check=True, capture_output=True, timeout=_PATIENCE)
        written = sorted(Path(scratch).glob(f"{workbook.stem}-*.csv"))
        return {file.stem.removeprefix(f"{workbook.stem}-"): _rows(file) for file in written}


def _rows(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8", newline="") as opened:
        return list(csv.reader(opened))


def differences(workbook: Path, program: Path) -> Iterator[str]:
    """Each sheet, row or text that LibreOffice has otherwise than openpyxl; numbers and days it shows its own way."""
    book, shown = openpyxl.load_workbook(workbook), sheets_of(workbook, program)
    if book.sheetnames != [name for name in book.sheetnames if name in shown]:
        yield f"sheets: {book.sheetnames} and {sorted(shown)}"
    for name in shown.keys() & set(book.sheetnames):
        rows = list(book[name].iter_rows(values_only=True))
        if len(rows) != len(shown[name]):
            yield f"{name}: {len(rows)} rows and {len(shown[name])}"
        for number, (row, other) in enumerate(zip(rows, shown[name], strict=False), start=1):
            for cell, text in zip(row, other, strict=False):
                if isinstance(cell, str) and cell != text:
                    yield f"{name}, row {number}: {cell[:60]!r} and {text[:60]!r}"
