"""A small data set as files, valid until a test changes it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

CARD = """\
title: {en: A small data set}
subtitle: {en: Two events}
description: {en: For tests.}
version: "1"
licence: CC-BY-4.0
languages: [en, ru]
"""
PEOPLE = """\
bill-clinton:
  name: {en: Bill Clinton}
  side: us
vladimir-putin:
  name: {en: Vladimir Putin}
  side: ru
"""
THEMES = """\
counterterrorism:
  name: {en: Counterterrorism}
nato:
  name: {en: NATO}
"""
TERMS = """\
- person: bill-clinton
  side: us
  office: {en: President}
  period: 1993-01-20/2001-01-20
- person: vladimir-putin
  side: ru
  office: {en: President}
  period: 2000-05-07/..
"""
MEETING = """\
title:
  en: A meeting
  ru: Встреча
date: 2000-06-04
place:
  name: {en: Moscow}
  country: RU
  lat: 55.752
  lon: 37.617
summary:
  en: They met.
  ru: Они встретились.
actors: [bill-clinton, vladimir-putin]
themes: [counterterrorism, nato]
importance: 5
tone:
  value: 2
  reason: {en: They agreed.}
claims:
  - id: asked
    text: {en: One asked the other.}
    evidence:
      - source: memcon
        passage: request
        stance: supports
      - source: article
        passage: report
        stance: contradicts
related:
  - event: 2001-09-11-attack
    kind: leads-to
rests_on: [asked]
before:
  title: {en: A summit}
  summary: {en: They met in public.}
"""
ATTACK = """\
title: {en: An attack}
date: 2001-09-11
summary: {en: It happened.}
themes: [counterterrorism]
importance: 5
claims:
  - id: happened
    text: {en: It happened.}
    evidence:
      - {source: article, passage: report, stance: supports}
rests_on: [happened]
"""
MEMCON = """\
title: {en: Minutes of a meeting}
kind: memorandum-of-conversation
side: us
created: 2000-06-04
language: en
classification: CONFIDENTIAL
releases:
  - date: 2025-08-21
    how: FOIA lawsuit
    extent: in-part
url: https://example.org/memcon
pages: 7
rights: public-domain-us-government
passages:
  - id: request
    locator: p. 3
    speaker: bill-clinton
    quote: coordinated strategy
    gloss:
      en: He asks for a {quote}.
      ru: Он просит о {quote}.
"""
ARTICLE = """\
title: {en: A report in the press}
kind: news-article
side: press
created: 2025-08
language: ru
releases:
  - {date: 2025-08, how: issued}
rights: quotation-only
passages:
  - id: report
    locator: para. 2
    gloss: {en: It says what was said.}
"""
MEETING_FILE, ATTACK_FILE = "events/2000-06-04-meeting.yaml", "events/2001-09-11-attack.yaml"
MEMCON_FILE, ARTICLE_FILE = "sources/memcon.yaml", "sources/article.yaml"
FILES: Mapping[str, str] = {
    "dataset.yaml": CARD,
    "people.yaml": PEOPLE,
    "themes.yaml": THEMES,
    "terms.yaml": TERMS,
    MEETING_FILE: MEETING,
    ATTACK_FILE: ATTACK,
    MEMCON_FILE: MEMCON,
    ARTICLE_FILE: ARTICLE,
}


def write_data(folder: Path, changes: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the data set into *folder*, with other or more files, or without those that are None."""
    for path, content in {**FILES, **(changes or {})}.items():
        if content is not None:
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return folder


def changed(path: str, old: str, new: str) -> dict[str, str]:
    """One file of the data set with its first *old*, which it must have, replaced by *new*."""
    assert old in FILES[path], f"{path} has no {old!r}"
    return {path: FILES[path].replace(old, new, 1)}
