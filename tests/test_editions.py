"""Editions: the hash of a data set's contents, what was kept of it, and what changed since."""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from copy import deepcopy
from datetime import date

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.editions import (
    DIGITS,
    Difference,
    Editions,
    Kind,
    Name,
    Step,
    Turn,
    Unreadable,
    Verdict,
    begins,
    differences,
    digest,
    edition,
    is_text,
    keep,
    kept,
    kept_editions,
    plain,
    problems,
    read_edition,
)
from explorer.load import check, load
from explorer.records import Event
from explorer.vocabulary import Extent, How, Relation, Rights, Side, Stance
from explorer.vocabulary import Kind as DocumentKind
from tests.archives import event as archived_event
from tests.archives import write_archive
from tests.builders import (
    make_card,
    make_claim,
    make_dataset,
    make_event,
    make_evidence,
    make_passage,
    make_source,
    make_term,
)
from tests.builders import words as w
from tests.data_files import FILES, MEETING_FILE, write_data

DAY = date(2026, 11, 28)
PLACE = {"name": {"en": "Moscow", "ru": "Москва"}, "country": "RU", "lat": 55.5, "lon": 37.5}
EVENT = Event(
    id="talks",
    title=w("Talks", ru="Переговоры"),
    short=w("Talks"),
    date="2000-06-04",
    place=PLACE,
    summary=w("They talked."),
    actors=["ann", "bob"],
    themes=["nato", "summit"],
    importance=3,
    tone={"value": 2, "reason": w("They agreed.")},
    claims=[
        make_claim("asked", [make_evidence(), make_evidence("cable", "context")], background=True),
        make_claim("denied"),
    ],
    related=[{"event": "before", "kind": "responds-to"}],
    distinct_from=["other"],
    rests_on=["asked"],
    before={"title": w("A summit"), "summary": w("They met."), "actors": ["ann"], "themes": ["nato"], "place": PLACE},
)
SOURCE = make_source(
    "memo",
    creator="An office",
    archive={"repository": "A library", "collection": "Box 1", "identifier": "2011"},
    classification="SECRET",
    releases=[
        {"date": "2010-01-01", "how": "FOIA request", "by": "The office", "extent": "in-part"},
        {"date": "2025-08-21", "how": "FOIA lawsuit", "extent": "in-full", "url": "https://example.org/memo"},
    ],
    url="https://example.org",
    pages=7,
    note=w("A copy."),
    passages=[
        make_passage(
            speaker="ann",
            quote="yes indeed",
            quote_language="en",
            seen_in="cable",
            prefix="She said",
            suffix="and left",
            position={"start": 3, "end": 13},
            redactions=[{"extent": "2 lines", "exemption": "(b)(1)", "opened": "2025-08-21", "reading": "no"}],
            gloss=w("She says {quote}."),
        ),
        make_passage("end"),
    ],
)
DATA = make_dataset([EVENT], [SOURCE, make_source("cable")], terms=(make_term(),))
WORDS = {
    "how": How,
    "extent": Extent,
    "stance": Stance,
    "side": Side,
    "rights": Rights,
}


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every text, word and number of a plain record but its id, which another record would have."""
    if isinstance(value, dict) and not is_text(value):
        for key, part in value.items():
            if path or key != "id":
                yield from places(part, (*path, key))
    elif isinstance(value, list):
        for place, part in enumerate(value):
            yield from places(part, (*path, place))
    else:
        yield path


def other(value: object, field: str, *, related: bool = False) -> object:
    """Another value that a field may have."""
    words = (Relation if related else DocumentKind) if field == "kind" else WORDS.get(field)
    if words is not None and value in set(words):
        return next(word.value for word in words if word.value != value)
    if is_text(value):
        return {tag: f"{said} Or not." for tag, said in value.items()}
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1
    if field in ("date", "created", "opened"):
        return "1999-12"
    return {"country": "US", "language": "ru", "quote_language": "ru"}.get(field, f"{value}x")


def mutated(record: dict[str, object], path: tuple[str | int, ...]) -> dict[str, object]:
    """A copy with another value at one place."""
    copy = deepcopy(record)
    part = copy
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = other(
        part[path[-1]], next(s for s in reversed(path) if isinstance(s, str)), related="related" in path
    )
    return copy


@pytest.fixture
def folder(tmp_path):
    write_data(tmp_path)
    keep(load(tmp_path), tmp_path, DAY)
    return tmp_path


# --- the hash


def test_an_edition_is_twelve_hexadecimal_digits():
    assert len(edition(DATA)) == DIGITS
    assert set(edition(DATA)) <= set("0123456789abcdef")


def test_how_files_are_laid_out_does_not_count(tmp_path):
    def turned(value):
        return {k: turned(v) for k, v in reversed(value.items())} if isinstance(value, dict) else value

    def written(text):
        mapping = yaml.load(text, yaml.BaseLoader)  # noqa: S506 - makes texts and nothing else
        return f"# A remark.\n{yaml.safe_dump(turned(mapping), sort_keys=False, allow_unicode=True)}"

    changes = {path: written(text) for path, text in FILES.items()}
    usual = load(write_data(tmp_path / "usual"))

    assert edition(load(write_data(tmp_path / "turned", changes))) == edition(usual)
    assert edition(usual.model_copy(update={"themes": dict(reversed(usual.themes.items()))})) == edition(usual)


def test_the_label_does_not_count_and_all_else_of_the_card_does():
    def of(**changes):
        return edition(DATA.model_copy(update={"card": make_card(**changes)}))

    assert of(version="2") == of(version="1") == edition(DATA)
    assert of(licence="CC0") != edition(DATA)
    assert of(title=w("Another")) != edition(DATA)


def test_a_value_that_is_left_out_and_its_default_are_the_same():
    assert digest(make_claim(background=False)) == digest(make_claim())
    assert digest(make_passage(locator=w("p. 1"))) == digest(make_passage(locator="p. 1"))


@pytest.mark.parametrize("record", [EVENT, SOURCE], ids=["event", "source"])
def test_a_plain_record_holds_every_field_and_makes_the_record_again(record):
    found = plain(record)

    assert set(found) == set(type(record).model_fields)
    assert type(record).model_validate(found) == record


@given(st.data())
def test_every_word_of_a_record_counts_and_the_place_of_the_change_is_named(data):
    record = data.draw(st.sampled_from([EVENT, SOURCE]))
    before = plain(record)
    path = data.draw(st.sampled_from(list(places(before))))
    changed = type(record).model_validate(mutated(before, path))
    found = differences(before, plain(changed))

    assert digest(changed) != digest(record)
    assert found != []
    assert {difference.path[0].field for difference in found} == {path[0]}


def test_every_kind_of_record_counts():
    without = [{"sources": {}}, {"people": {}}, {"themes": {}}, {"terms": ()}, {"events": ()}]
    found = {edition(DATA.model_copy(update=changes)) for changes in without}

    assert len(found | {edition(DATA)}) == len(without) + 1


@pytest.mark.parametrize("form", ["jsonl", "parquet"])
def test_the_events_of_an_archive_count_as_their_file_does(tmp_path, form):
    first = edition(load(write_archive(tmp_path / "a", form=form)))
    (tmp_path / "b").mkdir()

    assert edition(load(write_archive(tmp_path / "b", form=form))) == first
    (tmp_path / "c").mkdir()
    assert edition(load(write_archive(tmp_path / "c", [archived_event(importance=4)], form=form))) != first


def test_a_citation_may_give_fewer_digits_or_all_of_the_hash():
    assert begins("ba3017b464ad", "ba3017b4")
    assert begins("ba3017b464ad", "ba3017b464ad" + "0" * 52)
    assert not begins("ba3017b464ad", "ba3017b5")
    assert not begins("ba3017b464ad", "")


# --- what changed


def changed(old, new):
    return [
        (" ".join(f"{field} {name}".strip() for field, name in found.path), found.turn, found.old, found.new)
        for found in differences(plain(old), plain(new))
    ]


def test_what_changed_is_told_in_the_words_of_the_schema():
    evidence = [make_evidence(stance="contradicts"), make_evidence("letter")]
    claims = [make_claim("denied"), make_claim("asked", evidence, background=True)]
    new = EVENT.model_copy(update={"claims": tuple(claims), "actors": ("ann",), "short": None})

    assert changed(EVENT, new) == [
        ("actors", Turn.CHANGED, ["ann", "bob"], ["ann"]),
        ("claims asked evidence memo/opening stance", Turn.CHANGED, "supports", "contradicts"),
        (
            "claims asked evidence letter/opening",
            Turn.ADDED,
            None,
            {"source": "letter", "passage": "opening", "stance": "supports"},
        ),
        (
            "claims asked evidence cable/opening",
            Turn.REMOVED,
            {"source": "cable", "passage": "opening", "stance": "context"},
            None,
        ),
        ("claims", Turn.ORDER, ["asked", "denied"], ["denied", "asked"]),
        ("short", Turn.REMOVED, {"en": "Talks"}, None),
    ]


def test_a_release_is_named_by_its_date_and_a_second_one_of_that_day_by_its_number():
    def of(*extents):
        return make_source(releases=[{"date": "2010", "how": "FOIA request", "extent": extent} for extent in extents])

    assert changed(of("in-part"), of("in-part", "in-full")) == [
        ("releases 2010 (2)", Turn.ADDED, None, {"date": "2010", "how": "FOIA request", "extent": "in-full"}),
    ]
    assert changed(of("in-part", "in-part"), of("in-part", "in-full")) == [
        ("releases 2010 (2) extent", Turn.CHANGED, "in-part", "in-full")
    ]


def test_a_text_is_compared_in_all_its_languages_at_once():
    old, new = make_event(title=w("Talks")), make_event(title=w("Talks", ru="Переговоры"))

    assert changed(old, new) == [("title", Turn.CHANGED, {"en": "Talks"}, {"en": "Talks", "ru": "Переговоры"})]


def test_a_list_that_comes_to_be_is_told_item_by_item():
    new = make_event(related=[{"event": "before", "kind": "context"}])

    assert [(path, turn) for path, turn, _, _ in changed(make_event(), new)] == [("related before", Turn.ADDED)]


values = st.recursive(
    st.integers(0, 3) | st.sampled_from(["a", "b", "a (2)", ""]),
    lambda parts: (
        st.lists(parts, max_size=3) | st.dictionaries(st.sampled_from(["id", "en", "claims", "x"]), parts, max_size=3)
    ),
    max_leaves=12,
)


@settings(max_examples=40)
@given(st.dictionaries(st.sampled_from(["claims", "evidence", "title"]), values), st.data())
def test_two_records_differ_if_and_only_if_a_difference_is_told(old, data):
    new = data.draw(st.just(deepcopy(old)) | st.dictionaries(st.sampled_from(["claims", "evidence", "title"]), values))

    assert (differences(old, new) == []) == (old == new)


# --- what was kept


def test_what_was_kept_is_read_again_whole(folder):
    (name,) = kept_editions(folder)
    found = read_edition(name)
    data = load(folder)

    assert (name.day, name.edition) == (DAY, edition(data))
    assert name.path == f"versions/2026-11-28-{edition(data)}.jsonl.xz"
    assert found.label == "1"
    assert found.records[Kind.EVENT, "2001-09-11-attack"] == plain(data.events[1])
    assert problems(folder) == []
    assert check(folder) == []


def test_what_is_kept_does_not_count(folder):
    data = load(folder)
    write_data(folder, {"themes.yaml": FILES["themes.yaml"].replace("NATO", "The alliance")})
    changed_data = load(folder)
    keep(changed_data, folder, date(2026, 12, 1))

    assert edition(load(folder)) == edition(changed_data) != edition(data)
    assert [name.day for name in kept_editions(folder)] == [DAY, date(2026, 12, 1)]


def test_nothing_half_written_is_left_where_a_folder_cannot_be_written(tmp_path, monkeypatch):
    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept, "_packed", full)

    with pytest.raises(OSError, match="No space"):
        keep(DATA, tmp_path, DAY)
    assert list((tmp_path / "versions").iterdir()) == []


def packed(*lines: object) -> bytes:
    return lzma.compress("".join(f"{line if isinstance(line, str) else json.dumps(line)}\n" for line in lines).encode())


HEADER = {"form": "unsealed-edition/1", "edition": "ba3017b464ad", "label": "1", "day": "2026-11-28"}
RECORD = {"kind": "theme", "id": "nato", "record": {"id": "nato", "name": {"en": "NATO"}}}
BROKEN = [
    (b"", "1:1: is cut off (keep the version again, or take the file away)"),
    (
        b"{}" * 20,
        "1:1: cannot be unpacked: it is no xz file, or damaged (keep the version again, or take the file away)",
    ),
    (packed(HEADER)[:40], "1:1: is cut off (keep the version again, or take the file away)"),
    (lzma.compress(b""), "1:1: has no header (form unsealed-edition/1)"),
    (packed("no JSON"), "1:1: is no JSON mapping (keep the version again, or take the file away)"),
    (packed(HEADER, "[" * 100_000), "2:1: is no JSON mapping (keep the version again, or take the file away)"),
    (lzma.compress(b"\xff\xfe"), "1:1: is no JSON mapping (keep the version again, or take the file away)"),
    (packed({"a": 1}), "1:1: has no header (form unsealed-edition/1)"),
    (packed(HEADER | {"form": "x\n/2"}), "1:1: is of the form 'x\\\\n/2' (form unsealed-edition/1)"),
    (packed(HEADER | {"edition": "0" * 12}), "1:1: the header is not that of the edition in the file's name"),
    (packed(HEADER, {"kind": "planet", "id": "a", "record": {}}), "2:1: is no record (kind, id and record)"),
    (packed(HEADER, {"kind": ["theme"], "id": "a", "record": {}}), "2:1: is no record (kind, id and record)"),
    (packed(HEADER, RECORD, RECORD), "3:1: the theme 'nato' is there twice"),
    (packed(HEADER, RECORD), "1:1: the records are not those of the edition in the file's name"),
]


@pytest.mark.parametrize(("content", "said"), BROKEN, ids=[said for _, said in BROKEN])
def test_a_broken_file_is_one_problem(tmp_path, content, said):
    file = "versions/2026-11-28-ba3017b464ad.jsonl.xz"
    write_data(tmp_path, {file: content})
    (problem,) = problems(tmp_path)

    assert str(problem).startswith(f"{file}:{said}")
    assert load(tmp_path)  # which does not read it


@given(st.binary(max_size=60), st.booleans())
def test_no_file_makes_reading_fail_otherwise(tmp_path_factory, content, whole):
    file = tmp_path_factory.getbasetemp() / "any.jsonl.xz"
    file.write_bytes(lzma.compress(content) if whole else content)

    with pytest.raises(Unreadable):
        read_edition(Name(file, DAY, "ba3017b464ad"))


def test_a_file_that_unpacks_without_end_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(kept, "LARGEST", 1 << 20)
    write_data(tmp_path, {"versions/2026-11-28-ba3017b464ad.jsonl.xz": lzma.compress(bytes(1 << 22))})

    assert [problem.fault for problem in problems(tmp_path)] == ["is larger than 1 MiB"]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        ("versions/notes.txt", "is not expected here (only files that unsealed version --keep writes)"),
        ("versions/2026-13-28-ba3017b464ad.jsonl.xz", "is not expected here"),
        ("versions/2026-11-28-BA3017B464AD.jsonl.xz", "is not expected here"),
        ("versions/2026-11-28-ba3017b464ad.jsonl.xz/x", "is a folder (a file)"),
        ("versions", "is a file (a folder)"),
        ("version/x", "is not expected here (did you mean versions?)"),
    ],
)
def test_what_does_not_belong_into_the_folder_is_a_problem(tmp_path, file, said):
    write_data(tmp_path, {file: ""})
    (problem,) = check(tmp_path)

    assert f": {said}" in str(problem)


def test_a_note_for_curators_may_lie_in_the_folder(tmp_path):
    write_data(tmp_path, {"versions/README.md": "", "versions/.part": ""})

    assert check(tmp_path) == []
    assert kept_editions(tmp_path) == problems(tmp_path) == []


# --- how a record stands to the edition in which it was cited


def test_the_present_edition_has_not_changed(folder):
    editions = Editions(load(folder), folder)
    cited = editions.cited(editions.present[:8])

    assert (cited.present, cited.edition, cited.day, cited.label) == (True, editions.present, DAY, "1")
    assert editions.standing(Kind.SOURCE, "memcon", editions.present).verdict is Verdict.PRESENT
    assert editions.standing(Kind.SOURCE, "nothing", editions.present).verdict is Verdict.NEVER


def test_a_record_stands_to_an_older_edition_as_it_is_then_and_now(folder):
    old = edition(load(folder))
    new = "\n".join([FILES[MEETING_FILE].replace("importance: 5", "importance: 4")])
    other_event = FILES["events/2001-09-11-attack.yaml"]
    write_data(
        folder, {MEETING_FILE: new, "events/2002-01-01-more.yaml": other_event.replace("2001-09-11", "2002-01-01")}
    )
    data = load(folder)
    removed = data.model_copy(update={"sources": {name: s for name, s in data.sources.items() if name != "article"}})
    editions = Editions(removed, folder)
    found = {
        name: editions.standing(kind, name, old)
        for kind, name in [
            (Kind.EVENT, "2000-06-04-meeting"),
            (Kind.EVENT, "2002-01-01-more"),
            (Kind.EVENT, "none"),
            (Kind.SOURCE, "memcon"),
            (Kind.SOURCE, "article"),
            (Kind.PERSON, "bill-clinton"),
            (Kind.THEME, "nato"),
            (Kind.TERM, "0"),
            (Kind.STORY, "any"),
            (Kind.CARD, ""),
        ]
    }

    assert {name: standing.verdict for name, standing in found.items()} == {
        "2000-06-04-meeting": Verdict.CHANGED,
        "2002-01-01-more": Verdict.ADDED,
        "none": Verdict.NEVER,
        "memcon": Verdict.SAME,
        "article": Verdict.REMOVED,
        "bill-clinton": Verdict.SAME,
        "nato": Verdict.SAME,
        "0": Verdict.SAME,
        "any": Verdict.NEVER,
        "": Verdict.SAME,
    }
    assert found["2000-06-04-meeting"].differences == (Difference((Step("importance"),), Turn.CHANGED, 5, 4),)
    assert found["article"].then == plain(data.sources["article"])


def test_an_edition_that_is_not_kept_or_cannot_be_read_tells_nothing(folder):
    editions = Editions(load(folder), folder)
    (name,) = kept_editions(folder)
    twin = name.file.with_name("2026-11-29-ba3017b464ad.jsonl.xz")
    twin.write_bytes(b"")

    assert editions.cited("ba3017b464ad" * 2) == editions.cited("ba3017b464ad")
    assert editions.cited("ba3017b464ad")[:4] == ("ba3017b464ad", "", None, False)
    assert editions.standing(Kind.SOURCE, "memcon", "ba3017b464ad").verdict is Verdict.UNKNOWN
    assert Editions(load(folder)).standing(Kind.SOURCE, "memcon", "0" * 12).verdict is Verdict.UNKNOWN


def test_a_beginning_that_fits_two_editions_names_neither():
    names = [Name(DAY, DAY, f"ba3017b46{last}") for last in ("4ad", "5ad")]

    assert kept.cited_among(names, "ba3017b4") is None
    assert kept.cited_among(names, "ba3017b464ad") == names[0]


def test_the_edition_is_found_once_and_only_when_it_is_asked_for(monkeypatch):
    asked = []
    monkeypatch.setattr("explorer.editions.standing.edition", lambda data: asked.append(data) or "ba3017b464ad")
    editions = Editions(DATA)

    assert asked == []
    assert editions.present == editions.present == "ba3017b464ad"
    assert len(asked) == 1


def test_an_event_of_an_archive_can_be_told_from_what_it_was(tmp_path):
    data = load(write_archive(tmp_path))
    old = data.model_copy(update={"events": (data.events[0].model_copy(update={"importance": 1}),)})
    keep(old, tmp_path, DAY)

    found = Editions(data, tmp_path).standing(Kind.EVENT, "talks", edition(old))

    assert found.differences == (Difference((Step("importance"),), Turn.CHANGED, 1, 3),)
