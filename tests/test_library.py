"""The user's library: texts go in and come out whole, nothing leaves its folder, nothing half-written stays."""

from __future__ import annotations

import hashlib
import json
import os
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explorer.anchoring import Found, Span
from explorer.extract import Extracted, Form
from explorer.fulltext import FullText
from explorer.library import Acceptance, Library, LibraryError, default_folder
from explorer.quotes import accepted_anchor

WORDS = Extracted(FullText.of([("1", "First page."), ("ii", "Second\npage.")]), Form.TEXT)


def add(library, source="memo", data=b"first", release="2000-06-04", **more):
    options = {"name": "memo.txt", "origin": {"file": "memo.txt"}, "release": release, **more}
    return library.add(source, data, WORDS, **options)


def files(folder):
    """All files but the one that says that something has changed."""
    found = (path for path in folder.rglob("*") if path.is_file() and path.name != "changed")
    return sorted(str(path.relative_to(folder)) for path in found)


@pytest.fixture
def library(tmp_path):
    return Library(tmp_path / "library")


def test_a_text_comes_out_as_it_went_in(library):
    kept = add(library)

    assert library.kept() == library.kept("memo") == (kept,)
    assert library.text(kept) == WORDS.text
    assert library.original(kept).read_bytes() == b"first"
    assert (kept.sha256, kept.pages, kept.size) == (hashlib.sha256(b"first").hexdigest(), 2, 5)
    assert kept.added.tzinfo is not None


@given(st.lists(st.tuples(st.text(max_size=5), st.text(max_size=60)), max_size=4))
def test_any_pages_come_out_as_they_went_in(tmp_path_factory, pages):
    library, text = Library(tmp_path_factory.mktemp("any")), FullText.of(pages)
    kept = library.add("memo", b"x", Extracted(text, Form.TEXT), name="", origin={}, release=None)

    assert library.text(kept) == text


def test_texts_stand_in_the_order_of_their_releases(library):
    later = add(library, data=b"later", release="2020-01-01")
    other = add(library, "letter")
    earlier = add(library, data=b"earlier", release="2000-06-04")

    assert library.kept() == (other, earlier, later)
    assert library.kept("memo") == (earlier, later)
    assert library.kept("nothing") == ()


def test_the_same_bytes_are_kept_once(library):
    one, other = add(library), add(library, "letter")
    add(library)

    assert len(library.kept()) == 2
    assert len(list((library.folder / "originals").rglob("*/*"))) == 1
    library.remove(one)
    assert library.text(other) == WORDS.text
    library.remove(other)
    assert files(library.folder) == []


@pytest.mark.parametrize("name", ["../../etc/passwd", "..\\..\\boot.ini", "a/b", "\x00\x1b[31m", "", "n" * 4000, "/"])
def test_no_name_from_outside_becomes_a_path(library, tmp_path, name):
    kept = add(library, name=name)

    assert {part for path in files(tmp_path) for part in path.split("/")} <= {
        *("library", "originals", "texts", "records", "memo", kept.sha256[:2], kept.sha256, f"{kept.sha256}.json")
    }
    assert kept.name.isprintable()
    assert 0 < len(kept.name) <= 120


@pytest.mark.parametrize("source", ["../memo", "memo/..", "Memo", "", "."])
def test_what_is_no_id_is_no_folder(library, tmp_path, source):
    with pytest.raises(ValueError, match="not a name"):
        add(library, source)
    assert library.kept(source) == ()
    assert not any(path.startswith("library/records") for path in files(tmp_path))


def test_a_broken_record_is_told_of_and_stops_nothing(library):
    kept = add(library)
    broken = library.folder / "records" / "memo" / f"{'0' * 64}.json"
    for content in ("", "[]", "{}", json.dumps({"source": "memo"})):
        broken.write_text(content, encoding="utf-8")
        assert library.kept() == (kept,)
        (fault,) = library.faults()
        assert "is not a record of a text" in fault
    broken.write_bytes((broken.parent / f"{kept.sha256}.json").read_bytes())
    (fault,) = library.faults()
    assert "record of another text" in fault


def test_what_was_changed_or_lost_is_told_of(library):
    kept = add(library)
    assert list(library.faults()) == []
    library.original(kept).write_bytes(b"other")
    assert ["was changed" in fault for fault in library.faults()] == [True]
    library.original(kept).unlink()
    (library.folder / "texts" / f"{kept.sha256}.json").unlink()

    again = Library(library.folder)
    assert len(list(again.faults())) == 2
    with pytest.raises(LibraryError, match="add the text again"):
        again.text(kept)


