"""Words put together into lines: white space as a reader of marked-up text sees it."""

from __future__ import annotations


class Lines:
    """Lines in the making; runs of white space are one space, and no line begins or ends with it."""

    def __init__(self) -> None:
        self._done: list[str] = []
        self._line: list[str] = []
        self._space = self._tab = False

    def add(self, words: str | None, *, exactly: bool = False) -> None:
        """Words of the line; *exactly* keeps their white space and line ends."""
        if not words:
            return
        if exactly:
            first, *more = words.split("\n")
            self._piece(first)
            for line in more:
                self.end(always=True)
                self._piece(line)
            return
        core = " ".join(words.split())
        if words[0].isspace() or not core:
            self._space = True
        if core:
            self._piece(core)
            self._space = words[-1].isspace()

    def _piece(self, words: str) -> None:
        if not words:
            return
        if self._line:
            self._line.append("\t" if self._tab else " " if self._space else "")
        self._line.append(words)
        self._space = self._tab = False

    def tab(self) -> None:
        """The next words of the line stand in the next column."""
        self._tab = True

    def end(self, *, always: bool = False) -> None:
        """End the line; *always* does so where it is empty too."""
        if self._line or always:
            self._done.append("".join(self._line).rstrip())
        self._line.clear()
        self._space = self._tab = False

    @property
    def text(self) -> str:
        """All lines, each with its end."""
        self.end()
        return "".join(f"{line}\n" for line in self._done)
