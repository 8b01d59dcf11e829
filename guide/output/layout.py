"""A checklist becomes a sheet: steps get numbers, sources the order in which they are named."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from guide.core.checklist import Checklist
from guide.core.entry import Entry
from guide.core.outcome import Outcome
from guide.core.source import Certainty, Citation, Source
from guide.output.easier import easier
from guide.output.enquiry import enquire
from guide.output.sheet import SECTIONS, Section, Sheet
from guide.output.steps import OFFICIAL, PASSIVE, Step, key


def lay_out(checklist: Checklist) -> Sheet:
    """Number the steps and the sources of a checklist."""
    judgement = checklist.judgement
    stopping = judgement.decided_by if judgement.outcome is Outcome.IMPOSSIBLE else ()
    place = _Place()
    obstacles = tuple(map(place.put, stopping))
    going = [one for one in checklist.way if one not in stopping]
    way = tuple(map(place.count, sorted(going, key=lambda one: one.card.kind in PASSIVE)))
    sections = tuple(
        Section(area, tuple(place.put(one) for one in checklist.of(area) if one not in stopping))
        for area in SECTIONS
    )
    steps = tuple(place.steps.values())
    sources = tuple({one.id: one for one in _sources(steps, checklist)}.values())
    cited = frozenset(_all_cited(steps, checklist))
    return Sheet(
        checklist,
        obstacles,
        way,
        tuple(section for section in sections if section.steps),
        enquire(checklist.enquiries, place.steps),
        easier(checklist),
        sources,
        _marks(cited, checklist),
        _read_on(cited, sources),
        place.steps,
    )


def _marks(cited: Iterable[Citation], checklist: Checklist) -> tuple[Certainty, ...]:
    months = checklist.pack.imprint.stale_after_months
    found = {citation.certainty_on(checklist.today, months) for citation in cited}
    return tuple(one for one in Certainty if one in found and one.rank > OFFICIAL)


def _read_on(cited: Iterable[Citation], sources: Iterable[Source]) -> date | None:
    days = {source.as_of for source in sources}
    days |= {citation.as_of for citation in cited if citation.as_of}
    return days.pop() if len(days) == 1 else None


class _Place:
    """Gives each entry its number, and remembers where each office was first described."""

    def __init__(self) -> None:
        self.steps: dict[str, Step] = {}
        self._offices: dict[tuple[str, str], Step] = {}
        self._count = 0

    def put(self, entry: Entry, number: int | None = None) -> Step:
        step = Step(entry, number, self._offices.get(key(entry.office)))
        if step.is_task:
            self._offices.setdefault(key(entry.office), step)
        self.steps[entry.card.id] = step
        return step

    def count(self, entry: Entry) -> Step:
        if entry.card.kind in PASSIVE:
            return self.put(entry)
        self._count += 1
        return self.put(entry, self._count)


def _sources(steps: Iterable[Step], checklist: Checklist) -> Iterator[Source]:
    """Every source in the order in which the sheet cites it."""
    for step in steps:
        for citation in _citations(step):
            yield from citation.sources
        yield from step.entry.card.legal_basis
    for citation in _asked(checklist):
        yield from citation.sources


def _all_cited(steps: Iterable[Step], checklist: Checklist) -> Iterator[Citation]:
    for step in steps:
        yield from _citations(step)
    yield from _asked(checklist)


def _asked(checklist: Checklist) -> Iterator[Citation]:
    for enquiry in checklist.enquiries:
        if enquiry.office:
            yield from (contact.citation for contact in enquiry.office.contacts)


def _citations(step: Step) -> Iterator[Citation]:
    if step.as_in is None:
        yield from (contact.citation for contact in step.entry.office.contacts)
    yield from (shown.said.citation for shown in step.said)
    yield step.entry.card.citation
