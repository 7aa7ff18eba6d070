"""
TimelineJS JSON -> records: other people's, and our own, which hold our records beside what TimelineJS shows.

The format is that of TimelineJS 3 (timeline.knightlab.com/docs/json-format.html); the older one, in which a timeline
has ``date`` and ``asset``, is turned into it. Texts are HTML there: their words are taken, and what looks they had is
reported. Years are counted as people do, so -44 is 44 BCE.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from explorer.intake.dates import Taken, lasting, of_parts, of_text, order_of
from explorer.intake.mending import with_own
from explorer.intake.reading import CannotTake, Report, json_of, text_of
from explorer.intake.slides import Era, Foreign, Records, Slide, records_of
from explorer.intake.wording import SHAPES, plain_text, shortened, tidy, words_of

OWN = "unsealed"
"""The key under which our own records stand, in an event and in the whole."""

NOT_KEPT = {
    "background": "background left out",
    "autolink": "",
    "unique_id": "",
    "type": "",
    "scale": "",
    "display_date": "",
    "start_date": "",
    "end_date": "",
    "text": "",
    "media": "",
    "group": "",
    "location": "",
    OWN: "",
}
"""Keys of a slide that are looked at, and what is said of those that have no place."""

MEDIA = ("url", "caption", "credit", "alt", "title", "link", "thumbnail")
TIMES = ("hour", "minute", "second", "millisecond")


def read_timelinejs(data: bytes, name: str, report: Report, *, today: date, language: str, title: str = "") -> Records:
    """
    The records that a TimelineJS file holds or makes.

    Args:
        data: Its bytes.
        name: What it is called.
        report: Is told what could not be carried over.
        today: What lies after it has not happened.
        language: Of its words (BCP 47), where they are not ours.
        title: What the data set is called, if not as the file says.

    Raises:
        CannotTake: It is no such file, or has no event.
    """
    told = json_of(text_of(data, name, report, language), name, report)
    told = _of_today(told)
    if not isinstance(told, dict) or not isinstance(told.get("events"), list):
        raise CannotTake(f"{name}: is no TimelineJS file: it has no list of events")
    foreign = _foreign(told, name, report, language, title)
    own = told.get(OWN)
    if isinstance(own, dict):
        events = [(f"slide {n}", event) for n, event in enumerate(told["events"], 1) if isinstance(event, dict)]
        ours = [(where, event.get(OWN), _headline(event)) for where, event in events]
        return with_own(own, ours, foreign, report, today)
    return records_of(foreign, report, today)


def _headline(event: Mapping[str, Any]) -> str:
    text = event.get("text")
    return plain_text(words_of(text.get("headline")))[0] if isinstance(text, dict) else ""


def _foreign(told: Mapping[str, Any], name: str, report: Report, language: str, title: str) -> Foreign:
    first = told.get("title")
    reader = _Reader(report, ours=isinstance(told.get(OWN), dict))
    heading, text, more = reader.words("title", first) if isinstance(first, dict) else ("", "", ())
    for key in told.keys() - {"title", "events", "eras", "scale", OWN}:
        report.say(name, f"{str(key)[:60]!r} left out: no such key is known")
    eras = told.get("eras")
    return Foreign(
        file=name,
        title=title or shortened(heading.replace("\n", " "), 300) or name.rpartition(".")[0] or name,
        slides=list(reader.slides(told["events"])),
        text=text,
        eras=list(reader.eras(eras)) if isinstance(eras, list) else (),
        more=more,
        language=language,
    )


class _Reader:
    """Reads slides, and says what it leaves."""

    def __init__(self, report: Report, *, ours: bool) -> None:
        self._report = report
        self._ours = ours

    def slides(self, events: Sequence[Any]) -> Iterator[Slide]:
        """Those that have a date."""
        for number, event in enumerate(events, 1):
            where = f"slide {number}"
            if not isinstance(event, dict):
                self._report.say(where, "left out: it is no object")
                continue
            dated = self._dates(where, event)
            title, text, more = self.words(where, event)
            if dated is None:
                continue
            said = self._said(event)
            yield Slide(
                where=where,
                date=dated,
                title=" ".join(title.split()),
                text=text,
                groups=self._groups(event),
                said=said,
                place=self._place(where, event),
                more=more,
            )

    def eras(self, eras: Sequence[Any]) -> Iterator[Era]:
        """Those that have a first and a last day."""
        for number, era in enumerate(eras, 1):
            where = f"era {number}"
            dated = self._dates(where, era) if isinstance(era, dict) else None
            if dated is None or not isinstance(era, dict):
                continue
            title, _, _ = self.words(where, era)
            period = dated if "/" in dated else f"{dated}/{dated}"
            yield Era(where, shortened(" ".join(title.split()), 300) or where, period)

    def words(self, where: str, slide: Mapping[str, Any]) -> tuple[str, str, tuple[str, ...]]:
        """Headline, text, and lines for which there is no field."""
        text = slide.get("text")
        told = text if isinstance(text, dict) else {"text": words_of(text)}
        more = list(self._media(where, slide.get("media")))
        for key, value in slide.items():
            if key not in NOT_KEPT:
                more.append(self._odd(where, str(key), value))
            elif NOT_KEPT[key] and value:
                self._report.say(where, NOT_KEPT[key])
        headline, body = (self._plain(where, words_of(told.get(key))) for key in ("headline", "text"))
        return headline, body, tuple(line for line in more if line)

    def _plain(self, where: str, html: str) -> str:
        words, lost = plain_text(html)
        if lost & SHAPES and not self._ours:
            self._report.count("slide", where, "bold, lists and other looks of the text left out")
        for tag in sorted(lost - SHAPES):
            self._report.say(where, f"<{tag[:20]}> in the text left out")
        return words

    def _odd(self, where: str, key: str, value: Any) -> str:
        words = tidy(words_of(value))
        kept = "its words are kept in a passage" if words else "left out"
        self._report.say(where, f"{key[:60]!r} is no key that is known: {kept}")
        return f"{tidy(key)}: {words}" if words else ""

    def _media(self, where: str, media: Any) -> Iterator[str]:
        """What media say, in words: nobody knows their date, kind or side, so they are no source."""
        if not isinstance(media, dict):
            return
        told = dict[str, str]()
        for key in MEDIA:
            words = words_of(media.get(key))
            told[key] = self._plain(where, words) if key in {"caption", "credit"} else tidy(words)
        lines = [f"{key}: {words}" for key, words in told.items() if words]
        if lines:
            yield f"media {'; '.join(lines)}"
            self._report.count(
                "slide", where, "media are no source (no date, kind or side): kept as words in a passage"
            )

    def _groups(self, event: Mapping[str, Any]) -> tuple[str, ...]:
        group = plain_text(plain_text(words_of(event.get("group")))[0])[0]
        return (" ".join(group.split()),) if group else ()

    def _said(self, event: Mapping[str, Any]) -> str:
        """How the file words the date."""
        dates = (event, event.get("start_date"), event.get("end_date"))
        words = [words_of(found.get("display_date")) for found in dates if isinstance(found, dict)]
        return " – ".join(plain_text(plain_text(word)[0])[0] for word in words if word.strip())

    def _dates(self, where: str, slide: Mapping[str, Any]) -> str | None:
        start, end = (self._date(where, slide.get(key), key) for key in ("start_date", "end_date"))
        if start is None:
            self._report.say(where, f"left out: an event needs a date ({_headline(slide)[:60]})")
            return None
        return lasting(start, end, where, self._report)

    def _date(self, where: str, told: Any, key: str) -> str | None:
        if told in (None, "") or (isinstance(told, dict) and not any(words_of(v).strip() for v in told.values())):
            return None
        try:
            taken = of_parts(told) if isinstance(told, dict) else Taken(*of_text(words_of(told)))
        except ValueError as error:
            self._report.say(where, f"{key.replace('_', ' ')}: {error}")
            return None
        if taken.lost:
            self._report.say(where, taken.lost)
        if isinstance(told, dict) and any(words_of(told.get(time)).strip() not in {"", "0"} for time in TIMES):
            shown = ":".join((words_of(told.get(time)).strip() or "0").zfill(2) for time in TIMES[:2])
            self._report.say(where, f"time of day left out: {shown}")
        return taken.edtf

    def _place(self, where: str, event: Mapping[str, Any]) -> dict[str, Any] | None:
        told = event.get("location")
        if not isinstance(told, dict):
            return None
        name = tidy(words_of(told.get("name")))
        try:
            lat, lon = float(words_of(told.get("lat"))), float(words_of(told.get("lon")))
        except ValueError:
            lat = lon = 999.0
        if not name or not (-90 <= lat <= 90 and -180 <= lon <= 180):
            self._report.say(where, f"place left out: it has no name, or no point of the globe ({name[:60]})")
            return None
        return {"name": shortened(name, 300), "lat": lat, "lon": lon}


def _of_today(told: Any) -> Any:
    """The older form of the file as the newer one; others as they are."""
    if not isinstance(told, dict) or not isinstance(told.get("timeline"), dict):
        return told
    old = told["timeline"]
    dates, eras = old.get("date"), old.get("era")
    dates, eras = (part if isinstance(part, list) else [] for part in (dates, eras))
    order = order_of(words_of(part.get("startDate")) for part in dates if isinstance(part, dict))
    return {
        "title": {"text": {"headline": old.get("headline"), "text": old.get("text")}, "media": old.get("asset")},
        "events": [_slide_of_old(part, order or "month") for part in dates],
        "eras": [_slide_of_old(part, order or "month") for part in eras],
    }


def _slide_of_old(old: Any, order: str) -> Any:
    if not isinstance(old, dict):
        return old
    made = {
        "start_date": _date_of_old(old.get("startDate"), order),
        "end_date": _date_of_old(old.get("endDate"), order),
        "text": {"headline": old.get("headline"), "text": old.get("text")},
        "media": old.get("asset"),
        "group": old.get("tag"),
    }
    others = {k: v for k, v in old.items() if k not in {"startDate", "endDate", "headline", "text", "asset", "tag"}}
    return {**{key: value for key, value in others.items() if value}, **made}


def _date_of_old(told: Any, order: str) -> Any:
    """``2011,12,10`` as its parts; others as EDTF."""
    words = words_of(told).strip()
    if not words:
        return None
    if "," in words:
        return dict(zip(("year", "month", "day", "hour", "minute"), words.split(","), strict=False))
    try:
        return of_text(words, order).edtf
    except ValueError:
        return words
