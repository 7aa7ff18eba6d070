"""The index of a data set: kept in a cache, brought up to date, made anew if it is broken."""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from threading import Event

import pytest

from explorer.extract import Extracted, Form
from explorer.fulltext import FullText
from explorer.knowledge import TODAY
from explorer.library import Library
from explorer.records import DataSet
from explorer.search import Contents, Field, Index, NotReady, Scope, default_cache
from explorer.search import index as indexes
from explorer.search.contents import FORM, Part
from explorer.search.embedded import Embedded
from explorer.search.engine import Every, Term, Wanted
from tests.builders import make_claim, make_dataset, make_event, make_source, words
from tests.search.finding import Desk, make_store

PATIENCE = 30  # seconds that a thread may take on a busy machine
WORDS = ("summari", "again", "statement", "strategi")


class Counted(Contents):
    """Contents that count of which parts the entries were asked for."""

    def __init__(self, data: DataSet, library: Library | None = None) -> None:
        super().__init__(data, library)
        self.made = list[str]()

    def parts(self) -> Iterator[Part]:
        for part in super().parts():
            yield part._replace(entries=lambda part=part: self._count(part))

    def _count(self, part: Part):
        self.made.append(part.owner)
        return part.entries()


class Untouched(Contents):
    """Contents that must not be asked for their parts."""

    def parts(self) -> Iterator[Part]:
        raise AssertionError("the index was in the cache")


@cache
def events(*changed: str, number: int = 8) -> DataSet:
    """Events a to h of one memorandum; some with other words than they had at first."""
    names = "abcdefgh"[:number]
    made = [make_event(n, summary=words(f"Summary of {n}{' again' * (n in changed)}.")) for n in names]
    return make_dataset(made)


def found(index: Index, word: str) -> list[str]:
    """The keys of what has a word, in the order of the index."""
    return [match.key for match in index.engine().find(Wanted(Term(Field.BODY, word), TODAY), 100)]


def answers(index: Index) -> list[list[str]]:
    """What an index tells when it is asked this and that, in no order."""
    everything = index.engine().find(Wanted(Every(), TODAY), 100)
    return [sorted(match.key for match in everything), *(sorted(found(index, word)) for word in WORDS)]


@cache
def expected(*changed: str, number: int = 8) -> list[list[str]]:
    """What an index in memory tells of those events."""
    return answers(Index(Contents(events(*changed, number=number), None)))


def remove(folder: Path) -> None:
    """Take a folder away at once: who has it open may be about to write a lock there."""
    away = folder.with_name(f".{folder.name}")
    folder.rename(away)
    shutil.rmtree(away)


def folders(cache: Path) -> list[Path]:
    return sorted(path for path in cache.iterdir() if path.is_dir())


# The cache


def test_an_index_is_made_once(tmp_path):
    first = Counted(events())
    made = answers(Index(first, tmp_path))

    assert made == answers(Index(Untouched(events(), None), tmp_path))
    assert made == expected()
    assert 9 == len(first.made)
    assert [Contents(events(), None).key()] == [folder.name for folder in folders(tmp_path)]


def test_an_engine_is_made_once_for_all_who_ask():
    contents = Counted(events())
    index = Index(contents)

    assert index.engine() is index.engine()
    assert 9 == len(contents.made)


def test_only_what_changed_is_made_again(tmp_path):
    Index(Contents(events(), None), tmp_path).engine()
    changed = Counted(events("c"))

    assert expected("c") == answers(Index(changed, tmp_path))
    assert ["event:c"] == changed.made


def test_what_is_gone_is_not_found_and_nothing_is_made(tmp_path):
    Index(Contents(events(), None), tmp_path).engine()
    fewer = Counted(events(number=6))

    assert expected(number=6) == answers(Index(fewer, tmp_path))
    assert [] == fewer.made


def test_the_order_of_what_is_found_does_not_depend_on_how_the_index_was_made(tmp_path):
    Index(Contents(events(), None), tmp_path).engine()

    for changed in "ad":
        brought = Index(Contents(events(changed), None), tmp_path)
        made = [Index(Contents(events(changed), None)) for _ in range(3)]
        assert [found(brought, "statement")] * 3 == [found(index, "statement") for index in made]


