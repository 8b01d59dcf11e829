"""The smallest change of answers that needs less: "Einfacher geht es, wenn …"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from guide.core.answers import Answers
from guide.core.compiled import Verdicts
from guide.core.condition import ALWAYS
from guide.core.outcome import Outcome, decide
from guide.core.pack import RulePack
from guide.core.question import ACTION, Kind, Question
from guide.core.requirement import Kind as CardKind
from guide.core.requirement import Requirement
from guide.core.truth import NO, OPEN, YES

_BURDENS = frozenset(
    (
        CardKind.PROHIBITION,
        CardKind.PERMIT,
        CardKind.AGREEMENT,
        CardKind.CONSENT,
        CardKind.NOTICE,
    )
)


@dataclass(frozen=True, slots=True)
class Change:
    """One question answered differently."""

    question: Question
    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class Burden:
    """How much a case asks for, pessimistically: what is open counts as needed."""

    outcome: Outcome
    steps: frozenset[str]
    papers: frozenset[str]
    unknown: frozenset[str]

    @property
    def weight(self) -> tuple[int, int, int]:
        """Compares burdens: the outcome first, then steps, then papers."""
        return self.outcome.hardness, len(self.steps), len(self.papers)

    def is_easier_than(self, other: Burden) -> bool:
        """Whether it surely asks for less, and for nothing new that must first be clarified."""
        hopeless = self.outcome in (Outcome.IMPOSSIBLE, Outcome.UNCLEAR)
        return not hopeless and self.unknown <= other.unknown and self.weight < other.weight


@dataclass(frozen=True, slots=True)
class Alternative:
    """Changes that need less, the case they lead to, and what they save."""

    changes: tuple[Change, ...]
    answers: Answers
    burden: Burden
    saved_steps: tuple[Requirement, ...]


def alternatives(pack: RulePack, answers: Answers) -> tuple[Alternative, ...]:
    """Every single change that needs less; pairs only where no single one helps. Best first.

    What somebody wants to do is not changed, and only given answers are. An alternative is
    offered only if it needs less whatever the questions still open may bring, if it is possible,
    and never into the unknown: "ask there" is no promise of less.
    """
    now = burden(pack, answers)
    if now.outcome is Outcome.FREE:
        return ()
    changes = tuple(_changes(pack, answers))
    singles = [(change,) for change in changes]
    found = _easier(pack, answers, now, singles)
    if not found:
        pairs = [
            (one, other)
            for one, other in combinations(changes, 2)
            if one.question is not other.question
        ]
        found = _easier(pack, answers, now, pairs)
    return tuple(sorted(found, key=lambda one: (one.burden.weight, len(one.changes))))


def burden(pack: RulePack, answers: Answers) -> Burden:
    """What these answers ask for."""
    verdicts = Verdicts(pack.compiled, answers)
    needed, unsure = verdicts.cards(YES), verdicts.cards(OPEN)
    outcome, _ = decide(needed, unsure)
    cards = [card for card in (*needed, *unsure) if card.kind in _BURDENS]
    papers = (
        paper.document.id
        for card in cards
        for paper in card.papers
        if paper.when == ALWAYS or verdicts.of(card, paper) is not NO
    )
    unknown = (*(card for card in needed if card.kind is CardKind.INFORMATION), *unsure)
    return Burden(
        outcome,
        steps=frozenset(card.id for card in cards),
        papers=frozenset(papers),
        unknown=frozenset(card.id for card in unknown),
    )


def _easier(
    pack: RulePack, answers: Answers, now: Burden, choices: Sequence[tuple[Change, ...]]
) -> list[Alternative]:
    found = []
    for changes in choices:
        changed = answers
        for change in changes:
            changed = changed.with_answer(change.question.id, change.options)
        then = burden(pack, changed)
        if then.is_easier_than(now):
            saved = tuple(pack.requirement[name] for name in sorted(now.steps - then.steps))
            found.append(Alternative(changes, changed, then, saved))
    return found


def _changes(pack: RulePack, answers: Answers) -> Iterator[Change]:
    for question in pack.questions:
        value = answers.value(question.id)
        asked = question.id in answers and not answers.is_set(question.id)
        if question.id == ACTION or value is None or not asked:
            continue
        if pack.compiled.arises(question, answers) is NO:
            continue
        for option in question.options:
            other = value ^ {option.id} if question.kind is Kind.SEVERAL else {option.id}
            if other != value:
                yield Change(question, frozenset(other))
