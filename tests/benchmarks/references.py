"""References: how long a page's citation and files of many take, and how large the files are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from statistics import median
from time import process_time

from rich.table import Table

from explorer.bibliography import FORMS, STYLES, Reference, cited, file_of, source_reference
from explorer.bibliography.processor.style import Style
from explorer.bibliography.processor.terms import style_file
from explorer.i18n import catalogues
from tests.shipped import shipped

MANY = 5_000
SEEN = date(2026, 1, 2)


def references(runs: int) -> Iterator[Table | str]:
    """Times are seconds of the processor, medians of *runs*."""
    found = _shipped()
    one = median(_seconds(runs, lambda item=one.item: cited(item, "en")) for one in found[::100])
    yield f"one source in all styles: {1000 * one:.1f} ms; the styles are read once, in {_reading(runs):.2f} s\n"
    many = [_copy(found[n % len(found)], n) for n in range(MANY)]
    table = Table("file", f"{len(found)} sources", "MB", f"{MANY:,} sources", "MB", title="References")
    for form in FORMS:
        for style in STYLES if form == "txt" else [""]:
            few, all_ = (_written(runs if some is found else 1, some, form, style) for some in (found, many))
            table.add_row(f"{form} {style}".strip(), *few, *all_)
    yield table


def _shipped() -> list[Reference]:
    text = catalogues()["en"]
    return [source_reference(source, text, seen=SEEN) for source in shipped().sources.values()]


def _copy(one: Reference, number: int) -> Reference:
    return one._replace(item={**one.item, "id": f"{one.item['id']}-{number}"})


def _reading(runs: int) -> float:
    contents = [style_file(f"{name}.csl") for name in STYLES.values()]
    return _seconds(runs, lambda: [Style(content, "en") for content in contents])


def _written(runs: int, some: list[Reference], form: str, style: str) -> tuple[str, str]:
    def write() -> bytes:
        return file_of(some, form, style=style or "chicago")

    return f"{_seconds(runs, write):.2f} s", f"{len(write()) / 1e6:.2f}"


def _seconds(runs: int, work: Callable[[], object]) -> float:
    taken = []
    for _ in range(runs):
        start = process_time()
        work()
        taken.append(process_time() - start)
    return median(taken)
