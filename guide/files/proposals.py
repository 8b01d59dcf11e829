"""»Meinten Sie …?«: the nearest known name, or another mend for a name that nobody knows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches

LONGEST_NAME = 60
_PLAIN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "_": "-"})
_SEVERAL = re.compile(r"\s*,\s*|\s+(?:oder|und)\s+")


def proposal(name: str, known: Iterable[str]) -> str:
    """» Meinten Sie …?« with the nearest known name, or nothing."""
    if len(name) > LONGEST_NAME:
        return ""
    names = list(known)
    parts = _SEVERAL.split(name.strip())
    if len(parts) > 1 and all(part in names for part in parts):
        return f" Mehrere Werte gehören in eckige Klammern: [{', '.join(parts)}]."
    nearest = _same(name, names) or get_close_matches(name, _alike(name, names), n=1)[:1]
    return f" Meinten Sie »{nearest[0]}«?" if nearest else ""


def plain(name: str) -> str:
    """Lower case, without umlauts."""
    return name.strip().lower().translate(_PLAIN)


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
