"""Plain values out of YAML, and where they stand."""

import pytest

from explorer.positions import DEEPEST, LARGEST, field_name, read_yaml

TEXT = """\
# a comment
title:
  en: One
  ru: Два
themes: [a, bb]
claims:
- id: x
  text: >-
    folded
    text
- {id: y, "text": 'quoted'}
"""


def read(text):
    return read_yaml(text if isinstance(text, bytes) else text.encode(), "x.yaml")


def faults(text):
    return [str(problem).removeprefix("x.yaml:") for problem in read(text).problems]


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (2, 1), (2, 1)),
        (("title",), (3, 3), (2, 1)),
        (("title", "ru"), (4, 7), (4, 3)),
        (("themes",), (5, 9), (5, 1)),
        (("themes", 1), (5, 13), (5, 13)),
        (("claims",), (7, 1), (6, 1)),
        (("claims", 0), (7, 3), (7, 3)),
        (("claims", 0, "text"), (8, 9), (8, 3)),
        (("claims", 1), (11, 3), (11, 3)),
        (("claims", 1, "text"), (11, 19), (11, 11)),
    ],
)
def test_a_value_and_its_key_are_found(path, value, key):
    assert read(TEXT).at(path) == value
    assert read(TEXT).at(path, key=True) == key


def test_what_is_missing_is_where_the_mapping_is_that_lacks_it():
    assert read(TEXT).at(("claims", 1, "evidence", 0, "source")) == (11, 3)


def test_columns_count_characters_not_bytes():
    assert read("a: {ж😀: 1, b: 2}").at(("a", "b"), key=True) == (1, 12)


def test_values_are_what_was_typed():
    typed = read("{a: 1.10, b: no, c: 2000-06-04, d: 0x1F, e: ~, f: , g: null, h: 'null', i: '', j: 12:30}").value

    assert typed == {
        "a": "1.10",
        "b": "no",
        "c": "2000-06-04",
        "d": "0x1F",
        "e": None,
        "f": None,
        "g": None,
        "h": "null",
        "i": "",
        "j": "12:30",
    }


@pytest.mark.parametrize("start", ["", "\ufeff"], ids=["plain", "after a byte order mark"])
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_line_ends_and_a_byte_order_mark_change_nothing(start, end):
    there = read(start + TEXT.replace("\n", end))

    assert there.value == read(TEXT).value
    assert there.at(("title", "ru")) == (4, 7)


def test_a_tab_that_is_no_indentation_is_text():
    assert read("a: x\ty\t\nb: z").value == {"a": "x\ty", "b": "z"}


def test_the_first_of_two_equal_keys_counts():
    there = read("a: 1\nb: 2\na: {x: 3}\nb: 4")

    assert there.value == {"a": "1", "b": "2"}
    assert [(problem.line, problem.field) for problem in there.problems] == [(3, "a"), (4, "b")]


def test_what_a_refused_key_leads_to_is_thrown_away():
    there = read("[a]: {b: &x c}\n{d: e}: [f]\n<<: {g: h}\ni: j")

    assert there.value == {"i": "j"}
    assert len(there.problems) == 4


def test_an_alias_leaves_its_place_unsure():
    there = read("a: &x [1]\nb: {c: *x}\nd: 2")

    assert there.value == {"a": ["1"], "b": {"c": None}, "d": "2"}
    assert there.is_unsure(("b", "c"))
    assert there.is_unsure(("b", "c", 0))
    assert not there.is_unsure(("b",))


def test_a_merge_key_leaves_its_whole_mapping_unsure():
    there = read("a: {<<: {b: 1}, c: 2}\nd: 3")

    assert there.is_unsure(("a", "c"))
    assert not there.is_unsure(("d",))


def test_aliases_that_multiply_are_not_followed():
    laughs = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(n)}: &{chr(n)} [{', '.join(['*' + chr(n - 1)] * 10)}]\n" for n in range(ord("b"), ord("j"))
    )

    assert len(read(laughs).problems) == 9 + 8 * 10


@pytest.mark.parametrize(("levels", "readable"), [(DEEPEST, True), (DEEPEST + 1, False)])
def test_nesting_has_a_limit(levels, readable):
    there = read("[" * levels + "]" * levels)

    assert there.readable is readable


@pytest.mark.parametrize(("size", "readable"), [(LARGEST, True), (LARGEST + 1, False)])
def test_size_has_a_limit(size, readable):
    assert read(b"a: b\n".ljust(size, b"#")).readable is readable


@pytest.mark.parametrize(
    ("data", "printed"),
    [
        (b"a: b\n\xd0\xb6\xff", "2:2: the file is not UTF-8: byte 0xFF at offset 7 (save it as UTF-8)"),
        (b"a: \xc3", "1:4: the file is not UTF-8: byte 0xC3 at offset 3 (save it as UTF-8)"),
        ("ж".encode("cp1251"), "1:1: the file is not UTF-8: byte 0xE6 at offset 0 (save it as UTF-8)"),
        (b"\xff\xfea\0", "1:1: the file is UTF-16 (save it as UTF-8)"),
        ("a".encode("utf-32"), "1:1: the file is UTF-32 (save it as UTF-8)"),
        (b"%PDF-1.7\n%\xe2\xe3", "2:2: the file is not UTF-8: byte 0xE2 at offset 10 (save it as UTF-8)"),
        (b"\x89PNG\r\n\x1a\n", "1:1: the file is not UTF-8: byte 0x89 at offset 0 (save it as UTF-8)"),
        (b"a: b\x07", "1:5: the control character U+0007 (take it out)"),
        (b"", "1:1: the file is empty"),
        (b"~", "1:1: the file is empty"),
        (b"a: {b: c", "1:4: a mapping in braces is not closed (a comma or })"),
    ],
)
def test_what_cannot_be_read_says_why_and_where(data, printed):
    assert faults(data) == [printed]
    assert not read(data).readable


def test_a_path_is_written_with_dots_and_on_one_line():
    assert field_name(("claims", 0, "a\nb")) == "claims.0.a\\nb"
    assert field_name(tuple(range(20))) == "0.1.2.3.4.5.6.7.…"
