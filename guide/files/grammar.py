"""The small closed grammars of values: amounts, deadlines, bands, dates, durations."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from decimal import Decimal

from guide.core.deadline import (
    Before,
    Duration,
    Event,
    NotPublished,
    OnDay,
    Rule,
    Span,
    Step,
    Unit,
    rough_days,
)
from guide.core.fee import Amount
from guide.core.place import Place, Problem
from guide.core.question import Band
from guide.files.messages import problem
from guide.files.nodes import Text

PER = ("Antrag", "Stand", "Tag", "Woche", "Monat", "Jahr", "Stunde", "m²", "Meter", "Person")

MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_LEAP_YEAR = 2000
_LONG_DATE = r"([0-9]{1,2})\. ?(?:([0-9]{1,2})\. ?|([A-Za-zäÄ]+) )([0-9]{4})"
UNITS = {
    "stunde": Unit.HOURS, "stunden": Unit.HOURS,
    "tag": Unit.DAYS, "tage": Unit.DAYS, "tagen": Unit.DAYS,
    "arbeitstag": Unit.WORKING_DAYS, "arbeitstage": Unit.WORKING_DAYS,
    "werktag": Unit.WORKING_DAYS, "werktage": Unit.WORKING_DAYS,
    "woche": Unit.WEEKS, "wochen": Unit.WEEKS,
    "monat": Unit.MONTHS, "monate": Unit.MONTHS, "monaten": Unit.MONTHS,
}  # fmt: skip
NUMBER_WORDS = {
    "ein": 1, "eine": 1, "einen": 1, "einem": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5,
    "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10, "elf": 11, "zwölf": 12,
}  # fmt: skip

AMOUNT_EXAMPLES = ("60 €", "4,50 €", "ab 30 €", "30 bis 2000 €", "offen")
DURATION_EXAMPLES = ("4 Wochen", "6 bis 8 Wochen", "etwa 3 Monate", "offen")
DAY_EXAMPLES = (
    "2 Monate vor beginn",
    "48 Stunden vor bekanntgabe, nur Arbeitstage",
    "31. Oktober des Vorjahres",
    "offen",
)


class Unreadable(Exception):
    """A value that its grammar does not know; carries the whole problem."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.text)
        self.problem = found


def _fail(place: Place, code: str, **values: object) -> Unreadable:
    return Unreadable(problem(place, code, **values))


def _tidy(text: str) -> str:
    """One kind of space and dash."""
    text = re.sub(r"[\s\u00a0\u2009\u202f]+", " ", text.strip())
    return re.sub(r"\s?[–—]\s?|(?<=[0-9])\s?-\s?(?=[0-9])", " bis ", text)


def read_date(node: Text) -> date:
    """`2026-11-23`, `23.11.2026` or `23. November 2026`."""
    text = _tidy(node.value) if "-" not in node.value else node.value.strip()
    match = re.fullmatch(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", text)
    if match:
        year, month, day = map(int, match.groups())
    else:
        match = re.fullmatch(_LONG_DATE, text)
        if not match or (match[3] and match[3] not in MONTHS):
            raise _fail(node.place, "datum", text=node.value)
        day, year = int(match[1]), int(match[4])
        month = int(match[2]) if match[2] else MONTHS.index(match[3]) + 1
    try:
        return date(year, month, day)
    except ValueError:
        raise _fail(node.place, "datum", text=node.value) from None


def read_months(node: Text) -> int:
    """`12 Monate` or `2 Jahre`, in months."""
    match = re.fullmatch(r"([1-9][0-9]{0,2}) (Monate?|Jahre?)", _tidy(node.value))
    if not match:
        raise _fail(node.place, "dauer", text=node.value)
    return int(match[1]) * (12 if match[2].startswith("Jahr") else 1)


def read_decimal(text: str) -> Decimal | None:
    """A German decimal number such as `1,60`; None if it is none."""
    return (
        Decimal(text.replace(",", "."))
        if re.fullmatch(r"[0-9]{1,9}(,[0-9]{1,6})?", text)
        else None
    )


def read_amount(node: Text) -> Amount:
    """`60 €`, `ab 30 €`, `bis 250 €`, `30 bis 2000 €`, `etwa 60 €`, `offen`; also `EUR`."""
    whole_euros = re.sub(r",[–-]{1,2}(?=\s|€|$)", "", node.value)
    text, currencies = re.subn(r"\s?(€|EUR|Euro)\b|\s?€", "", _tidy(whole_euros))
    text = text.strip()
    if text == "offen":
        return Amount()
    match = re.fullmatch(
        r"(?P<about>etwa )?(?:ab (?P<ab>\S+)|bis (?P<bis>\S+)|(?P<low>\S+?)"
        r"(?: bis (?P<high>\S+))?)",
        text,
    )
    if not match or not currencies:
        raise _fail(node.place, "betrag", text=node.value, examples=", ".join(AMOUNT_EXAMPLES))
    numbers = {
        name: _money(match[name], node)
        for name in ("ab", "bis", "low", "high")
        if match[name] is not None
    }
    low = numbers.get("ab", numbers.get("low"))
    high = numbers.get("bis", numbers.get("high", numbers.get("low")))
    if low is not None and high is not None and low > high:
        raise _fail(node.place, "betrag-verkehrt", text=node.value)
    return Amount(low, high, about=bool(match["about"]))


def _money(text: str, node: Text) -> Decimal:
    match = re.fullmatch(r"([0-9]{1,3})\.([0-9]{3})", text)
    if match:
        raise _fail(
            node.place,
            "betrag-mehrdeutig",
            text=node.value,
            small=match[1],
            large=match[1] + match[2],
        )
    grouped = re.fullmatch(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{2})", text) or re.fullmatch(
        r"[0-9]{1,3}(\.[0-9]{3}){2,}", text
    )
    number = read_decimal(text.replace(".", "") if grouped else text)
    if number is None:
        raise _fail(node.place, "betrag", text=node.value, examples=", ".join(AMOUNT_EXAMPLES))
    return number


