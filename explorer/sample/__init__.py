"""
Made-up data sets of any size: ``unsealed sample``.

``write_sample`` writes a folder that `unsealed check` accepts and `unsealed serve --data` shows. The same numbers give
the same bytes. The history is made up, and the countries are those of no map: North and South talk, quarrel and make
up again. It is told so that it looks like one: busy years and quiet ones, many small things and few that mattered, a
tone that drifts, papers that were sealed for decades and opened in parts.

world      who and what there is: themes, people, places, terms of office, and the words in three languages
sources    the papers, some of them once sealed
events     what happened
plain      the same records as YAML
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path

from explorer.archive.layout import Plain
from explorer.archive.writing import write_events, write_lines, write_sources
from explorer.sample import world
from explorer.sample.events import event_days, events_of
from explorer.sample.plain import as_yaml
from explorer.sample.sources import sources_of

MOST_SOURCES = 2000
STEP = 1000  # events between two signs of progress


class Form(StrEnum):
    """How the events and the sources lie on the disk."""

    PARQUET = "parquet"
    JSONL = "jsonl"
    YAML = "yaml"


def write_sample(
    folder: Path,
    *,
    events: int,
    seed: int = 4,
    form: Form = Form.YAML,
    progress: Callable[[int], object] = bool,
) -> None:
    """
    Write a data set with *events* events, and as many sources up to ``MOST_SOURCES``.

    Args:
        folder: Is made; must not exist, or be empty.
        events: How many; at least 1.
        seed: Another seed gives another data set of the same size.
        form: One file, or a file each.
        progress: Is told now and then how many events more were made.

    Raises:
        FileExistsError: There is something in *folder*.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    for name, record in world.shared_files().items():
        (folder / name).write_text(as_yaml(record), encoding="utf-8", newline="\n")
    chance = random.Random(seed)  # noqa: S311 # nothing secret, and the same every time
    days = event_days(events, chance)
    papers = sources_of(days, min(events, MOST_SOURCES), chance)
    _write(folder, "sources", papers, form)
    _write(folder, "events", _counted(events_of(days, papers, chance), progress), form)


def _counted(events: Iterator[Plain], progress: Callable[[int], object]) -> Iterator[Plain]:
    n = 0
    for n, event in enumerate(events, start=1):
        yield event
        if n % STEP == 0:
            progress(STEP)
    progress(n % STEP)


def _write(folder: Path, what: str, records: Iterator[Plain] | list[Plain], form: Form) -> None:
    path = folder / f"{what}.{form}"
    if form is Form.JSONL:
        write_lines(path, records)
    elif form is Form.YAML:
        (folder / what).mkdir()
        for record in records:
            text = as_yaml({key: value for key, value in record.items() if key != "id"})
            (folder / what / f"{record['id']}.yaml").write_text(text, encoding="utf-8", newline="\n")
    elif what == "events":
        write_events(path, records, world.LANGUAGES)
    else:
        write_sources(path, records)
