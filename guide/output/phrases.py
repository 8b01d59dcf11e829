"""Whole phrases about the parts of a checklist, put together from words and measures."""

from __future__ import annotations

import re
from typing import assert_never

from guide.core.authority import AuthorityKind, Channel, Contact
from guide.core.checklist import Doubt
from guide.core.deadline import Before, Deadline, Duration, NotPublished, OnDay
from guide.core.entry import Office, Reason, Shown, Standing
from guide.core.fee import Fee, Total
from guide.core.outcome import Outcome
from guide.core.question import ANSWER
from guide.core.requirement import Application, PaperNeed, Statement
from guide.core.source import Certainty, Citation
from guide.output.easier import Easier, Instead
from guide.output.enquiry import Enquiry
from guide.output.measures import (
    NBSP,
    binding,
    day,
    fee_kind,
    latest_of,
    price,
    rule,
    step,
    total,
)
from guide.output.steps import Step
from guide.output.words import (
    answer,
    capital,
    channel,
    confirmed,
    headline,
    inside_a_sentence,
    kind,
    mark,
    reason,
    standing,
    typeset,
    way,
    without,
)

_DASH = f"{NBSP}– "
_LIMITS = (
    (re.compile(rf"\bab[ {NBSP}](?=\d)"), "mindestens "),
    (re.compile(rf"(?<!\d )\bbis[ {NBSP}](?=\d)"), "höchstens "),
)


def kicker(which: Step) -> str:
    """What stands above the title of a card: Schritt 2 · Erlaubnis · vielleicht nötig."""
    number = f"Schritt{NBSP}{which.number} · " if which.number else ""
    return number + nature(which)


def nature(which: Step) -> str:
    """What a card is, and whether it is sure: Erlaubnis · vielleicht nötig."""
    words = kind(which.entry.card.kind)
    sure = standing(which.entry.standing, which.is_task)
    return capital(f"{words} · {sure}" if sure else words)


def latest(which: Step) -> str:
    """By when it must be done, in the fewest words, and how sure; empty if nobody knows."""
    if which.entry.due.day:
        return latest_of(which.entry.due) + _in_brackets(mark(which.doubt))
    for shown in which.entry.deadlines:
        if isinstance(shown.said.rule, Before | OnDay) and not shown.waits_for:
            return rule(shown.said.rule) + _in_brackets(mark(shown.certainty))
    return ""


def _in_brackets(text: str) -> str:
    return f" ({text})" if text else ""


def step_name(which: Step) -> str:
    """How other places speak of a card: Schritt 2, or its title where it has no number."""
    if which.number:
        return f"Schritt{NBSP}{which.number}"
    return f"»{typeset(which.entry.card.title)}«"


def asked(enquiry: Enquiry) -> str:
    """Whom to ask: the office; else the questions themselves say it, or nobody knows."""
    office = enquiry.office
    if office is None or office.authority.kind is AuthorityKind.SELF:
        return "Außerdem zu klären"
    return typeset(office.name)


def remarks(citation: Citation) -> str:
    """Where to look, who confirmed it, and what else to know about a citation."""
    said = (citation.passage, confirmed(citation), citation.note)
    return typeset("; ".join(part.rstrip(".") for part in said if part))


def application(said: Application) -> str:
    """How to apply, as a sentence, with its note."""
    first = f"{capital(way(said.way))}."
    return f"{first} {typeset(said.note)}" if said.note else first


def deadline(said: Deadline, noted: bool = True) -> str:
    """One deadline: Bearbeitung: 6 bis 8 Wochen; its note unless that is said elsewhere."""
    parts = [f"{step(said.step)}: {rule(said.rule)}."]
    if said.binding and not isinstance(said.rule, Duration | NotPublished):
        parts.append(binding(said.binding))
    if said.note and noted:
        parts.append(typeset(said.note))
    return " ".join(parts)


