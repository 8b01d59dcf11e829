"""»Meinten Sie …?«: the nearest known name, or another mend for a name that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

LONGEST_NAME = 60
LONGEST_LIST = 300
MOST_CHOICES = 40
"""A longer list of what is possible helps nobody."""

_PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "_": "-"})
_SEVERAL = re.compile(r"\s*,\s*|\s+(?:oder|und)\s+")


def proposal(name: str, known: Iterable[str]) -> str:
    """» Meinten Sie …?« with the nearest known name, or nothing."""
    names = list(known)
    parts = _SEVERAL.split(name[:LONGEST_LIST].strip(" ()[]"))
    if len(parts) > 1 and all(part in names for part in parts):
        return f" Mehrere Werte gehören in eckige Klammern: [{', '.join(parts)}]."
    opposite = name.removeprefix("nicht ")
    if opposite != name and opposite in names:
        return f" Meinten Sie {{nicht: [{opposite}]}}?"
    near = nearest(name, names)
    return f" Meinten Sie »{near}«?" if near else ""


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that is most like this one; empty if none is."""
    if len(name) > LONGEST_NAME:
        return ""
    names = list(known)
    return next(iter(_same(name, names) or get_close_matches(name, _alike(name, names), n=1)), "")


def choice(name: str, known: Iterable[str]) -> str:
    """The proposal; without a near name everything that is possible, unless that is too much."""
    names = list(dict.fromkeys(known))
    listed = names if len(names) <= MOST_CHOICES else []
    return proposal(name, names) or (f" Möglich sind: {', '.join(listed)}." if listed else "")


def plain(name: str) -> str:
    """Lower case, without umlauts."""
    return name.strip().lower().translate(_PLAIN)


def quoted(text: str, longest: int = 100) -> str:
    """The text in the quotes that YAML needs; a long one only begins."""
    if len(text) > longest:
        text = f"{text[:longest].rstrip()} …"
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _same(name: str, names: list[str]) -> list[str]:
    wanted = plain(name)
    return [one for one in names if plain(one) == wanted][:1]


def _alike(name: str, names: list[str]) -> list[str]:
    """Those that share most letters: the exact comparison is slow, and files may be hostile."""
    letters = set(name)
    return [
        one
        for one in names
        if len(letters & set(one)) * 3 >= len(letters | set(one))
        and abs(len(one) - len(name)) <= 8
    ]
