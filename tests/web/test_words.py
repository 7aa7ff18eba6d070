"""Every word on the screen comes from the catalogue or from the data set."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from explorer.i18n import catalogues
from explorer.web.pages import page
from explorer.web.shelf import Shelf
from tests.builders import (
    make_claim,
    make_dataset,
    make_era,
    make_event,
    make_evidence,
    make_passage,
    make_person,
    make_source,
    make_term,
)
from tests.builders import words as w
from tests.web.parts import nodes
from tests.web.views import CANVAS, TODAY

SPOKEN = (
    "aria-label",
    "aria-valuetext",
    "title",
    "placeholder",
    "data-tip",
    "data-title",
    "data-caption",
    "data-stops",
)
ALLOWED = {"Unsealed", "EN", "SECRET", "English"}  # the name, a tag, a marking, what CLDR calls a language
ALLOWED |= {"SVG", "PDF", "HTML"}  # names of formats
ALLOWED |= {"CSV", "XLSX", "JSON", "Lines", "Parquet", "YAML", "Data", "Package"}  # of files of data
ALLOWED |= {"BibTeX", "RIS", "CSL", "Chicago", "TimelineJS", "iCalendar"}  # and of those for other programs
ADDRESSES = {"/source/memo", "/source/press"}  # of pages of documents, as those who cite them need them
ALLOWED |= {"APA", "MLA", "BibTeX", "RIS", "CSL", "JSON"}  # of styles and files of references
WRITTEN = {"citation", "permalink"}  # by a style, in its own words; an address
MONTHS = set(catalogues()["en"].locale.months["stand-alone"]["abbreviated"].values())


def bracketed():
    """English with every entry in brackets, so that what has none comes from elsewhere."""
    english = catalogues()["en"]

    def marked(key, entry):
        if key == "language.locale":
            return entry
        return {form: f"⟦{text}⟧" for form, text in entry.items()} if isinstance(entry, Mapping) else f"⟦{entry}⟧"

    return replace(english, entries={key: marked(key, entry) for key, entry in english.entries.items()})


def dataset():
    """A data set whose words are all written in Greek, which no catalogue is."""
    passage = make_passage(gloss=w("γ {quote} γ"), quote="λ", locator=w("σ"))
    claim = make_claim(text=w("δ"), evidence=[make_evidence(), make_evidence("press", "contradicts")])
    changes = {"summary": w("β"), "claims": [claim], "tone": {"value": 2, "reason": w("ρ")}}
    related = [{"event": "b", "kind": "leads-to"}]
    made = make_dataset(
        [
            make_event("a", title=w("α"), related=related, **changes),
            make_event("b", title=w("ε"), date="2001-05~/2003", actors=["bob"], themes=["arms"], **changes),
        ],
        [
            make_source(
                released="2025-08-21",
                title=w("τ"),
                classification="SECRET",
                pages=7,
                passages=[passage, make_passage("end", gloss=w("γ"))],
            ),
            make_source("press", side="press", title=w("τ"), passages=[passage]),
        ],
        terms=(make_term(office=w("ο")), make_term("bob", "1999/..", side="ru", office=w("ο"))),
        people={"ann": make_person(name=w("Αννα")), "bob": make_person("bob", name=w("Βοβ"))},
    )
    themes = {key: theme.model_copy(update={"name": made.events[0].title}) for key, theme in made.themes.items()}
    card = made.card.model_copy(
        update={**dict.fromkeys(("title", "subtitle", "description"), made.events[0].title), "licence": "—"}
    )
    return made.model_copy(
        update={"themes": themes, "card": card.model_copy(update={"eras": (make_era(name=w("η")),)})}
    )


@pytest.fixture(scope="module")
def shelf():
    return Shelf(dataset(), {"en": bracketed()}, lambda: TODAY)


def texts(parts):
    """All texts and spoken names of some trees."""
    for part in parts:
        if isinstance(part, str):
            yield part
    for node in nodes(parts):
        if WRITTEN & set(str(node.get("class", "")).split()):
            continue
        yield from (child for child in node["children"] if isinstance(child, str))
        yield from (node[name] for name in SPOKEN if name in node)


def unexplained(text):
    """What of a text is neither in brackets, nor a page's own address, nor allowed: words of Latin letters."""
    if text in ADDRESSES:
        return []
    while (shorter := re.sub(r"⟦[^⟦⟧]*⟧", " ", text)) != text:
        text = shorter
    return [word for word in re.findall(r"[A-Za-z]{2,}", text) if word not in ALLOWED | MONTHS]


@pytest.mark.parametrize(
    "query",
    [
        *("", "?event=a&tails=all", "?event=a&claim=asked", "?event=b&source=memo&passage=opening", "?source=press"),
        *(
            "?as=table",
            "?as=table&lanes=side&from=2001&to=2002",
            "?lanes=status&curve=off",
            "?lanes=person&known=2001-01-01",
        ),
        *(
            "?from=2000-06-01&to=2000-06-20",
            "?beside=2001&from=2003&to=2003",
            "?persons=ann,bob",
            "?align=a,b",
            "?themes=arms&event=a",
        ),
    ],
)
def test_every_word_on_the_screen_comes_from_the_catalogue_or_the_data(shelf, query):
    assert unexplained_on(page(shelf, query, CANVAS)) == {}


@pytest.mark.parametrize(
    ("path", "query"),
    [
        *(("/event/a", ""), ("/event/a", "?known=2001-01-01"), ("/event/b", "?claim=asked&known=2001-06-01")),
        ("/event/a", "?claim=asked&passage=opening&source=memo&with=press:opening"),
        *(("/source/memo", ""), ("/source/press", "?claim=asked&event=a&passage=opening&known=2010-01-01")),
        *(("/event/nothing", ""), ("/source/nothing", ""), ("/source/memo", "?known=2001-01-01")),
    ],
)
def test_every_word_on_a_page_of_one_record_comes_from_the_catalogue_or_the_data(shelf, path, query):
    assert unexplained_on(page(shelf, query, CANVAS, path)) == {}


def unexplained_on(told):
    """All texts of a page with what of each comes from elsewhere."""
    said = [text for parts in told["parts"].values() for text in texts(parts)] + list(told["names"].values())
    return {text: found for text in said if (found := unexplained(text))}
