"""How days, lengths of time, deadlines and amounts are said."""

from datetime import date
from decimal import Decimal

import pytest

from guide.core.deadline import (
    Before,
    Binding,
    Deadline,
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
from guide.output import measures
from guide.output.measures import plain

WEEKS, MONTHS, HOURS = Unit.WEEKS, Unit.MONTHS, Unit.HOURS


def euro(low: str | None, high: str | None, *, about: bool = False) -> Amount:
    return Amount(
        None if low is None else Decimal(low), None if high is None else Decimal(high), about
    )


AMOUNTS = [
    (euro("60", "60"), "60 €"),
    (euro("7.50", "7.50"), "7,50 €"),
    (euro("30", None), "ab 30 €"),
    (euro(None, "250"), "bis 250 €"),
    (euro("30", "2000"), "30 bis 2.000 €"),
    (euro("60", "60", about=True), "etwa 60 €"),
    (euro("0", "0"), "0 €"),
    (euro("1234567.5", "1234567.5"), "1.234.567,50 €"),
    (Amount(), "nicht veröffentlicht"),
]


@pytest.mark.parametrize(("amount", "said"), AMOUNTS)
def test_an_amount_is_said_as_people_write_it(amount: Amount, said: str) -> None:
    assert plain(measures.amount(amount)) == said


def test_a_price_names_what_it_counts_for() -> None:
    fee = Fee(FeeKind.GROUND, euro("5", "5"), ("Stand", "Tag"))
    assert plain(measures.price(fee)) == "5 € je Stand und Tag"
    assert measures.price(Fee(FeeKind.GROUND, Amount(), ("Tag",))) == "nicht veröffentlicht"
    assert measures.price(Fee(FeeKind.PROCEDURE, euro("0", "0"), ("Antrag",))) == "keine"
    assert plain(measures.price(Fee(FeeKind.OTHER, euro("0", "5")))) == "0 bis 5 €"


TOTALS = [
    (Total(Decimal(60), Decimal(60), ()), "60 €"),
    (Total(Decimal(60), Decimal(90), ()), "60 bis 90 €"),
    (Total(Decimal(60), None, ()), "mindestens 60 €"),
    (Total(Decimal(0), None, ()), "noch offen"),
]


@pytest.mark.parametrize(("total", "said"), TOTALS)
def test_a_sum_never_sounds_surer_than_it_is(total: Total, said: str) -> None:
    assert plain(measures.total(total)) == said


RULES: list[tuple[Rule, str]] = [
    (Before(Span(2, MONTHS), Event.START), "spätestens 2 Monate vor dem Beginn"),
    (Before(Span(1, WEEKS), Event.SETUP), "spätestens 1 Woche vor dem Aufbau"),
    (
        Before(Span(48, HOURS), Event.ANNOUNCEMENT, working_days_only=True),
        "spätestens 48 Stunden vor der Bekanntgabe (es zählen nur Arbeitstage)",
    ),
    (Before(Span(2, WEEKS), Event.START, after=True), "spätestens 2 Wochen nach dem Beginn"),
    (OnDay(30, 9), "bis 30. September"),
    (OnDay(31, 10, 1), "bis 31. Oktober des Vorjahres"),
    (OnDay(1, 3, 2), "bis 1. März 2 Jahre vorher"),
    (Duration(Span(6, WEEKS), Span(8, WEEKS)), "6 bis 8 Wochen"),
    (Duration(Span(4, WEEKS), Span(3, MONTHS)), "4 Wochen bis 3 Monate"),
    (Duration(Span(4, WEEKS), Span(4, WEEKS), about=True), "etwa 4 Wochen"),
    (Duration(None, Span(1, MONTHS)), "bis 1 Monat"),
    (Duration(Span(2, WEEKS), None), "mindestens 2 Wochen"),
    (Duration(None, None), "nicht veröffentlicht, bitte erfragen"),
    (NotPublished(), "nicht veröffentlicht, bitte erfragen"),
]


@pytest.mark.parametrize(("rule", "said"), RULES)
def test_a_deadline_is_said_in_words(rule: Rule, said: str) -> None:
    assert plain(measures.rule(rule)) == said


DUES = [
    (Due(date(2027, 4, 5)), "spätestens am Montag, 5. April 2027"),
    (
        Due(date(2027, 4, 5), rather_earlier=True),
        "allerspätestens am Montag, 5. April 2027, eher früher: "
        "Die Dauer eines späteren Schritts ist nicht veröffentlicht",
    ),
    (
        Due(
            date(2027, 4, 5),
            decided_by=Deadline(Step.PROCESSING, Duration(None, Span(6, WEEKS))),
        ),
        "spätestens am Montag, 5. April 2027, damit Zeit für die Bearbeitung bleibt",
    ),
    (Due(gap=Gap.NOT_PUBLISHED), "nicht veröffentlicht, bitte erfragen"),
    (
        Due(gap=Gap.NO_DATE, needs=(Event.START, Event.SETUP)),
        "hängt vom Tag ab: Nennen Sie Beginn und Aufbau",
    ),
    (Due(), ""),
]


@pytest.mark.parametrize(("due", "said"), DUES)
def test_a_latest_day_or_the_honest_reason_why_there_is_none(due: Due, said: str) -> None:
    assert plain(measures.due(due)) == said
    assert due.day is None or said.startswith(plain(measures.latest_of(due)))


def test_days_are_written_out_and_never_broken_between_day_and_year() -> None:
    assert measures.weekday(date(2027, 5, 8)) == "Samstag, 8.\u00a0Mai\u00a02027"
    assert measures.short_day(date(2027, 4, 5)) == "5.4.2027"


def test_the_law_and_a_wish_sound_different() -> None:
    assert measures.binding(Binding.LAW) == "So steht es im Gesetz."
    assert measures.binding(Binding.WISH) == "Das wünscht sich die Stelle."
    assert measures.binding(None) == ""


@pytest.mark.parametrize("kind", list(FeeKind))
def test_every_kind_of_fee_has_words(kind: FeeKind) -> None:
    assert measures.fee_kind(kind)


@pytest.mark.parametrize("step", list(Step))
def test_every_kind_of_deadline_has_words(step: Step) -> None:
    assert measures.step(step)
