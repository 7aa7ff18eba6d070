"""What holds for all tests: how many processes run them, how hypothesis searches, and where indexes are kept."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

# A slow moment of the machine is no fault of the code; the same commit gives the same answer twice.
# The same examples each time, so that more of them find nothing new in the next run.
settings.register_profile("unsealed", deadline=None, derandomize=True, max_examples=60, print_blob=True)
settings.load_profile("unsealed")


CACHE = pytest.StashKey[str]()


def pytest_configure(config: pytest.Config) -> None:
    """All processes share one cache of search indexes, which is not the user's own."""
    if "UNSEALED_CACHE" not in os.environ:
        config.stash[CACHE] = os.environ["UNSEALED_CACHE"] = tempfile.mkdtemp(prefix="unsealed-")


def pytest_unconfigure(config: pytest.Config) -> None:
    """What this process made goes again."""
    if CACHE in config.stash:
        shutil.rmtree(config.stash[CACHE], ignore_errors=True)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """Run the whole suite on all cores, and what is named on the command line in this process: it starts at once."""
    return 0 if config.args_source is pytest.Config.ArgsSource.ARGS else None


@pytest.fixture
def a_browser(monkeypatch, tmp_path_factory, worker_id):
    """A camera finds the browser that the browser tests use; one is brought where there is none."""
    from playwright.sync_api import sync_playwright  # only two tests need it

    from tests.browser.browsers import browser_program, find, make_driver_start

    program = find(Path("none"))
    if not program:
        make_driver_start()
        own = tmp_path_factory.getbasetemp()
        with sync_playwright() as playwright:
            lock = (own if worker_id == "master" else own.parent) / "browser.lock"
            program = browser_program(Path(playwright.chromium.executable_path), lock=lock)
    monkeypatch.setenv("BROWSER_PATH", str(program))