def test_the_index_of_yesterday_stays_as_it_was(tmp_path):
    before = answers(Index(Contents(events(), None), tmp_path))
    Index(Contents(events("a", "b"), None), tmp_path).engine()

    assert before == answers(Index(Untouched(events(), None), tmp_path))


def test_an_index_of_something_else_is_no_beginning(tmp_path):
    Index(Contents(make_store(), None), tmp_path).engine()
    contents = Counted(events())
    Index(contents, tmp_path).engine()

    assert 9 == len(contents.made)


def test_progress_is_told_part_by_part(tmp_path):
    told = list[tuple[int, int]]()
    Index(Contents(events(), None), tmp_path).engine(lambda done, of: told.append((done, of)))

    assert [(n, 9) for n in range(1, 10)] == told
    Index(Contents(events(), None), tmp_path).engine(lambda done, of: told.append((done, of)))
    assert 9 == len(told)


def test_of_many_indexes_those_used_last_are_kept(tmp_path):
    for name in "abcdef":
        Index(Contents(events(name), None), tmp_path).engine()

    assert indexes.KEPT == len(folders(tmp_path))
    assert Contents(events("f"), None).key() in {folder.name for folder in folders(tmp_path)}


def test_nothing_but_indexes_is_left_in_the_cache(tmp_path):
    Index(Contents(events(), None), tmp_path).engine()
    Index(Contents(events("c"), None), tmp_path).engine()

    assert [] == [path for path in tmp_path.iterdir() if path.name.startswith(".")]


# Broken caches


def instead(path: Path, content: bytes) -> None:
    """Another file in the place of one; an engine of this process may have the old one mapped."""
    path.unlink()
    path.write_bytes(content)


def cut(folder: Path) -> None:
    largest = max((path for path in folder.iterdir() if path.suffix != ".json"), key=lambda path: path.stat().st_size)
    instead(largest, largest.read_bytes()[:-7])