def as_of(citation: Citation, today: Certainty) -> str:
    """Stand 23. November 2026; what is less than official was only read that day."""
    if citation.as_of is None:
        return ""
    words = "gelesen am" if mark(today) else "Stand"
    return f"{words}{NBSP}{day(citation.as_of)}"


def instead(found: Easier) -> str:
    """An alternative in the words of its answers: Auf privatem Grund: ohne Erlaubnis möglich."""
    changes = [_changed(one) for one in found.instead]
    told = ("; " if any(_DASH in one for one in changes) else " und ").join(changes)
    return f"{capital(told)}: {_comes_to(found)}."


def _comes_to(found: Easier) -> str:
    if found.is_better and found.judgement.outcome is not Outcome.UNCLEAR:
        return inside_a_sentence(headline(found.judgement))
    still = ", manches bleibt zu klären" if found.judgement.outcome is Outcome.UNCLEAR else ""
    return f"dann ist weniger nötig{still}"


def _changed(to: Instead) -> str:
    if to.without:
        told = without(to.without)
        return f"an einem Ort {told}" if to.is_elsewhere else told
    told = _circumstance(to.answer)
    if not to.is_elsewhere:
        return told or reason(to.answer)
    if told:
        place = f", wo {told[5:]}" if told.startswith("wenn ") else f" {told}"
        return f"an einem Ort{place}"
    told = reason(to.answer)
    return f"an einem anderen Ort ({told})" if _DASH in told else told


def _circumstance(of: Reason) -> str:
    """The answer as the rules say it inside a sentence; empty if they do not."""
    own = of.options[0].circumstance if len(of.options) == 1 else ""
    said = own or of.question.circumstance
    return _spoken(typeset(said).replace(ANSWER, answer(of.question, of.options)))


def _spoken(limits: str) -> str:
    """The limits of a band as they are spoken: mindestens 1,60 Meter."""
    for written, said in _LIMITS:
        limits = written.sub(said, limits)
    return limits


def contact(said: Contact) -> str:
    """The value of a contact; a number is not broken over two lines."""
    number = said.channel in (Channel.PHONE, Channel.FAX)
    return said.value.replace(" ", NBSP) if number else said.value


def call(office: Office) -> str:
    """Whom to call when a day has passed."""
    phones = [one.value for one in office.contacts if one.channel is Channel.PHONE]
    number = f": {typeset(phones[0])}" if phones else ""
    return f"Fragen Sie sofort nach, ob es noch geht{number}."


def contact_line(said: Contact) -> str:
    """One contact: Telefon: 089 123 (Zentrale)."""
    note = f" ({typeset(said.note)})" if said.note else ""
    return f"{channel(said.channel)}: {typeset(said.value)}{note}"


def unsure(which: Step, shown: Shown[Fee]) -> str:
    """What to add to a cost that is not in the sum."""
    if which.entry.standing is not Standing.NEEDED or shown.waits_for:
        return " (vielleicht, nicht in der Summe)"
    return ""


def summed(of: Total) -> str:
    """The sum and what is missing in it, as sentences."""
    named = dict.fromkeys(
        fee_kind(fee.kind) + (f" ({price(fee)})" if fee.amount.is_known else "")
        for fee in of.unknown
    )
    missing = [f"Noch offen: {', '.join(named)}."] if named else []
    is_known = of.low or of.high is not None or not missing
    return " ".join([*([f"{capital(total(of))}."] if is_known else []), *missing])


def doubt(found: Doubt) -> str:
    """What somebody has to confirm, as a sentence."""
    return statement(found.shown.said) if found.shown else typeset(found.entry.card.title)


def statement(said: Statement | PaperNeed | Deadline | Fee) -> str:
    """Any statement of a card as a sentence."""
    match said:
        case Statement():
            return typeset(said.text)
        case PaperNeed():
            return typeset(f"Unterlage: {said.document.title}")
        case Deadline():
            return deadline(said)
        case Fee():
            note = f". {typeset(said.note)}" if said.note else ""
            return f"{fee_kind(said.kind)}: {price(said)}{note}"
        case _:
            assert_never(said)
