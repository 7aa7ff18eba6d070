"""
What ``unsealed check`` prints for each kind of broken data.

Each case is a sentence, what is changed in the small data set of ``data_files``, and the lines that are printed,
written out by hand. ``python -m pytest tests/test_broken_data.py -v`` lists the kinds.
"""

from __future__ import annotations

import datetime
from typing import NamedTuple

import pytest

from explorer.load import check
from tests.data_files import (
    ARTICLE,
    ARTICLE_FILE,
    ATTACK_FILE,
    CARD,
    MEETING,
    MEETING_FILE,
    MEMCON,
    MEMCON_FILE,
    PEOPLE,
    changed,
    write_data,
)

TODAY = datetime.date(2026, 1, 1)
ERAS = """\
eras:
  - id: cold-war
    name: {en: The Cold War, ru: Холодная война}
    period: 1985/1991
  - id: nineties
    name: {en: After the Cold War}
    period: 1991/..
"""


class Case(NamedTuple):
    """A kind of broken data."""

    kind: str
    changes: dict[str, str | bytes | None]
    printed: list[str]


def in_meeting(kind, old, new, *printed):
    return Case(kind, changed(MEETING_FILE, old, new), [f"{MEETING_FILE}:{line}" for line in printed])


def in_memcon(kind, old, new, *printed):
    return Case(kind, changed(MEMCON_FILE, old, new), [f"{MEMCON_FILE}:{line}" for line in printed])


def in_file(path, kind, old, new, *printed):
    return Case(kind, changed(path, old, new), [f"{path}:{line}" for line in printed])


def in_eras(kind, old, new, *printed):
    assert old in ERAS
    return Case(kind, {"dataset.yaml": CARD + ERAS.replace(old, new, 1)}, [f"dataset.yaml:{line}" for line in printed])


NOT_TEXT = [
    Case(
        "a byte that is not UTF-8",
        {MEETING_FILE: MEETING.encode().replace(b"They met.", b"They \xe9met.")},
        [f"{MEETING_FILE}:11:12: the file is not UTF-8: byte 0xE9 at offset 151 (save it as UTF-8)"],
    ),
    Case(
        "UTF-16",
        {MEETING_FILE: MEETING.encode("utf-16")},
        [f"{MEETING_FILE}:1:1: the file is UTF-16 (save it as UTF-8)"],
    ),
    Case(
        "UTF-16 without a mark",
        {MEETING_FILE: MEETING.encode("utf-16-le")},
        [f"{MEETING_FILE}:1:1: the file is UTF-16, or no text at all (save it as UTF-8)"],
    ),
    Case("an empty file", {MEETING_FILE: ""}, [f"{MEETING_FILE}:1:1: the file is empty"]),
    Case("nothing but comments", {MEETING_FILE: "# later\n"}, [f"{MEETING_FILE}:1:1: the file is empty"]),
    Case(
        "a file over 1 MiB",
        {MEETING_FILE: MEETING + "#" * 1024 * 1024},
        [f"{MEETING_FILE}:1:1: the file is larger than 1 MiB (at most 1,048,576 bytes)"],
    ),
    in_meeting("a null character", "They met.", "They\0 met.", "11:11: the control character U+0000 (take it out)"),
    in_meeting("a line separator", "They met.", "They\u2028met.", "11:11: the control character U+2028 (take it out)"),
    in_meeting(
        "tabs in the indentation",
        "  ru: Встреча\ndate",
        "\tru: Встреча\n \t- a\ndate",
        "3:1: a tab in the indentation (spaces)",
        "4:2: a tab in the indentation (spaces)",
    ),
]

