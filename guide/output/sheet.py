"""A checklist laid out for people: numbered steps, each contact and each source said once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date

from guide.core.checklist import Checklist, NotNeeded, Paper
from guide.core.deadline import Event
from guide.core.entry import Entry, Office, Reason, Shown, Standing
from guide.core.fee import Fee
from guide.core.outcome import Outcome
from guide.core.question import ACTION, Option, Question
from guide.core.requirement import Area, PaperNeed
from guide.core.source import Certainty, Citation, Source
from guide.output.contacts import Reach, reaches
from guide.output.easier import Easier, easier
from guide.output.enquiry import Enquiry, enquire
from guide.output.remarks import Remark, own_remarks, shared_remarks
from guide.output.steps import EASY, OFFICIAL, PASSIVE, PUBLIC, Step, key

SECTIONS = (Area.LIABILITY, Area.SIGNS, Area.SAFETY, Area.MONEY, Area.HELP)


@dataclass(frozen=True, slots=True)
class Section:
    """One part of the checklist beside the way."""

    area: Area
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """Every step that goes to one office."""

    office: Office
    steps: tuple[Step, ...]

    @property
    def is_official(self) -> bool:
        """Whether the steps go to an office or a body, and so get a sheet of their own."""
        return self.office.authority.kind in PUBLIC


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole checklist in the order of reading.

    `obstacles` are the prohibitions that make it impossible; they stand before the way. In the
    way, what there is to do comes before what is only to know. `marks` are those that need
    explaining; `read_on` is the day everything was read, if it was one day.
    """

    checklist: Checklist
    obstacles: tuple[Step, ...]
    way: tuple[Step, ...]
    sections: tuple[Section, ...]
    enquiries: tuple[Enquiry, ...]
    easier: tuple[Easier, ...]
    sources: tuple[Source, ...]
    marks: tuple[Certainty, ...]
    read_on: date | None
    _steps: dict[str, Step] = field(repr=False)

    @property
    def title(self) -> str:
        """What somebody wants to do, in the words of the answer; else the name of the guide."""
        action = self.checklist.pack.action
        chosen = self._chosen(action)
        return chosen[0].text if chosen else self.checklist.pack.imprint.title

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every step in the order of reading."""
        return tuple(self._steps.values())

    @property
    def plan(self) -> tuple[Step, ...]:
        """What there is to do, in the order of reading."""
        return self.obstacles + self.way

    @property
    def begin(self) -> Step | None:
        """The step to begin with: the first that is needed, if there are several."""
        steps = [one for one in self.way if one.number]
        needed = (one for one in steps if one.entry.standing is Standing.NEEDED)
        return next(needed, steps[0]) if len(steps) > 1 else None

    @property
    def undecided(self) -> tuple[Reason, ...]:
        """The open questions on which the verdict hangs, in the order of the interview."""
        entries = self.checklist.judgement.decided_by
        found = {one.question: one for entry in entries for one in entry.because if one.is_open}
        return tuple(found[one] for one in self.checklist.pack.questions if one in found)

    @property
    def visits(self) -> tuple[Visit, ...]:
        """The steps by office: first the official ones, in the order in which they are needed."""
        found: dict[tuple[str, str], list[Step]] = {}
        for step in self.steps:
            found.setdefault(key(step.entry.office), []).append(step)
        visits = [Visit(its[0].entry.office, tuple(its)) for its in found.values()]
        return tuple(sorted(visits, key=lambda visit: not visit.is_official))

    @property
    def given(self) -> tuple[tuple[Question, tuple[Option, ...] | None], ...]:
        """What the list rests on: each answered question; None where the answer was don't-know."""
        answers = self.checklist.answers
        asked = (one for one in self.checklist.pack.questions if one.id in answers)
        return tuple((one, self._chosen(one)) for one in asked)

    def _chosen(self, question: Question) -> tuple[Option, ...] | None:
        value = self.checklist.answers.value(question.id)
        if value is None:
            return None
        return tuple(option for option in question.options if option.id in value)

    @property
    def dates(self) -> tuple[tuple[Event, date], ...]:
        """The days that the applicant told."""
        told = self.checklist.dates
        return tuple((event, told[event]) for event in Event if event in told)

    @property
    def costs(self) -> tuple[tuple[Step, Shown[Fee]], ...]:
        """Every cost with its step."""
        return tuple((self.step(entry), fee) for entry, fee in self.checklist.fees)

    @property
    def not_needed(self) -> tuple[NotNeeded, ...]:
        """What this case does not need; left out are other plans, and what is no burden."""
        return tuple(
            one
            for one in self.checklist.not_needed
            if one.card.kind not in EASY
            and any(reason.question.id != ACTION for reason in one.because)
        )

    @property
    def needless(self) -> tuple[tuple[tuple[Reason, ...], tuple[NotNeeded, ...]], ...]:
        """What this case does not need, by the reason that it is not needed."""
        found: dict[tuple[Reason, ...], list[NotNeeded]] = {}
        for one in self.not_needed:
            found.setdefault(telling(one.because), []).append(one)
        return tuple((because, tuple(its)) for because, its in found.items())

    def step(self, entry: Entry) -> Step:
        """Where an entry stands."""
        return self._steps[entry.card.id]

    def step_of(self, card: str) -> Step:
        """Where a card stands, by its id."""
        return self._steps[card]

    def wanted_by(self, paper: Paper) -> tuple[tuple[Step, Shown[PaperNeed]], ...]:
        """The steps that want a paper."""
        return tuple((self.step(entry), need) for entry, need in paper.wanted_by)

    def told_in(self, office: Office) -> Step | None:
        """The step that tells how to reach the office."""
        asked = (one for one in self.steps if one.is_task)
        return next((one for one in asked if key(one.entry.office) == key(office)), None)

    def enquiry_at(self, office: Office) -> Enquiry | None:
        """What to ask this office."""
        for enquiry in self.enquiries:
            if enquiry.office is not None and key(enquiry.office) == key(office):
                return enquiry
        return None

    def number(self, source: Source) -> int:
        """The number of a source in the list at the end."""
        return next(n for n, one in enumerate(self.sources, start=1) if one.id == source.id)

    def certainty(self, citation: Citation) -> Certainty:
        """How sure a citation is on the day of the checklist."""
        months = self.checklist.pack.imprint.stale_after_months
        return citation.certainty_on(self.checklist.today, months)

    def contacts(self, office: Office) -> tuple[tuple[Certainty, tuple[Reach, ...]], ...]:
        """The ways to reach an office by how sure they are, the surest first."""
        found: dict[Certainty, list[Reach]] = {}
        for reach in reaches(office.contacts):
            found.setdefault(self.certainty(reach.citation), []).append(reach)
        return tuple((sure, tuple(found[sure])) for sure in Certainty if sure in found)

    def before(self, step: Step) -> tuple[Step, ...]:
        """The steps that must be settled before, by their numbers."""
        found = [self.step_of(card.id) for card in step.entry.after]
        return tuple(sorted(found, key=lambda one: one.number or len(self._steps)))

    @property
    def own_remarks(self) -> tuple[str, ...]:
        """What to know about each source alone, in their order."""
        return own_remarks(self.sources)

    @property
    def shared_remarks(self) -> tuple[Remark, ...]:
        """What to know about several sources, once."""
        return shared_remarks(self.sources)


def telling(because: Iterable[Reason]) -> tuple[Reason, ...]:
    """The reasons that are news: the plan itself is the title of the sheet."""
    return tuple(one for one in because if one.question.id != ACTION)


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
