"""What somebody wrote into the search box, read."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from explorer.search.query import LONGEST, MOST, Atom, Note, Operator, Remark, less, plain, read, toggled, without

KNOWN = {
    Operator.ACTOR: {"putin": ("vladimir-putin",), "bush": ("george-h-w-bush", "george-w-bush")},
    Operator.THEME: {"nato": ("nato",), "arms control": ("arms-control",)},
    Operator.KIND: {"claim": ("claim",), "cable": ("cable",)},
    Operator.SIDE: {"us": ("us",), "ru": ("ru",)},
    Operator.STATUS: {"disputed": ("disputed",)},
    Operator.BEFORE: {"2001": ("2001",)},
    Operator.AFTER: {"1999-12": ("1999-12",)},
    Operator.SEALED: {"2001-09-10": ("2001-09-10",)},
}


def values(operator: Operator, value: str) -> tuple[str, ...]:
    return KNOWN[operator].get(value.lower(), ())


def asked(written: str):
    return read(written, values)


def shown(atom: Atom) -> str:
    """An atom in a few characters: word, wor*, "a phrase", joined+words, name=value|value."""
    if atom.operator:
        return f"{atom.operator}={'|'.join(atom.values)}"
    found = "+".join(atom.words) + "*" * atom.beginning
    return f'"{found}"' if atom.phrase else found


def read_as(written: str) -> str:
    """What was read: groups, or-ed with a bar, then what may not be there, then the remarks."""
    query = asked(written)
    groups = [" | ".join(map(shown, group)) for group in query.groups]
    without = [f"-{shown(atom)}" for atom in query.without]
    return "; ".join([*groups, *without]) + "".join(f" [{note.remark}: {note.words}]" for note in query.notes)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        # words
        ("", ""),
        ("   ", ""),
        ("putin", "putin"),
        ("Putin NATO", "putin; nato"),
        ("  putin \t\n nato  ", "putin; nato"),
        ("putin putin PUTIN", "putin"),
        ("putin, nato; (1999)", "putin; nato; 1999"),
        ("Горбачёв", "горбачев"),
        ("Clinton’s", "clinton"),
        ("F-16", "f+16"),
        ("START-2/3", "start+2+3"),
        ("one—two", "one+two"),
        # phrases
        ('"coordinated strategy"', '"coordinated+strategy"'),
        ("“coordinated strategy”", '"coordinated+strategy"'),
        ("„coordinated strategy“", '"coordinated+strategy"'),
        ("«Общий враг»", '"общий+враг"'),
        ("»ein Wort« “x”", '"ein+wort"; "x"'),
        ("‹a b›", '"a+b"'),
        ("＂a b＂", '"a+b"'),
        ('"nato"', '"nato"'),
        ('putin "bin laden" nato', 'putin; "bin+laden"; nato'),
        ('"kind:claim"', '"kind+claim"'),
        ('"-not OR"', '"not+or"'),
        ('"strateg*"', '"strateg"'),
        ("it's o'clock", "it; oclock"),
        # not
        ("-kosovo", "-kosovo"),
        ("iraq -kosovo", "iraq; -kosovo"),
        ('iraq -"no fly zone"', 'iraq; -"no+fly+zone"'),
        ("iraq -kind:claim", "iraq; -kind=claim"),
        ("iraq --kosovo", "iraq; -kosovo"),
        ("-secur*", "-secur*"),
        # or
        ("iraq OR afghanistan", "iraq | afghanistan"),
        ("a OR b OR c d", "a | b | c; d"),
        ("iraq | afghanistan", "iraq | afghanistan"),
        ("ирак ИЛИ афганистан", "ирак | афганистан"),
        ("irak ATAU afganistan", "irak | afganistan"),
        ("iraq or afghanistan", "iraq; or; afghanistan"),
        ('"a b" OR kind:claim', '"a+b" | kind=claim'),
        ("kind:claim OR side:us", "kind=claim | side=us"),
        # beginnings
        ("secur*", "secur*"),
        ("s*", "s"),
        ("no-secur*", "no+secur*"),
        ("secur**", "secur*"),
        # operators
        ("actor:putin", "actor=vladimir-putin"),
        ("actor:bush", "actor=george-h-w-bush|george-w-bush"),
        ("ACTOR:Putin", "actor=vladimir-putin"),
        ("theme:nato", "theme=nato"),
        ('theme:"arms control"', "theme=arms-control"),
        ("theme:“arms control”", "theme=arms-control"),
        ("kind:claim,cable", "kind=claim|cable"),
        ("kind:claim,,cable,", "kind=claim|cable"),
        ("side:us,ru,us", "side=us|ru"),
        ("status:disputed", "status=disputed"),
        ("before:2001", "before=2001"),
        ("after:1999-12", "after=1999-12"),
        ("sealed:2001-09-10", "sealed=2001-09-10"),
        ("nato kind:claim putin", "nato; kind=claim; putin"),
        # what makes no sense is plain words
        ('"coordinated strategy', "coordinated; strategy [quote: ]"),
        ('"a b" "c d', '"a+b"; c; d [quote: ]'),
        ('"', " [quote: ]"),
        ('""', ' [alone: ""]'),
        ('"…"', ' [alone: ""]'),
        ("-", " [alone: -]"),
        ("*", " [alone: *]"),
        ("-*", " [alone: *]"),
        ("()", " [alone: ()]"),
        ("🙂", " [alone: 🙂]"),
        ("OR", " [alone: OR]"),
        ("OR iraq", "iraq [alone: OR]"),
        ("iraq OR", "iraq [alone: OR]"),
        ("iraq OR OR kosovo", "iraq | kosovo [alone: OR]"),
        ("iraq OR -kosovo", "iraq; -kosovo [alone: OR]"),
        ("-iraq OR kosovo", "kosovo; -iraq [alone: OR]"),
        ("| |", " [alone: |]"),
        ("kind:", "kind"),
        (":claim", "claim"),
        ("kind: claim", "kind; claim"),
        ("kind:elephant", "kind; elephant [value: kind:elephant]"),
        ("kind:claim,elephant", "kind; claim+elephant [value: kind:claim,elephant]"),
        ("side:,", "side [value: side:,] [alone: ,]"),
        ('theme:""', 'theme [value: theme:""]'),
        ("-kind:elephant", "-kind; -elephant [value: kind:elephant]"),
        ("before:soon", "before; soon [value: before:soon]"),
        ("sealed:2001", "sealed; 2001 [value: sealed:2001]"),
        ("colour:red", "colour; red"),
        ("https://example.org/a", "https; example+org+a"),
        ("12:30", "12+30"),
    ],
)
def test_a_query_is_read(written, meant):
    assert meant == read_as(written)


def test_a_query_of_nothing_is_no_query():
    assert [False, False, True, True] == [bool(asked(text)) for text in ("", "- *", "iraq", "-iraq")]


def test_it_is_told_what_is_asked_for_by_name_and_what_words_are_sought():
    query = asked('iraq OR kind:claim side:us -nato "no fly"')

    assert ["side=us"] == [shown(atom) for atom in query.operators]
    assert ["iraq", '"no+fly"'] == [shown(atom) for atom in query.sought]


def test_atoms_say_how_they_were_written():
    written = "Putin, «общий враг» (Clinton’s) kind:claim -side:us secur*"
    query = asked(written)

    assert ["Putin", '"общий враг"', "Clinton’s", "kind:claim", "secur*"] == [g[0].written for g in query.groups]
    assert ["side:us"] == [atom.written for atom in query.without]


def test_what_is_too_long_is_cut_and_said_so():
    query = asked("word " * 1000)

    assert LONGEST >= len(query.text)
    assert (Note(Remark.CUT, ""),) == query.notes
    assert MOST == len(asked(" ".join(f"w{n}" for n in range(60))).groups)


def test_a_word_that_is_asked_for_twice_is_one():
    assert 1 == len(asked("nato nato").groups)
    assert 1 == len(asked("-nato -nato").without)
    assert 1 == len(asked("nato OR nato").groups[0])


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("a\x00b", "a b"),
        ("a\r\n\tb\u2028c", "a b c"),
        ("\u202eabc\u200f", "abc"),
        ("\ud800x", "x"),
        ("e\u0301", "é"),
        ("a" * 10_000, "a" * 8 * LONGEST),
    ],
)
def test_what_cannot_be_seen_is_left_out(written, left):
    assert left == plain(written)


PIECES = st.sampled_from(
    [
        *('"', "“", "”", "«", "»", "-", "*", "OR", "ИЛИ", "|", " ", " ", "(", ")", ":", ",", "'", "’"),
        *("actor:", "kind:claim", "side:us,", "before:2001", "sealed:", "putin", "nato", "бин", "ё", "x", "\x00"),
    ]
)
ANYTHING = st.one_of(st.text(max_size=80), st.lists(PIECES, max_size=25).map("".join))


@given(ANYTHING)
@example("a" * 10_000)
@example('"' * 501)
@example("\ud800\udc00 \ud800")
@example("a OR " * 300)
def test_any_text_is_read(written):
    query = asked(written)

    assert len(query.text) <= LONGEST
    assert unicodedata.is_normalized("NFC", query.text)
    assert all(atom.words or atom.operator for group in query.groups for atom in group)
    assert all(group for group in query.groups)
    assert all(word for atom in query.sought for word in atom.words)


@given(ANYTHING)
def test_what_was_read_is_read_the_same_again(written):
    query = asked(written)
    again = asked(query.text)

    assert (query.text, query.groups, query.without) == (again.text, again.groups, again.without)


def turned(written: str, operator: Operator, value: str) -> str:
    return toggled(asked(written), operator, value)


@pytest.mark.parametrize(
    ("written", "value", "then"),
    [
        ("", "us", "side:us"),
        ("nato", "us", "nato side:us"),
        ("side:us nato", "us", "nato"),
        ("nato side:us", "ru", "nato side:us,ru"),
        ("side:us,ru nato", "us", "nato side:ru"),
        ("SIDE:US nato", "us", "nato"),
        ("nato -side:us", "us", "nato -side:us side:us"),
        ("side:us OR nato", "ru", "side:us OR nato side:ru"),
        ("kind:claim", "us", "kind:claim side:us"),
        ('"nato', "us", '"nato side:us'),
    ],
)
def test_a_value_of_an_operator_is_put_in_and_taken_out(written, value, then):
    assert then == turned(written, Operator.SIDE, value)


@given(
    st.lists(st.sampled_from(["nato", "-iraq", '"no fly"', "side:us", "side:ru,us", "kind:claim"]), max_size=5),
    st.sampled_from(["us", "ru"]),
)
def test_what_is_put_in_is_asked_for_and_what_is_taken_out_is_not(parts, value):
    parts = [part for n, part in enumerate(parts) if not part.startswith("side:") or "side:" not in "".join(parts[:n])]
    before = asked(" ".join(parts))
    after = asked(toggled(before, Operator.SIDE, value))
    held = [{v for atom in q.operators if atom.operator is Operator.SIDE for v in atom.values} for q in (before, after)]

    assert {value} == held[0] ^ held[1]
    assert less(before, Operator.SIDE).groups == less(after, Operator.SIDE).groups


def test_a_theme_in_curly_quotes_can_be_taken_out():
    assert "nato" == turned("theme:“arms control” nato", Operator.THEME, "arms-control")


def test_a_part_is_taken_out_where_it_stands():
    query = asked("inside:us side:us")

    assert "inside:us" == without(query, query.operators[0])


def test_a_value_is_taken_out_of_the_operator_that_has_it():
    assert "side:us" == turned("side:us side:ru", Operator.SIDE, "ru")


def test_what_is_put_in_after_an_or_is_asked_for_all_the_same():
    assert ["side=us"] == [shown(atom) for atom in asked(turned("iraq OR", Operator.SIDE, "us")).operators]


def test_a_query_with_less_is_as_if_an_operator_had_not_been_written():
    assert asked("nato").groups == less(asked("nato side:us"), Operator.SIDE).groups
    assert asked("a OR side:us").groups == less(asked("a OR side:us"), Operator.SIDE).groups


@pytest.mark.parametrize("written", ['"' + "a " * 100 + '"', "-".join(["a"] * 100)])
def test_of_a_very_long_phrase_the_beginning_is_looked_for(written):
    query = asked(written)

    assert [len(atom.words) for atom in query.sought] == [MOST]
    assert Note(Remark.CUT, "") in query.notes
