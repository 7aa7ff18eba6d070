"""
The line to search in, in the header of every page.

It is a form that leads to the page of results, with or without scripts. With them ``assets/search.js`` shows below it
what fits so far, as a list that arrow keys move through (the ARIA combobox pattern).
"""

from __future__ import annotations

from explorer.web.forms import form
from explorer.web.parts import Tree
from explorer.web.shelf import View

TYPED = "/search/typed"


def search_box(view: View) -> Tree:
    """The form; the view's filters and its day go along."""
    text, selection = view.text, view.selection
    there = selection.searching("")
    entry = {
        "type": "search",
        "name": "q",
        "id": "search-words",
        "value": selection.sought,
        "placeholder": text("search.hint"),
        "autocomplete": "off",
        "aria-label": text("search.box"),
        "role": "combobox",
        "aria-expanded": "false",
        "aria-controls": "search-list",
        "aria-autocomplete": "list",
        "aria-keyshortcuts": "/",
    }
    listed = {"id": "search-list", "class": "search-list", "role": "listbox", "aria-label": text("search.typed")}
    told = {"id": "search-told", "class": "unseen", "role": "status"}
    fields: list[Tree] = [["input", entry, []], ["div", {**listed, "hidden": "hidden"}, []], ["p", told, []]]
    more = {"action": "/search", "class": "search-box", "role": "search", "data-typed": f"{TYPED}{there.to_query()}"}
    return form(there, text("search.box"), fields, text("search.go"), **more)
