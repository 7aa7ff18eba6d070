"""
In class: stories to present, activities, and a story of one's own.

The routes are here; what they answer is made in the module of that name. Every answer is a whole page that needs the
server no more (``frame``), as known on the day of its address: stories, which are told from today, are not there on an
earlier day.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

import flask
from dash import Dash

from explorer.web.classroom.answers import Answers
from explorer.web.shelf import Shelf


def register(app: Dash, shelf: Shelf) -> None:
    """Answer for the pages of this folder."""
    server: flask.Flask = app.server
    file = Path(app.config.assets_folder) / "favicon.svg"
    icon = f"data:image/svg+xml,{quote(file.read_text(encoding='utf-8'))}" if file.is_file() else "data:,"
    answers = Answers(shelf, app.get_asset_url, icon)

    server.get("/class", endpoint="class")(answers.lessons)
    server.get("/story", endpoint="story")(answers.maker)
    server.get("/present/<story>", endpoint="present")(answers.stage)
    server.get("/present/<story>.pptx", endpoint="slides")(answers.slides)
    server.get("/handout/<story>.pdf", endpoint="handout")(answers.handout)
    server.get("/presenter/<story>", endpoint="presenter")(answers.presenter)
    server.get("/s/<story>/<int:step>", endpoint="pupils")(answers.pupils)
    server.get("/slide", endpoint="slide")(answers.slide)
    server.get("/cards", endpoint="cards")(answers.cards)
    server.get("/activity/<activity>", endpoint="activity")(answers.activity)
    server.get("/activity/<activity>.pdf", endpoint="activity-pdf")(answers.activity_pdf)
