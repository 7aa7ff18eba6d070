"""The data sets that are measured: the shipped one, and archives of any size; and the stretches of time to look at."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

from explorer import frames
from explorer.dates import first_of, last_of
from explorer.figures.timeline import MOST_MARKS
from explorer.load import load
from explorer.paths import data_folder
from explorer.records import FALLBACK_LANGUAGE, DataSet
from explorer.sample import Form, write_sample

SHIPPED = "shipped"
ZOOMS = {"whole period": 0, "10 years": 3652, "2 years": 730, "3 months": 91, "2 weeks": 14}
"""Name of a zoom -> days; 0 is all of it."""


class Stretch(NamedTuple):
    """First and last day number of a part of the timeline."""

    first: int
    last: int

    @property
    def query(self) -> str:
        """The part of an address that shows it."""
        return f"from={first_of(self.first)}&to={last_of(self.last)}"


class Measured(NamedTuple):
    """
    A data set: its name in the tables, where it lies, what it holds.

    *days* and *ends* are the first and the last days of its events, each ascending.
    """

    name: str
    folder: Path
    data: DataSet
    days: np.ndarray
    ends: np.ndarray

    @property
    def arguments(self) -> list[str]:
        """What `unsealed serve` must be told."""
        return [] if self.name == SHIPPED else ["--data", str(self.folder)]

    def busiest(self, length: int) -> Stretch:
        """The stretch of that many days in which most events began."""
        ends = np.searchsorted(self.days, self.days + length, "left")
        begin = int(np.argmax(ends - np.arange(len(self.days))))
        held = self.days[begin : ends[begin]]
        first = int(held[0] + held[-1] - length + 1) // 2
        return Stretch(first, first + length - 1)

    def middle(self) -> Stretch:
        """The busier half of all years, from which one can pan to both sides."""
        length = int(self.days[-1] - self.days[0]) // 2
        first = int(self.days[0]) + length // 2
        return Stretch(first, first + length - 1)

    def marked(self) -> Stretch:
        """A long stretch about the middle event that is drawn as marks; else the quietest week, which may be bars."""
        middle = int(self.days[len(self.days) // 2])
        for length in (7305, 3652, 1826, 730, 365, 182, 91, 42, 28, 14, 7):
            first = middle - length // 2
            if self.count(Stretch(first, first + length - 1)) <= MOST_MARKS * 0.75:
                return Stretch(first, first + length - 1)
        weeks = [Stretch(day, day + 6) for day in range(int(self.days[0]), int(self.days[-1]) - 6, 7)]
        return min(weeks, key=self.count)

    def count(self, stretch: Stretch) -> int:
        """How many events can lie in a stretch."""
        begun = np.searchsorted(self.days, stretch.last, "right")
        return int(begun - np.searchsorted(self.ends, stretch.first, "left"))


def measured(name: str, scratch: Path) -> Measured:
    """
    The data set of a name.

    Args:
        name: SHIPPED, or how many events an archive is to have.
        scratch: Where archives are written, unless one of that size is there.
    """
    folder = data_folder() if name == SHIPPED else archive(scratch, int(name))
    data = load(folder)
    events = frames.events(data, FALLBACK_LANGUAGE).dropna(subset=["earliest", "latest"])
    days, ends = (events[name].to_numpy("datetime64[D]").astype(np.int64) for name in ("earliest", "latest"))
    return Measured(name, folder, data, np.sort(days), np.sort(ends))


def archive(scratch: Path, events: int, form: Form = Form.PARQUET) -> Path:
    """A made-up data set of that many events."""
    folder = scratch / f"{form}-{events}"
    if not (folder / "dataset.yaml").exists():
        write_sample(folder, events=events, form=form)
    return folder
