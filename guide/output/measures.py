"""How we say a day, a length of time, a deadline, an amount of money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import assert_never

from guide.core.deadline import (
    Before,
    Binding,
    Duration,
    Event,
    NotPublished,
    OnDay,
    Rule,
    Span,
    Step,
    Unit,
)
from guide.core.fee import Amount, Fee, FeeKind, Total
from guide.core.schedule import Due, Gap

NBSP = "\u00a0"
UNPUBLISHED = "nicht veröffentlicht"
ASK = "nicht veröffentlicht, bitte erfragen"

_WEEKDAYS = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
MONTHS = (
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
)
_ONE = {
    Unit.HOURS: "Stunde",
    Unit.DAYS: "Tag",
    Unit.WORKING_DAYS: "Arbeitstag",
    Unit.WEEKS: "Woche",
    Unit.MONTHS: "Monat",
}
_EVENTS = {Event.START: "Beginn", Event.SETUP: "Aufbau", Event.ANNOUNCEMENT: "Bekanntgabe"}
_STEPS = {
    Step.APPLY: "Antrag stellen",
    Step.NOTIFY: "Anzeigen",
    Step.SET_UP: "Aufbauen",
    Step.PROCESSING: "Bearbeitung",
    Step.DEEMED: "Wartezeit, danach gilt es ohne Antwort als erlaubt",
}
_BINDINGS = {Binding.LAW: "So steht es im Gesetz.", Binding.WISH: "Das wünscht sich die Stelle."}
_FEES = {
    FeeKind.PROCEDURE: "Gebühr für die Bearbeitung",
    FeeKind.GROUND: "Gebühr für die Fläche",
    FeeKind.OTHER: "Sonstige Kosten",
}


def plain(text: str) -> str:
    """The text without the spaces that only typesetting needs, for machines."""
    return text.replace(NBSP, " ")


def day(when: date) -> str:
    """A day without its weekday: 23. November 2026."""
    return f"{when.day}.{NBSP}{MONTHS[when.month - 1]}{NBSP}{when.year}"


def weekday(when: date) -> str:
    """A day with its weekday: Montag, 5. April 2027."""
    return f"{_WEEKDAYS[when.weekday()]}, {day(when)}"


def short_day(when: date) -> str:
    """A day for narrow places: 5.4.2027."""
    return f"{when.day}.{when.month}.{when.year}"


def span(length: Span) -> str:
    """A length of time: 1 Monat, 6 Wochen."""
    unit = _ONE[length.unit] if length.count == 1 else length.unit.value
    return f"{length.count}{NBSP}{unit}"


def duration(length: Duration) -> str:
    """How long something takes: 6 bis 8 Wochen, bis 3 Monate, etwa 4 Wochen."""
    low, high = length.low, length.high
    if low is None or high is None:
        bound = f"mindestens {span(low)}" if low else f"bis {span(high)}" if high else ASK
        return f"etwa {bound}" if length.about else bound
    if low == high:
        said = span(high)
    elif low.unit is high.unit:
        said = f"{low.count} bis {span(high)}"
    else:
        said = f"{span(low)} bis {span(high)}"
    return f"etwa {said}" if length.about else said


def rule(said: Rule) -> str:
    """A deadline in words: spätestens 2 Monate vor dem Beginn."""
    match said:
        case Before(length, event, working_days_only, after):
            place = f"{'nach' if after else 'vor'} {_dative(event)}"
            only = " (es zählen nur Arbeitstage)" if working_days_only else ""
            return f"spätestens {span(length)} {place}{only}"
        case OnDay(number, month, years_earlier):
            named = f"bis {number}.{NBSP}{MONTHS[month - 1]}"
            return f"{named} {_year(years_earlier)}".rstrip()
        case Duration():
            return duration(said)
        case NotPublished():
            return ASK
        case _:
            assert_never(said)


def _dative(event: Event) -> str:
    return f"der {_EVENTS[event]}" if event is Event.ANNOUNCEMENT else f"dem {_EVENTS[event]}"


def _year(years_earlier: int) -> str:
    return {0: "", 1: "des Vorjahres"}.get(years_earlier, f"{years_earlier}{NBSP}Jahre vorher")


def event(which: Event) -> str:
    """The name of a day that the applicant knows: Beginn."""
    return _EVENTS[which]


def step(which: Step) -> str:
    """What a deadline is for: Antrag stellen."""
    return _STEPS[which]


def binding(which: Binding | None) -> str:
    """Whether the law or the office sets the deadline; empty if nobody said."""
    return _BINDINGS[which] if which else ""


def latest_of(said: Due) -> str:
    """By when a step must be taken, in the fewest words; empty if nobody can say."""
    if said.day is None:
        return ""
    if said.rather_earlier:
        return f"allerspätestens am {weekday(said.day)}, eher früher"
    return f"spätestens am {weekday(said.day)}"


def due(said: Due) -> str:
    """By when a step must be taken, or honestly why nobody can say."""
    if said.day is not None:
        if said.rather_earlier:
            why = ": Die Dauer eines späteren Schritts ist nicht veröffentlicht"
        else:
            why = ", damit Zeit für die Bearbeitung bleibt" if said.leaves_time else ""
        return latest_of(said) + why
    if said.gap is Gap.NO_DATE:
        days = " und ".join(_EVENTS[which] for which in said.needs)
        return f"hängt vom Tag ab: Nennen Sie {days or _EVENTS[Event.START]}"
    if said.gap is Gap.NOT_PUBLISHED:
        return ASK
    return ""


def euros(figure: Decimal) -> str:
    """A figure in euros: 60 €, 7,50 €, 2.000 €."""
    whole = figure == figure.to_integral_value()
    said = f"{figure:,.0f}" if whole else f"{figure:,.2f}"
    return said.translate(str.maketrans(",.", ".,")) + f"{NBSP}€"


def amount(said: Amount) -> str:
    """An amount: 60 €, ab 30 €, 30 bis 2.000 €, nicht veröffentlicht."""
    low, high = said.low, said.high
    if low is None and high is None:
        return UNPUBLISHED
    if high is None:
        words = f"ab {euros(low)}" if low is not None else UNPUBLISHED
    elif low is None:
        words = f"bis {euros(high)}"
    elif low == high:
        words = euros(low)
    else:
        words = f"{euros(low).removesuffix(f'{NBSP}€')} bis {euros(high)}"
    return f"etwa {words}" if said.about else words


def price(fee: Fee) -> str:
    """An amount and what it counts for: 60 € je Stand und Tag; keine where nothing is asked."""
    if fee.amount == Amount(Decimal(), Decimal()):
        return "keine"
    per = " und ".join(fee.per)
    return f"{amount(fee.amount)} je {per}" if per and fee.amount.is_known else amount(fee.amount)


def fee_kind(kind: FeeKind) -> str:
    """What is paid for: Gebühr für die Bearbeitung."""
    return _FEES[kind]


def total(summed: Total) -> str:
    """The sum: 60 €, 30 bis 2.000 €, mindestens 60 €, noch offen."""
    if summed.high is None:
        return f"mindestens {euros(summed.low)}" if summed.low else "noch offen"
    return amount(Amount(summed.low, summed.high))
