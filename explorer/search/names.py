"""
Names across scripts: one key for Ельцин, Yeltsin, Eltsin and Jelzin.

``key`` writes a word in Latin letters and takes away what the ways of writing Russian names in Latin differ in:
BGN/PCGN, ISO 9, GOST 7.79, the Library of Congress, German, French and Indonesian newspapers. ``keys`` gives the
keys of all that a Russian word may be a case of (Ельцина is Ельцин). Names whose spelling follows the sound of another
language (Рейган, Трамп) are not found this way: for those the data set's own people say how they are written.

The rules are for names. Ordinary words fall together under them, so only words that are written with a capital letter
get a key, and a match by key counts for less than one by word.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

_REMEMBERED = 100_000
_SHORTEST = 3
"""Letters of a key at least: of shorter ones too many words have the same."""

_ONE_BY_ONE = zip("абвгдезийклмнопрстуфыэіїєґў", "abvgdeziiklmnoprstufieiiegu", strict=True)
_IN_SEVERAL = {"ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia"}
_CYRILLIC = str.maketrans({**dict(_ONE_BY_ONE), **_IN_SEVERAL, "ё": "e", "ъ": "", "ь": ""})
_ACCENTED = str.maketrans({"š": "sh", "ž": "zh", "č": "ch", "ŝ": "shch", "ð": "d", "ø": "o", "ł": "l", "ß": "ss"})

# In this order: first what several letters stand for together. Letters on the right: C ч, S ш and щ, Z ж, z also ц.
_TOGETHER = (
    *(("schtsch", "S"), ("shch", "S"), ("stch", "S"), ("chtch", "S"), ("dzh", "Z"), ("dj", "Z")),
    *(("tsch", "C"), ("tch", "C"), ("chr", "hr"), ("chl", "hl"), ("sch", "S"), ("sh", "S"), ("zh", "Z")),
    *(("kh", "h"), ("gh", "g"), ("ch", "C"), ("ph", "f"), ("x", "ks"), ("q", "k"), ("ck", "k")),
    *(("ts", "z"), ("tz", "z"), ("cz", "z"), ("ce", "ze"), ("ci", "zi"), ("cy", "zy"), ("c", "k"), ("w", "v")),
    *(("oo", "u"), ("ou", "u"), ("yo", "e"), ("jo", "e"), ("io", "e"), ("j", "i"), ("y", "i")),
)
_SIGNS = str.maketrans(dict.fromkeys("'’ʹʼ`´-"))
_TWICE = re.compile(r"(.)\1+")
_AT_THE_END = (("ff", "v"), ("Cov", "Cev"), ("Sov", "Sev"), ("Zov", "Zev"), ("ine", "in"), ("ander", "andr"))

_HALVES = frozenset("cdijkosty")
_CH = re.compile("(?<![st])ch")
_S = re.compile("s(?=[aeiouy])")
_GERMAN = re.compile("w|sch|j")

_ENDINGS = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        # possessive surnames: Ельцина, Ельциным, Ельцине; Путиной, Путины
        (r"(?<=[оеё]в|[иы]н)(?:а|у|ым|ом|е|ой|ою|ы|ых|ыми)$", ("", "а")),
        # adjectival ones: Зеленского, Зеленскому
        (r"(?<=[сц]к)(?:ого|ому|им|ом|ая|ой|ую|ие|их|ими)$", ("ий", "")),
        # Сергея, Андреем; Дмитрия, Россией
        (r"(?<=[аеоу])(?:я|ю|ем|е)$", ("й",)),
        (r"(?:ия|ии|ию|ием|ией)$", ("ий", "ия")),
        # Кремля, Игорем; Чечню, Чечней
        (r"(?<=[бвгджзклмнпрстфхцчшщ])(?:я|ю|ем|ей)$", ("ь", "я")),
        # Буша, Клинтоном, Крыму; Москвы, Обамой; Чечне
        (r"(?<=[бвгджзклмнпрстфхцчшщ])(?:а|у|ом|ем|е|ы|и|ой)$", ("", "а", "я")),
    )
)


def is_cyrillic(word: str) -> bool:
    """Whether a word begins with a letter of the Cyrillic alphabet."""
    return "Ѐ" <= word[:1] <= "ӿ"


@lru_cache(_REMEMBERED)
def key(word: str) -> str:
    """What a name is known by in any spelling; empty if it is too short to be told from others."""
    return _key(_plain(word))


@lru_cache(_REMEMBERED)
def keys(word: str) -> tuple[str, ...]:
    """The keys of a word: of what a Russian one may be a case of, of what a Latin one's letters may stand for."""
    plain = word.casefold()
    readings = _cases(plain) if is_cyrillic(plain) else _readings(_plain(plain))
    return tuple(dict.fromkeys(k for k in (_key(_plain(reading)) for reading in (plain, *readings)) if k))


def beginnings(letters: str) -> tuple[str, ...]:
    """How keys begin of names that begin with some letters; the last one may be half of a sound (t of ts, s of sh)."""
    plain = _plain(letters)
    whole = _key(plain)
    found = [whole, *([_key(plain[:-1])] if plain[-1:] in _HALVES else [])]
    return tuple(dict.fromkeys(name for name in found if name))


def _plain(word: str) -> str:
    """A word in Latin letters without accents; those that stand for a sound of their own are written out before."""
    plain = word.casefold()
    if is_cyrillic(plain):
        plain = plain.translate(_CYRILLIC)
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFC", plain).translate(_ACCENTED))
    return "".join(character for character in plain if not unicodedata.combining(character))


def _key(plain: str) -> str:
    plain = plain.translate(_SIGNS)
    for letters, instead in _TOGETHER:
        if letters in plain:
            plain = plain.replace(letters, instead)
    for end, instead in _AT_THE_END:
        if plain.endswith(end):
            plain = plain[: -len(end)] + instead
    plain = _TWICE.sub(r"\1", _TWICE.sub(r"\1", plain).replace("ie", "e"))
    return plain if len(plain) >= _SHORTEST else ""


def _cases(plain: str) -> Iterator[str]:
    """What a Russian word may be a case of."""
    for pattern, endings in _ENDINGS:
        bare = pattern.sub("", plain)
        if bare != plain and len(bare) >= _SHORTEST:
            yield from (bare + ending for ending in endings)
            return


def _readings(plain: str) -> Iterator[str]:
    """Other sounds that the letters of a word may stand for: ch is х in German and Polish, ш in French; s is з."""
    if _CH.search(plain):
        yield from (_CH.sub(sound, plain) for sound in ("kh", "sh"))
    if _GERMAN.search(plain):
        yield _S.sub("z", _CH.sub("kh", plain))
        yield plain.replace("sch", "zh")
