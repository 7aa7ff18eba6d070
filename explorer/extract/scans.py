"""Pages that are pictures, read by Tesseract if it is installed (tesseract-ocr.github.io)."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass

ENGLISH = "eng"
PATIENCE = 20.0  # seconds, for saying which languages there are
MOST = 4_000_000  # bytes of one page's words

# Tesseract names its data by ISO 639-2/T, and a few by script; what is not here it calls as BCP 47 does, or not at all.
_PAIRS = (
    "ar ara, az aze, be bel, bg bul, bs bos, ca cat, cs ces, da dan, de deu, el ell, en eng, es spa, et est, "
    "fa fas, fi fin, fr fra, he heb, hi hin, hr hrv, hu hun, hy hye, id ind, it ita, ja jpn, ka kat, kk kaz, "
    "ko kor, ky kir, lt lit, lv lav, mk mkd, ms msa, nb nor, nl nld, no nor, pl pol, ps pus, pt por, ro ron, "
    "ru rus, sk slk, sl slv, sq sqi, sr srp, sv swe, tg tgk, th tha, tr tur, uk ukr, ur urd, uz uzb, vi vie, "
    "zh chi_sim, zh-Hant chi_tra"
)
NAMES = {pair.partition(" ")[0]: pair.partition(" ")[2] for pair in _PAIRS.split(", ")}


class NoTesseract(Exception):
    """Tesseract is not here, or not for that language; the message is part of a line, and says what would be right."""


@dataclass(frozen=True)
class Tesseract:
    """
    The program, and the language that it is to read.

    Attributes:
        program: Its path.
        language: As it names it: eng, rus.
    """

    program: str
    language: str

    @classmethod
    def found(cls, language: str | None) -> Tesseract:
        """
        The program that is on the PATH; without a language it reads English.

        Raises:
            NoTesseract: There is none, it does not answer, or has no data of that language.
        """
        program = shutil.which("tesseract")
        if program is None:
            raise NoTesseract("Tesseract would read them, and is not installed")
        tag = language or "en"
        base = "-".join(tag.split("-")[:2]) if tag.startswith("zh-Hant") else tag.split("-")[0]
        name = NAMES.get(base, base)
        try:
            asked = [program, "--list-langs"]
            listed = subprocess.run(asked, capture_output=True, timeout=PATIENCE, check=False)  # noqa: S603
        except (OSError, subprocess.TimeoutExpired):
            raise NoTesseract(f"Tesseract would read them, and {program} does not run") from None
        installed = {line.strip() for line in listed.stdout.decode("utf-8", "replace").splitlines()[1:]}
        if name not in installed:
            raise NoTesseract(f"Tesseract would read them, and its data for this language ({name}) is not installed")
        return cls(program, name)

    def read(self, picture: bytes, seconds: float) -> str:
        """The words in a picture (PGM); empty if there are none, or it takes longer than so many seconds."""
        command = [self.program, "stdin", "stdout", "-l", self.language]
        calm = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # its threads wait for each other more than they help
        try:
            done = subprocess.run(  # noqa: S603
                command, input=picture, capture_output=True, timeout=seconds, check=False, env=calm
            )
        except (OSError, subprocess.TimeoutExpired):
            return ""
        if done.returncode != 0:
            return ""
        return done.stdout[:MOST].decode("utf-8", "replace").replace("\f", "")
