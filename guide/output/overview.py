"""The rules as one document for a meeting, to be printed or read at a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from guide.core.course import course
from guide.core.pack import RulePack
from guide.core.question import Option
from guide.output import words
from guide.output.chart import Chart, Station, draw
from guide.output.conditions import joined
from guide.output.decision import Decision, Row, Term, decide
from guide.output.dossier import look_up
from guide.output.inquiry import inquire
from guide.output.measures import plain
from guide.output.page import environment
from guide.output.places import Anchors, Pages


@dataclass(frozen=True, slots=True)
class Part:
    """One action: the map of its interview and its table."""

    action: Option
    chart: Chart
    table: Decision


def parts(pack: RulePack, actions: Sequence[Option], today: date) -> Iterator[Part]:
    """The actions, each worked out."""
    for one in actions:
        yield Part(one, draw(course(pack, one)), decide(pack, one, today))


def as_page(
    pack: RulePack,
    actions: Sequence[Option],
    today: date,
    folder: Path,
    *,
    root: str = "",
    in_detail: bool = False,
) -> str:
    """The actions, and on demand the cards and questions they name, as a page that stands alone.

    What it does not hold is linked below `root`, if there is one."""
    shown = list(parts(pack, actions, today))
    cards = {row.card.id for part in shown for row in part.table.rows} if in_detail else set()
    asked = {one.question.id for part in shown for one in part.chart.stations}
    to = Anchors(
        Pages(root) if root else None,
        frozenset(one.id for one in actions),
        frozenset(cards),
        frozenset(asked if in_detail else ()),
    )
    return (
        environment(folder)
        .get_template("reports/overview.html")
        .render(
            imprint=pack.imprint,
            version=pack.version,
            today=today,
            parts=[(part, replace(to, about=part.action.id)) for part in shown],
            to=to,
            dossiers=[look_up(pack, one, today) for one in pack.requirements if one.id in cards],
            inquiries=[inquire(pack, one) for one in pack.questions if one.id in to.questions],
        )
    )


def as_text(pack: RulePack, actions: Sequence[Option], today: date) -> str:
    """The actions for a terminal: questions, then cards."""
    told = [line for part in parts(pack, actions, today) for line in (*_lines(part), "")]
    return plain("".join(f"{line}\n" for line in told[:-1]))


def _lines(part: Part) -> Iterator[str]:
    yield part.action.text
    yield "=" * len(part.action.text)
    yield ""
    for station in part.chart.stations:
        yield from _station(station)
    for area, rows in part.table.areas:
        yield ""
        yield words.area(area)
        for row in rows:
            yield from _row(row)


def _station(station: Station) -> Iterator[str]:
    yield f"{station.number}. {station.question.text}"
    if not station.is_always:
        idle = "wenn die Antwort noch etwas ändert" if station.may_be_idle else ""
        own = "" if station.when == ((),) else joined(station.when)
        yield f"   Nur: {', und '.join(filter(None, (own, idle)))}"
    for way in station.ways:
        to = " oder ".join(f"Frage {number}" if number else "Checkliste" for number in way.to)
        yield f"   {way.words}: weiter mit {to}"


def _row(row: Row) -> Iterator[str]:
    yield f"{row.number:>3}. {words.kind(row.card.kind)}: {row.card.title} [{row.card.id}]"
    yield f"     Wann: {joined(row.when)}"
    if row.unless:
        yield f"     Außer: {joined(row.unless)}"
    yield f"     Stelle: {row.office.name}"
    yield from (f"     {_term(one)}" for one in (*row.deadlines, *row.fees))
    yield f"     Wie sicher: {words.tag(row.certainty)}"


def _term(term: Term) -> str:
    only = "" if term.when == ((),) else f" Nur: {joined(term.when)}."
    return f"{term.words}{only} ({words.tag(term.certainty)})"
