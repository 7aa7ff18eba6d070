from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

import explorer
from explorer.dates import FIRST_YEAR, LAST_YEAR, Edtf, NotADateError
from explorer.i18n import PLACEHOLDER, Catalogue, Entry, catalogues
from explorer.knowledge import Status
from explorer.vocabulary import Extent, How, Kind, Relation, Rights, Side, Stance

LANGUAGES = list(catalogues())
TRANSLATIONS = [language for language in LANGUAGES if language != "en"]

WORDED = [
    # date, English, Indonesian, Russian
    ("2000-06-04", "4 June 2000", "4 Juni 2000", "4 июня 2000 года"),
    ("2000-06-04~", "about 4 June 2000", "sekitar 4 Juni 2000", "примерно 4 июня 2000 года"),
    ("2000-06-04?", "4 June 2000 (uncertain)", "4 Juni 2000 (belum pasti)", "4 июня 2000 года (под вопросом)"),
    (
        "2000-06%",
        "about June 2000 (uncertain)",
        "sekitar Juni 2000 (belum pasti)",
        "примерно июнь 2000 года (под вопросом)",
    ),
    ("2000", "2000", "2000", "2000 год"),
    ("2001-21", "spring 2001", "musim semi 2001", "весна 2001 года"),
    ("2001-24", "winter 2001", "musim dingin 2001", "зима 2001 года"),
    ("199X", "1990s", "1990-an", "1990-е годы"),
    ("19XX", "between 1900 and 1999", "antara 1900 dan 1999", "между 1900 и 1999 годами"),
    ("2004-XX", "2004, month not known", "2004, bulan tidak diketahui", "2004 год, месяц неизвестен"),
    (
        "1985-04-XX",
        "April 1985, day not known",
        "April 1985, tanggal tidak diketahui",
        "апрель 1985 года, день неизвестен",
    ),
    ("-0043-03-15", "15 March 44 BCE", "15 Maret 44 SM", "15 марта 44 года до н. э."),
    ("0000", "1 BCE", "1 SM", "1 год до н. э."),
    ("0800", "800 CE", "800 M", "800 год н. э."),
    ("-199X", "between 2000 and 1991 BCE", "antara 2000 dan 1991 SM", "между 2000 и 1991 годами до н. э."),
    ("000X", "between 1 BCE and 9 CE", "antara 1 SM dan 9 M", "между 1 до н. э. и 9 н. э. годами"),
    ("Y170000002", "170,000,002 CE", "170.000.002 M", "170\N{NO-BREAK SPACE}000\N{NO-BREAK SPACE}002 год н. э."),
    ("2000-06-03/2000-06-05", "3–5 June 2000", "3–5 Juni 2000", "3–5 июня 2000 года"),
    ("2000-05-28/2000-06-05", "28 May – 5 June 2000", "28 Mei – 5 Juni 2000", "28 мая – 5 июня 2000 года"),
    (
        "1999-12-30/2000-01-02",
        "30 December 1999 – 2 January 2000",
        "30 Desember 1999 – 2 Januari 2000",
        "30 декабря 1999 года – 2 января 2000 года",
    ),
    (
        "2025-08-25~/2025-09-15~",
        "about 25 August – about 15 September 2025",
        "sekitar 25 Agustus – sekitar 15 September 2025",
        "примерно 25 августа – примерно 15 сентября 2025 года",
    ),
    (
        "2025-08-21/2025-08-31?",
        "21 August – 31 August 2025 (uncertain)",
        "21 Agustus – 31 Agustus 2025 (belum pasti)",
        "21 августа – 31 августа 2025 года (под вопросом)",
    ),
    ("2000~/2000~", "about 2000", "sekitar 2000", "примерно 2000 год"),
    ("2000-06-04/2000-06-04", "4 June 2000", "4 Juni 2000", "4 июня 2000 года"),
    ("2000-06/2000-07", "June–July 2000", "Juni–Juli 2000", "июнь–июль 2000 года"),
    ("2000-06/2001-07", "June 2000 – July 2001", "Juni 2000 – Juli 2001", "июнь 2000 года – июль 2001 года"),
    ("2000/2003", "2000–2003", "2000–2003", "2000–2003 годы"),
    ("-0049/-0043", "50–44 BCE", "50–44 SM", "50–44 годы до н. э."),
    ("-0010/0010", "11 BCE – 10 CE", "11 SM – 10 M", "11 год до н. э. – 10 год н. э."),
    (
        "2000~/2003?",
        "about 2000 – 2003 (uncertain)",
        "sekitar 2000 – 2003 (belum pasti)",
        "примерно 2000 год – 2003 год (под вопросом)",
    ),
    (
        "2001-21/2001-22",
        "spring 2001 – summer 2001",
        "musim semi 2001 – musim panas 2001",
        "весна 2001 года – лето 2001 года",
    ),
    ("2022-02-24/..", "since 24 February 2022", "sejak 24 Februari 2022", "с 24 февраля 2022 года"),
    ("2022-03~/..", "since about March 2022", "sejak sekitar Maret 2022", "примерно с марта 2022 года"),
    ("2022?/..", "since 2022 (uncertain)", "sejak 2022 (belum pasti)", "с 2022 года (под вопросом)"),
    ("199X/..", "since the 1990s", "sejak 1990-an", "с 1990-х годов"),
    ("2001-21/..", "since spring 2001", "sejak musim semi 2001", "с весны 2001 года"),
    ("2014/", "from 2014, end not known", "mulai 2014, akhirnya tidak diketahui", "с 2014 года, конец неизвестен"),
    ("../1991", "until 1991", "hingga 1991", "до 1991 года"),
    (
        "/1991-08",
        "until August 1991, start not known",
        "hingga Agustus 1991, awalnya tidak diketahui",
        "до августа 1991 года, начало неизвестно",
    ),
    (
        "/1991~",
        "until about 1991, start not known",
        "hingga sekitar 1991, awalnya tidak diketahui",
        "примерно до 1991 года, начало неизвестно",
    ),
    (
        "19XX/..",
        "since some time between 1900 and 1999",
        "sejak suatu waktu antara 1900 dan 1999",
        "с неизвестного года между 1900 и 1999",
    ),
]

