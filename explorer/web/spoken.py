"""What marks say aloud."""

from __future__ import annotations

from explorer.dates import Edtf
from explorer.figures.picture import Mark
from explorer.i18n import Catalogue
from explorer.rows import Rows


def spoken(mark: Mark, rows: Rows, text: Catalogue) -> list[str]:
    """What a mark says aloud, part by part: date, title, tone, status, whether a document was once secret."""
    parts = [
        spoken_date(mark.row, rows, text),
        str(rows.column("title")[mark.row]),
        f"{text.signed(mark.tone)} {text(f'tone.{mark.tone}')}" if mark.tone is not None else "",
        text(f"status.{rows.column('status')[mark.row]}"),
        text("mark.sealed") if mark.sealed else "",
        text("mark.barred") if mark.barred else "",
        text(f"change.{mark.change}") if mark.change else "",
        mark.relation,
    ]
    return [part for part in parts if part]


def spoken_date(row: int, rows: Rows, text: Catalogue) -> str:
    """The date of an event in words."""
    return text.date(Edtf.parse(str(rows.column("date")[row])))
