"""
The data to take home: what a view shows, as files for other programs, at ``/data/<name>?<view>``.

``taking`` says what of the data set a view takes, ``answering`` how a file of it is answered for, ``files`` which
there are.
"""

from explorer.web.data.files import register
from explorer.web.data.taking import MOST_EVENTS, OF, TooMany, taken, view_asked

__all__ = ["MOST_EVENTS", "OF", "TooMany", "register", "taken", "view_asked"]
