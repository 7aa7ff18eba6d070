"""How a fetch says that it cannot be done: one line."""

from __future__ import annotations

LONGEST = 300  # characters of an address, or of words that a host sent
BY_HAND = "download it by hand, and add the file with: unsealed text add"
LATER = f"try again later, or {BY_HAND}"


class CannotFetch(Exception):
    """
    A document cannot be had from its address; as text, one line.

    Attributes:
        url: The address that was asked.
        fault: What is wrong with it, as words that follow its name: "is not a web address".
        remedy: What to try; empty if there is nothing.
    """

    def __init__(self, url: str, fault: str, remedy: str = BY_HAND) -> None:
        self.url, self.fault, self.remedy = url, fault, remedy
        super().__init__(plain(url) + f": {fault}" + (f" ({remedy})" if remedy else ""))

    def seen_from(self, url: str) -> CannotFetch:
        """The same, for someone who asked for *url* and was led to where the fault is."""
        if self.url == url:
            return self
        return type(self)(url, f"leads to {plain(self.url)}, which {self.fault}", self.remedy)


class NoHost(CannotFetch):
    """The host cannot or must not be asked, for whatever document."""


class Broken(Exception):
    """
    A try failed in a way that the next one may not; as text, what happened.

    Attributes:
        after: Seconds that the host asked to be left alone; None if it did not say.
        final: What it is if no try does better.
    """

    def __init__(self, fault: str, after: float | None = None, final: type[CannotFetch] = CannotFetch) -> None:
        super().__init__(fault)
        self.after, self.final = after, final


def plain(text: str, longest: int = LONGEST) -> str:
    """*text* from outside on one line: without what a terminal would obey, and cut where it is long."""
    shown = "".join(c if c.isprintable() else "�" for c in " ".join(text.split()))
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"
