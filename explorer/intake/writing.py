"""Records -> a folder that is a data set: all of it, or nothing."""

from __future__ import annotations

import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from explorer.archive.writing import write_lines
from explorer.intake.slides import Plain, Records
from explorer.load import check
from explorer.problems import DataProblems
from explorer.sample.plain import as_yaml

MOST_FILES = 20_000
"""Events or sources up to which each has a file of its own; more of them lie in one."""

_UNSEEN = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
"""What a file of a data set may not hold as it is, but a text may: JSON leaves it, and YAML takes its escape."""


def write(records: Records, folder: Path, today: date | None = None) -> None:
    """
    Write a data set, and look at it as ``unsealed check`` does, before it is where it was wanted.

    Args:
        records: Plain records by kind.
        folder: Is made; must not exist, or be empty.
        today: As in ``load.check``.

    Raises:
        FileExistsError: There is something in *folder*.
        NotADirectoryError: It is no folder.
        DataProblems: The records break a rule; nothing is left.
        OSError: It cannot be written; nothing is left.
    """
    folder = folder.absolute()
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    with _beside(folder) as made:
        _write(records, made)
        problems = check(made, today=today)
        if problems:
            raise DataProblems(problems)
        if folder.exists():
            folder.rmdir()
        made.rename(folder)


@contextmanager
def _beside(folder: Path) -> Iterator[Path]:
    """A new folder on the same disk, which is gone in the end unless somebody moved it."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    around = Path(tempfile.mkdtemp(prefix=".unsealed-", dir=folder.parent))
    try:
        made = around / "data"
        made.mkdir()
        yield made
    finally:
        shutil.rmtree(around, ignore_errors=True)


def _write(records: Records, folder: Path) -> None:
    (card,) = records["dataset"]
    _file(folder / "dataset.yaml", {key: value for key, value in card.items() if key != "id"})
    for kind in ("people", "themes"):
        _file(folder / f"{kind}.yaml", {record["id"]: _without_id(record) for record in records[kind]})
    _file(folder / "terms.yaml", records["terms"])
    for kind in ("sources", "events"):
        _each(folder, kind, records[kind])


def _each(folder: Path, kind: str, records: list[Plain]) -> None:
    if len(records) > MOST_FILES:
        write_lines(folder / f"{kind}.jsonl", records)
        return
    (folder / kind).mkdir()
    for record in records:
        _file(folder / kind / f"{record['id']}.yaml", _without_id(record))


def _without_id(record: Mapping[str, Any]) -> Plain:
    return {key: value for key, value in record.items() if key != "id"}


def _file(path: Path, value: Mapping[str, Any] | Iterable[Any]) -> None:
    text = _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", as_yaml(value)) if value else f"{value}\n"
    path.write_text(text, encoding="utf-8", newline="\n")
