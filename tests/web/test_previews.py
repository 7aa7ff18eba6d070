"""What a link shows where it is shared: the lines in the head of a page, and the pictures that they name."""

import io
import re
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from explorer.i18n import catalogues
from explorer.paths import assets_folder
from explorer.web.app import PAGES, create_app
from explorer.web.previews import documents_card, picture_of, shortened, source_card, tags
from explorer.web.server import harden
from explorer.web.shelf import Shelf
from tests.builders import make_card, make_dataset, make_event, make_source
from tests.builders import words as w
from tests.web.pages import parsed
from tests.web.parts import with_tag
from tests.web.views import TODAY, shelf_of, view_of

HOSTILE = "\"><script>alert('&amp;')</script>"
HOST = "http://localhost"


def data(**changes):
    return make_dataset(
        [make_event("a", summary=w("They met. " * 60)), make_event("b", date="2001-09-11")],
        [
            make_source(released="2025-08-21", classification="SECRET", **changes),
            make_source(
                "speech",
                kind="speech",
                side="ru",
                releases=[{"date": "2000-06-04", "how": "issued", "extent": "in-full"}],
            ),
        ],
        card=make_card(title=w("Two events"), description=w("For tests.")),
    )


def client_for(data):
    app = create_app(data, assets=assets_folder(), today=lambda: TODAY)
    harden(app, texts=catalogues(), pages=PAGES)
    return app.server.test_client()


@pytest.fixture(scope="module")
def client():
    return client_for(data())


def told(client, path):
    """The lines of a page's head by their names."""
    page = parsed(client.get(path).text)
    lines = [(n.get("property") or n.get("name"), n["content"]) for n in with_tag(page, "meta") if "content" in n]
    lines += [(n["rel"], n["href"]) for n in with_tag(page, "link") if n["rel"] == "canonical"]
    assert len(dict(lines)) == len(lines)
    return dict(lines)


PAGES_AND_PICTURES = [
    ("/", "/", "/preview.png"),
    ("/?themes=talks&lang=ru&x=1", "/?lang=ru&themes=talks", "/preview.png?lang=ru&themes=talks"),
    ("/?known=2024-01-01&source=memo", "/?known=2024-01-01", "/preview.png?known=2024-01-01"),
    ("/search?q=a%20meeting", "/search?q=a%20meeting", "/preview/search.png?q=a%20meeting"),
    ("/documents?sort=title", "/documents?sort=title", "/preview/documents.png?sort=title"),
    ("/event/a?lang=id", "/event/a?lang=id", "/preview/event/a.png?lang=id"),
    ("/source/memo", "/source/memo", "/preview/source/memo.png"),
]


@pytest.mark.parametrize(("path", "address", "picture"), PAGES_AND_PICTURES)
def test_a_page_names_its_address_and_its_picture_in_full(client, path, address, picture):
    head = told(client, path)

    assert (head["og:url"], head["canonical"]) == (HOST + address, address)
    assert head["og:image"] == HOST + picture
    assert (head["og:image:width"], head["og:image:height"], head["og:image:type"]) == ("1200", "630", "image/png")
    assert (head["og:site_name"], head["twitter:card"]) == ("Unsealed", "summary_large_image")
    assert head["og:image:alt"]


@pytest.mark.parametrize("path", [picture for _, _, picture in PAGES_AND_PICTURES[1:]])
def test_the_picture_is_there_and_as_large_as_it_says(client, path):
    answer = client.get(path)

    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    picture = Image.open(io.BytesIO(answer.data))
    assert picture.size == (1200, 630)
    assert len(picture.convert("RGB").getcolors(100_000)) > 10
    assert client.get(path).data == answer.data


def test_each_page_says_what_it_is_about(client):
    home, event, source = (told(client, path) for path in ("/", "/event/a", "/source/memo?lang=ru"))

    assert (home["og:title"], home["og:description"], home["og:type"]) == (
        "Two events · Unsealed",
        "For tests.",
        "website",
    )
    assert (event["og:title"], event["og:type"], event["og:locale"]) == ("Title of a · Unsealed", "article", "en_US")
    assert event["og:description"] == event["description"]
    assert event["og:description"].endswith("They met. They met…")
    assert len(event["og:description"]) <= 200
    assert source["og:locale"] == "ru_RU"
    assert source["og:image:alt"] == "Документ: Title of memo"


@pytest.mark.parametrize("path", ["/class?themes=talks", "/class?known=2024-01-01", "/activity/in-order"])
def test_pages_for_a_class_show_the_timeline(client, path):
    head, query = told(client, path), urlsplit(path).query

    assert head["og:url"] == HOST + path
    assert head["og:image"] == f"{HOST}/preview.png{f'?{query}' if query else ''}"
    assert len(head["og:description"]) > 40