def test_a_failed_write_leaves_nothing_behind(library, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(LibraryError, match="No space left"):
        add(library)
    assert files(library.folder) == []


def test_a_folder_that_is_a_file_is_one_clear_line(tmp_path):
    (tmp_path / "library").write_text("", encoding="utf-8")

    with pytest.raises(LibraryError, match="cannot be written"):
        add(Library(tmp_path / "library"))


def test_whoever_keeps_answers_sees_that_something_changed(library):
    states = [library.state(["memo"])]
    kept = add(library)
    states.append(library.state(["memo"]))
    library.accept("memo", "opening", acceptance(kept.sha256))
    states.append(library.state(["memo"]))
    assert library.state(["memo"]) == states[-1]
    library.remove(kept)
    states.append(library.state(["memo"]))

    assert len(set(states)) == len(states)


def acceptance(sha256):
    return Acceptance("the quote", sha256, Span(2, 5), "words", 91.5, datetime(2026, 1, 2, tzinfo=UTC))


def test_an_acceptance_holds_for_its_quote_and_its_text_alone(library):
    library.accept("memo", "opening", acceptance("a" * 64))
    found = library.accepted("memo", "opening")

    assert found == acceptance("a" * 64)
    assert library.accepted("memo", "closing") is None
    assert accepted_anchor(found, "the quote", "a" * 64).found is Found.ACCEPTED
    assert accepted_anchor(found, "the quote", "b" * 64) is None
    assert accepted_anchor(found, "another quote", "a" * 64) is None
    assert accepted_anchor(None, "the quote", "a" * 64) is None


def test_the_environment_names_another_folder(monkeypatch, tmp_path):
    monkeypatch.setenv("UNSEALED_LIBRARY", str(tmp_path))
    assert default_folder() == tmp_path
    monkeypatch.delenv("UNSEALED_LIBRARY")
    assert default_folder().parts[-2:] == ("unsealed", "library")
    assert os.environ.get("UNSEALED_LIBRARY") is None


def test_adding_the_same_again_changes_nothing_and_another_release_or_reading_does(library):
    first = add(library, name="first.txt")
    assert add(library, name="second.txt", origin={"url": "https://example.org"}) == first

    assert add(library, release="2010-01-01").release == "2010-01-01"
    assert [kept.release for kept in library.kept()] == ["2010-01-01"]
    read_better = Extracted(FullText.of([("1", "Read from pictures.")]), Form.TEXT, scanned=True)
    library.add("memo", b"first", read_better, name="memo.txt", origin={}, release="2010-01-01")
    (kept,) = library.kept()
    assert (kept.scanned, library.text(kept).text) == (True, "Read from pictures.")


def test_dates_of_releases_are_compared_as_days(library):
    dates = ("1986~", "1986-10-13", "1986-12", "1987", "..", None, "no date")
    kept = {date: add(library, data=str(date).encode(), release=date) for date in dates}

    assert [k.release for k in library.kept()][-4:] == ["1986-10-13", "1986-12", "1986~", "1987"]
    assert kept["1987"] == library.kept()[-1]


@pytest.mark.parametrize(
    "change",
    [
        {"added": "2020-01-01"},
        {"added": 5},
        {"pages": "2"},
        {"release": 5},
        {"origin": []},
        {"notes": [1]},
        {"more": 1},
    ],
)
def test_a_record_of_which_a_field_is_of_another_type_is_a_fault(library, change):
    kept = add(library)
    path = library.folder / "records" / "memo" / f"{kept.sha256}.json"
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | change), encoding="utf-8")

    assert library.kept() == ()
    assert len(list(library.faults())) == 1


def test_who_cannot_write_the_record_keeps_no_bytes_that_nobody_knows_of(library, monkeypatch):
    write = Library._write

    def full(self, path, data):
        if "records" in path.parts:
            raise LibraryError("No space left on device")
        write(self, path, data)

    monkeypatch.setattr(Library, "_write", full)
    with pytest.raises(LibraryError):
        add(library)
    assert files(library.folder) == []


def test_a_reader_elsewhere_sees_what_is_read_anew(library):
    kept = add(library)
    elsewhere = Library(library.folder)
    assert elsewhere.text(kept) == WORDS.text
    library.add("memo", b"first", Extracted(FullText.of([("1", "Anew.")]), Form.TEXT), name="", origin={}, release=None)

    assert elsewhere.text(kept).text == "Anew."


def test_whether_a_text_came_or_went_is_told_by_a_word(library):
    told = [library.changes()]
    kept = add(library)
    told += [library.changes(), library.changes()]
    library.remove(kept)
    told.append(library.changes())

    assert told[0] is None
    assert told[1] == told[2]
    assert len({*told}) == 3