NOT_YAML = [
    in_meeting(
        "a bare colon",
        "en: A meeting",
        "en: A meeting: the first",
        "2:16: a colon where none can be (quote a text that holds ': ')",
    ),
    in_meeting(
        "an open quotation mark",
        "en: A meeting",
        'en: "A meeting',
        "2:7: this quotation mark is not closed ('…', in it '' for one ')",
    ),
    in_meeting(
        "an open bracket",
        "vladimir-putin]",
        "vladimir-putin",
        "13:9: a list in brackets is not closed (a comma or ])",
    ),
    in_meeting(
        "a line that is no key",
        "importance: 5",
        "importance 5",
        "15:1: this is neither a key nor part of a text (key: value)",
    ),
    in_meeting(
        "a text that starts with @",
        "en: They met.",
        "en: @moscow They met.",
        "11:7: a text cannot start with this character (put the text in quotation marks)",
    ),
    in_meeting(
        "wrong indentation",
        "  ru: Встреча",
        " ru: Встреча",
        "3:2: this does not fit the lines above (keys of one mapping start in one column, items of one list too)",
    ),
    Case(
        "500 brackets inside one another",
        {MEETING_FILE: "title: " + "[" * 500},
        [f"{MEETING_FILE}:1:39: title.0.0.0.0.0.0.0.…: nested more than 32 levels deep (an event needs 6)"],
    ),
    Case(
        "10,000 lists inside one another",
        {MEETING_FILE: "- " * 10_000},
        [f"{MEETING_FILE}:1:65: 0.0.0.0.0.0.0.0.…: nested more than 32 levels deep (an event needs 6)"],
    ),
]

REFUSED_YAML = [
    in_meeting(
        "an alias and its anchor",
        "reason: {en: They agreed.}",
        "reason: &why {en: They agreed.}\n  more: *why",
        "18:11: tone.reason: the anchor &why (take it out)",
        "19:3: tone.more: is not a known key (one of: value, reason)",
        "19:9: tone.more: the alias *why (write it out)",
    ),
    in_meeting(
        "a key that is there twice",
        "importance: 5",
        "importance: 5\ndate: 2001",
        "16:1: date: the key is there twice (keep one)",
    ),
    in_meeting(
        "a merge key",
        "  value: 2",
        "  <<: {value: 2}",
        "17:3: tone: a merge key (write the keys out)",
    ),
    in_meeting(
        "a tag",
        "value: 2",
        "value: !!int 2",
        "17:10: tone.value: the tag 'tag:yaml.org,2002:int' (take it out; every value is a text)",
    ),
    in_meeting(
        "a key that is no text",
        "importance: 5",
        "importance: 5\n? [a, b]\n: c\n~: d",
        "16:3: a list or mapping as a key (a text)",
        "18:1: an empty key (a text, in quotation marks if it is meant)",
    ),
    Case(
        "a second document",
        {MEETING_FILE: MEETING + "---\ntitle: x\n"},
        [f"{MEETING_FILE}:36:1: a second document starts here (one document a file: no line of ---)"],
    ),
    Case(
        "a directive",
        {MEETING_FILE: "%YAML 1.1\n---\n" + MEETING},
        [f"{MEETING_FILE}:1:1: a YAML directive, or a text that starts with % (no % in column 1)"],
    ),
]

