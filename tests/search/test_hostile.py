"""Whatever somebody writes into the search box: it is read, answered and told, and nothing fails."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from explorer.search import Kind, Marker, Scope, Telling
from tests.search.finding import shipped_desk

HOSTILE = (
    *('"', '"""', "'", "“", "«»", "‘’", "`", '"\'"', '"NATO', 'NATO"', '" "', '"-" "*"', '"' * 999),
    *("(", ")", "()", "((((NATO", "NATO))))", "[]", "{}", "[a-z]", "(a OR b", "a) OR (b", "(" * 5000 + ")" * 5000),
    *(
        "OR",
        "OR OR OR",
        "AND",
        "NOT",
        "AND AND",
        "| | |",
        "-",
        "--",
        "---NATO",
        "- NATO",
        "-OR",
        "+",
        "+NATO",
        "-*",
        "*",
    ),
    *("**", "* *", "*NATO", "N*TO", "?", "NAT?", "NATO~2", "NATO^5", "title:NATO", "body:x", "key:event", "_exists_:x"),
    *(
        "kind:",
        "kind:*",
        "kind:(",
        "kind:,",
        "kind:event,",
        ":",
        "::",
        ":::",
        "actor::",
        "actor:-",
        "side:us:ru",
        "a:b:c",
    ),
    *("actor:\x00", "before:", "before:0", "before:9999999999", "before:Y-292277022656", "after:Y292277026595"),
    *("sealed:0000-00-00", "sealed:9999-12-31", "sealed:0001-01-01", "before:../..", "before:2001/..", "after:XXXX"),
    *("before:2001,2002,2003", "-sealed:2001-09-10 -before:1990", "theme:" + "nato," * 100, "status:silent OR -x"),
    *("a" * 10_000, "a " * 5_000, "a* " * 100, "a-" * 5_000, "слово " * 2_000, "-x " * 500, "kind:event " * 300),
    *('"' + "of the " * 60 + '"', "of the and a in", "the", "и в на", "yang di dan", " OR ".join(["the"] * 39)),
    *(
        "(a+)+$",
        "a*" * 50,
        "(a|a)*b",
        "^(a+)+$",
        ".*",
        ".*.*.*.*=",
        r"\d+",
        r"\\",
        "[[:alpha:]]",
        "(?=a)*",
        "a{1,9999}",
    ),
    *("a.*", "(.*)*", "x" * 59 + "*", "é" * 300 + "*", "1*", "aa* bb* cc* dd* ee* ff*", "s* t* r*"),
    *(
        "🙂",
        "🙂*",
        '"🙂 🙂"',
        "👩‍👩‍👧‍👦",
        "🇷🇺 🇺🇸",
        "NATO🙂Putin",
        "①②③",
        "½*",
        "㈠*",
        "⑴*",
        "ﷺ",
        "ﷺ*",
        "ﬁ*",
        "™",
        "№ 5",
        "𝐏𝐮𝐭𝐢𝐧*",
    ),
    *(
        "\x00",
        "NATO\x00Putin",
        "\x00*",
        "\x1b[31mred",
        "\r\n\r\n",
        "\t",
        "\x7f",
        "\x85",
        "a\u2028b",
        "\ufeffNATO",
        "\ufffe",
    ),
    *("\ud800", "\udfff*", "NATO\ud83d", '"\ud800 a"', "actor:\udc00"),
    *("Z̷̢̛͎͙̗a̵l̴g̸o̶" * 20, "\u0301" * 400, "\u0301*", "e" + "\u0301" * 300, "й" * 300, "и\u0306" * 300),
    *("\u202eОТАН", "\u200f\u200e", "שלום", "مرحبا*", "\u2067NATO\u2069", "\u200bNATO", "NA\u00adTO", "N\u200dA"),
    *("北约", "北*", "ไทย", "ß*", "İ*", "ı", "ǆ", "ΐ", "ŉ", "ᾳ", "ﬃ*", "Ⅻ", "1º"),
    *(
        "'; DROP TABLE events; --",
        "<script>alert(1)</script>",
        "${jndi:ldap://x}",
        "{{7*7}}",
        "%s%n",
        "../../etc/passwd",
    ),
    *("%00", "&amp;", "\\u0000", "NaN", "null", "None", "true", "-1", "1e999", "0x0", "٣", "٢٠٠١", "before:٢٠٠١"),
    *(
        "~",
        "~putin",
        "_",
        "of_the",
        "a_b*",
        "__class__",
        "text:a:b:c",
        "event:",
        "passage:x:y",
        "'s",
        "’s",
        "''''",
        "o'''o",
    ),
)


def ask(written: str, day: str | None = None) -> None:
    """Everything that a page asks for a query."""
    desk = shipped_desk(day)
    search, scope = desk.search, Scope()
    query = search.read(written)
    found = search.find(query, scope, 3)
    assert len(found.results) <= 3
    told = search.facets(found, scope)
    assert told.total >= len(found.results)
    assert bool(told.total) == bool(found.results)
    spellings = search.spellings(query, scope)
    assert len(spellings) <= 3
    typed = search.typing(query, scope, 2)
    for answer, marker in (
        (found, Marker(query, search.names)),
        (typed, Marker(typed.query, search.names, typing=True)),
    ):
        for result in answer.results:
            said = Telling(desk.data, marker, "ru").tell(result)
            assert said.title.pieces
            assert Kind(result.kind)


@pytest.mark.parametrize("written", HOSTILE, ids=range(len(HOSTILE)))
def test_whatever_is_written_is_answered(written):
    ask(written)


PIECES = st.sampled_from(
    (
        *('"', "“", "-", "*", " OR ", " ", " ", "(", ")", ":", ",", "'", "\\", "/", "~", "^", ".", "+", "[", "\x00"),
        *(
            "actor:",
            "kind:",
            "theme:",
            "side:us",
            "before:",
            "sealed:2001-09-10",
            "2001-09",
            "putin",
            "НАТО",
            "the",
            "a",
        ),
    )
)


@settings(max_examples=40)
@given(
    st.one_of(st.text(max_size=60), st.lists(PIECES, max_size=20).map("".join)), st.sampled_from([None, "2001-09-10"])
)
@example("sealed:2001-09-10 the", "2001-09-10")
def test_any_text_is_answered_on_any_day(written, day):
    ask(written, day)
