"""Who and what there is in the made-up history, and its words in three languages."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

LANGUAGES = ("en", "id", "ru")
FIRST, LAST = date(1946, 1, 1), date(2024, 12, 31)

Words = dict[str, str]


def words(en: str, id: str, ru: str) -> Words:
    """A text in the three languages."""
    return {"en": en, "id": id, "ru": ru}


THEMES = {
    "grain": words("Grain", "Gandum", "Зерно"),
    "rivers": words("Rivers", "Sungai", "Реки"),
    "railways": words("Railways", "Kereta api", "Железные дороги"),
    "fisheries": words("Fisheries", "Perikanan", "Рыболовство"),
    "borders": words("Borders", "Perbatasan", "Границы"),
    "summits": words("Summits", "Pertemuan puncak", "Встречи"),
    "mail": words("Mail", "Pos", "Почта"),
    "lighthouses": words("Lighthouses", "Mercusuar", "Маяки"),
}
PLACES = (
    ("Northport", 61.5, -149.5),
    ("Southmouth", -33.9, 151.2),
    ("Midvale", 46.2, 6.1),
    ("Eastgate", 43.1, 131.9),
    ("Westhaven", 51.5, -0.1),
    ("Lakeside", 46.8, 9.8),
    ("Stonebridge", 59.9, 30.3),
    ("Longshore", 21.3, -157.8),
)
_FIRST_NAMES = ("Anna", "Boris", "Carla", "Dmitri", "Elsa", "Fyodor", "Greta", "Hugo", "Irina", "Jonas", "Klara", "Lev")
_LINES = (  # side, post, office, family names, how many years a term lasts
    ("us", "head-of-state", words("President of the North", "Presiden Utara", "Президент Севера"), "North", 8),
    ("ru", "head-of-state", words("President of the South", "Presiden Selatan", "Президент Юга"), "South", 10),
    ("us", "foreign-minister", words("Envoy of the North", "Utusan Utara", "Посланник Севера"), "Norris", 7),
    ("ru", "foreign-minister", words("Envoy of the South", "Utusan Selatan", "Посланник Юга"), "Sutter", 9),
)
_BODIES = {
    "the-league": ("un", words("The League", "Liga", "Лига")),
    "the-alliance": ("nato", words("The Alliance", "Aliansi", "Союз")),
    "the-ferrymen": ("other", words("The Ferrymen's Union", "Serikat Tukang Feri", "Союз паромщиков")),
    "the-daily-tide": ("press", words("The Daily Tide", "Harian Pasang", "«Ежедневный прилив»")),
}


def terms() -> list[dict[str, Any]]:
    """Who governed when: in each office one after the other, the last one until now."""
    found = []
    for side, post, office, family, years in _LINES:
        start = FIRST
        for n, name in enumerate(_FIRST_NAMES):
            end = start + timedelta(days=365 * years + 31 * (n % 5))
            last = end >= LAST
            person = f"{name}-{family}".lower()
            period = f"{start}/.." if last else f"{start}/{end}"
            found.append({"person": person, "side": side, "post": post, "office": office, "period": period})
            if last:
                break
            start = end
    return found


def shared_files() -> dict[str, Any]:
    """The files that each data set has once."""
    people: dict[str, Any] = {
        term["person"]: {
            "name": {"en": term["person"].replace("-", " ").title()},
            "short": {"en": f"{term['person'][0].upper()}. {term['person'].partition('-')[2].title()}"},
            "side": term["side"],
            "role": term["office"],
        }
        for term in terms()
    }
    people |= {key: {"name": name, "kind": "organisation", "side": side} for key, (side, name) in _BODIES.items()}
    card = {
        "title": words("Made-up talks", "Perundingan rekaan", "Вымышленные переговоры"),
        "subtitle": words("For measuring", "Untuk pengukuran", "Для измерений"),
        "description": words(
            "Events that never happened, as many as wanted.",
            "Peristiwa yang tidak pernah terjadi, sebanyak yang diinginkan.",
            "События, которых не было, сколько угодно.",
        ),
        "version": "1",
        "licence": "CC0-1.0",
        "languages": list(LANGUAGES),
    }
    themes = {key: {"name": name} for key, name in THEMES.items()}
    return {"dataset.yaml": card, "people.yaml": people, "themes.yaml": themes, "terms.yaml": terms()}


def in_office(side: str) -> list[tuple[int, str]]:
    """For one side's heads of state the first day (ordinal) of each term, ascending, and who it is."""
    found = [t for t in terms() if t["side"] == side and t["post"] == "head-of-state"]
    return [(date.fromisoformat(t["period"].partition("/")[0]).toordinal(), t["person"]) for t in found]


OTHERS = (*(t["person"] for t in terms() if t["post"] == "foreign-minister"), *_BODIES)