def flip(folder: Path) -> None:
    for path in folder.iterdir():
        if path.suffix == ".store":
            content = bytearray(path.read_bytes())
            content[len(content) // 2] ^= 255
            instead(path, bytes(content))


def lose(folder: Path) -> None:
    next(path for path in sorted(folder.iterdir()) if path.suffix == ".store").unlink()


def unlist(folder: Path) -> None:
    (folder / "unsealed.json").unlink()


def half_a_list(folder: Path) -> None:
    path = folder / "unsealed.json"
    path.write_text(path.read_text()[:40])


def other_list(folder: Path) -> None:
    (folder / "unsealed.json").write_text("[1, 2]")


def binary_list(folder: Path) -> None:
    (folder / "unsealed.json").write_bytes(b"\xff\xfe\x00")


def other_form(folder: Path) -> None:
    path = folder / "unsealed.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "form": "0.0"}))


def rubbish(folder: Path) -> None:
    remove(folder)
    folder.mkdir()
    (folder / "meta.json").write_text("rubbish")


def empty(folder: Path) -> None:
    remove(folder)
    folder.mkdir()


def one_more(folder: Path) -> None:
    (folder / "more.store").write_bytes(b"more")


@pytest.mark.parametrize(
    "break_it",
    [cut, flip, lose, unlist, half_a_list, other_list, binary_list, other_form, rubbish, empty, one_more],
)
def test_a_broken_index_is_made_anew_and_nothing_is_said(tmp_path, caplog, break_it):
    Index(Contents(events(), None), tmp_path).engine()
    break_it(folders(tmp_path)[0])

    assert expected() == answers(Index(Contents(events(), None), tmp_path))
    assert expected() == answers(Index(Untouched(events(), None), tmp_path))
    assert [] == caplog.records


@pytest.mark.parametrize("break_it", [cut, other_form, rubbish, unlist])
def test_a_broken_index_is_no_beginning_of_another(tmp_path, break_it):
    Index(Contents(events(), None), tmp_path).engine()
    break_it(folders(tmp_path)[0])
    changed = Counted(events("c"))

    assert expected("c") == answers(Index(changed, tmp_path))
    assert 9 == len(changed.made)


def test_what_was_being_made_when_a_process_was_killed_does_no_harm(tmp_path):
    (tmp_path / ".making-abc").mkdir()
    (tmp_path / ".making-abc" / "meta.json").write_text("{")
    (tmp_path / "a file of somebody else").write_text("?")

    assert expected() == answers(Index(Contents(events(), None), tmp_path))


def test_a_cache_that_cannot_be_written_leaves_the_index_in_memory_with_one_warning(tmp_path, caplog):
    place = tmp_path / "taken"
    place.write_text("a file stands where the folder should be")
    index = Index(Contents(events(), None), place)

    with caplog.at_level(logging.INFO):
        assert expected() == answers(index)
        assert expected() == answers(index)
    assert [("WARNING", True)] == [(r.levelname, str(place) in r.getMessage()) for r in caplog.records]
    assert "\n" not in caplog.text.strip()


def test_a_disk_that_is_full_leaves_the_index_in_memory(tmp_path, caplog, monkeypatch):
    wanted = expected()

    def fail(place: Path, marks: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(indexes, "_list", fail)

    assert wanted == answers(Index(Contents(events(), None), tmp_path))
    assert ["No space left" in record.getMessage() for record in caplog.records] == [True]
    assert [] == [*tmp_path.iterdir()]


def test_a_disk_that_is_full_while_the_engine_writes_leaves_the_index_in_memory(tmp_path, caplog, monkeypatch):
    wanted = expected()

    class Full(Embedded):
        def __init__(self, folder: Path | None = None) -> None:
            super().__init__(folder)
            self.folder = folder

        def update(self, gone, added) -> None:
            if self.folder is not None:  # what tantivy says if a thread of its own cannot write
                raise ValueError("An error occurred in a thread: 'An index writer was killed.. A worker thread [...]'")
            super().update(gone, added)

    monkeypatch.setattr(indexes, "Embedded", Full)

    assert wanted == answers(Index(Contents(events(), None), tmp_path))
    assert ["WARNING"] == [record.levelname for record in caplog.records]


def test_the_cache_is_where_the_environment_says(tmp_path, monkeypatch):
    monkeypatch.setenv(indexes.FOLDER, str(tmp_path))
    assert tmp_path == default_cache()

    monkeypatch.delenv(indexes.FOLDER)
    assert "unsealed" in default_cache().parts[-2]


def test_everything_that_is_indexed_is_in_the_name():
    keys = {
        Contents(data, None).key()
        for data in (
            events(),
            events("a"),
            events(number=7),
            make_dataset(events().events, [make_source(side="ru")]),
            make_dataset(events().events, [make_source("memo", "2010-01-01")]),
        )
    }

    assert 5 == len(keys)
    assert Contents(events(), None).key() == Contents(events(), None).key()
    assert "." in FORM


# Threads


def test_two_threads_get_one_index(tmp_path):
    contents = Counted(events())
    index = Index(contents, tmp_path)
    with ThreadPoolExecutor(4) as pool:
        engines = {id(engine) for engine in pool.map(lambda _: index.engine(), range(8))}

    assert 1 == len(engines)
    assert 9 == len(contents.made)


def test_while_one_thread_brings_the_index_up_to_date_others_use_it_as_it_was(tmp_path):
    class Slow(Contents):
        """Contents that are slow to tell what they have, once they have changed."""

        asked, going, version = Event(), Event(), 0

        def state(self) -> int:
            return self.version

        def parts(self) -> Iterator[Part]:
            if self.version:
                self.asked.set()
                assert self.going.wait(60)
            return super().parts()

    contents = Slow(events(), None)
    index = Index(contents, tmp_path)
    before = index.engine()
    contents.version = 1
    remove(folders(tmp_path)[0])  # what it is made of is in memory or held open
    with ThreadPoolExecutor(1) as pool:
        later = pool.submit(index.engine)
        assert contents.asked.wait(60)
        assert index.engine() is before
        contents.going.set()
        assert later.result(60) is not before


def test_two_servers_on_one_cache_do_each_other_no_harm(tmp_path):
    made = expected("d")
    Index(Contents(events(), None), tmp_path).engine()
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda _: answers(Index(Contents(events("d"), None), tmp_path)), range(4)))

    assert [made] * 4 == found
    assert 2 == len(folders(tmp_path))


# Texts that are attached later


