"""The folder of a data set as its curators have it: YAML files, zipped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from explorer.export.data.heading import Heading
from explorer.export.data.zipped import zipped
from explorer.interchange import Part, plain
from explorer.load.folder import open_folder
from explorer.records import Record
from explorer.sample.plain import as_yaml

_GUIDE = "README.md"


def yaml_zip(part: Part, heading: Heading) -> bytes:
    """
    A folder that ``unsealed check`` accepts; of a past day it may find that claims rest on older documents alone.

    Everything, as known today, of a data set of which the folder is known: its files themselves, byte for byte. Else
    the records written anew, without what names a record that is not there, and without events of which no claim speaks
    on the day of the second clock: no file of the curators can have such an event. A README says what it is.
    """
    if heading.folder is not None and part.is_whole and not heading.known:
        files = list(_as_they_are(heading.folder))
        if files:
            return zipped(files)
    return zipped(_anew(part, heading))


def _as_they_are(root: Path) -> Iterator[tuple[str, bytes]]:
    """The files of a folder; none if it has its events or sources in one file."""
    folder = open_folder(root)
    if folder.tables:
        return
    guide = root / _GUIDE
    if guide.is_file() and not guide.is_symlink():
        yield _GUIDE, guide.read_bytes()
    for file in (*folder.single.values(), *folder.events, *folder.sources, *folder.stories):
        if file.data is not None:
            yield file.path, file.data


def _anew(part: Part, heading: Heading) -> Iterator[tuple[str, bytes]]:
    events = [plain(event) for event in part.events]
    spoken = [event for event in events if event.get("claims")]
    yield _GUIDE, _guide(heading, len(events) - len(spoken)).encode()
    yield "dataset.yaml", as_yaml(plain(part.data.card)).encode()
    yield "people.yaml", _by_id(part.people)
    yield "themes.yaml", _by_id(part.themes)
    yield "terms.yaml", as_yaml([plain(term) for term in part.data.terms]).encode()
    names, sources = {event["id"] for event in spoken}, {source.id for source in part.sources}
    yield from _each("events", (_among(event, names) for event in spoken))
    yield from _each("sources", (_known_through(plain(source), sources) for source in part.sources))
    if part.is_whole and part.data.stories:
        yield from _each("stories", (plain(story) for story in part.data.stories.values()))


def _by_id(records: Iterable[Record]) -> bytes:
    return as_yaml({made.pop("id"): made for made in map(plain, records)}).encode()


def _each(folder: str, records: Iterable[dict[str, Any]]) -> Iterator[tuple[str, bytes]]:
    files = [(f"{folder}/{record.pop('id')}.yaml", as_yaml(record).encode()) for record in records]
    yield from files or [(f"{folder}/.keep", b"")]  # a folder that is not there would be missed


def _among(event: dict[str, Any], names: set[str]) -> dict[str, Any]:
    """Without what names another event that is not there."""
    kept = {
        "related": [link for link in event.get("related", ()) if link["event"] in names],
        "distinct_from": [name for name in event.get("distinct_from", ()) if name in names],
    }
    made = {key: value for key, value in event.items() if key not in kept}
    return made | {key: value for key, value in kept.items() if value}


def _known_through(source: dict[str, Any], names: set[str]) -> dict[str, Any]:
    """Without what says that a quote is known through a source that is not there."""
    for passage in source["passages"]:
        if passage.get("seen_in") not in names:
            passage.pop("seen_in", None)
    return source


def _guide(heading: Heading, silent: int) -> str:
    lines = [f"# {heading.title}", "", heading.description, ""]
    facts = {name: words for name, words in heading.facts().items() if name not in ("title", "description")}
    lines += [f"- {name.replace('_', ' ')}: {words}" for name, words in facts.items()]
    if heading.known:
        lines += ["", "`unsealed check` may find claims that rest on older documents alone: later ones were sealed."]
    if silent:
        lines += ["", f"Left out: {silent} of the events, of which no claim speaks on that day."]
    return "\n".join(lines) + "\n"
