"""The linter, the formatter and the type checker, run as tests so that one command runs everything."""

import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.mark.parametrize("tool", ["ruff check", "ruff format --check", "mypy"])
def test_the_code_passes(tool):
    done = subprocess.run(
        [sys.executable, "-m", *tool.split()], cwd=CHECKOUT, capture_output=True, text=True, encoding="utf-8"
    )

    assert done.returncode == 0, f"{done.stdout}{done.stderr}"