WORDED_SHORT = [
    ("2000-02-04", "4 Feb 2000", "4 Feb 2000", "4 февр. 2000"),
    ("2000-02-04~", "about 4 Feb 2000", "sekitar 4 Feb 2000", "примерно 4 февр. 2000"),
    ("2000-02", "Feb 2000", "Feb 2000", "февр. 2000"),
    ("2004-XX", "2004", "2004", "2004"),
    ("199X", "1990s", "1990-an", "1990-е"),
    ("2000-06-03/2000-06-05", "3–5 Jun 2000", "3–5 Jun 2000", "3–5 июн. 2000"),
    ("2022-02-24/..", "since 24 Feb 2022", "sejak 24 Feb 2022", "с 24 февр. 2022"),
]

YEARS = [
    ("2025-08-21", "2025", "2025", "2025"),
    ("2025-08~", "about 2025", "sekitar 2025", "примерно 2025"),
    ("2025-23?", "2025 (uncertain)", "2025 (belum pasti)", "2025 (под вопросом)"),
    ("2025-24", "winter 2025", "musim dingin 2025", "зима 2025"),
    ("-0043-03-15", "44 BCE", "44 SM", "44 до н. э."),
    ("2022/..", "since 2022", "sejak 2022", "с 2022"),
]

COUNTED = [
    # years, months, English, Indonesian, Russian
    (25, 2, "25 years 2 months", "25 tahun 2 bulan", "25 лет 2 месяца"),
    (1, 1, "1 year 1 month", "1 tahun 1 bulan", "1 год 1 месяц"),
    (22, 11, "22 years 11 months", "22 tahun 11 bulan", "22 года 11 месяцев"),
    (21, 0, "21 years", "21 tahun", "21 год"),
    (11, 0, "11 years", "11 tahun", "11 лет"),
    (0, 5, "5 months", "5 bulan", "5 месяцев"),
    (0, 0, "less than a month", "kurang dari sebulan", "меньше месяца"),
]

