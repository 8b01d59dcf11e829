"""The small grammars as regular expressions, for editors: at least what the grammar reads.

They are read by Python and by JavaScript, so they use only what means the same in both.
"""

from __future__ import annotations

from collections.abc import Iterable

from guide.core.deadline import Event
from guide.files.fields import ADDRESS, ID, MAIL
from guide.files.grammar import MONTHS, NUMBER_WORDS, PER, UNITS


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words)})"


def _in_either_case(words: Iterable[str]) -> str:
    return _any(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words)


def _whole(pattern: str) -> str:
    """The pattern for a whole value, however wide its spaces are."""
    spaced = pattern.replace(" ", r"\s+")
    return rf"^\s*(?:{spaced})\s*$"


_TO = r"(?: bis |\s*[–—-]\s*)"
_MONEY = r"(?:(?:€|EUR|Euro)\s*)?[0-9][0-9.]*(?:,(?:[0-9]{1,6}|[–-]{1,2}))?\s*(?:€|EUR|Euro)?"
_SPAN = rf"(?:[0-9]{{1,4}}|{_in_either_case(NUMBER_WORDS)}) {_in_either_case(UNITS)}"
_COUNT = rf"(?:[0-9]{{1,4}}|{_in_either_case(NUMBER_WORDS)})"
_MONTH = _any(MONTHS)

NAME = f"^{ID.pattern}$"
WEB = f"^{ADDRESS.pattern}$".replace(r"\"", '"')
MAILBOX = f"^{MAIL.pattern}$"
AMOUNT = r"^(?=.*(?:€|EUR|Euro|offen))" + _whole(
    f"offen|(?:etwa )?(?:(?:ab|bis) {_MONEY}|{_MONEY}(?:{_TO}{_MONEY})?)"
).removeprefix("^")
DURATION = _whole(
    f"offen|(?:etwa )?(?:(?:(?:ab|mindestens) )?{_SPAN}"
    f"|(?:(?:{_SPAN}|{_COUNT}){_TO}|bis )(?:zu )?{_SPAN})"
)
MOMENT = _whole(
    f"offen|(?:(?:etwa|mindestens) )?{_SPAN} (?:vor|nach) {_any(event.value for event in Event)}"
    rf"(?:, nur Arbeitstage)?|(?:bis (?:zum )?)?[0-9]{{1,2}}\.\s*{_MONTH}"
    "(?: des Vorjahres| des Jahres)?"
)
BAND = _whole(r"(?:unter|bis|ab|über) [0-9]{1,9}(?:,[0-9]{1,6})?")
DATE = _whole(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    rf"|[0-9]{{1,2}}\.\s*(?:[0-9]{{1,2}}\.\s*|{_MONTH} )[0-9]{{4}}"
)
PERIOD = _whole("[1-9][0-9]{0,2} (?:Monate?|Jahre?)")
EACH = _whole(f"{_any(PER)}(?: (?:und|je) {_any(PER)})?")
