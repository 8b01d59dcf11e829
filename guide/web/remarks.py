"""What we say to a visitor whose address holds something that we could not take over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from guide.core.answers import Dropped, Fault
from guide.core.deadline import Event
from guide.core.question import Question
from guide.web.links import BadDay, Lost, bounds

DAYS = {
    Event.START: "den Beginn",
    Event.SETUP: "den Aufbau",
    Event.ANNOUNCEMENT: "die Bekanntgabe",
}
SHOWN = 40
"""Characters of a foreign text that are repeated on a page."""

LISTED = 3
"""Foreign names that are repeated; more are only counted."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One sentence or two, and the question to answer again, if there is one."""

    text: str
    question: Question | None = None


def remarks(lost: Lost, today: date, asked: Question | None = None) -> tuple[Remark, ...]:
    """What to say; nothing about the question that this page asks anyway."""
    return tuple(_remarks(lost, today, asked))


def _remarks(lost: Lost, today: date, asked: Question | None) -> Iterator[Remark]:
    if lost.other_version:
        yield Remark(
            "Die Regeln haben sich geändert, seit dieser Link entstand. "
            "Wir haben Ihre Antworten mit den neuen Regeln ausgewertet."
        )
    unknown = list(dict.fromkeys(one.pair[0] for one in lost.dropped if one.question is None))
    if unknown:
        yield Remark(_unknown(unknown))
    seen: set[str] = set()
    for one in lost.dropped:
        question = one.question
        if question is not None and question is not asked and question.id not in seen:
            seen.add(question.id)
            yield Remark(_again(one, question), question)
    for _, value in dict.fromkeys(lost.variants):
        yield Remark(
            f"Die Druckart »{quotable(value)}« kennen wir nicht. Wir haben sie weggelassen."
        )
    for bad in lost.days:
        yield Remark(bad_day(bad, today))
    if lost.too_long or lost.too_many:
        yield Remark("Die Adresse war zu lang. Einen Teil davon haben wir weggelassen.")


def _unknown(names: Sequence[str]) -> str:
    quoted = [f"»{quotable(name)}«" for name in names[:LISTED]]
    more = len(names) - len(quoted)
    if more:
        quoted.append("eine weitere" if more == 1 else f"{more} weitere")
    listed = " und ".join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))
    if len(names) == 1:
        return f"Die Angabe {listed} kennen wir nicht. Wir haben sie weggelassen."
    return f"Diese Angaben kennen wir nicht: {listed}. Wir haben sie weggelassen."


def _again(dropped: Dropped, question: Question) -> str:
    match dropped.fault:
        case Fault.REPEATED:
            said = f"Auf die Frage »{question.text}« gibt es hier mehrere Antworten."
        case Fault.MANDATORY:
            said = f"Die Frage »{question.text}« braucht eine Antwort."
        case Fault.UNKNOWN_OPTION | Fault.UNKNOWN_QUESTION:
            answer = quotable(dropped.pair[1])
            said = f"Die Antwort »{answer}« auf die Frage »{question.text}« kennen wir nicht."
    return f"{said} Bitte antworten Sie noch einmal."


def bad_day(bad: BadDay, today: date) -> str:
    """Why a day could not be taken over, and what is possible."""
    first, last = bounds(today)
    said = f"»{quotable(bad.text)}« können wir nicht als Tag für {DAYS[bad.event]} verwenden."
    if bad.known:
        return f"{said} Möglich ist ein Tag von {first.year} bis {last.year}."
    return f"{said} Bitte wählen Sie den Tag noch einmal."


def quotable(text: str) -> str:
    """A foreign text, printable and short enough for a sentence."""
    visible = printable(text)
    return visible if len(visible) <= SHOWN else f"{visible[:SHOWN]}…"


def printable(text: str) -> str:
    """The text without signs that are invisible, no text at all, or turn the writing round."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in text)
