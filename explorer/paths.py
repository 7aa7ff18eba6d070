"""
Where the shipped data and the page's assets are.

In a checkout, and so in an editable install, they are the folders ``data`` and ``assets`` beside
the package. A wheel carries copies of both inside the package, as ``_data`` and ``_assets``
(pyproject.toml, ``tool.hatch.build.targets.wheel.sources``).
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def data_folder() -> Path:
    """The data set that ships with the program; an absolute path."""
    return _shipped("data")


def assets_folder() -> Path:
    """Style sheets, scripts and icons of the page; an absolute path."""
    return _shipped("assets")


def _shipped(name: str) -> Path:
    inside = PACKAGE / f"_{name}"
    return inside if inside.is_dir() else PACKAGE.parent / name
