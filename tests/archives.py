"""One made-up data set in the three forms that it can have on the disk, and changes to it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from explorer.archive.writing import write_events, write_sources
from tests.data_files import FILES, write_data

WITHOUT_FOLDERS = {path: None for path in FILES if "/" in path}
SOURCE = {
    "id": "memo",
    "title": {"en": "Memorandum"},
    "kind": "memo",
    "side": "us",
    "created": "2000-06-04",
    "language": "en",
    "releases": [{"date": "2010-01-01", "how": "FOIA request"}],
    "rights": "other",
    "passages": [{"id": "opening", "locator": {"en": "p. 1"}, "gloss": {"en": "They agree."}}],
}
EVENT = {
    "id": "talks",
    "title": {"en": "Talks", "ru": "Переговоры"},
    "date": "2000-06-04",
    "summary": {"en": "They talked."},
    "actors": ["bill-clinton"],
    "themes": ["nato"],
    "importance": 3,
    "claims": [
        {
            "id": "met",
            "text": {"en": "They met."},
            "evidence": [{"source": "memo", "passage": "opening", "stance": "supports"}],
        }
    ],
    "rests_on": ["met"],
}


def event(id: str = "talks", **changes: Any) -> dict[str, Any]:
    """A valid event as JSON has it; a change to None takes the key out."""
    return {key: value for key, value in {**EVENT, "id": id, **changes}.items() if value is not None}


def write_archive(
    folder: Path, events: Iterable[Any] = (EVENT,), sources: Iterable[Any] = (SOURCE,), *, form: str = "jsonl"
) -> Path:
    """Write a small archive; an event or a source that is a text stands as it is in its line."""
    write_data(folder, WITHOUT_FOLDERS)
    if form == "jsonl":
        for name, records in (("events", events), ("sources", sources)):
            lines = [r if isinstance(r, str) else json.dumps(r, ensure_ascii=False) for r in records]
            (folder / f"{name}.jsonl").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    else:
        write_events(folder / "events.parquet", events, ["en", "ru"])
        write_sources(folder / "sources.parquet", sources)
    return folder


def rewritten(folder: Path, change: Callable[[Any], Any], name: str = "events.parquet") -> None:
    """Change a Parquet file of *folder*."""
    import pyarrow.parquet as pq

    pq.write_table(change(pq.read_table(folder / name)), folder / name)