WRONG_SHAPE = [
    in_meeting(
        "a missing key",
        "date: 2000-06-04\n",
        "",
        "1:1: date: is missing (needed here: title, date, summary, themes, importance, claims)",
    ),
    in_meeting(
        "a missing key further in",
        "        stance: supports\n",
        "",
        "23:9: claims.0.evidence.0.stance: is missing (needed here: source, passage, stance)",
    ),
    in_meeting(
        "an unknown key",
        "importance: 5",
        "importance: 5\nimportence: 5",
        "16:1: importence: is not a known key (did you mean importance?)",
    ),
    in_meeting(
        "a key like no other",
        "  value: 2",
        "  value: 2\n  xyz: 3",
        "18:3: tone.xyz: is not a known key (one of: value, reason)",
    ),
    in_meeting(
        "an id in a file whose name is the id",
        "importance: 5",
        "importance: 5\nid: meeting",
        "16:1: id: is not a known key (leave it out: the file's name is the id)",
    ),
    in_meeting(
        "no English", "  en: A meeting\n", "", "2:3: title: has no English (add en: the language to fall back to)"
    ),
    in_meeting("an empty text", "en: They met.", "en:", "11:6: summary.en: is empty (write it, or leave the key out)"),
    in_meeting(
        "a blank text", "en: They met.", 'en: " "', "11:7: summary.en: is blank (write it, or leave the key out)"
    ),
    in_meeting(
        "one text instead of one for each language",
        "summary:\n  en: They met.\n  ru: Они встретились.",
        "summary: They met.",
        "10:10: summary: is the text 'They met.' (one line for each language, such as en: …)",
    ),
    in_meeting(
        "a list that is none",
        "actors: [bill-clinton, vladimir-putin]",
        "actors: bill-clinton",
        "13:9: actors: is the text 'bill-clinton' (a list: each item on a line of its own, after a hyphen)",
    ),
    in_meeting(
        "a mapping that is none",
        "tone:\n  value: 2\n  reason: {en: They agreed.}",
        "tone: 2",
        "16:7: tone: is the text '2' (a mapping with the keys value, reason)",
    ),
    in_meeting(
        "an empty list",
        "themes: [counterterrorism, nato]",
        "themes: []",
        "14:9: themes: is an empty list (at least one item)",
    ),
    in_meeting(
        "latitude off the globe",
        "lat: 55.752",
        "lat: 95.752",
        "8:8: place.lat: 95.752 is too large (a number from -90 to 90)",
    ),
    in_meeting(
        "longitude that is no number",
        "lon: 37.617",
        "lon: 37°37′",
        "9:8: place.lon: is the text '37°37′' (a number from -180 to 180, with a decimal point)",
    ),
    in_meeting(
        "importance out of range",
        "importance: 5",
        "importance: 0",
        "15:13: importance: 0 is too small (a number from 1 to 5)",
    ),
    in_meeting(
        "importance in words",
        "importance: 5",
        "importance: high",
        "15:13: importance: is the text 'high' (a whole number from 1 to 5)",
    ),
    in_meeting(
        "a day that does not exist",
        "date: 2000-06-04",
        "date: 2000-06-31",
        "4:7: date: is not a date: 31 June does not exist (June 2000 has 30 days)",
    ),
    in_meeting(
        "a date in another form",
        "date: 2000-06-04",
        "date: 4 June 2000",
        "4:7: date: is not a date: it holds a space or a line break "
        "(2000-06-04, 2000-06, 2000, 2000-06~, 2000-06-03/2000-06-05 or 2022-02-24/..)",
    ),
    in_meeting(
        "a word that is not in the vocabulary",
        "stance: contradicts",
        "stance: contradict",
        "28:17: claims.0.evidence.1.stance: is the text 'contradict' (did you mean contradicts?)",
    ),
    in_memcon(
        "a word in the wrong case",
        "how: FOIA lawsuit",
        "how: Foia Lawsuit",
        "9:10: releases.0.how: is the text 'Foia Lawsuit' (did you mean FOIA lawsuit?)",
    ),
    in_memcon(
        "a side that there is not",
        "side: us",
        "side: german",
        "3:7: side: is the text 'german' (one of: us, ru, un, nato, other, press)",
    ),
    in_meeting(
        "an id that is none",
        "id: asked",
        "id: Asked for help",
        "20:9: claims.0.id: is the text 'Asked for help' (lower-case words joined by hyphens)",
    ),
    in_meeting(
        "a language that is none",
        "  ru: Встреча",
        "  Russian: Встреча",
        "3:3: title.Russian: is the text 'Russian' (BCP 47, e.g. ru)",
    ),
    in_memcon(
        "an address that is none",
        "https://example.org/memcon",
        "example.org/memcon",
        "11:6: url: is the text 'example.org/memcon', which is no web address "
        "(http:// or https://, without spaces or passwords)",
    ),
    in_meeting(
        "a direction mark",
        "en: They met.",
        "en: They \u202emet.",
        "11:7: summary.en: holds the invisible character U+202E (take it out)",
    ),
    in_file(
        "people.yaml",
        "a person whose key is no id",
        "bill-clinton:",
        "Bill Clinton:\n  name: {en: Bill}\n  side: us\nbill-clinton:",
        "1:1: Bill Clinton: is the text 'Bill Clinton' (lower-case words joined by hyphens)",
    ),
    in_file(
        "people.yaml",
        "a person who has only a name",
        "  name: {en: Bill Clinton}\n  side: us",
        "  Bill Clinton",
        "2:3: bill-clinton: is the text 'Bill Clinton' (a mapping with the keys name, short, kind, side, role)",
    ),
    Case(
        "terms that are no list",
        {"terms.yaml": "a: b\n"},
        ["terms.yaml:1:1: is a mapping (a list: each item after a hyphen; [] if there is none)"],
    ),
    Case(
        "themes that are a list",
        {"themes.yaml": "- a\n"},
        ["themes.yaml:1:1: is a list (a mapping from each id to its record)"],
    ),
]