@pytest.mark.parametrize("path", ["/event/gone", "/source/gone?known=2024-01-01", "/source/memo?known=2024-01-01"])
def test_what_is_absent_or_sealed_has_the_picture_of_the_timeline_and_no_address(client, path):
    head, query = told(client, path), urlsplit(path).query

    assert "canonical" not in head
    assert "og:url" not in head
    assert head["og:image"] == f"{HOST}/preview.png{f'?{query}' if query else ''}"
    assert head["og:title"] == "Two events · Unsealed"
    assert not re.search("memo|gone", " ".join(head.values()))


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/preview/event/gone.png",
            "/preview/source/memo.png?known=2024-01-01",
            "/preview/event/b.png?known=2001-01-01",
        ),
        *("/preview/event/A_B.png", "/preview/event.png", "/preview/class.png", "/preview", "/preview/source/memo.svg"),
    ],
)
def test_there_is_no_picture_of_what_is_absent(client, path):
    assert client.get(path).status_code == 404


def test_words_from_data_stay_inside_their_attributes():
    hostile = make_dataset(
        [make_event("a", title=w(HOSTILE), summary=w(HOSTILE))],
        [make_source(title=w(HOSTILE), creator=HOSTILE)],
        card=make_card(title=w(HOSTILE), description=w(HOSTILE)),
    )
    client = client_for(hostile)

    assert told(client, "/event/a")["og:description"] == HOSTILE
    assert HOSTILE in told(client, "/source/memo")["og:image:alt"]
    for path in ("/", "/event/a", "/source/memo", "/class"):
        assert "<script>alert" not in client.get(path).text
    assert client.get("/preview/source/memo.png").status_code == 200


def test_a_host_that_is_an_attack_is_text():
    page = {"title": "a", "description": "b", "language": "en", "address": "/", "alt": "c", "absent": False}
    (url,) = re.findall('<.*"og:url".*', tags(page, 'http://x"><script>/'))

    assert url == '<meta property="og:url" content="http://x&quot;&gt;&lt;script&gt;/">'
    assert "og:locale" in tags({**page, "language": "eo"}, "http://x/")


def test_the_picture_of_a_page_is_named_after_its_path():
    assert [picture_of(a) for a in ("/", "/?a=1&b=2", "/event/a?c=3")] == [
        *("/preview.png", "/preview.png?a=1&b=2", "/preview/event/a.png?c=3")
    ]


@pytest.mark.parametrize(
    ("words", "most", "expected"),
    [
        ("They met.", 20, "They met."),
        ("They  met\nthere.", 20, "They met there."),
        ("They met there.", 10, "They met…"),
        ("They met there.", 9, "They met…"),
        ("They met, then parted.", 11, "They met…"),
        ("Donaudampfschifffahrt", 10, "Donaudamp…"),
        ("", 10, ""),
    ],
)
def test_words_are_cut_at_a_word(words, most, expected):
    assert shortened(words, most) == expected


@given(st.text(max_size=60), st.integers(2, 40))
def test_what_is_cut_is_never_too_long_and_a_beginning(words, most):
    cut, whole = shortened(words, most), " ".join(words.split())

    assert len(cut) <= most
    assert whole.startswith(cut.removesuffix("…")) or cut == whole


def card(query="", name="memo", **changes):
    view = shelf_of(data(**changes)).read(query, f"/source/{name}")
    return source_card(view.known.data.sources[name], view)


def test_a_card_says_what_the_document_is_and_how_long_it_was_sealed():
    made = card()

    assert made.kind == "Memorandum of conversation · United States"
    assert (made.title, made.marking, made.lifted) == ("Title of memo", "SECRET", True)
    assert (made.written, made.released) == ("Written 4 June 2000", "Public 21 August 2025")
    assert (made.between, made.sealed) == ("sealed for 25 years 2 months", 1.0)
    assert (made.foot, made.known) == ("Two events, version 1 · CC-BY-4.0", "")


def test_a_card_of_what_was_public_at_once_has_no_bar():
    made = card(name="speech", query="?known=2024-01-01")

    assert (made.between, made.sealed, made.released, made.marking) == ("", 0.0, "Public at once", "")
    assert made.known == "As known on 1 January 2024"


@pytest.mark.parametrize(
    ("query", "documents", "opened", "share"),
    [("", "2 documents", "1 once sealed", 0.5), ("?known=2024-01-01", "1 document", "0 once sealed", 0.0)],
)
def test_the_card_of_all_documents_counts_those_that_are_open(query, documents, opened, share):
    made = documents_card(view_of(data(), query))

    assert (made.written, made.released, made.sealed) == (documents, opened, share)


def test_a_data_set_without_documents_has_a_card_too():
    shelf = Shelf(make_dataset([], []), catalogues(), lambda: TODAY)

    assert documents_card(shelf.read("", "/documents")).sealed == 0.0
