"""Ask a running application as a browser does, and read all that it answers."""

from __future__ import annotations

from html import unescape
from typing import Any

from explorer.web import ids
from tests.web.pages import parsed

ROOM = {"width": 900, "height": 600, "font": 12, "advances": []}


def callbacks(app):
    return app.server.test_client().get("/_dash-dependencies").get_json()


def asked(app, store, value, room=ROOM):
    """The answer of the callback that a store's change calls."""
    (callback,) = [c for c in callbacks(app) if c["inputs"][0]["id"] == store]
    name, place = callback["output"].split(".")
    body = {
        "output": callback["output"],
        "outputs": {"id": name, "property": place},
        "inputs": [{"id": store, "property": "data", "value": value}],
        "changedPropIds": [f"{store}.data"],
        "state": [{"id": ids.ROOM, "property": "data", "value": room}],
    }
    answer = app.server.test_client().post("/_dash-update-component", json=body)
    assert answer.status_code == 200, answer.text
    return answer.get_json()["response"][name][place]


def document(app, query):
    """The HTML of an address, without the slash that it begins with."""
    answer = app.server.test_client().get(f"/{query}")
    assert answer.status_code == 200, answer.text
    return answer.text


def answers(app, query):
    """All that the server tells of a view: its HTML (without Dash's scripts), its parts, its chart."""
    view = {"search": query, "asked": 1}
    page = document(app, query).partition('<footer class="scripts">')[0]
    return page, asked(app, ids.ADDRESS, view), drawing(app, query)


def drawing(app, query, path="/chart.svg"):
    """The chart of a view as it is taken away, as SVG."""
    answer = app.server.test_client().get(f"{path}{query}")
    assert (answer.status_code, answer.mimetype) == (200, "image/svg+xml"), answer.text
    return unescape(answer.text)


def sent(app, *queries):
    """All words that the server sends for some views, as one text."""
    told = {text for query in queries for answer in answers(app, query) for text in strings(answer)}
    return "\n".join(told)


def strings(told: Any) -> set[str]:
    """Every text in an answer, as it is read and not as it travels."""
    found, left = set[str](), [told]
    while left:
        part = left.pop()
        if isinstance(part, str) and part.startswith("<!DOCTYPE"):
            left.append(parsed(part, whole=False))
        elif isinstance(part, str):
            found.add(part)
        elif isinstance(part, dict):
            found.update(part)
            left.extend(part.values())
        elif isinstance(part, list):
            left.extend(part)
    return {unescape(text).replace("<br>", " ") for text in found}
