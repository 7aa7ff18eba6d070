"""
Activities for a class, made from the data: tasks, keys, and the teacher's page.

``ACTIVITIES`` lists them. An activity is a function from a ``Pool`` and a ``Wish`` to a ``Sheet``: the same pool and
wish give the same sheet. To add one: a word in ``sheet.Activity``, a module with such a function, a line below, its
words in the catalogues under ``activity.<its word>.…``. Screen, print and PDF need nothing more.
"""

from __future__ import annotations
