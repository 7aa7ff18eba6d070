"""
Unsealed: a declassified-document timeline explorer.

In a notebook::

    import explorer

    data = explorer.load()  # the data set that comes with the program, or explorer.load("folder")
    data.events[["date", "title", "tone", "status"]]

Nothing is imported before ``load`` is called.
"""

from __future__ import annotations

import datetime
import os
import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from explorer.frames.opened import Opened

__all__ = ["load"]


def load(
    folder: str | os.PathLike[str] | None = None,
    *,
    known: str | datetime.date | None = None,
    language: str = "en",
) -> Opened:
    """
    A data set as tables of pandas: ``.events``, ``.claims``, ``.evidence``, ``.sources``, ``.passages`` and others.

    Args:
        folder: The data set's folder; the one that comes with the program if left out.
        known: A day, or its text as 2004-12-31: only what the public could know at its end. Left out: all there is.
        language: Of titles and other texts, in English where they have no other.

    Raises:
        ValueError: *known* is no day.
        CannotRun: There is no such folder, or it cannot be read.
        DataProblems: The data set has problems; ``unsealed check`` lists them.
    """
    from pathlib import Path

    from explorer.frames.opened import Opened
    from explorer.knowledge import as_known_on
    from explorer.load import load as read
    from explorer.paths import data_folder

    try:
        day = datetime.date.fromisoformat(known) if isinstance(known, str) else known
    except ValueError:
        raise ValueError(f"known: {known!r} is not a day (write it as 2004-12-31)") from None
    return Opened(as_known_on(read(data_folder() if folder is None else Path(folder)), day), language)


class _Package(ModuleType):
    """
    The package, whose ``load`` stays the function.

    Python makes a module that is imported an attribute of its package, and ``explorer.load`` is a module too.
    """

    @property
    def load(self) -> object:
        """The function; ``from explorer.load import …`` finds the module all the same."""
        return self.__dict__["load"]

    @load.setter
    def load(self, module: object) -> None:
        """Whoever imports the module sets this."""


sys.modules[__name__].__class__ = _Package
