"""What may stand behind an option, and what we say if something else stands there."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import click


class OneOf(click.ParamType[str, Any]):
    """One of a few words."""

    name = "wort"

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The word itself. Fails with all that is possible."""
        if value not in self._words:
            self.fail(f"»{value}« geht hier nicht. Möglich: {', '.join(self._words)}.", param, ctx)
        return str(value)


class Number(click.ParamType[int, Any]):
    """A whole number between two bounds."""

    name = "zahl"

    def __init__(self, low: int, high: int) -> None:
        self._low, self._high = low, high

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number. Fails with its bounds."""
        text = str(value)
        if not (text.isascii() and text.isdigit() and self._low <= int(text[:9]) <= self._high):
            bounds = f"{self._low} bis {self._high}"
            self.fail(f"»{text}« geht hier nicht. Möglich ist eine Zahl: {bounds}.", param, ctx)
        return int(text)


class Day(click.ParamType[date, Any]):
    """A day as 2027-05-08."""

    name = "tag"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """The day. Fails with an example."""
        text = str(value)
        try:
            if len(text) == 10 and text.isascii():
                return date.fromisoformat(text)
        except ValueError:
            pass
        self.fail(f"»{text}« ist kein Tag. So geht es: 2027-05-08.", param, ctx)
