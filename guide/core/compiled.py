"""A pack as tables: one per card, and one per statement or branch with a condition of its own.

So a question matters exactly if it can still change a card, or something on a card that applies.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from guide.core.answers import Answers
from guide.core.authority import Authority, Branch
from guide.core.condition import ALWAYS, All, Condition
from guide.core.question import Question
from guide.core.requirement import Requirement
from guide.core.rows import Region
from guide.core.space import Space
from guide.core.tables import Tables, TableVerdicts
from guide.core.truth import YES, Truth

STATES = 5_000
"""So many states of interviews are remembered; then we start again."""

State = tuple[int, frozenset[str], frozenset[str]]


class CompiledPack(Tables):
    """The tables of a pack over the axes of its questions. Raises TooIntricate."""

    def __init__(self, questions: Sequence[Question], cards: Sequence[Requirement]) -> None:
        space = Space(questions)
        self.cards = tuple(cards)
        wanted: list[tuple[object, Requirement, Condition]] = [
            (card.id, card, ALWAYS) for card in cards
        ]
        for card in cards:
            wanted += [((card.id, id(one)), card, when) for one, when in details(card)]
        self._numbers = {key: number for number, (key, _, _) in enumerate(wanted)}
        self._relevant: dict[State, tuple[Question, ...]] = {}
        super().__init__(space, [_region(space, card, when) for _, card, when in wanted])

    def number(self, card: Requirement, detail: object = None) -> int:
        """The table of a card, or of a statement or branch on it that has its own condition."""
        return self._numbers[card.id if detail is None else (card.id, id(detail))]

    def ranks(self, cards: Iterable[Requirement]) -> int:
        """The ranks of these cards, one bit each."""
        return sum(1 << self.rank[self.number(card)] for card in cards)

    def region(self, card: Requirement, detail: object = None) -> Region:
        """The cases in which the card (or this statement or branch of it) applies."""
        return self.regions[self.number(card, detail)]

    def arises(self, question: Question, answers: Answers) -> Truth:
        """Whether the question arises in this case."""
        if question.only_if is None:
            return YES
        number = self.space.number_of[question.id]
        return TableVerdicts(self._arising, answers).of_table(number)

    def may_arise(self, answers: Answers) -> Iterator[Question]:
        """The questions that arise in this case or still can, in the author's order."""
        tables = self._arising  # none has exceptions, so one row that is left makes it possible
        possible = tables.planes.fold(tables.left(answers.known))
        for number, question in enumerate(self.space.questions):
            if possible >> tables.rank[number] & 1:
                yield question

    @cached_property
    def _arising(self) -> Tables:
        """A table per question: the cases in which it arises. Raises TooIntricate."""
        rows = [self.space.rows(one.only_if or ALWAYS) for one in self.space.questions]
        return Tables(self.space, [Region(own) for own in rows])

    def relevant(self, answers: Answers) -> tuple[Question, ...]:
        """The questions not asked yet that can still change something, in the author's order.

        Cases in which the same is known and asked, and the same rows are left, go on alike; so it
        is worked out once for all of them.
        """
        known = answers.known
        state = self.left(known), frozenset(known), frozenset(answers.asked)
        found = self._relevant.get(state)
        if found is None:
            if len(self._relevant) >= STATES:
                self._relevant.clear()
            found = self._relevant[state] = tuple(Verdicts(self, answers).relevant())
        return found

    def branch(self, authority: Authority, answers: Answers) -> Branch | None:
        """The office of the place, if the answers decide it."""
        decided = (one for one in authority.branches if self.decide(one.when, answers) is YES)
        return next(decided, None)


def _region(space: Space, card: Requirement, condition: Condition) -> Region:
    when = card.when if condition is ALWAYS else All((card.when, condition))
    return Region(space.rows(when), () if card.unless is None else space.rows(card.unless))


def details(card: Requirement) -> Iterator[tuple[object, Condition]]:
    """What on a card has a condition of its own: statements, and branches of its offices."""
    for statement in card.statements:
        if statement.when != ALWAYS:
            yield statement, statement.when
    for authority in (card.authority, *(part.authority for part in card.involved)):
        for branch in authority.branches:
            yield branch, branch.when


class Verdicts(TableVerdicts):
    """One case against one pack."""

    def __init__(self, pack: CompiledPack, answers: Answers) -> None:
        super().__init__(pack, answers)
        self._pack = pack

    def of(self, card: Requirement, detail: object = None) -> Truth:
        """The verdict of a card, or of a statement or branch on it that has its own condition."""
        return self.of_table(self._pack.number(card, detail))

    def cards(self, truth: Truth) -> tuple[Requirement, ...]:
        """The cards with this verdict, in the pack's order."""
        tables = enumerate(self._pack.cards)
        return tuple(card for table, card in tables if self.of_table(table) is truth)