BROKEN_RULES = [
    in_meeting(
        "a passage that is not there",
        "passage: request",
        "passage: requests",
        "24:18: claims.0.evidence.0.passage: memcon has no passage 'requests' (did you mean request?)",
    ),
    in_meeting(
        "a source that is not there",
        "source: memcon",
        "source: xyz",
        "23:17: claims.0.evidence.0.source: there is no source 'xyz' (there is no file sources/xyz.yaml)",
    ),
    in_meeting(
        "an actor who is not there",
        "vladimir-putin]",
        "vladimir-puttin]",
        "13:24: actors.1: there is no person 'vladimir-puttin' (did you mean vladimir-putin?)",
    ),
    in_meeting(
        "a theme that is not there",
        "nato]",
        "sanctions]",
        "14:28: themes.1: there is no theme 'sanctions' (add it to themes.yaml)",
    ),
    in_meeting(
        "an event that is not there",
        "event: 2001-09-11-attack",
        "event: 2001-09-11-atack",
        "30:12: related.0.event: there is no event '2001-09-11-atack' (did you mean 2001-09-11-attack?)",
    ),
    in_meeting(
        "a title that rests on no claim",
        "rests_on: [asked]",
        "rests_on: [ask]",
        "32:12: rests_on.0: there is no claim 'ask' (did you mean asked?)",
    ),
    in_meeting(
        "before without rests_on",
        "rests_on: [asked]\n",
        "",
        "32:1: before: is never shown, because the event rests on no claim "
        "(add rests_on: the claims that title and summary give away)",
    ),
    in_meeting(
        "an event related to itself",
        "event: 2001-09-11-attack",
        "event: 2000-06-04-meeting",
        "30:12: related.0.event: names this event itself (another event)",
    ),
    in_meeting(
        "the same passage twice in one claim",
        "source: article\n        passage: report",
        "source: memcon\n        passage: request",
        "27:18: claims.0.evidence.1.passage: 'request' of memcon is there twice (one stance for each passage)",
    ),
    in_meeting(
        "a claim that nothing weighs",
        "stance: supports\n      - source: article\n        passage: report\n        stance: contradicts",
        "stance: context",
        "23:7: claims.0.evidence: nothing supports or contradicts the claim (at least one passage for or against it)",
    ),
    in_meeting(
        "a language that the data set does not have",
        "  ru: Встреча",
        "  fr: Une rencontre",
        "3:3: title.fr: dataset.yaml does not declare the language 'fr' (one of: en, ru)",
    ),
    in_meeting(
        "a title that does not say whether it gives away what opened later",
        "rests_on: [asked]\nbefore:\n  title: {en: A summit}\n  summary: {en: They met in public.}\n",
        "",
        "20:9: claims.0.id: is silent until 2025-08-21, and nothing says whether the title gives it away "
        "(rests_on: those of [asked] that title or summary tell; [] if none)",
    ),
    in_meeting(
        "a title that nothing bears out on its first day",
        "rests_on: [asked]\nbefore:\n  title: {en: A summit}\n  summary: {en: They met in public.}\n",
        "rests_on: []\n",
        "32:11: rests_on: is empty, but no claim speaks on the event's first day "
        "(the claims that title and summary state)",
    ),
    in_meeting(
        "an event after the document that reports it",
        "date: 2000-06-04",
        "date: 2000-07-04",
        "22:5: claims.0.evidence: rests on documents older than the event, 2000-07-04 "
        "(the event's day, a document that reports it, or background: true)",
    ),
    in_meeting(
        "an event in the future",
        "date: 2000-06-04",
        "date: 2026-01-02",
        "4:7: date: 2026-01-02 is in the future (something that happened)",
    ),
    in_memcon(
        "a release before the source was created",
        "date: 2025-08-21",
        "date: 1999",
        "8:11: releases.0.date: 1999 is before the source was created, 2000-06-04 (that day or later)",
    ),
    in_memcon(
        "a release in the future",
        "date: 2025-08-21",
        "date: 2027",
        "8:11: releases.0.date: 2027 is in the future (a release that has happened)",
    ),
    in_memcon(
        "a release that never ends",
        "date: 2025-08-21",
        "date: 2025-08-21/..",
        "8:11: releases.0.date: has no last day, so the source would never be open "
        "(a day, or the days between which it was released)",
    ),
    in_memcon(
        "a quote that is too long",
        "quote: coordinated strategy",
        "quote: one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
        "18:12: passages.0.quote: has 16 words (at most 15: the ones that matter)",
    ),
    in_memcon(
        "quotation marks around a quote",
        "quote: coordinated strategy",
        "quote: “coordinated strategy”",
        "18:12: passages.0.quote: has quotation marks around it (the words alone; the screen adds the marks)",
    ),
    in_memcon(
        "a gloss without its quote",
        "ru: Он просит о {quote}.",
        "ru: Он просит о помощи.",
        "21:11: passages.0.gloss.ru: does not hold {quote} (once, where the quoted words are read)",
    ),
    in_memcon(
        "a gloss whose quote is missing",
        "    quote: coordinated strategy\n",
        "    seen_in: article\n",
        "18:5: passages.0.seen_in: the passage has no quote (add the quote, or leave this out)",
        "20:11: passages.0.gloss.en: holds {quote}, but the passage has no quote (add the quote, or take it out)",
        "21:11: passages.0.gloss.ru: holds {quote}, but the passage has no quote (add the quote, or take it out)",
    ),
    in_memcon(
        "a quote in the source's own language",
        "    gloss:",
        "    quote_language: en\n    gloss:",
        "19:21: passages.0.quote_language: en is the language of the source "
        "(leave it out: it is only for translations)",
    ),
    in_memcon(
        "a quote seen in the source itself",
        "    gloss:",
        "    seen_in: memcon\n    gloss:",
        "19:14: passages.0.seen_in: names this source itself (leave it out, or name the other one)",
    ),
    in_file(
        "terms.yaml",
        "a term that is one day",
        "period: 1993-01-20/2001-01-20",
        "period: 1993-01-20",
        "4:11: 0.period: is one date (from/to, as in 1993-01-20/..)",
    ),
    in_eras(
        "an era that is one date",
        "period: 1985/1991",
        "period: 1985",
        "10:13: eras.0.period: is one date (from/to, as in 1985/..)",
    ),
    in_eras(
        "an era without a first day",
        "period: 1985/1991",
        "period: ../1991",
        "10:13: eras.0.period: has no first day (the day, month or year it begins, then / and its end)",
    ),
    in_eras(
        "an era that is still to come",
        "period: 1991/..",
        "period: 2027/..",
        "13:13: eras.1.period: 2027/.. starts in the future (an era that has begun)",
    ),
    in_eras(
        "two eras of one id", "id: nineties", "id: cold-war", "11:9: eras.1.id: a second era 'cold-war' (another id)"
    ),
    in_eras(
        "an era in a language that the data set does not have",
        "ru: Холодная война",
        "fr: La guerre froide",
        "9:30: eras.0.name.fr: dataset.yaml does not declare the language 'fr' (one of: en, ru)",
    ),
    in_eras(
        "an era without its name",
        "    name: {en: The Cold War, ru: Холодная война}\n",
        "",
        "8:5: eras.0.name: is missing (needed here: id, name, period)",
    ),
    in_eras(
        "an unknown key in an era",
        "period: 1991/..",
        "period: 1991/..\n    color: red",
        "14:5: eras.1.color: is not a known key (one of: id, name, period)",
    ),
]

