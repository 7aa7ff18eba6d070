"""References as files: other programs read them, and read what was written."""

from __future__ import annotations

import json
import subprocess
import unicodedata

import bibtexparser
import pypandoc
import pytest
import rispy
from bibtexparser.middlewares import LatexDecodingMiddleware
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.bibliography import FORMS, STYLES, Reference, file_of

FIELDS = ("title", "publisher", "archive", "archive_collection", "archive_location", "number", "version")
HOSTILE = (
    *(
        "{",
        "}",
        "\\",
        "%",
        "$",
        "#",
        "&",
        "_",
        "~",
        "^",
        "`",
        "'",
        '"',
        "--",
        "''",
        ",,",
        "<<",
        "@misc{x,",
        "\\input{x}",
    ),
    *("\n", "\r\n", "TY  - ", "\nER  - \n", "\nTY  - BOOK", "\u2028", "\x85", "\x0b", " and ", "Ж", "é", "=", "=1+1"),
)
hostile = st.lists(
    st.one_of(st.sampled_from(HOSTILE), st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=5)), max_size=8
).map("".join)


def plain(words: str) -> str:
    """As one line, which is what a field can hold."""
    return " ".join(unicodedata.normalize("NFC", words).replace("ˆ", "^").split())  # so pylatexenc reads TeX's ^


@st.composite
def references_(draw):
    item = {"id": "key-1", "type": draw(st.sampled_from(["document", "report", "webpage", "article-newspaper"]))}
    item |= {name: draw(hostile) for name in FIELDS}
    item["title"] = f"T{item['title']}"
    item["author"] = [{"literal": f"A{draw(hostile)}"}]
    item["issued"] = {"date-parts": [[2000, 6]]}
    return Reference(item, f"N{draw(hostile)}", (f"K{draw(hostile)}",))


@settings(max_examples=40)
@given(one=references_())
def test_what_bibtex_reads_is_what_was_written(one):
    written = file_of([one], "bib").decode()
    library = bibtexparser.parse_string(written, append_middleware=[LatexDecodingMiddleware()])
    item = one.item

    assert library.failed_blocks == []
    (entry,) = library.entries
    found = {name: plain(field.value.replace("{", "").replace("}", "")) for name, field in entry.fields_dict.items()}
    kept = ", ".join(item[name] for name in ("archive", "archive_collection", "archive_location") if item[name])
    assert entry.key == "key-1"
    assert found["title"] == bare(item["title"])
    assert found["author"] == bare(item["author"][0]["literal"])
    assert found["note"] == bare(one.note)
    assert found.get("howpublished", "") == bare(kept)


def bare(words: str) -> str:
    """What is left of words where braces, with which TeX groups, are not told apart from those that were written."""
    return plain(words.replace("{", "").replace("}", ""))


@settings(max_examples=40)
@given(some=st.lists(references_(), min_size=1, max_size=3))
def test_what_ris_reads_is_what_was_written(some):
    entries = rispy.loads(file_of(some, "ris").decode())

    assert len(entries) == len(some)
    for one, entry in zip(some, entries, strict=True):
        assert plain(entry["title"]) == plain(one.item["title"])
        assert [plain(name) for name in entry["authors"]] == [plain(one.item["author"][0]["literal"])]
        assert [plain(note) for note in entry["notes"]] == [plain(one.note)]
        assert plain(entry.get("name_of_database", "")) == plain(one.item["archive"])
        assert entry["year"] == "2000"


@settings(max_examples=20)
@given(one=references_())
def test_csl_json_holds_all_of_it(one):
    (found,) = json.loads(file_of([one], "json"))

    assert {name: found[name] for name in one.item} == one.item
    assert found["note"] == one.note


@pytest.mark.parametrize(("form", "name"), [("bib", "biblatex"), ("ris", "ris"), ("json", "csljson")])
def test_pandoc_reads_every_reference_of_the_shipped_data(form, name, references):
    asked = [pypandoc.get_pandoc_path(), "-f", name, "-t", "csljson"]
    found = subprocess.run(asked, input=file_of(references, form), capture_output=True, check=True)
    items = {item["id"]: item for item in json.loads(found.stdout)}

    assert found.stderr == b""
    assert set(items) == {one.item["id"] for one in references}
    assert {key for key, item in items.items() if not item.get("title")} == set()
    urls = {one.item["id"]: one.item["URL"] for one in references if "URL" in one.item}
    assert {key: items[key].get("URL") for key in urls} == urls


def test_a_reader_of_ris_finds_every_reference_of_the_shipped_data(references):
    entries = rispy.loads(file_of(references, "ris").decode())

    assert [entry["id"] for entry in entries] == [one.item["id"] for one in references]


@pytest.mark.parametrize("form", FORMS)
def test_no_references_are_a_valid_file(form):
    content = file_of([], form).decode()

    assert content == ("[]\n" if form == "json" else "")


def test_a_bibliography_has_the_sentence_that_says_how_a_document_opened(references):
    sealed = [one for one in references if one.note][:5]

    for style in STYLES:
        lines = file_of(sealed, "txt", style=style).decode().splitlines()
        assert len(lines) == len(sealed)
        assert all("Opened to the public: " in line for line in lines)


@pytest.mark.parametrize(("form", "style"), [("doc", "chicago"), ("txt", "harvard")])
def test_what_does_not_exist_cannot_be_asked_for(form, style):
    with pytest.raises(KeyError):
        file_of([], form, style=style)
