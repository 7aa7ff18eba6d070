from __future__ import annotations

from datetime import date

import pytest

from explorer.bibliography import Reference, source_reference
from explorer.i18n import catalogues
from tests.shipped import shipped

SEEN = date(2026, 11, 28)


@pytest.fixture(scope="session")
def references() -> list[Reference]:
    """All sources of the shipped data, in English."""
    text = catalogues()["en"]
    return [source_reference(source, text, seen=SEEN) for source in shipped().sources.values()]
