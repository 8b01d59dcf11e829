"""An independent judge for small packs: it lists every complete case and looks.

It knows nothing of rows, planes or three values: a condition is true or false in a complete case,
and a verdict is what all cases that agree with the answers have in common.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations, product

from guide.core.answers import Answers
from guide.core.condition import (
    All,
    AnyOf,
    Condition,
    FactRef,
    Is,
    Lacks,
    Not,
)
from guide.core.pack import RulePack
from guide.core.question import ACTION, DONT_KNOW, Kind, Question
from guide.core.requirement import Requirement
from guide.core.truth import NO, OPEN, YES, Truth

Case = Mapping[str, frozenset[str]]
"""What is answered to every single question, before the action overrides anything."""


@dataclass(frozen=True, eq=False)
class Subject:
    """Something that applies or not: a card, or a statement or branch on it."""

    card: Requirement
    detail: object = None
    condition: Condition | None = None

    def applies(self, effective: Case) -> bool:
        card = self.card
        return (
            holds(card.when, effective)
            and not (card.unless is not None and holds(card.unless, effective))
            and (self.condition is None or holds(self.condition, effective))
        )


class Oracle:
    """All complete cases of a pack, and what applies in each."""

    def __init__(self, pack: RulePack) -> None:
        self.pack = pack
        self.subjects = list(_subjects(pack))
        self.cases = [dict(case) for case in _all_cases(pack)]
        self._worlds = [overridden(pack, case) for case in self.cases]
        self._results = [
            tuple(subject.applies(world) for subject in self.subjects) for world in self._worlds
        ]

    def verdict(self, subject: Subject, answers: Answers) -> Truth:
        number = self.subjects.index(subject)
        return _common({self._results[case][number] for case in self._left(answers)})

    def verdict_on(self, condition: Condition, answers: Answers) -> Truth:
        return self.verdict_by(lambda world: holds(condition, world), answers)

    def verdict_by(self, test: Callable[[Case], bool], answers: Answers) -> Truth:
        """The verdict of anything that can be looked up in a complete case."""
        return _common({test(self._worlds[case]) for case in self._left(answers)})

    def relevant(self, answers: Answers) -> list[str]:
        """The ids of the questions that were not asked and can still change a result."""
        return [
            question.id
            for question in self.pack.questions
            if answers.given(question.id) is None
            and question.id not in self._set_by_action(answers)
            and self.depends(question, answers, lambda case: self._results[case])
        ]

    def support(self, subject: Subject, answers: Answers) -> list[str]:
        """The ids of the open questions, asked or not, that can change this one result."""
        number = self.subjects.index(subject)
        return [
            question.id
            for question in self.pack.questions
            if self.depends(question, answers, lambda case: self._results[case][number])
        ]

    def depends(
        self, question: Question, answers: Answers, result: Callable[[int], object]
    ) -> bool:
        """Whether two cases that differ only in this question have different results."""
        seen: dict[tuple[frozenset[str], ...], object] = {}
        for number in self._left(answers):
            others = tuple(
                chosen for id_, chosen in self.cases[number].items() if id_ != question.id
            )
            if seen.setdefault(others, result(number)) != result(number):
                return True
        return False

    def _left(self, answers: Answers) -> list[int]:
        """The cases that agree with everything that is answered and known."""
        known = {
            question.id: given
            for question in self.pack.questions
            if (given := answers.given(question.id)) is not None and DONT_KNOW not in given
        }
        return [
            number
            for number, case in enumerate(self.cases)
            if all(case[id_] == chosen for id_, chosen in known.items())
        ]

    def _set_by_action(self, answers: Answers) -> set[str]:
        chosen = answers.given(ACTION) or frozenset()
        options = (one for one in self.pack.action.options if one.id in chosen)
        return {question for one in options for question, _ in one.sets}


def ways_to_answer(question: Question) -> list[frozenset[str]]:
    """Every complete answer to a question."""
    ids = [option.id for option in question.options]
    if question.kind is not Kind.SEVERAL:
        return [frozenset({one}) for one in ids]
    sizes = range(len(ids) + 1)
    return [frozenset(some) for some in chain.from_iterable(combinations(ids, n) for n in sizes)]


def overridden(pack: RulePack, case: Case) -> Case:
    """The case as it counts: what the action sets replaces what was answered."""
    effective = dict(case)
    for option in pack.action.options:
        if option.id in case[ACTION]:
            effective.update(dict(option.sets))
    return effective


def holds(condition: Condition, world: Case) -> bool:
    """Whether a condition is true in a complete case."""
    match condition:
        case Is(question, options):
            return _arises(question, world) and bool(world[question.id] & options)
        case Lacks(question, options):
            return _arises(question, world) and not world[question.id] & options
        case All(parts):
            return all(holds(part, world) for part in parts)
        case AnyOf(parts):
            return any(holds(part, world) for part in parts)
        case Not(part):
            return not holds(part, world)
        case FactRef(fact):
            return holds(fact.when, world)
        case _:
            raise AssertionError(f"no condition of a card: {condition}")


def _arises(question: Question, world: Case) -> bool:
    return question.only_if is None or holds(question.only_if, world)


def _all_cases(pack: RulePack) -> Iterator[Iterator[tuple[str, frozenset[str]]]]:
    names = [question.id for question in pack.questions]
    for chosen in product(*map(ways_to_answer, pack.questions)):
        yield zip(names, chosen, strict=True)


def _subjects(pack: RulePack) -> Iterator[Subject]:
    for card in pack.requirements:
        yield Subject(card)
        for statement in card.statements:
            if statement.when != All(()):
                yield Subject(card, statement, statement.when)
        for authority in (card.authority, *(part.authority for part in card.involved)):
            for branch in authority.branches:
                yield Subject(card, branch, branch.when)


def _common(results: set[bool]) -> Truth:
    return OPEN if len(results) > 1 else YES if True in results else NO
