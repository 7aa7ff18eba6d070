"""
A Frictionless data package -> records: ours without loss, others' if one of their tables is a timeline.

The package is a folder, a zip, or its ``datapackage.json``. Of a zip only the files that the package names are read,
into memory, and never more than ``reading.MOST`` bytes of all together; nothing is unpacked onto the disk, and nothing
is fetched. A path that leads out of the package is refused.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

from explorer.extract.limits import MEBIBYTE
from explorer.intake.csv import table_of
from explorer.intake.mending import mended
from explorer.intake.reading import MOST, CannotTake, Report, bytes_of, json_of, text_of
from explorer.intake.rows import Row, columns_of, foreign_of
from explorer.intake.slides import Foreign, Records, records_of
from explorer.intake.wording import tidy, words_of
from explorer.interchange import TABLES, csv_rows, records_in

DESCRIPTOR = "datapackage.json"
Opened = Callable[[str], bytes]


def read_datapackage(path: Path, report: Report, *, today: date, language: str, title: str = "") -> Records:
    """
    The records that a data package holds or makes.

    Args:
        path: The folder, the zip, or the descriptor.
        report: Is told what could not be carried over.
        today: What lies after it has not happened.
        language: Of its words (BCP 47), where they are not ours.
        title: What the data set is called, if not as the package says.

    Raises:
        CannotTake: It is no package, leads out of itself, is too large, or holds no timeline.
    """
    if path.is_dir():
        return _read(_in_folder(path), path.name, report, today, language, title)
    if path.suffix.lower() == ".json":
        return _read(_in_folder(path.parent, path.name), path.name, report, today, language, title)
    try:
        with zipfile.ZipFile(path) as archive:
            return _read(_in_zip(archive, path.name), path.name, report, today, language, title)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError, zlib.error, EOFError) as error:
        raise CannotTake(f"{path}: is no zip, folder or {DESCRIPTOR} that can be read: {error}") from None


def _in_folder(folder: Path, descriptor: str = DESCRIPTOR) -> Opened:
    root = folder.resolve()

    def opened(name: str) -> bytes:
        file = root / (descriptor if name == DESCRIPTOR else name)
        if not file.resolve().is_relative_to(root):
            raise CannotTake(f"{name}: leads out of the data package")
        return bytes_of(file)

    return opened


def _in_zip(archive: zipfile.ZipFile, name: str) -> Opened:
    files = {PurePosixPath(entry.filename).as_posix(): entry for entry in archive.infolist() if not entry.is_dir()}
    tops = [file for file in files if file.split("/")[-1] == DESCRIPTOR]
    if not tops:
        raise CannotTake(f"{name}: is no data package: it holds no {DESCRIPTOR}")
    top = min(tops, key=lambda file: file.count("/")).removesuffix(DESCRIPTOR)
    left = [MOST]

    def opened(wanted: str) -> bytes:
        entry = files.get(f"{top}{wanted}")
        if entry is None:
            raise CannotTake(f"{name}: {wanted} is not in it")
        with archive.open(entry) as file:
            data = file.read(left[0] + 1)
        left[0] -= len(data)
        if left[0] < 0:
            raise CannotTake(f"{name}: unpacks to more than {MOST // MEBIBYTE} MiB, which is more than is read")
        return data

    return opened


def _read(opened: Opened, name: str, report: Report, today: date, language: str, title: str) -> Records:
    described = json_of(text_of(opened(DESCRIPTOR), DESCRIPTOR, report), DESCRIPTOR, report)
    resources = described.get("resources") if isinstance(described, dict) else None
    if not isinstance(resources, list):
        raise CannotTake(f"{name}: is no data package: it lists no resources")
    known = [resource for resource in resources if isinstance(resource, dict)]
    if {"events", "claims", "evidence"} <= {words_of(resource.get("name")) for resource in known}:
        return _ours(opened, known, described, name, report, today, title)
    for resource in known:
        what = words_of(resource.get("name"))[:60] or "a resource"
        rows, headings = _foreign_table(opened, resource, what, report)
        if columns_of(headings):
            others = ", ".join(words_of(r.get("name"))[:40] for r in known if r is not resource)
            if others:
                report.say(name, f"other tables are left out: {others[:300]}")
            facts = {
                "language": language,
                "title": title or _line(described, "title"),
                "text": _line(described, "description"),
            }
            foreign = foreign_of(rows, headings, name, report, **facts, licence=_licence(described))
            return records_of(foreign, report, today)
    raise CannotTake(f"{name}: none of its tables is a timeline: none has a column of dates and one of words")


def _ours(
    opened: Opened,
    known: Sequence[Mapping[str, Any]],
    described: Any,
    name: str,
    report: Report,
    today: date,
    title: str,
) -> Records:
    tables = dict[str, list[dict[str, object]]]()
    for resource in known:
        table = words_of(resource.get("name"))
        if table not in TABLES:
            report.say(name, f"the table {table[:60]!r} is left out: it is not one of ours")
            continue
        try:
            rows = csv_rows(text_of(opened(_path(resource, table)), table, report))
        except ValueError as error:
            raise CannotTake(f"{name}: {table}: {error}") from None
        tables[table] = [dict(zip(rows[0], row, strict=False)) for row in rows[1:]]
    told = records_in(tables)
    for unread in told.pop("unread"):
        report.say(str(unread), "left out")
    if title and told["dataset"]:
        told["dataset"][0]["title"] = {"en": title}
    foreign = Foreign(
        file=name, title=title or _line(described, "title") or name, slides=(), licence=_licence(described)
    )
    return mended(told, foreign, report, today)


def _foreign_table(
    opened: Opened, resource: Mapping[str, Any], what: str, report: Report
) -> tuple[Sequence[Row], Sequence[str]]:
    """Rows and headings of a table; none of either if it is of a form that is not read."""
    data = resource.get("data")
    if isinstance(data, list) and data and all(isinstance(row, dict) for row in data):
        rows = [{str(key): words_of(value) for key, value in row.items() if words_of(value).strip()} for row in data]
        return rows, list(dict.fromkeys(str(key) for row in data for key in row))
    path = _path(resource, what) if data is None else ""
    if PurePosixPath(path).suffix.lower() not in {".csv", ".tsv", ".txt"}:
        return [], []
    content = opened(path)
    try:
        return table_of(text_of(content, path, report), path, report)
    except CannotTake as error:
        report.say(what, str(error))
        return [], []


def _path(resource: Mapping[str, Any], what: str) -> str:
    """
    Where a resource lies in the package.

    Raises:
        CannotTake: It lies elsewhere, or nowhere.
    """
    path = resource.get("path")
    path = path[0] if isinstance(path, list) and len(path) == 1 else path
    if not isinstance(path, str) or not path:
        raise CannotTake(f"{what}: has no single path to a file")
    parts = PurePosixPath(path.replace("\\", "/")).parts
    if ":" in path.split("/")[0] or ".." in parts or path.startswith(("/", "\\", "~")):
        raise CannotTake(f"{what}: its path {path[:80]!r} leads out of the data package")
    return path


def _line(described: Mapping[str, Any], key: str) -> str:
    return tidy(words_of(described.get(key)))


def _licence(described: Mapping[str, Any]) -> str:
    licences = described.get("licenses")
    first = licences[0] if isinstance(licences, list) and licences and isinstance(licences[0], dict) else {}
    return tidy(words_of(first.get("name")) or words_of(first.get("title")))