def attach(library: Library, text: str, source: str = "memo", release: str | None = "2000-06-04"):
    pages = FullText.of((str(n), page) for n, page in enumerate(text.split("|"), 1))
    extracted = Extracted(pages, Form.TEXT)
    return library.add(source, text.encode(), extracted, name="a.txt", origin={"kind": "file"}, release=release)


@pytest.mark.parametrize("kept", [False, True])
def test_a_text_that_is_attached_is_found_and_one_that_is_removed_is_not(tmp_path, kept):
    library = Library(tmp_path / "library")
    data = make_dataset()
    contents = Counted(data, library)
    index = Index(contents, tmp_path / "cache" if kept else None)
    desk = Desk(data, index=index)
    assert [] == desk.keys("zeppelin")

    contents.made.clear()
    text = attach(library, "Nothing here.|The zeppelin lands.| ")
    assert [f"text:memo:{text.sha256}:2"] == desk.keys("zeppelin")
    assert [f"text:memo:{text.sha256}"] == contents.made
    assert "The zeppelin lands." == desk.search.find(desk.search.read("zeppelin"), Scope(), 1).results[0].text

    library.remove(text)
    assert [] == desk.keys("zeppelin")


def test_a_text_is_found_from_the_day_of_its_release(tmp_path):
    library = Library(tmp_path)
    twice = [{"date": "2005-05-05", "how": "FOIA request"}, {"date": "2020-01-01", "how": "FOIA lawsuit"}]
    data = make_dataset(
        [make_event(claims=[make_claim()])], [make_source(releases=twice), make_source("last", "2030-01-01")]
    )
    early = attach(library, "A zeppelin.", release="2005-05-05")
    late = attach(library, "A zeppelin lands.", release="2020-01-01")
    unknown = attach(library, "A zeppelin starts.", release=None)
    never = attach(library, "A zeppelin burns.", release="2011-11-11")
    whole = Desk(data, index=Index(Contents(data, library)))

    def texts(day: str | None):
        return {key.split(":")[2] for key in (whole if day is None else Desk(data, day, whole.index)).keys("zeppelin")}

    assert set() == texts("2005-05-04")
    assert {early.sha256} == texts("2005-05-05") == texts("2019-12-31")
    assert {early.sha256, late.sha256} == texts("2020-01-01")
    assert {early.sha256, late.sha256, unknown.sha256} == texts(None)
    assert never.sha256 not in texts(None)


def test_a_text_that_is_broken_or_of_no_source_is_left_out(tmp_path):
    library = Library(tmp_path)
    attach(library, "A zeppelin of nobody.", source="no-such")
    broken = attach(library, "A zeppelin.")
    (tmp_path / "texts" / f"{broken.sha256}.json").write_text("{")

    assert [] == Desk(make_dataset(), index=Index(Contents(make_dataset(), library))).keys("zeppelin")


def test_a_word_of_a_text_is_a_suggestion_only_when_the_text_may_be_read(tmp_path):
    library = Library(tmp_path)
    data = make_dataset(sources=[make_source(), make_source("paper", "2010-01-01")])
    attach(library, "A zeppelin.", source="paper", release="2010-01-01")
    whole = Desk(data, index=Index(Contents(data, library)))

    assert ("zeppelin",) == whole.spellings("zepelin")
    assert () == Desk(data, "2009-12-31", whole.index).spellings("zepelin")


def test_another_engine_is_told_everything_once_and_then_what_changed(tmp_path):
    cluster = Embedded()
    index = Index(Contents(events(), None), tmp_path, engine=cluster)

    assert index.engine() is cluster
    assert len(cluster) == len(Index(Contents(events(), None)).engine())
    assert [*tmp_path.iterdir()] == []


class Slow(Contents):
    """Contents that are not there before somebody lets them."""

    def __init__(self, data: DataSet) -> None:
        super().__init__(data, None)
        self.let = Event()

    def parts(self) -> Iterator[Part]:
        self.let.wait(PATIENCE)
        return super().parts()


def test_while_the_first_index_is_made_in_the_background_it_says_so():
    contents = Slow(events())
    index = Index(contents)
    index.begin(patience=0.01)
    with pytest.raises(NotReady, match="0 of 1 parts"):
        index.engine()

    contents.let.set()
    index.begin(patience=PATIENCE)
    assert len(index.engine()) > 0
