"""``/class``: what there is for a class: stories, activities, and the way to a story of one's own."""

from __future__ import annotations

from dataclasses import replace

from explorer.activities import Activity
from explorer.records import Story
from explorer.selection import Selection
from explorer.stories import events_of
from explorer.web.classroom.asked import Asked
from explorer.web.classroom.material import rows_of
from explorer.web.classroom.taken import ways_to_take
from explorer.web.parts import Tree, html
from explorer.web.shelf import Shelf, View
from explorer.web.words import aria, said


def lessons(asked: Asked, view: View) -> list[Tree]:
    """The main part of the page."""
    text, data = view.text, view.known.data
    told = [_story(story, view) for story in data.stories.values()]
    lang = Selection(lang=asked.selection.lang).to_query()
    then = [] if asked.selection.known is None else [_then(asked, view)]
    return [
        html.H1(text("class.heading"), className="class-title"),
        html.P(text("class.about"), className="class-lead"),
        *then,
        html.Section(
            [
                html.H2(text("class.stories"), id="stories"),
                html.Ul(told, className="story-list") if told else html.P(text("class.no-stories"), className="hint"),
                html.P(
                    [
                        html.A(text("class.make"), href=f"/story{lang}", className="button"),
                        " ",
                        text("class.make-about"),
                    ],
                    className="class-make",
                ),
            ],
            **aria(labelledby="stories"),
        ),
        html.Section(
            [
                html.H2(text("class.activities"), id="activities"),
                html.P(_about(asked, view), className="class-from"),
                html.Ul([_activity(a, asked, view) for a in Activity], className="activity-list"),
            ],
            **aria(labelledby="activities"),
        ),
    ]


def _then(asked: Asked, view: View) -> Tree:
    """Stories are told from today: on an earlier day there are none."""
    now = replace(asked, selection=replace(asked.selection, known=None)).address("/class")
    day = view.text.day(asked.selection.known) if asked.selection.known else ""
    return html.P(
        [view.text("known.on", day=day), ". ", view.text("class.then"), " ", html.A(view.text("known.off"), href=now)],
        className="class-then",
        role="status",
    )


def _story(story: Story, view: View) -> Tree:
    text, lang = view.text, Selection(lang=view.selection.lang).to_query()
    facts = [
        text(f"level.{story.level}"),
        text("class.minutes", n=story.minutes),
        text("class.steps", n=len(story.steps)),
        text("class.events", n=len(events_of(story, view.known.data))),
    ]
    aims = [html.Li(said(aim, text)) for aim in story.aims]
    sheets = Asked(selection=Selection(lang=view.selection.lang), story=story.id).address("/class")
    return html.Li(
        [
            html.H3(html.A(said(story.title, text), href=f"/present/{story.id}{lang}")),
            html.P(" · ".join(facts), className="story-facts"),
            *([html.P(said(story.summary, text))] if story.summary else []),
            *([html.Ul(aims, className="story-aims", **aria(label=text("class.aims")))] if aims else []),
            html.P(
                [
                    html.A(text("class.present"), href=f"/present/{story.id}{lang}", className="button strong"),
                    html.A(text("class.presenter"), href=f"/presenter/{story.id}{lang}", className="button"),
                    html.A(text("class.sheets"), href=f"{sheets}#activities", className="button"),
                    *ways_to_take(story, view),
                ],
                className="story-ways",
            ),
        ],
        className="story-card",
    )


def _about(asked: Asked, view: View) -> list[Tree]:
    """What the activities are made from, and how to choose something else."""
    text, selection = view.text, view.selection
    story = view.known.data.stories.get(asked.story)
    if story is not None:
        everything = replace(asked, story="").address("/class")
        return [
            text("class.from-story"),
            " ",
            html.B(said(story.title, text)),
            ". ",
            html.A(text("class.from-all"), href=f"{everything}#activities"),
        ]
    chosen = text("class.from-view", n=len(rows_of(view)))
    return [chosen, " ", html.A(text("class.choose"), href=selection.address())]


def _activity(activity: Activity, asked: Asked, view: View) -> Tree:
    text = view.text
    return html.Li(
        [
            html.H3(html.A(text(f"activity.{activity}.name"), href=asked.address(f"/activity/{activity}"))),
            html.P(text(f"activity.{activity}.about")),
        ],
        className="activity-card",
    )


def absent(asked: Asked, shelf: Shelf) -> list[Tree]:
    """There is no such story, step or activity; on an earlier day there is no story at all."""
    text = shelf.texts[asked.selection.lang]
    words = text("class.absent" if asked.selection.known is None else "class.absent-then")
    there = replace(asked, selection=replace(asked.selection, known=None), story="").address("/class")
    return [
        html.H1(text("lone.missing.title"), className="class-title"),
        html.P(words, role="status"),
        html.P(html.A(text("class.page"), href=there, className="button")),
    ]