dates = st.one_of(
    st.dates().map(date.isoformat),
    st.builds("{:04}-{:02}".format, st.integers(0, 9999), st.integers(1, 12)),
    st.builds("{:04}-{}".format, st.integers(0, 9999), st.integers(21, 24)),
    st.integers(0, 9999).map("{:04}".format),
    st.integers(1, 9999).map("-{:04}".format),
    st.integers(1, 999).map("-{:03}X".format),
    st.integers(0, 99).map("{:02}XX".format),
    st.integers(0, 9999).map("{:04}-XX".format),
    st.builds("{:04}-{:02}-XX".format, st.integers(0, 9999), st.integers(1, 12)),
    st.one_of(st.integers(FIRST_YEAR, -10_000), st.integers(10_000, LAST_YEAR)).map("Y{}".format),
)
marked = st.builds("{}{}".format, dates, st.sampled_from(["", "~", "?", "%"]))
ends = st.one_of(marked, st.sampled_from(["", ".."]))


def _forms(entry: Entry) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


def _placeholders(entry: Entry) -> set[str]:
    return {name for form in _forms(entry) for name in PLACEHOLDER.findall(form)}


def _keys_as_written(language: str) -> list[str]:
    """The file's keys in its own order, with those that YAML would let a later one replace."""
    node = yaml.compose(files("explorer").joinpath("languages", f"{language}.yaml").read_text(encoding="utf-8"))
    return [key.value for key, _ in node.value]


def _enum_keys() -> Iterator[str]:
    vocabularies = {
        "extent": Extent,
        "how": How,
        "kind": Kind,
        "relation": Relation,
        "rights": Rights,
        "side": Side,
        "stance": Stance,
        "status": Status,
    }
    for area, words in vocabularies.items():
        yield from (f"{area}.{word.lower().replace(' ', '-')}" for word in words)
    yield from (f"tone.{value}" for value in range(-5, 6))


def _code() -> Iterator[ast.AST]:
    for path in sorted(Path(explorer.__path__[0]).rglob("*.py")):
        yield from ast.walk(ast.parse(path.read_text(encoding="utf-8")))


