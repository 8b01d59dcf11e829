"""The smallest change of answers that needs less: "Einfacher geht es, wenn …"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from guide.core.answers import Answers
from guide.core.compiled import Verdicts
from guide.core.condition import ALWAYS
from guide.core.outcome import Outcome, decide
from guide.core.pack import RulePack
from guide.core.question import ACTION, Kind, Question
from guide.core.requirement import Kind as CardKind
from guide.core.requirement import Requirement
from guide.core.tables import bits
from guide.core.truth import NO

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
    """How much a case asks for, pessimistically: what is open counts as needed. One bit each."""

    outcome: Outcome
    steps: int
    papers: int

    @property
    def weight(self) -> tuple[int, int, int]:
        """Compares burdens: the outcome first, then steps, then papers."""
        return self.outcome.hardness, self.steps.bit_count(), self.papers.bit_count()


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
    scale = _Scale(pack, answers)
    if scale.now.outcome is Outcome.FREE:
        return ()
    changes = tuple(_changes(pack, answers))
    found = scale.easier((change,) for change in changes)
    if not found:
        found = scale.easier(
            (one, other)
            for one, other in combinations(changes, 2)
            if one.question is not other.question
        )
    return tuple(sorted(found, key=lambda one: one.burden.weight))


class _Scale:
    """Weighs a case, and cases in which some of its answers are others.

    Questions answered stay answered, so cases that leave the same rows ask for the same, and each
    set of rows is weighed once.
    """

    def __init__(self, pack: RulePack, answers: Answers) -> None:
        self._pack, self._answers, self._tables = pack, answers, pack.compiled
        cards = pack.requirements
        heavy = [card for card in cards if card.kind in _BURDENS]
        self._cards = self._tables.ranks(cards)
        self._heavy = self._tables.ranks(heavy)
        self._inquiries = self._tables.ranks(
            card for card in cards if card.kind is CardKind.INFORMATION
        )
        self._papers = self._wishes(heavy)
        self._asking = self._tables.asking(answers.known)
        self._weighed: dict[int, Burden | None] = {}
        self._others = cache(self._left_by_others)
        yes, no = self._verdicts(self._tables.left(answers.known), ())
        self._unknown = self._to_clarify(yes, no)
        self.now = self._burden(yes, no)
        self._weight = self.now.weight

    def _wishes(self, cards: Iterable[Requirement]) -> tuple[int, ...]:
        """For each document the ranks of the cards, or of the wishes on them, that want it."""
        wishes: dict[str, int] = {}
        for card in cards:
            for paper in card.papers:
                table = self._tables.number(card, None if paper.when == ALWAYS else paper)
                name = paper.document.id
                wishes[name] = wishes.get(name, 0) | 1 << self._tables.rank[table]
        return tuple(wishes.values())

    def easier(self, choices: Iterable[tuple[Change, ...]]) -> list[Alternative]:
        """Those of the choices that ask for less than the case does now."""
        return [found for changes in choices if (found := self._alternative(changes))]

    def _alternative(self, changes: tuple[Change, ...]) -> Alternative | None:
        rows = self._others(tuple(change.question.id for change in changes))
        for change in changes:
            rows &= self._tables.surviving[change.question.id][change.options]
        if rows not in self._weighed:
            self._weighed[rows] = self._lighter(*self._verdicts(rows, changes))
        then = self._weighed[rows]
        if then is None:
            return None
        saved = self._named(self.now.steps & ~then.steps)
        ordered = tuple(sorted(saved, key=lambda card: card.id))
        return Alternative(changes, self._changed(changes), then, ordered)

    def _left_by_others(self, questions: tuple[str, ...]) -> int:
        known = self._answers.known.items()
        return self._tables.left({id_: value for id_, value in known if id_ not in questions})

    def _changed(self, changes: tuple[Change, ...]) -> Answers:
        answers = self._answers
        for change in changes:
            answers = answers.with_answer(change.question.id, change.options)
        return answers

    def _verdicts(self, rows: int, changes: tuple[Change, ...]) -> tuple[int, int]:
        """The ranks that hold, and those that do not, where these changes leave these rows."""
        yes, no = self._tables.glance(rows, self._asking)
        if self._tables.delicate & ~(yes | no):
            exact = Verdicts(self._tables, self._changed(changes))
            return exact.yes, exact.no
        return yes, no

    def _lighter(self, yes: int, no: int) -> Burden | None:
        """What is asked for, if it is surely less and nothing new must first be clarified."""
        if self._to_clarify(yes, no) & ~self._unknown:
            return None
        then = self._burden(yes, no)
        hopeless = then.outcome in (Outcome.IMPOSSIBLE, Outcome.UNCLEAR)
        return None if hopeless or then.weight >= self._weight else then

    def _to_clarify(self, yes: int, no: int) -> int:
        return yes & self._inquiries | self._unsure(yes, no)

    def _unsure(self, yes: int, no: int) -> int:
        return self._cards & ~(yes | no)

    def _burden(self, yes: int, no: int) -> Burden:
        outcome, _ = decide(self._named(yes & self._cards), self._named(self._unsure(yes, no)))
        wanted = (number for number, wishes in enumerate(self._papers) if wishes & ~no)
        return Burden(
            outcome,
            steps=self._heavy & ~no,
            papers=sum(1 << number for number in wanted),
        )

    def _named(self, ranks: int) -> tuple[Requirement, ...]:
        """The cards of these ranks."""
        return tuple(self._tables.cards[self._tables.order[rank]] for rank in bits(ranks))


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