def read_per(node: Text) -> tuple[str, ...]:
    """`Antrag`, `Tag`, `Stand und Tag` …"""
    parts = tuple(re.split(r" und | je ", _tidy(node.value)))
    if len(parts) > 2 or any(part not in PER for part in parts):
        raise _fail(node.place, "je", text=node.value, allowed=", ".join(PER))
    return parts


def read_band(node: Text) -> Band:
    """`unter 1,60`, `bis 3`, `ab 2,30`, `über 3`."""
    match = re.fullmatch(r"(unter|bis|ab|über) (\S+)", _tidy(node.value))
    number = read_decimal(match[2]) if match else None
    if match is None or number is None:
        raise _fail(node.place, "stufe", text=node.value)
    match match[1]:
        case "unter":
            return Band(None, number)
        case "bis":
            return Band(None, number, upper_belongs=True)
        case "ab":
            return Band(number, None)
        case _:
            return Band(number, None, lower_belongs=False)


def read_deadline(node: Text, step: Step) -> Rule:
    """A duration for what lasts, a day for what must be done in time."""
    text = _tidy(node.value)
    if text == "offen":
        return NotPublished()
    lasts = step in (Step.PROCESSING, Step.DEEMED)
    rule = _duration(text, node) if lasts else _day(text, node)
    examples = ", ".join(DURATION_EXAMPLES if lasts else DAY_EXAMPLES)
    if rule is None and (_duration(text, node) if not lasts else _day(text, node)) is not None:
        raise _fail(node.place, "frist-art", text=node.value, step=step.value, examples=examples)
    if rule is None:
        raise _fail(node.place, "frist", text=node.value, examples=examples)
    return rule


def _duration(text: str, node: Text) -> Duration | None:
    text, about = re.subn(r"^etwa ", "", text)
    match = re.fullmatch(r"(?:(\S+)(?: (\S+))? )?bis (?:zu )?(\S+) (\S+)", text)
    if match:
        high = _span(match[3], match[4])
        low = _span(match[1], match[2] or match[4]) if match[1] else None
        if high is None or (match[1] and low is None):
            return None
        if low is not None and rough_days(low) > rough_days(high):
            raise _fail(node.place, "frist-verkehrt", text=node.value)
        return Duration(low, high, bool(about))
    match = re.fullmatch(r"(ab |mindestens )?(\S+) (\S+)", text)
    span = _span(match[2], match[3]) if match else None
    if match is None or span is None:
        return None
    return Duration(span, None if match[1] else span, bool(about))


def _day(text: str, node: Text) -> Rule | None:
    match = re.fullmatch(
        r"(?:etwa |mindestens )?(\S+) (\S+) (vor|nach) (\w+)(, nur Arbeitstage)?", text
    )
    if match:
        span = _span(match[1], match[2])
        events = {event.value: event for event in Event}
        if span is None or match[4] not in events:
            return None
        return Before(span, events[match[4]], bool(match[5]), after=match[3] == "nach")
    match = re.fullmatch(
        r"(?:bis (?:zum )?)?([0-9]{1,2})\. ?(\w+)( des Vorjahres| des Jahres)?", text
    )
    month = MONTHS.index(match[2]) + 1 if match and match[2] in MONTHS else 0
    if match and month and 1 <= int(match[1]) <= monthrange(_LEAP_YEAR, month)[1]:
        return OnDay(int(match[1]), month, 1 if match[3] == " des Vorjahres" else 0)
    return None


def _span(count: str, unit: str) -> Span | None:
    number = NUMBER_WORDS.get(count.lower()) or (
        int(count) if re.fullmatch(r"[0-9]{1,4}", count) else None
    )
    known = UNITS.get(unit.lower())
    return Span(number, known) if number and known else None
