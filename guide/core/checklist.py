"""What a case needs: in order, with reasons, days, costs and gaps.

The same pack, answers, dates and day give the same checklist, for ever.
"""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from guide.core.answers import Answers
from guide.core.authority import Authority, AuthorityKind
from guide.core.deadline import Calendar, Dates, Deadline, Event
from guide.core.entry import Desk, Entry, Office, Reason, Shown, Standing
from guide.core.fee import Fee, Total, add, total
from guide.core.outcome import Judgement, judge
from guide.core.pack import RulePack
from guide.core.question import Question
from guide.core.requirement import Area, Document, Kind, PaperNeed, Requirement, Statement
from guide.core.schedule import Due, Task, schedule
from guide.core.source import Certainty
from guide.core.truth import NO

_RANK = (
    Kind.PROHIBITION,
    Kind.INFORMATION,
    Kind.CONSENT,
    Kind.AGREEMENT,
    Kind.PERMIT,
    Kind.NOTICE,
    Kind.FREE,
    Kind.DUTY,
    Kind.FUNDING,
    Kind.ADVICE,
)
"""Among cards that do not wait for each other, what comes first."""

ANY_DAY = date(2025, 7, 2)
"""Where no day is told, this one says which of two steps must be taken earlier."""

_Place = tuple[int, int]
"""How early a card comes by its kind, and its number in the pack."""

_OWN_WORK = (Kind.PROHIBITION, Kind.FREE, Kind.DUTY, Kind.ADVICE)
"""Nobody else has to decide here, so it takes no time that somebody would have to publish."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A document to prepare once, and every card that wants it."""

    document: Document
    wanted_by: tuple[tuple[Entry, Shown[PaperNeed]], ...]

    @property
    def is_sure(self) -> bool:
        """Whether at least one needed card asks for it without an open condition."""
        return any(
            entry.standing is Standing.NEEDED and not need.waits_for
            for entry, need in self.wanted_by
        )


@dataclass(frozen=True, slots=True)
class Doubt:
    """A statement that somebody has to confirm: its card, and the sentence, deadline or fee.

    Without a statement it is the card itself that is less than official."""

    entry: Entry
    shown: Shown[Statement] | Shown[PaperNeed] | Shown[Deadline] | Shown[Fee] | None = None

    @property
    def certainty(self) -> Certainty:
        """How sure it is today."""
        return self.shown.certainty if self.shown else self.entry.certainty


@dataclass(frozen=True, slots=True)
class Enquiry:
    """What to ask one office. Without an office, nobody in particular knows."""

    office: Office | None
    unanswered: tuple[Question, ...]
    doubts: tuple[Doubt, ...]


@dataclass(frozen=True, slots=True)
class NotNeeded:
    """A card that this case does not need, and why."""

    card: Requirement
    because: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Checklist:
    """One case, worked out on one day."""

    pack: RulePack
    answers: Answers
    today: date
    dates: Dates
    judgement: Judgement
    entries: tuple[Entry, ...]
    papers: tuple[Paper, ...]
    fees: tuple[tuple[Entry, Shown[Fee]], ...]
    total: Total
    enquiries: tuple[Enquiry, ...]
    not_needed: tuple[NotNeeded, ...]
    remaining: tuple[Question, ...]

    def of(self, *areas: Area) -> tuple[Entry, ...]:
        """The entries of these areas, in order."""
        return tuple(entry for entry in self.entries if entry.card.area in areas)

    @property
    def way(self) -> tuple[Entry, ...]:
        """The numbered steps."""
        return self.of(Area.PERMISSION)


def checklist(
    pack: RulePack, answers: Answers, today: date, dates: Dates, days: Calendar
) -> Checklist:
    """Work out a case. `dates` are the days the applicant told, `days` knows the holidays."""
    desk = Desk(pack, answers, today)
    entries = _in_order(tuple(desk.entries()), dates, days)
    fees = tuple((entry, fee) for entry in entries for fee in entry.fees)
    return Checklist(
        pack=pack,
        answers=answers,
        today=today,
        dates=dates,
        judgement=judge(entries),
        entries=entries,
        papers=_papers(sorted(entries, key=lambda entry: list(Area).index(entry.card.area))),
        fees=fees,
        total=_total(entries),
        enquiries=_enquiries(desk, entries),
        not_needed=tuple(
            NotNeeded(card, desk.reasons(pack.compiled.region(card)))
            for card in desk.verdicts.cards(NO)
        ),
        remaining=tuple(desk.verdicts.relevant()),
    )


def _total(entries: Sequence[Entry]) -> Total:
    """What is surely paid, card by card; without an upper bound where more may come."""
    sure = add(total(fee.said for fee in entry.fees if _is_sure(entry, fee)) for entry in entries)
    more = any(not _is_sure(entry, fee) for entry in entries for fee in entry.fees)
    return replace(sure, high=None) if more else sure


def _is_sure(entry: Entry, fee: Shown[Fee]) -> bool:
    return entry.standing is Standing.NEEDED and not fee.waits_for


