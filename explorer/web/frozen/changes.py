"""The list of what changed in a record: where, what stood there, what stands there now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from explorer.editions import Difference, Step, Turn, is_text
from explorer.i18n import Catalogue
from explorer.records import FALLBACK_LANGUAGE, Phrase
from explorer.web.frozen.values import leaves, step_words, value_words
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.words import marked

MOST_WORDS = 1500
"""Words of a text up to which its changed words are marked."""
ALIKE = 0.35
"""Below this share of words in common a text was written anew, and nothing is marked."""
WORDS, ITEMS = " ", " · "
"""What stands between the words of a text, and between the items of a list."""


def changes(differences: Sequence[Difference], view: View) -> Tree:
    """All of them, as a list."""
    return html.Ul([_item(difference, view) for difference in differences], className="frozen-list")


def _item(difference: Difference, view: View) -> Tree:
    text = view.text
    place = [
        html.B(_path(difference.path, view)),
        html.Span(text(f"frozen.turn.{difference.turn}"), className="turned"),
    ]
    if difference.turn is Turn.ORDER:
        return html.Li([html.P(place), *_pair(difference.old, difference.new, text, between=ITEMS)])
    if difference.turn is Turn.CHANGED:
        return html.Li([html.P([*place, *_other_languages(difference, text)]), *_changed(difference, view)])
    value = difference.new if difference.old is None else difference.old
    key = "frozen.now" if difference.old is None else "frozen.then"
    return html.Li([html.P(place), _side(text(key), _whole(difference.path, value, view), old=difference.new is None)])


def _path(path: Sequence[Step], view: View) -> str:
    return " › ".join(step_words(step, view) for step in path)


def _changed(difference: Difference, view: View) -> list[Tree]:
    old, new, field, text = difference.old, difference.new, difference.path[-1].field, view.text
    if is_text(old) and is_text(new):
        language = _language(old, new, text)
        return _pair(old.get(language, "").split(), new.get(language, "").split(), text, language=language)
    if isinstance(old, list) and isinstance(new, list):
        ours, theirs = ([value_words(field, item, view) for item in items] for items in (old, new))
        return _pair(ours, theirs, text, between=ITEMS)
    within = difference.path[-2].field if len(difference.path) > 1 else ""
    before, after = value_words(field, old, view, within), value_words(field, new, view, within)
    if before == after:  # told apart only as they are written
        before, after = str(old), str(new)
    return _pair(before.split(), after.split(), text)


def _language(old: dict[str, str], new: dict[str, str], text: Catalogue) -> str:
    """The reader's if the text changed in it, else English, else the first in which it did."""
    changed = _languages(old, new)
    return next((tag for tag in (text.language, FALLBACK_LANGUAGE) if tag in changed), changed[0])


def _languages(old: dict[str, str], new: dict[str, str]) -> list[str]:
    return [tag for tag in dict.fromkeys([*new, *old]) if old.get(tag) != new.get(tag)]


def _other_languages(difference: Difference, text: Catalogue) -> list[Tree]:
    """In which languages a text changed, if not in the reader's alone."""
    old, new = difference.old, difference.new
    if not is_text(old) or not is_text(new) or (changed := _languages(old, new)) == [text.language]:
        return []
    names = text.list(text.language_name(tag) for tag in changed)
    return [html.Span(text("frozen.languages", languages=names), className="turned")]


def _pair(
    old: Sequence[str], new: Sequence[str], text: Catalogue, *, language: str = "", between: str = WORDS
) -> list[Tree]:
    """What stood there and what stands there now: words or items, with a mark where they differ."""
    ours, theirs = _marked(old, new, between)
    tag = language if language != text.language else ""
    return [
        _side(text("frozen.then"), ours, old=True, language=tag),
        _side(text("frozen.now"), theirs, old=False, language=tag),
    ]


def _side(name: str, words: object, *, old: bool, language: str = "") -> Tree:
    """One of the two; a tree, a text or a list of these stands in it."""
    inner = html.Div(words or "—", lang=language or None, className="frozen-words")
    return html.Div([html.Span(name, className="frozen-when"), inner], className="was" if old else "is")


def _marked(old: Sequence[str], new: Sequence[str], between: str) -> tuple[list[Tree], list[Tree]]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if max(len(old), len(new)) > MOST_WORDS or matcher.ratio() < ALIKE:
        return [between.join(old)], [between.join(new)]
    before, after = list[Tree](), list[Tree]()
    for tag, a0, a1, b0, b1 in matcher.get_opcodes():
        for pieces, runs, mark in ((old[a0:a1], before, html.S), (new[b0:b1], after, html.Mark)):
            if pieces:
                words = between.join(pieces)
                runs += [*([between] if runs else []), words if tag == "equal" else mark(words)]
    return before, after


def whole(record: Mapping[str, Any], view: View) -> Tree:
    """All of a record, each of its parts by name."""
    return html.Div(_parts(record, "", view), className="frozen-words")


def _whole(path: Sequence[Step], value: Any, view: View) -> object:
    """A part that is there only once: its words, or each of its parts by name."""
    last = path[-1].field
    return _parts(value, last, view) if isinstance(value, dict) and not is_text(value) else _said(last, value, view)


def _parts(values: Mapping[str, Any], within: str, view: View) -> Tree:
    rows: list[Tree] = []
    for steps, leaf in leaves(values):
        rows += [html.Dt(_path(steps, view)), html.Dd(_said(steps[-1].field, leaf, view, _around(steps, within)))]
    return html.Dl(rows)


def _around(steps: Sequence[Step], within: str) -> str:
    return steps[-2].field if len(steps) > 1 else within


def _said(field: str, value: Any, view: View, within: str = "") -> object:
    return words_of(value, view.text) if is_text(value) else value_words(field, value, view, within)


def words_of(words: Mapping[str, str], text: Catalogue) -> list[Tree]:
    """A plain text, which has some language; one that is not the reader's says so."""
    language = next((tag for tag in (text.language, FALLBACK_LANGUAGE) if tag in words), next(iter(words)))
    return marked(Phrase(words[language], language), text)