def _pattern(node: ast.AST) -> str | None:
    """What a text in the code matches: itself, and for an f-string anything in the place of its values."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        return "".join(_pattern(part) or ".+" for part in node.values)
    return None


def _is_catalogue(function: ast.expr) -> bool:
    """Whether it is called as catalogues are: text(…), self.text(…), texts[language](…)."""
    if isinstance(function, ast.Subscript):
        return isinstance(function.value, ast.Name) and function.value.id == "texts"
    name = (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )
    return name == "text"


def _catalogue(**entries: Entry) -> Catalogue:
    return Catalogue("ru", entries, catalogues()["ru"].locale)


each_language = pytest.mark.parametrize("text", catalogues().values(), ids=LANGUAGES)


def test_the_screen_speaks_three_languages():
    assert LANGUAGES == ["en", "id", "ru"]
    assert [text("language.name") for text in catalogues().values()] == ["English", "Bahasa Indonesia", "Русский"]


def test_catalogues_are_read_once():
    assert catalogues() is catalogues()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_written_twice(language):
    keys = _keys_as_written(language)

    assert sorted(set(keys)) == sorted(keys)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_has_englishs_keys_in_englishs_order(language):
    assert _keys_as_written("en") == _keys_as_written(language)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_translation_has_englishs_placeholders(language):
    english, other = catalogues()["en"].entries, catalogues()[language].entries

    assert {key: _placeholders(entry) for key, entry in english.items()} == {
        key: _placeholders(entry) for key, entry in other.items()
    }


@each_language
def test_a_counted_entry_has_the_plural_forms_of_its_language(text):
    english = catalogues()["en"].entries
    counted = {key for key, entry in english.items() if not isinstance(entry, str)}

    assert counted == {key for key, entry in text.entries.items() if not isinstance(entry, str)}
    assert {key: text.locale.plural_form.tags | {"other"} for key in counted} == {
        key: set(text.entries[key]) for key in counted
    }


@each_language
def test_every_plural_form_has_all_placeholders_but_the_count(text):
    lacking = {
        key: form
        for key, entry in text.entries.items()
        for form in _forms(entry)
        if _placeholders(entry) - _placeholders(form) - {"n"}
    }

    assert lacking == {}


@each_language
def test_every_entry_says_something_and_its_braces_are_placeholders(text):
    odd = {
        key: form
        for key, entry in text.entries.items()
        for form in _forms(entry)
        if not form.strip() or form != form.strip() or set("{}") & set(PLACEHOLDER.sub("", form))
    }

    assert odd == {}


def test_russian_words_are_in_russian_letters():
    """Names that are written alike everywhere are few; a longer run of Latin letters was forgotten."""
    allowed = {"FOIA", "JavaScript", "PNG", "SVG", "Unsealed", "ru"}
    left = {
        key: form
        for key, entry in catalogues()["ru"].entries.items()
        for form in _forms(entry)
        if set(re.findall(r"[A-Za-z]{2,}", PLACEHOLDER.sub("", form))) - allowed
    }

    assert left == {}


@each_language
def test_every_word_of_a_closed_vocabulary_has_an_entry(text):
    assert [key for key in [*_enum_keys(), "classification.none"] if key not in text.entries] == []


def test_every_key_that_the_code_asks_for_has_an_entry():
    asked = [_pattern(node.args[0]) for node in _code() if isinstance(node, ast.Call) and _is_catalogue(node.func)]
    keys = list(catalogues()["en"].entries)

    assert sorted({key for key in asked if key and not any(re.fullmatch(key, known) for known in keys)}) == []


def test_every_entry_is_asked_for_somewhere():
    vocabularies = {key.partition(".")[0] for key in _enum_keys()}
    named = {pattern for node in _code() if (pattern := _pattern(node)) and re.match(r"[a-z-]+\\\.", pattern)}
    keys = [key for key in catalogues()["en"].entries if key.partition(".")[0] not in vocabularies]

    asked = re.compile("|".join(sorted(named)))
    assert [key for key in keys if not asked.fullmatch(key)] == []


@each_language
def test_no_two_points_of_the_tone_scale_have_one_name(text):
    assert len({text(f"tone.{value}") for value in range(-5, 6)}) == 11


@pytest.mark.parametrize(("written", "en", "id_", "ru"), WORDED)
def test_a_date_is_worded(written, en, id_, ru):
    assert [en, id_, ru] == [text.date(Edtf.parse(written)) for text in catalogues().values()]


@pytest.mark.parametrize(("written", "en", "id_", "ru"), WORDED_SHORT)
def test_a_date_is_worded_in_short(written, en, id_, ru):
    assert [en, id_, ru] == [text.date(Edtf.parse(written), "short") for text in catalogues().values()]


@pytest.mark.parametrize(("written", "en", "id_", "ru"), YEARS)
def test_only_the_year_of_a_date_is_worded(written, en, id_, ru):
    assert [en, id_, ru] == [text.year(Edtf.parse(written)) for text in catalogues().values()]


@each_language
@given(written=st.one_of(marked, st.builds("{}/{}".format, ends, ends)))
def test_every_date_is_worded_in_full(text, written):
    try:
        when = Edtf.parse(written)
    except NotADateError:  # an interval without ends, or the wrong way round
        return

    for words in (text.date(when), text.date(when, "short"), text.year(when)):
        assert words == words.strip()
        assert not set("{}") & set(words)


@each_language
@given(written=dates)
def test_exact_about_uncertain_and_both_are_worded_differently(text, written):
    assert len({text.date(Edtf.parse(written + mark)) for mark in ("", "~", "?", "%")}) == 4


@each_language
@given(written=dates)
def test_open_and_unknown_ends_are_worded_differently(text, written):
    forms = ("{}/..", "{}/", "../{}", "/{}", "{}")

    assert len({text.date(Edtf.parse(form.format(written))) for form in forms}) == 5


def test_a_calendar_day_is_worded_as_its_date():
    assert [text.day(date(2000, 6, 4)) for text in catalogues().values()] == [
        "4 June 2000",
        "4 Juni 2000",
        "4 июня 2000 года",
    ]
    assert catalogues()["en"].day(date(2000, 6, 4), "short") == "4 Jun 2000"
    assert catalogues()["en"].day(date.min) == "1 January 1 CE"


@pytest.mark.parametrize(("years", "months", "en", "id_", "ru"), COUNTED)
def test_a_span_of_time_follows_the_plurals_of_the_language(years, months, en, id_, ru):
    assert [en, id_, ru] == [text.duration(years=years, months=months) for text in catalogues().values()]


@pytest.mark.parametrize(
    ("n", "en", "id_", "ru"),
    [
        (1234567.5, "1,234,567.5", "1.234.567,5", "1 234 567,5"),
        (np.int64(1234), "1,234", "1.234", "1 234"),
        (0, "0", "0", "0"),
        (-3, "−3", "−3", "−3"),
    ],
)
def test_a_number_is_written_as_the_language_does(n, en, id_, ru):
    assert [en, id_, ru.replace(" ", "\N{NO-BREAK SPACE}")] == [text.number(n) for text in catalogues().values()]


@each_language
def test_a_tone_is_written_with_its_sign(text):
    assert [text.signed(n) for n in (2, -3, 0)] == ["+2", "−3", "0"]


@pytest.mark.parametrize(
    ("items", "en", "id_", "ru"),
    [
        ([], "", "", ""),
        (["a"], "a", "a", "a"),
        (["a", "b"], "a and b", "a dan b", "a и b"),
        (["a", "b", "c"], "a, b and c", "a, b, dan c", "a, b и c"),
    ],
)
def test_items_are_joined_as_in_a_sentence(items, en, id_, ru):
    assert [en, id_, ru] == [text.list(items) for text in catalogues().values()]


@pytest.mark.parametrize(
    ("tag", "names"),
    [
        ("ru", ["Russian", "Rusia", "русский"]),
        ("uk-UA", ["Ukrainian", "Ukraina", "украинский"]),
        ("xqz", ["xqz", "xqz", "xqz"]),
    ],
)
def test_a_language_is_named(tag, names):
    assert names == [text.language_name(tag) for text in catalogues().values()]


def test_the_count_chooses_the_plural_form_and_is_written_as_a_number():
    text = _catalogue(files={"one": "{n} файл", "few": "{n} файла", "many": "{n} файлов", "other": "{n} файла"})

    assert [text("files", n=n) for n in (1, np.int64(3), 11, 1.5, 1000)] == [
        "1 файл",
        "3 файла",
        "11 файлов",
        "1,5 файла",
        "1\N{NO-BREAK SPACE}000 файлов",
    ]


def test_a_value_is_put_in_as_it_is():
    """Neither a value that looks like a placeholder nor one that a formatter would look into is read again."""
    text = _catalogue(said="«{words}» {n}")

    assert text("said", words="{n} {words.__class__} {0}", n=2) == "«{n} {words.__class__} {0}» 2"
    assert text("said", words=True, n="x") == "«True» x"


@pytest.mark.parametrize("entry", ["{words.__class__}", "{words[0]}", "{0}", "{words!r}", "{words:>99}"])
def test_only_plain_names_are_placeholders(entry):
    assert entry == _catalogue(said=entry)("said", words="x")
    assert [name for _, name, _, _ in string.Formatter().parse(entry)] != PLACEHOLDER.findall(entry)


@pytest.mark.parametrize(
    ("key", "values", "message"),
    [
        ("no.such-key", {}, "no words for 'no.such-key' in en"),
        ("date.about", {}, r"no value for \{date\} of 'date.about'"),
        ("duration.years", {}, "needs n, a number"),
        ("duration.years", {"n": "2"}, "needs n, a number"),
    ],
)
def test_words_or_values_that_are_missing_are_an_error(key, values, message):
    with pytest.raises(KeyError, match=message):
        catalogues()["en"](key, **values)
