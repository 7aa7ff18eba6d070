"""
The words on the screen: one catalogue a language, read from ``languages/<tag>.yaml``.

An entry is a dotted key and its words, which may hold ``{placeholders}``. Where the words follow a count the entry
is a mapping of the CLDR plural forms that the language has (English: one, other; Indonesian: other; Russian: one,
few, many, other), and ``n`` chooses. ``en.yaml`` says which keys and placeholders there are; every other language has
exactly these. A new language is one new file: the tests say what it lacks.

Month names, numbers, plurals and lists are CLDR's, by way of Babel. Dates are not: it knows neither "about" nor open
ends, nor years before 1. Their patterns are in the catalogue, with one case for the date by itself (``date.long.year``,
"2000 год") and one for the date after a word such as *since* (``date.long.bound-year``, "с 2000 года").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date as calendar_day
from functools import cache, lru_cache
from importlib.resources import files
from numbers import Integral, Real
from types import MappingProxyType
from typing import Literal

import yaml
from babel import Locale
from babel.lists import format_list
from babel.numbers import format_decimal

from explorer.dates import Edtf, Precision, calendar_date

Entry = str | Mapping[str, str]
Length = Literal["long", "short"]
_Ymd = tuple[int, int, int]
PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_MINUS = "\N{MINUS SIGN}"


@dataclass(frozen=True, eq=False)
class Catalogue:
    """
    All words in one language.

    Attributes:
        language: BCP 47 tag, e.g. ``ru``; the file's name.
        entries: The words by key, as in the file.
        locale: What Babel formats with; the entry ``language.locale``.
    """

    language: str
    entries: Mapping[str, Entry]
    locale: Locale

    def __call__(self, key: str, /, **values: object) -> str:
        """
        Give the words of a key.

        Args:
            key: E.g. ``status.two-sided``.
            values: What fills the placeholders. Numbers are written as the language does (so pass a year as text),
                all else as it is; ``n`` is the count that chooses among plural forms. What has no placeholder is
                not used.

        Raises:
            KeyError: The key, or a value for one of its placeholders, is not there.
        """
        if key not in self.entries:
            raise KeyError(f"no words for {key!r} in {self.language}")
        entry = self.entries[key]
        if not isinstance(entry, str):
            entry = entry[self.plural_form(values.get("n"))]
        return PLACEHOLDER.sub(lambda found: self._value(key, found[1], values), entry) if "{" in entry else entry

    def _value(self, key: str, name: str, values: Mapping[str, object]) -> str:
        if name not in values:
            raise KeyError(f"no value for {{{name}}} of {key!r}")
        value = values[name]
        if value.__class__ is str:  # most are; to ask whether it is a number takes long
            return str(value)
        return self.number(value) if isinstance(value, Real) and not isinstance(value, bool) else str(value)

    def plural_form(self, n: object) -> str:
        """
        Give the CLDR plural form of a count: zero, one, two, few, many or other.

        Raises:
            KeyError: There is no count.
        """
        if not isinstance(n, Real):
            raise KeyError("an entry with plural forms needs n, a number")
        form: str = self.locale.plural_form(abs(int(n) if isinstance(n, Integral) else float(n)))
        return form

    def number(self, n: Real | float) -> str:
        """Write a number, at most three decimals, with a true minus."""
        return _number(self, int(n) if isinstance(n, Integral) else float(n))

    def signed(self, n: Real | float) -> str:
        """Write a number with its sign: +2, −3, 0."""
        return f"+{self.number(n)}" if float(n) > 0 else self.number(n)

    def list(self, items: Iterable[str]) -> str:
        """Join words as a sentence does: a, b and c; nothing gives an empty text."""
        return format_list(list(items), locale=self.locale)

    def duration(self, *, years: int = 0, months: int = 0) -> str:
        """Write a span of time, without the part that is zero: 25 years 2 months; all zero: less than a month."""
        parts = [("duration.years", years), ("duration.months", months)]
        return " ".join(self(key, n=n) for key, n in parts if n) or self("duration.none")

    def day(self, day: calendar_day, length: Length = "long") -> str:
        """Write one day of the calendar: 4 June 2000, or short 4 Jun 2000."""
        return self.date(Edtf.parse(day.isoformat()), length)

    def date(self, date: Edtf, length: Length = "long") -> str:
        """
        Word a date so that exact, about and uncertain differ, and known ends from open and unknown ones.

        Args:
            date: Any date or interval.
            length: ``short`` abbreviates months; the rest is as long.

        Returns:
            E.g. "4 June 2000", "about 2000", "June 2000 (uncertain)", "3–5 June 2000", "since 24 February 2022",
            "from 2004, end not known".
        """
        return _worded(self, date, length)

    def year(self, date: Edtf) -> str:
        """Word only the year of a date, with its doubts; what can be in several years, as ``date`` does in short."""
        words = _DateWords(self, "short")
        return words.any(date) if date.is_interval else words.year(date)

    def language_name(self, tag: str) -> str:
        """Give the name of a language, as this one calls it; the tag itself where CLDR has no name."""
        names = self.locale.languages
        return str(names.get(tag.replace("-", "_")) or names.get(tag.partition("-")[0], tag))


@dataclass(frozen=True)
class _DateWords:
    """How dates are put together from the catalogue's patterns. *bound* is the form after since, from and until."""

    text: Catalogue
    length: Length

    def any(self, date: Edtf) -> str:
        if date.start and date.end:
            if date.start == date.end:
                return self._date(date.start)
            together = self._together(date.start, date.end)
            return together or self.text("date.span.any", first=self._date(date.start), last=self._date(date.end))
        if date.start:
            return self._open("since" if date.open_end else "from", date.start)
        if date.end:
            return self._open("until" if date.open_start else "to", date.end)
        return self._date(date)

    def _date(self, date: Edtf) -> str:
        words = self._bare(date)
        if date.unspecified and self.length == "long":
            words = self.text(f"date.unspecified.{date.precision}", date=words)
        return self._qualified(date, words)

    def _qualified(self, date: Edtf, words: str) -> str:
        return self._doubted(date, self.text("date.about", date=words) if date.approximate else words)

    def year(self, date: Edtf) -> str:
        (first, *_), (last, *_) = map(calendar_date, _days(date))
        if first != last:
            return self._date(date)
        return self._qualified(date, self._era(first, self._pattern("year", year=self._year(first))))

    def _open(self, key: str, known: Edtf) -> str:
        about = "-about" if known.approximate else ""
        return self.text(f"date.{key}{about}", date=self._doubted(known, self._bare(known, "bound-")))

    def _doubted(self, date: Edtf, words: str) -> str:
        return self.text("date.uncertain", date=words) if date.uncertain else words

    def _together(self, start: Edtf, end: Edtf) -> str | None:
        """Say only once a year or a month that both ends share; None where they share nothing that can be left out."""
        if start.precision is not end.precision or start.unspecified or end.unspecified:
            return None
        first, last = calendar_date(_days(start)[0]), calendar_date(_days(end)[0])
        exact = not any(date.approximate or date.uncertain for date in (start, end))
        words = self._shared(start.precision, first, last) if exact else None
        if words is None and start.precision is Precision.DAY and first[0] == last[0]:
            opening = self.text("date.day-of-month", day=str(first[2]), month=self._month(first[1], "format"))
            return self.text("date.span.any", first=self._qualified(start, opening), last=self._date(end))
        return words

    def _shared(self, precision: Precision, first: _Ymd, last: _Ymd) -> str | None:
        """Word an interval between two years, two months of a year or two days of a month; None for any other."""
        year, words = self._year(first[0]), None
        if precision is Precision.YEAR and _era(first[0]) == _era(last[0]):
            words = self._pattern("years-span", first=year, last=self._year(last[0]))
        elif precision is Precision.MONTH and first[0] == last[0]:
            names = [self._month(month, "stand-alone") for _, month, _ in (first, last)]
            words = self._pattern("months-span", first=names[0], last=names[1], year=year)
        elif precision is Precision.DAY and first[:2] == last[:2]:
            month = self._month(first[1], "format")
            words = self._pattern("days-span", first=str(first[2]), last=str(last[2]), month=month, year=year)
        return words and self._era(first[0], words)

    def _bare(self, date: Edtf, bound: Literal["", "bound-"] = "") -> str:
        """Word a date without its doubts."""
        (year, month, day), (last_year, *_) = map(calendar_date, _days(date))
        if date.precision is Precision.CENTURY or (date.precision is Precision.DECADE and year < 1000):
            return self._years(year, last_year, bound)
        values = {"year": self._year(year)}
        if date.precision is Precision.DAY:
            values |= {"day": str(day), "month": self._month(month, "format")}
        elif date.precision is Precision.MONTH:
            values |= {"month": self._month(month, "format" if bound else "stand-alone")}
        elif date.precision is Precision.SEASON:
            values |= {"season": self.text(f"date.{bound}season.{20 + month // 3}")}
        form = "" if date.precision is Precision.DAY else bound
        return self._era(year, self._pattern(f"{form}{date.precision}", **values))

    def _years(self, first: int, last: int, bound: str) -> str:
        if _era(first) == _era(last):
            return self._era(first, self._pattern(f"{bound}years", first=self._year(first), last=self._year(last)))
        ends = [self._era(year, self._year(year)) for year in (first, last)]
        return self._pattern(f"{bound}years", first=ends[0], last=ends[1])

    def _pattern(self, name: str, **values: str) -> str:
        return self.text(f"date.{self.length}.{name}", **values)

    def _month(self, month: int, context: Literal["format", "stand-alone"]) -> str:
        name: str = self.text.locale.months[context]["wide" if self.length == "long" else "abbreviated"][month]
        return name

    def _year(self, year: int) -> str:
        count = year if year > 0 else 1 - year
        return str(count) if count <= 9999 else self.text.number(count)

    def _era(self, year: int, words: str) -> str:
        era = _era(year)
        return self.text(f"date.era.{era}", date=words) if era else words


