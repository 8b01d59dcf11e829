"""A checklist laid out for people: numbered steps, each contact and each source said once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from guide.core.checklist import Checklist, NotNeeded, Paper
from guide.core.deadline import Event
from guide.core.entry import Entry, Office, Reason, Shown, Standing
from guide.core.fee import Fee
from guide.core.question import ACTION, Option, Question
from guide.core.requirement import Area, PaperNeed
from guide.core.source import Certainty, Citation, Source
from guide.output.contacts import Reach, reaches
from guide.output.easier import Easier
from guide.output.enquiry import Enquiry
from guide.output.remarks import Remark, own_remarks, shared_remarks
from guide.output.steps import EASY, PUBLIC, Step, key, why_not

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
    def dated(self) -> tuple[Step, ...]:
        """What has a latest day, in the order of reading."""
        return tuple(one for one in self.steps if one.entry.due.day is not None)

    @property
    def also_dated(self) -> tuple[Step, ...]:
        """What has a latest day although it stands beside the way."""
        plan = {one.anchor for one in self.plan}
        return tuple(one for one in self.dated if one.anchor not in plan)

    @property
    def begin(self) -> Step | None:
        """The step to begin with, if there are several: what is against the plan, or the first
        that is needed. None where an answer is to be found out first: see `asks_first`."""
        if self.obstacles:
            return self.obstacles[0]
        steps = [one for one in self.way if one.number]
        needed = (one for one in steps if one.entry.standing is Standing.NEEDED)
        return next(needed, steps[0]) if len(steps) > 1 and not self.asks_first else None

    @property
    def asks_first(self) -> bool:
        """Whether the verdict hangs on something that the applicant does not know."""
        knows_not = self.checklist.answers.knows_not
        return any(knows_not(one.question.id) for one in self.undecided)

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
            because = tuple(why_not(reason, one.card) for reason in telling(one.because))
            found.setdefault(because, []).append(one)
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
