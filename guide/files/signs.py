"""Signs that nobody sees or that do not belong into a text, and what people call them."""

from __future__ import annotations

import unicodedata

from guide.core.place import Place

SHOWN_AS = {
    "\0": "Nullzeichen",
    "\t": "Tabulator",
    "\u00a0": "geschütztes Leerzeichen",
    "\u00ad": "weiches Trennzeichen",
    "\u200b": "Leerzeichen ohne Breite",
    "\u200c": "unsichtbares Trennzeichen",
    "\u200d": "unsichtbares Verbindungszeichen",
    "\u200e": "unsichtbares Richtungszeichen",
    "\u200f": "unsichtbares Richtungszeichen",
    "\u2028": "unsichtbares Zeilenende",
    "\u2029": "unsichtbares Absatzende",
    "\u202f": "schmales Leerzeichen",
    "\ufeff": "unsichtbare Dateimarke",
    "\ufffd": "Ersatz für ein kaputtes Zeichen",
    **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e", "unsichtbares Richtungszeichen"),
    **dict.fromkeys("\u2066\u2067\u2068\u2069", "unsichtbares Richtungszeichen"),
}

_REFUSED = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
_HYPHEN_AND_JOINER = "\u00ad\u200d"
"""Both stand in honest texts: between syllables, and inside some emoji."""


def is_refused(sign: str) -> bool:
    """Whether a sign neither shows nor belongs into a text. New emoji may be unknown here."""
    if sign == "\n" or sign in _HYPHEN_AND_JOINER:
        return False
    return sign == "\ufffd" or unicodedata.category(sign) in _REFUSED or _is_noncharacter(sign)


def _is_noncharacter(sign: str) -> bool:
    code = ord(sign)
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF


def first_refused(text: str) -> str:
    """The first sign in the text that is refused; empty if there is none."""
    if text.isprintable() and "\ufffd" not in text:
        return ""
    return min(filter(is_refused, set(text)), key=text.index, default="")


def hidden_in_id(text: str) -> str:
    """The first sign in an id that the eye takes for nothing or for a space."""
    return next((sign for sign in text if not sign.isprintable()), "")


def printable(text: str) -> str:
    """The text as it can be shown anywhere: a box stands for what nobody sees."""
    return "".join(sign if sign.isprintable() else "\u25a1" for sign in text)


def sign_name(sign: str) -> str:
    """The sign's code and what people call it."""
    known = SHOWN_AS.get(sign) or unicodedata.name(sign, "").capitalize()
    return f"U+{ord(sign):04X} {known}".strip()


def place_of(offset: int, text: str, file: str) -> Place:
    """Line and column of an offset in a text."""
    line = text.count("\n", 0, offset) + 1
    return Place(file, line, offset - text.rfind("\n", 0, offset))