@lru_cache(maxsize=4096)
def _number(text: Catalogue, n: float) -> str:
    return format_decimal(n, locale=text.locale).replace("-", _MINUS)


@lru_cache(maxsize=65536)
def _worded(text: Catalogue, date: Edtf, length: Length) -> str:
    """A timeline words the same days again and again."""
    return _DateWords(text, length).any(date)


def _era(year: int) -> Literal["bce", "ce", ""]:
    """Say which era must be named: none for years of four digits, which nobody reads as anything else."""
    if year <= 0:
        return "bce"
    return "" if 1000 <= year <= 9999 else "ce"


def _days(date: Edtf) -> tuple[int, int]:
    """Give the first and the last day of what is no interval, and so has both."""
    if date.earliest is None or date.latest is None:
        raise ValueError(f"{date} is open")
    return date.earliest, date.latest


@cache
def catalogues() -> Mapping[str, Catalogue]:
    """Give all catalogues by language, in the order of their tags; read once."""
    found = sorted(
        file.name for file in files("explorer").joinpath("languages").iterdir() if file.name.endswith(".yaml")
    )
    return MappingProxyType({name.removesuffix(".yaml"): _read(name) for name in found})


def _read(name: str) -> Catalogue:
    text = files("explorer").joinpath("languages", name).read_text(encoding="utf-8")
    entries = yaml.load(text, Loader=_LOADER)  # noqa: S506 - makes nothing but text, lists and mappings
    return Catalogue(name.removesuffix(".yaml"), MappingProxyType(entries), Locale.parse(entries["language.locale"]))
