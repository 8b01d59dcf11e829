"""One case: immutable and canonical. Pairs in, pairs out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from guide.core.question import ACTION, DONT_KNOW, NOTHING, Kind, Question

Pair = tuple[str, str]


class Fault(Enum):
    """Why a pair from outside was not taken over."""

    UNKNOWN_QUESTION = "unbekannte Frage"
    UNKNOWN_OPTION = "unbekannte Antwort"
    REPEATED = "mehrfach beantwortet"
    MANDATORY = "Pflichtfrage"


@dataclass(frozen=True, slots=True)
class Dropped:
    """A pair that was not taken over, and the question it was meant for, if that is known."""

    pair: Pair
    fault: Fault
    question: Question | None = None


@lru_cache(10_000)
def only(option: str) -> frozenset[str]:
    """The answer with this one option; always the same object, which is looked up faster."""
    return frozenset({option})


class Answers:
    """What somebody answered: question id -> option ids; a missing id was not asked yet.

    "Don't know" counts as asked and stays open. What the action sets overrides what was given.
    """

    __slots__ = ("_effective", "_given", "_questions", "_set", "known")

    known: Mapping[str, frozenset[str]]
    """What was given without don't-knows, before the action overrides it."""

    def __init__(
        self, questions: Sequence[Question], given: Mapping[str, frozenset[str]] | None = None
    ) -> None:
        self._questions = tuple(questions)
        self._given = dict(given or {})
        self.known = {
            id_: options for id_, options in self._given.items() if DONT_KNOW not in options
        }
        self._set = dict(self._settings())
        self._effective = {**self.known, **self._set}

    def _settings(self) -> Iterator[tuple[str, frozenset[str]]]:
        """What the chosen action answers by itself."""
        chosen = self.known.get(ACTION)
        if chosen:
            action = _by_name(self._questions)[ACTION]
            for option in chosen:
                yield from action.by_id[option].sets

    @classmethod
    def of(
        cls, questions: Sequence[Question], pairs: Iterable[Pair]
    ) -> tuple[Answers, tuple[Dropped, ...]]:
        """Read pairs from outside; whatever does not fit comes back as Dropped, nothing raises."""
        known = _by_name(tuple(questions))
        found: dict[str, list[str]] = {}
        dropped: list[Dropped] = []
        for pair in pairs:
            question = known.get(pair[0])
            fault = _take(found, question, pair[1])
            if fault:
                dropped.append(Dropped(pair, fault, question))
        contradicting = [id_ for id_, values in found.items() if _contradicts(known[id_], values)]
        for id_ in contradicting:
            values = found.pop(id_)
            dropped += [Dropped((id_, value), Fault.REPEATED, known[id_]) for value in values]
        given = {id_: _answer(values) for id_, values in found.items()}
        return cls(questions, given), tuple(dropped)

    def value(self, question: str) -> frozenset[str] | None:
        """The options that count for this question, or None while it is open."""
        return self._effective.get(question)

    def may_be(self, question: str) -> tuple[frozenset[str], ...]:
        """What may count in the end: none while open, several while the action may override it."""
        value = self._effective.get(question)
        if value is None:
            return ()
        if ACTION in self._effective:
            return (value,)
        actions = (one for one in self._questions if one.id == ACTION)
        settings = (pair for one in actions for option in one.options for pair in option.sets)
        return (value, *(options for id_, options in settings if id_ == question))

    def given(self, question: str) -> frozenset[str] | None:
        """What was answered, don't-know included; None if it was not asked."""
        return self._given.get(question)

    @property
    def chosen(self) -> Set[str]:
        """The questions that somebody answered and the action does not."""
        return self._given.keys() - self._set.keys()

    def is_set(self, question: str) -> bool:
        """Whether the action answers this question by itself."""
        return question in self._set

    def was_asked(self, question: str) -> bool:
        """Answered, answered with don't-know, or set by the action."""
        return question in self._given or question in self._effective

    @property
    def asked(self) -> Set[str]:
        """The questions of which this holds."""
        return self._given.keys() | self._effective.keys()

    def knows_not(self, question: str) -> bool:
        """Whether the answer was don't-know and nothing set it."""
        return question in self.unsure

    @property
    def unsure(self) -> Set[str]:
        """The questions answered with don't-know that nothing set."""
        return self._given.keys() - self._effective.keys()

    def with_answer(self, question: str, options: Iterable[str]) -> Answers:
        """The case in which this question is answered so."""
        return Answers(self._questions, {**self._given, question: frozenset(options)})

    def without(self, *questions: str) -> Answers:
        """The case in which these questions were not answered."""
        if self._given.keys().isdisjoint(questions):
            return self
        rest = {id_: options for id_, options in self._given.items() if id_ not in questions}
        return Answers(self._questions, rest)

    def only(self, questions: Iterable[str]) -> Answers:
        """The case in which nothing but these questions was answered."""
        kept = set(questions)
        return self.without(*(id_ for id_ in self._given if id_ not in kept))

    def pairs(self) -> tuple[Pair, ...]:
        """The canonical form: sorted by question, options in the author's order."""
        return tuple(
            [(id_, option) for id_ in sorted(self._given) for option in self._spelled(id_)]
        )

    def _spelled(self, question: str) -> tuple[str, ...]:
        options = self._given[question]
        if len(options) == 1:
            return tuple(options)
        in_order = _by_name(self._questions)[question].by_id
        return tuple(one for one in in_order if one in options) or (NOTHING,)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Answers) and self._given == other._given

    def __hash__(self) -> int:
        return hash(frozenset(self._given.items()))

    def __len__(self) -> int:
        return len(self._given)

    def __contains__(self, question: object) -> bool:
        return question in self._given

    def __repr__(self) -> str:
        return f"Answers({dict(self.pairs())})"


@lru_cache(maxsize=64)
def _by_name(questions: tuple[Question, ...]) -> dict[str, Question]:
    """The questions by their ids, and by former ones that no other question has now."""
    former = {old: question for question in reversed(questions) for old in question.formerly}
    return former | {question.id: question for question in questions}


def _take(found: dict[str, list[str]], question: Question | None, value: str) -> Fault | None:
    if question is None:
        return Fault.UNKNOWN_QUESTION
    option = value
    if value == DONT_KNOW and question.mandatory:
        return Fault.MANDATORY
    if value != DONT_KNOW and not (value == NOTHING and question.kind is Kind.SEVERAL):
        option = question.current_id(value) or ""
    if not option:
        return Fault.UNKNOWN_OPTION
    values = found.setdefault(question.id, [])
    if option not in values:
        values.append(option)
    return None


def _contradicts(question: Question, values: list[str]) -> bool:
    """Two answers where one may stand, or don't-know beside an answer."""
    real = [value for value in values if value != NOTHING]
    if question.kind is Kind.SEVERAL:
        return DONT_KNOW in real and len(real) > 1
    return len(real) > 1


def _answer(values: list[str]) -> frozenset[str]:
    real = [value for value in values if value != NOTHING]
    return only(real[0]) if len(real) == 1 else frozenset(real)