def _in_order(entries: Sequence[Entry], dates: Dates, days: Calendar) -> tuple[Entry, ...]:
    """Each entry after those it waits for; otherwise by rank, latest day and the pack's order."""
    by_id = {entry.card.id: entry for entry in entries}
    first = {name: _first(entry, by_id) for name, entry in by_id.items()}
    tasks = {
        name: Task(
            tuple(shown.said for shown in entry.deadlines),
            first[name],
            takes_time=entry.card.kind not in _OWN_WORK,
        )
        for name, entry in by_id.items()
    }
    ranks = _ranks(entries, first)
    place = {name: (ranks[name], number) for number, name in enumerate(by_id)}
    order = _topological(place, first)
    dues = schedule(tasks, order, dates, days)
    usual = dues if dates else schedule(tasks, order, dict.fromkeys(Event, ANY_DAY), days)
    return tuple(
        by_id[name].placed(tuple(by_id[one].card for one in first[name]), dues[name])
        for name in _topological(_by_day(place, usual), first)
    )


def _first(entry: Entry, by_id: dict[str, Entry]) -> tuple[str, ...]:
    return tuple(name for name in entry.card.first if name in by_id)


def _ranks(entries: Sequence[Entry], first: dict[str, tuple[str, ...]]) -> dict[str, int]:
    """How early each card comes by its kind; no later than what waits for it."""
    ranks = {entry.card.id: _RANK.index(entry.card.kind) for entry in entries}
    hurried = list(ranks)
    while hurried:
        name = hurried.pop()
        for before in first[name]:
            if ranks[before] > ranks[name]:
                ranks[before] = ranks[name]
                hurried.append(before)
    return ranks


def _by_day(place: Mapping[str, _Place], dues: Mapping[str, Due]) -> dict[str, _Place]:
    """Cards with a latest day change places within their rank: the earlier day comes first."""
    dated = {name: due.day for name, due in dues.items() if due.day is not None}
    by_day = sorted(dated, key=lambda name: (place[name][0], dated[name], place[name]))
    return {**place, **dict(zip(by_day, sorted(map(place.__getitem__, dated)), strict=True))}


def _topological(place: Mapping[str, _Place], first: Mapping[str, tuple[str, ...]]) -> list[str]:
    waiting = {name: set(before) for name, before in first.items()}
    ready = [(place[name], name) for name, before in waiting.items() if not before]
    heapq.heapify(ready)
    order: list[str] = []
    while ready:
        _, name = heapq.heappop(ready)
        order.append(name)
        for other, before in waiting.items():
            if name in before:
                before.remove(name)
                if not before:
                    heapq.heappush(ready, (place[other], other))
    return order


def _papers(entries: Sequence[Entry]) -> tuple[Paper, ...]:
    wanted: dict[str, list[tuple[Entry, Shown[PaperNeed]]]] = {}
    for entry in entries:
        for need in entry.papers:
            wanted.setdefault(need.said.document.id, []).append((entry, need))
    return tuple(Paper(pairs[0][1].said.document, tuple(pairs)) for pairs in wanted.values())


def _enquiries(desk: Desk, entries: Sequence[Entry]) -> tuple[Enquiry, ...]:
    """One per office: don't-knows that it can answer, and statements it should confirm."""
    authorities = {authority.id: authority for authority in desk.pack.authorities}
    questions: dict[str, list[Question]] = {}
    for question in _unknown(desk):
        questions.setdefault(question.who_knows_at, []).append(question)
    doubts: dict[str, list[Doubt]] = {}
    for entry in entries:
        doubts.setdefault(entry.card.authority.id, []).extend(_doubts(entry))
    names = dict.fromkeys((*questions, *(name for name, found in doubts.items() if found)))
    return tuple(
        Enquiry(
            _office(desk, authorities.get(name)),
            tuple(questions.get(name, ())),
            tuple(doubts.get(name, ())),
        )
        for name in names
    )


def _office(desk: Desk, authority: Authority | None) -> Office | None:
    return desk.office(authority) if authority else None


def _unknown(desk: Desk) -> list[Question]:
    """The questions answered with don't-know that still keep something open."""
    unknown = (one for one in desk.pack.questions if desk.answers.knows_not(one.id))
    return [question for question in unknown if desk.verdicts.matters(question)]


def _all_shown(
    entry: Entry,
) -> tuple[Shown[Statement] | Shown[PaperNeed] | Shown[Deadline] | Shown[Fee], ...]:
    return (*entry.papers, *entry.duties, *entry.notes, *entry.deadlines, *entry.fees)


def _doubts(entry: Entry) -> list[Doubt]:
    """What is less than official; a card's own doubt is said once, not again per statement."""
    if entry.card.authority.kind is AuthorityKind.SELF:
        # Nobody can be asked about one's own duties; only real gaps are worth a line.
        gaps = (shown for shown in _all_shown(entry) if shown.certainty is Certainty.UNKNOWN)
        return [Doubt(entry, shown) for shown in gaps]
    doubts: list[Doubt] = []
    if entry.certainty.rank > Certainty.OFFICIAL.rank:
        doubts.append(Doubt(entry))
    for shown in _all_shown(entry):
        own = shown.said.citation != entry.card.citation
        if shown.certainty.rank > Certainty.OFFICIAL.rank and own:
            doubts.append(Doubt(entry, shown))
    return doubts
