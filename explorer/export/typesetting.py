"""Pages set by Typst: a template and what it is told, as a tagged PDF."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import typst

_FOLDER = Path(__file__).parent  # all that Typst may read; by itself it would be the working directory


class CannotWrite(RuntimeError):
    """The pages cannot be set; the message is one line that says which and why."""


def typeset(template: str, inputs: Mapping[str, str], what: str, *fonts: str) -> bytes:
    """
    Set pages.

    Args:
        template: A file beside this one.
        inputs: What the template is told, by name.
        what: What is set, for the message.
        fonts: Folders beside this one, of fonts that Typst does not bring; none of the system's are looked for.

    Returns:
        The PDF, tagged; without a date, so the same words give the same bytes.

    Raises:
        CannotWrite: Typst cannot set it.
    """
    try:
        compiler = typst.Compiler(
            _template(template),
            root=_FOLDER,
            font_paths=_fonts(fonts),
            ignore_system_fonts=True,
            sys_inputs=dict(inputs),
        )
        pdf = compiler.compile(format="pdf", timestamp=0)
    except RuntimeError as error:  # a TypstError from compiling; from preparing, a plain one
        raise CannotWrite(f"{what} cannot be set: {' '.join(str(error).split())}") from error
    if not isinstance(pdf, bytes):
        raise CannotWrite(f"{what} cannot be set: no pages came out")
    return pdf


@cache
def _template(name: str) -> bytes:
    return _FOLDER.joinpath(name).read_bytes()


@cache
def _fonts(folders: tuple[str, ...]) -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[_FOLDER / name for name in folders])
