"""The timeline of a view, laid out for the room that there is: for the page, a slide, a file, a frame."""

from __future__ import annotations

from explorer.dates import day_number
from explorer.figures.picture import Canvas, Picture
from explorer.figures.timeline import LEAST_ROWS, Plan, prepare_timeline
from explorer.vocabulary import LaneKind, Post
from explorer.web.compare import courses
from explorer.web.lanes import lane_names
from explorer.web.shelf import View


def timeline_picture(view: View, canvas: Canvas, *, low: bool = False) -> Picture:
    """
    The timeline of a view, laid out; the tone curve is drawn from all events that are known.

    Args:
        view: The view.
        canvas: The room that there is.
        low: Whether it is a strip, with room for few rows: then lanes have one, and are there instead of the curve.
    """
    selection, data, text = view.selection, view.known.data, view.text
    terms = view.known.terms(selection.lang)
    event = data.event(selection.event)
    plan = Plan(
        rows=view.rows,
        terms=terms[terms["post"] == Post.HEAD_OF_STATE],
        kind=selection.lanes,
        lane_names=lane_names(view),
        others=lambda n: text(f"lanes.others-{selection.lanes}" if n else "lanes.together", n=n),
        text=text,
        chosen=selection.event,
        related={link.event: text(f"relation.{link.kind}") for link in event.related} if event and not low else {},
        tails=selection.tails,
        # of some events there is no curve
        curve=selection.curve and view.hits is None and not (low and selection.lanes is not LaneKind.ONE),
        known=None if selection.known is None else day_number(selection.known),
        changed={} if view.changed is None else view.changed.by_event,
        rows_of_a_lane=1 if low else LEAST_ROWS,
    )
    return prepare_timeline(plan, courses(view), canvas)