WRONG_FOLDER = [
    Case(
        "a missing file", {"people.yaml": None}, ["people.yaml:1:1: the file is missing (it says who acts and speaks)"]
    ),
    Case(
        "a missing folder",
        {
            MEMCON_FILE: None,
            ARTICLE_FILE: None,
            MEETING_FILE: None,
            ATTACK_FILE: None,
            "sources/README.md": "",
        },
        ["events:1:1: the folder is missing (it has one file an event)"],
    ),
    Case(
        "a file that does not belong there",
        {"poeple.yaml": PEOPLE, "notes.txt": ""},
        [
            "notes.txt:1:1: is not expected here "
            "(a data set has dataset.yaml, people.yaml, themes.yaml, terms.yaml, events, sources, stories, versions)",
            "poeple.yaml:1:1: is not expected here (did you mean people.yaml?)",
        ],
    ),
    Case(
        "a file of another kind among the sources",
        {"sources/memcon.pdf": ""},
        ["sources/memcon.pdf:1:1: is not expected here (only files whose names end in .yaml)"],
    ),
    Case(
        "a file name that is no id",
        {"sources/Second Memcon.yaml": MEMCON},
        [
            "sources/Second Memcon.yaml:1:1: the file's name is not an id and .yaml "
            "(lower-case words joined by hyphens, such as second-memcon.yaml)"
        ],
    ),
    Case(
        "a file name that ends in .yml",
        {"sources/second.yml": MEMCON},
        [
            "sources/second.yml:1:1: the file's name is not an id and .yaml "
            "(lower-case words joined by hyphens, such as second.yaml)"
        ],
    ),
    Case(
        "a folder with a file's name",
        {"sources/second.yaml/x.yaml": ARTICLE},
        ["sources/second.yaml:1:1: is a folder (a file)"],
    ),
]

GROUPS = [NOT_TEXT, NOT_YAML, REFUSED_YAML, WRONG_SHAPE, BROKEN_RULES, WRONG_FOLDER]
CASES = [case for group in GROUPS for case in group]


def printed(folder):
    return [str(problem) for problem in check(folder, today=TODAY)]


@pytest.mark.parametrize("case", CASES, ids=[case.kind for case in CASES])
def test_check_prints(case, tmp_path):
    assert printed(write_data(tmp_path, case.changes)) == case.printed


def test_ten_thousand_brackets_end_in_one_line_whichever_limit_is_met_first(tmp_path):
    (line,) = printed(write_data(tmp_path, {MEETING_FILE: "title: " + "[" * 10_000}))

    assert line.startswith(f"{MEETING_FILE}:1:")
    assert line.endswith("nested more than 32 levels deep (an event needs 6)")


def test_eras_are_not_broken(tmp_path):
    assert printed(write_data(tmp_path, {"dataset.yaml": CARD + ERAS})) == []


def test_the_small_data_set_is_not_broken(tmp_path):
    assert printed(write_data(tmp_path)) == []
