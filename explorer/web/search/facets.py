"""What narrows the results: kinds in a row, the rest in menus with counts; each is a link that changes the query."""

from __future__ import annotations

from collections.abc import Mapping

from explorer.dates import Edtf
from explorer.search import Field, Kind, Operator
from explorer.search.query import Atom, less, toggled, without
from explorer.web.hits import Hits
from explorer.web.parts import Tree, html
from explorer.web.shelf import View
from explorer.web.words import aria, data_attributes

_OPERATORS = {
    Field.KIND: Operator.KIND,
    Field.SIDE: Operator.SIDE,
    Field.STATUS: Operator.STATUS,
    Field.PERSON: Operator.ACTOR,
}
MOST = 24
"""Values that a menu holds."""


def facets(view: View, hits: Hits) -> Tree:
    """All of them."""
    menus = [_menu(view, hits, field) for field in (Field.SIDE, Field.STATUS, Field.PERSON)]
    years = _years(view, hits)
    shown = [menu for menu in (*menus, years) if menu]
    return html.Div(
        [_kinds(view, hits), html.Div([*shown, *_chips(view, hits)], className="facet-menus")],
        className="facets",
        role="group",
        **aria(label=view.text("search.narrow")),
    )


def _held(hits: Hits, operator: Operator) -> list[Atom]:
    """Where the query asks for values of an operator."""
    return [atom for atom in hits.found.query.operators if atom.operator is operator]


def _counts(view: View, hits: Hits, field: Field) -> Mapping[str, int]:
    """How many results each value would leave: where one is chosen, of what is found without that choice."""
    operator = _OPERATORS[field]
    wider = less(hits.found.query, operator)
    if not _held(hits, operator) or not wider:
        return hits.facets.counts[field]
    return view.known.search.facets(hits.found._replace(query=wider), hits.scope).counts[field]


def _chosen(hits: Hits, operator: Operator) -> set[str]:
    return {value for atom in _held(hits, operator) for value in atom.values}


def _link(view: View, hits: Hits, operator: Operator, value: str) -> str:
    return view.selection.searching(toggled(hits.found.query, operator, value)).address()


def _kinds(view: View, hits: Hits) -> Tree:
    text, query = view.text, hits.found.query
    counts, chosen = _counts(view, hits, Field.KIND), _chosen(hits, Operator.KIND)
    everything = view.selection.searching(without(query, *_held(hits, Operator.KIND))).address()
    links = [html.A(text("search.all"), href=everything, className="segment", **_current(on=not chosen))]
    for kind in Kind:
        if counts.get(kind) or kind in chosen:
            words = [text(f"search.kinds.{kind}"), " ", html.Span(text.number(counts.get(kind, 0)), className="count")]
            address = _link(view, hits, Operator.KIND, kind)
            links.append(html.A(words, href=address, className="segment", **_current(on=kind in chosen)))
    label = html.Span(text("search.kinds"), className="unseen", id="kinds-label")
    listed = html.Ul([html.Li(link) for link in links], className="segments")
    return html.Nav([label, listed], className="kinds", **aria(labelledby="kinds-label"))


def _current(*, on: bool) -> dict[str, str]:
    return aria(current="true") if on else {}


def _menu(view: View, hits: Hits, field: Field) -> Tree | None:
    operator, text = _OPERATORS[field], view.text
    chosen = _chosen(hits, operator)
    counts = _counts(view, hits, field)
    items = []
    for value, n in list(counts.items())[:MOST]:
        name = _name(view, field, value)
        if name and (n or value in chosen):
            words = [html.Span(name), html.Span(text.number(n), className="count")]
            address = _link(view, hits, operator, value)
            items.append(html.Li(html.A(words, href=address, className="menu-item", **_current(on=value in chosen))))
    return _drop(text(f"search.facet.{field}"), items, str(field), on=bool(chosen)) if items else None


def _name(view: View, field: Field, value: str) -> str:
    text = view.text
    if field is Field.PERSON:
        person = view.known.data.people.get(value)
        return person.name.in_language(text.language).words if person else ""
    return text(f"lane.side.{value}" if field is Field.SIDE else f"status.{value}")


def _years(view: View, hits: Hits) -> Tree | None:
    """The years of what was found, in their order; each shows its part of the timeline."""
    text, counts = view.text, hits.facets.counts[Field.YEAR]
    whole = view.selection.searching(view.selection.sought)
    one = Edtf.parse(next(iter(counts), "2000"))
    pattern = whole.showing(one.earliest, one.latest).address()
    items = []
    for year in sorted(counts):
        words = [html.Span(text.date(Edtf.parse(year))), html.Span(text.number(counts[year]), className="count")]
        address = pattern.replace(f"from={one.text}", f"from={year}").replace(f"to={one.text}", f"to={year}")
        items.append(html.Li(html.A(words, href=address, className="menu-item")))
    return _drop(text("search.facet.year"), items, "year", on=False) if items else None


def _drop(name: str, items: list[Tree], key: str, *, on: bool) -> Tree:
    summary = html.Summary(name, className="chip on" if on else "chip")
    menu = html.Div(html.Ul(items), className="menu facet-menu")
    return html.Details([summary, menu], className="drop", **data_attributes(key=f"facet-{key}"))


def _chips(view: View, hits: Hits) -> list[Tree]:
    """What narrows the results now, besides kinds, themes and words: each with a way to take it off."""
    query, text, chips = hits.found.query, view.text, list[Tree]()
    for atom in query.operators:
        if atom.operator is not Operator.KIND:
            away = view.selection.searching(without(query, atom)).address()
            chips.append(chip(atom.written, away, text("search.off")))
    if view.selection.first is not None or view.selection.last is not None:
        away = view.selection.searching(view.selection.sought).showing(None, None).address()
        chips.append(chip(text("search.period"), away, text("search.off")))
    return chips


def chip(words: str, address: str, off: str) -> Tree:
    """Something that is asked for, as a link that takes it off."""
    inner = [html.Span(words), html.Span("×", **aria(hidden="true"))]
    return html.A(inner, href=address, className="chip held", **aria(label=f"{words}: {off}"))
