"""Where a statement stands in the files, and what is wrong with it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A spot in a file; lines and columns count from one."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


NOWHERE = Place("", 0, 0)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """An author's mistake: found, placed, and explained in German with a proposal."""

    place: Place
    text: str
    code: str

    def __str__(self) -> str:
        return f"{self.place}: {self.text} [{self.code}]"
