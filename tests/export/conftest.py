"""What the tests of files share: another program that opens them, and stories that are quick to draw."""

import pytest

from tests.export.libreoffice import office_program


@pytest.fixture(scope="session")
def office(tmp_path_factory, worker_id):
    """LibreOffice's program file; it is brought where there is none."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    return office_program(lock=shared / "browser.lock")  # whatever is brought: Debian installs for one at a time


@pytest.fixture
def without_timelines(monkeypatch):
    """Steps of stories have a small picture: to lay out and to draw their timelines takes seconds."""
    from tests.export.lessons import STRIP  # a few tests need it

    monkeypatch.setattr("explorer.web.classroom.lesson.timeline_picture", lambda *_, **__: None)
    monkeypatch.setattr("explorer.web.classroom.lesson.draw_timeline", lambda *_, **__: STRIP)
