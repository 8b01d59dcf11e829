"""The questions as axes of a space, and conditions as rows over it.

Every question is an axis with its options as values; a question with several answers is one axis
per option (unticked, ticked). Facts, `only_if` and what the action sets are written into the rows,
so rows speak of given answers only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, lru_cache, partial
from typing import TypeVar, assert_never

from guide.core.answers import Answers, only
from guide.core.condition import All, AnyOf, CardRef, Condition, FactRef, Is, Lacks, Not
from guide.core.question import ACTION, Kind, Question
from guide.core.rows import Point, Rows, product, union

UNTICKED, TICKED = 0b01, 0b10

T = TypeVar("T")


def by_answer(
    question: Question, result: Callable[[frozenset[str]], T]
) -> dict[frozenset[str], T]:
    """Results by answer: ready where one option is chosen, worked out on demand for several."""
    if question.kind is Kind.SEVERAL:
        return _OnDemand(result)
    return {one: result(one) for one in (only(option.id) for option in question.options)}


class _OnDemand(dict[frozenset[str], T]):
    """Remembers the last results only: there are too many ways to tick several options."""

    def __init__(self, result: Callable[[frozenset[str]], T]) -> None:
        super().__init__()
        self._result = lru_cache(maxsize=1_000)(result)

    def __missing__(self, options: frozenset[str]) -> T:
        return self._result(options)


class Space:
    """The axes of a list of questions, and conditions as rows over them."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self.questions = tuple(questions)
        self.number_of = {question.id: number for number, question in enumerate(self.questions)}
        self.axes_of: dict[str, tuple[int, ...]] = {}
        self.question_of: list[int] = []
        self.sizes: list[int] = []
        for number, question in enumerate(self.questions):
            sizes = (
                [2] * len(question.options)
                if question.kind is Kind.SEVERAL
                else [len(question.options)]
            )
            start = len(self.sizes)
            self.axes_of[question.id] = tuple(range(start, start + len(sizes)))
            self.sizes += sizes
            self.question_of += [number] * len(sizes)
        self._values = {
            question.id: by_answer(question, partial(self._values_of, question))
            for question in self.questions
        }
        self._rows = cache(self._unfold)
        self._counter_rows = cache(self._unfold_opposite)

    def point(self, answers: Answers) -> dict[int, int]:
        """The given answers as values on axes; don't-know and unanswered axes are left out."""
        values: dict[int, int] = {}
        for question, options in answers.known.items():
            values.update(self._values[question][options])
        return values

    def values(self, question: Question, options: frozenset[str]) -> Point:
        """A definite answer to one question as values on its axes."""
        return self._values[question.id][options]

    def _values_of(self, question: Question, options: frozenset[str]) -> Point:
        axes = self.axes_of[question.id]
        if question.kind is Kind.SEVERAL:
            return dict(zip(axes, map(options.__contains__, question.by_id), strict=True))
        (chosen,) = options
        return {axes[0]: tuple(question.by_id).index(chosen)}

    def answers(self, point: Mapping[int, int]) -> Answers:
        """The other way round; of several options those not named are unticked."""
        given: dict[str, frozenset[str]] = {}
        for question in self.questions:
            axes = self.axes_of[question.id]
            if not any(axis in point for axis in axes):
                continue
            if question.kind is Kind.SEVERAL:
                pairs = zip(axes, question.options, strict=True)
                chosen = frozenset(option.id for axis, option in pairs if point.get(axis))
            else:
                chosen = frozenset({question.options[point[axes[0]]].id})
            given[question.id] = chosen
        return Answers(self.questions, given)

    def rows(self, condition: Condition) -> Rows:
        """The cases in which the condition holds. Raises TooIntricate."""
        return self._rows(condition)

    def _unfold(self, condition: Condition) -> Rows:
        match condition:
            case Is(question, options) | Lacks(question, options):
                holds = self._plain(question, options, lacks=isinstance(condition, Lacks))
                effective = self._with_settings(
                    question, holds, options, lacks=isinstance(condition, Lacks)
                )
                return product(self._arises(question), effective)
            case All(parts):
                return _product_of_all(self._rows(part) for part in parts)
            case AnyOf(parts):
                return union(row for part in parts for row in self._rows(part))
            case Not(part):
                return self._counter_rows(part)
            case FactRef(fact):
                return self._rows(fact.when)
            case CardRef():
                raise TypeError("only invariants speak of cards")
            case _:
                assert_never(condition)

    def _unfold_opposite(self, condition: Condition) -> Rows:
        match condition:
            case Is(question, options) | Lacks(question, options):
                lacks = not isinstance(condition, Lacks)
                fails = self._plain_opposite(question, options, lacks=lacks)
                effective = self._with_settings(question, fails, options, lacks=lacks)
                if question.only_if is None:
                    return effective
                return union((*self._counter_rows(question.only_if), *effective))
            case All(parts):
                return union(row for part in parts for row in self._counter_rows(part))
            case AnyOf(parts):
                return _product_of_all(self._counter_rows(part) for part in parts)
            case Not(part):
                return self._rows(part)
            case FactRef(fact):
                return self._counter_rows(fact.when)
            case CardRef():
                raise TypeError("only invariants speak of cards")
            case _:
                assert_never(condition)

    def _arises(self, question: Question) -> Rows:
        return ((),) if question.only_if is None else self._rows(question.only_if)

    def _plain(self, question: Question, options: frozenset[str], *, lacks: bool) -> Rows:
        axes = self.axes_of[question.id]
        if question.kind is Kind.SEVERAL:
            named = [
                axis
                for axis, option in zip(axes, question.options, strict=True)
                if option.id in options
            ]
            if lacks:
                return (tuple((axis, UNTICKED) for axis in named),)
            return tuple(((axis, TICKED),) for axis in named)
        return self._row_of_mask(axes[0], _mask(question, options))

    def _plain_opposite(self, question: Question, options: frozenset[str], *, lacks: bool) -> Rows:
        if question.kind is Kind.SEVERAL:
            return self._plain(question, options, lacks=lacks)
        return self._plain(question, question.option_ids - options, lacks=False)

    def _row_of_mask(self, axis: int, mask: int) -> Rows:
        if not mask:
            return ()
        return ((),) if mask == (1 << self.sizes[axis]) - 1 else (((axis, mask),),)

    def _with_settings(
        self, question: Question, plain: Rows, options: frozenset[str], *, lacks: bool
    ) -> Rows:
        action = self.questions[0]
        settings = {
            option.id: values
            for option in action.options
            for id_, values in option.sets
            if id_ == question.id
        }
        if not settings or action.id != ACTION:
            return plain
        fitting = frozenset(
            option for option, values in settings.items() if values.isdisjoint(options) is lacks
        )
        axis = self.axes_of[action.id][0]
        free = self._row_of_mask(axis, _mask(action, action.option_ids - frozenset(settings)))
        return union((*product(free, plain), *self._row_of_mask(axis, _mask(action, fitting))))


def _mask(question: Question, options: frozenset[str]) -> int:
    numbered = enumerate(question.options)
    return sum(1 << number for number, option in numbered if option.id in options)


def _product_of_all(factors: Iterable[Rows]) -> Rows:
    result: Rows = ((),)
    for factor in factors:
        result = product(result, factor)
    return result
