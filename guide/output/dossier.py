"""Everything about one card: when it applies, what it says, how we know, which cases show it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from guide.core.answers import Answers
from guide.core.authority import Contact
from guide.core.compiled import Verdicts
from guide.core.condition import ALWAYS, Fact, facts_in
from guide.core.deadline import Deadline, months_ahead
from guide.core.example import Example
from guide.core.fee import Fee
from guide.core.nearmiss import turning
from guide.core.pack import RulePack
from guide.core.question import ACTION, Option, Question
from guide.core.remainder import NEVER
from guide.core.requirement import PaperNeed, Requirement, Statement
from guide.core.source import Certainty, Citation, Source, months_between
from guide.core.truth import NO
from guide.output import phrases, words
from guide.output.conditions import Line, besides, lines
from guide.output.measures import fee_kind, price

MOST_CASES = 8
"""So many examples of a kind are listed."""

OFFICIAL = (Certainty.CONFIRMED, Certainty.OFFICIAL)


@dataclass(frozen=True, slots=True)
class Said:
    """One statement in words. It holds where one of the lines does."""

    words: str
    note: str
    when: tuple[Line, ...]
    citation: Citation


@dataclass(frozen=True, slots=True)
class Chapter:
    """The statements of one sort, like all deadlines."""

    title: str
    said: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """A branch of the office: it serves where one of the lines holds."""

    name: str
    when: tuple[Line, ...]
    contacts: tuple[Contact, ...]


@dataclass(frozen=True, slots=True)
class Record:
    """What one citation says about how sure it is: then, today, and until when.

    `stale_from` is empty where age changes nothing."""

    citation: Citation
    today: Certainty
    stale_from: date | None
    statements: int


@dataclass(frozen=True, slots=True)
class Near:
    """An example in which the card does not apply, and the questions that decided it.

    Plans to which the card never applies are no near misses: they would all be listed."""

    example: Example
    turning: tuple[Question, ...]


@dataclass(frozen=True, slots=True)
class Dossier:
    """One card, laid out."""

    card: Requirement
    when: tuple[Line, ...]
    unless: tuple[Line, ...]
    facts: tuple[tuple[Fact, tuple[Line, ...]], ...]
    actions: tuple[Option, ...]
    questions: tuple[Question, ...]
    before: tuple[Requirement, ...]
    after: tuple[Requirement, ...]
    chapters: tuple[Chapter, ...]
    places: tuple[Place, ...]
    records: tuple[Record, ...]
    sources: tuple[Source, ...]
    hits: tuple[Example, ...]
    near: tuple[Near, ...]
    is_for_all: bool
    _today: date
    _months: int

    def certainty(self, citation: Citation) -> Certainty:
        """How sure a citation is today."""
        return citation.certainty_on(self._today, self._months)

    @property
    def shown_hits(self) -> tuple[Example, ...]:
        """Some of the hits: of every action the first one before a second of any."""
        return _varied(self.hits, lambda one: one.answers.given(ACTION))

    @property
    def shown_near(self) -> tuple[Near, ...]:
        """Some of the near misses: of every action and turning first one."""
        return _varied(self.near, lambda one: (one.example.answers.given(ACTION), one.turning))

    def number(self, source: Source) -> int:
        """The number of a source in the list at the end."""
        return self.sources.index(source) + 1


Thing = TypeVar("Thing", Example, Near)


def _varied(listed: Sequence[Thing], sort: Callable[[Thing], object]) -> tuple[Thing, ...]:
    """At most so many as anybody reads, as unlike each other as possible, in their order."""
    counts: Counter[object] = Counter()
    rounds: dict[int, int] = {}
    for place, one in enumerate(listed):
        rounds[place] = counts[sort(one)]
        counts[sort(one)] += 1
    chosen = sorted(sorted(rounds, key=lambda place: rounds[place])[:MOST_CASES])
    return tuple(listed[place] for place in chosen)


def look_up(pack: RulePack, card: Requirement, today: date) -> Dossier:
    """Lay out a card of the pack."""
    cited = list(_citations(card))
    sources = dict.fromkeys(source for citation in cited for source in citation.sources)
    actions = actions_of(pack, card)
    months = pack.imprint.stale_after_months
    return Dossier(
        card=card,
        when=besides(pack.action, lines(card.when)),
        unless=lines(NEVER if card.unless is None else card.unless),
        facts=tuple((fact, lines(fact.when)) for fact in _facts(card)),
        actions=actions,
        questions=_questions(pack, card),
        before=tuple(pack.requirement[name] for name in card.first),
        after=tuple(one for one in pack.requirements if card.id in one.first),
        chapters=tuple(chapter for chapter in _chapters(card) if chapter.said),
        places=tuple(
            Place(one.name, lines(one.when), one.contacts) for one in card.authority.branches
        ),
        records=tuple(_records(cited, today, months)),
        sources=tuple(dict.fromkeys((*sources, *card.legal_basis))),
        hits=tuple(one for one in pack.examples if card.id in one.applies),
        near=tuple(_near(pack, card, frozenset(one.id for one in actions))),
        is_for_all=len(actions) == len(pack.action.options),
        _today=today,
        _months=months,
    )


def _near(pack: RulePack, card: Requirement, actions: frozenset[str]) -> Iterator[Near]:
    for example in pack.examples:
        missed = card.id not in example.applies | example.undecided
        if missed and actions >= (example.answers.given(ACTION) or frozenset()):
            asked = turning(pack, card, example.answers)
            questions = tuple(one for one in asked if one.id != ACTION)
            if questions:
                yield Near(example, questions)


def actions_of(pack: RulePack, card: Requirement) -> tuple[Option, ...]:
    """The actions in whose interview the card can apply."""
    return tuple(
        option
        for option in pack.action.options
        if Verdicts(pack.compiled, _only(pack, option)).of(card) is not NO
    )


def _only(pack: RulePack, action: Option) -> Answers:
    return Answers(pack.questions).with_answer(ACTION, (action.id,))


def _questions(pack: RulePack, card: Requirement) -> tuple[Question, ...]:
    """The questions on which it depends whether the card applies, no more and no fewer."""
    space = pack.compiled.space
    axes = pack.compiled.region(card).support(space.sizes)
    numbers = sorted({space.question_of[axis] for axis in axes})
    return tuple(space.questions[number] for number in numbers)


def _facts(card: Requirement) -> tuple[Fact, ...]:
    conditions = [card.when, *(one.when for one in card.statements)]
    conditions += [card.unless] if card.unless else []
    return tuple(dict.fromkeys(fact for one in conditions for fact in facts_in(one)))


def _chapters(card: Requirement) -> Iterator[Chapter]:
    if card.application:
        told = phrases.application(card.application)
        said = Said(told, card.application.address, lines(ALWAYS), card.application.citation)
        yield Chapter("So geht es", (said,))
    for title, statements in (
        ("Unterlagen", card.papers),
        ("Zu beachten", card.duties),
        ("Fristen", card.deadlines),
        ("Kosten", card.fees),
        ("Hinweise", card.notes),
    ):
        yield Chapter(title, tuple(_said(one) for one in statements))


def _said(one: Statement | PaperNeed | Deadline | Fee) -> Said:
    text, note = _worded(one)
    return Said(words.typeset(text), words.typeset(note), lines(one.when), one.citation)


def _worded(one: Statement | PaperNeed | Deadline | Fee) -> tuple[str, str]:
    match one:
        case Statement():
            return one.text, ""
        case PaperNeed():
            return one.document.title, " ".join(filter(None, (one.document.note, one.note)))
        case Deadline():
            return phrases.deadline(one, noted=False), one.note
        case Fee():
            return f"{fee_kind(one.kind)}: {price(one)}", one.note


def _citations(card: Requirement) -> Iterator[Citation]:
    """Of the card, of all it says, and of the contacts of its office."""
    yield from card.citations
    yield from (one.citation for one in card.authority.contacts)
    for branch in card.authority.branches:
        yield from (one.citation for one in branch.contacts)


def _records(cited: Iterable[Citation], today: date, months: int) -> Iterator[Record]:
    counts: dict[Citation, int] = {}
    for citation in cited:
        counts[citation] = counts.get(citation, 0) + 1
    for citation, count in counts.items():
        yield Record(
            citation, citation.certainty_on(today, months), stale_from(citation, months), count
        )


def stale_from(citation: Citation, months: int) -> date | None:
    """The first day on which the citation counts as stale; None where age changes nothing."""
    if citation.certainty not in OFFICIAL or citation.as_of is None:
        return None
    day = months_ahead(citation.as_of, months)
    while months_between(citation.as_of, day) < months:
        day += timedelta(days=1)
    return day
