"""The course of the interview for one action: which question follows which answer, in all cases.

Cases with the same rows left go on alike, so each such state is looked at once (see audit/size).
Answers are definite here; of several options each is looked at alone, and none of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import reduce
from operator import or_

from guide.core.answers import Answers
from guide.core.compiled import Verdicts
from guide.core.condition import ALWAYS, Condition
from guide.core.pack import RulePack
from guide.core.question import ACTION, Kind, Option, Question
from guide.core.remainder import remainder

MOST_STATES = 2_000
"""So many states are walked; a larger interview is told without what follows what."""


@dataclass(frozen=True, slots=True)
class Branch:
    """Answers after which the same question can come next; None is the end of the interview.

    No options: none of several was ticked."""

    options: tuple[Option, ...]
    following: tuple[Question | None, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """One question of an interview. It arises where `when` holds.

    `is_always` if every way through the interview asks it; `may_be_idle` if it is left out in some
    cases although it arises, because nothing depends on it any more."""

    question: Question
    when: Condition
    branches: tuple[Branch, ...] = ()
    is_always: bool = True
    may_be_idle: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """The questions of one action in the author's order; without branches if incomplete."""

    action: Option
    stops: tuple[Stop, ...]
    is_complete: bool = True


def course(pack: RulePack, action: Option) -> Course:
    """Walk every way through the interview of this action."""
    start = Answers(pack.questions).with_answer(ACTION, (action.id,))
    may_come = tuple(Verdicts(pack.compiled, start).relevant())
    walk = _Walk(pack, may_come)
    walk.go(start)
    if walk.is_complete:
        asked = [one for one in may_come if one.id in walk.asked]
        return Course(action, tuple(walk.stop(one, start) for one in asked))
    stops = (Stop(one, _arising(one, start), is_always=False) for one in may_come)
    return Course(action, tuple(stops), is_complete=False)


def _arising(question: Question, answers: Answers) -> Condition:
    return ALWAYS if question.only_if is None else remainder(question.only_if, answers)


@dataclass
class _Walk:
    pack: RulePack
    order: tuple[Question, ...]
    asked: set[str] = field(default_factory=set)
    is_complete: bool = True
    _seen: set[object] = field(default_factory=set)
    _skipped: set[str] = field(default_factory=set)
    _idle: set[str] = field(default_factory=set)
    _after: dict[tuple[str, str], set[Question | None]] = field(default_factory=dict)

    def go(self, start: Answers) -> None:
        """Visit every state that can be reached."""
        waiting = [(start, self._next(start))]
        self._pass_over(start, None, waiting[0][1])
        while waiting:
            answers, question = waiting.pop()
            if question is None:
                continue
            self.asked.add(question.id)
            for options, following in self._turns(answers, question):
                then = answers.with_answer(question.id, options)
                self._pass_over(then, question, following)
                if self._is_new(then, following):
                    waiting.append((then, following))
            if len(self._seen) > MOST_STATES:
                self.is_complete = False
                return

    def _next(self, answers: Answers) -> Question | None:
        return next(Verdicts(self.pack.compiled, answers).relevant(), None)

    def _is_new(self, answers: Answers, question: Question | None) -> bool:
        state = question, Verdicts(self.pack.compiled, answers).live
        known = state in self._seen
        self._seen.add(state)
        return not known

    def _turns(
        self, answers: Answers, question: Question
    ) -> Iterator[tuple[frozenset[str], Question | None]]:
        """Answers after which the interview goes on in different ways, each with what comes next.

        Only tables that speak of another open question as well can still matter afterwards."""
        tables = self.pack.compiled
        live = Verdicts(tables, answers).live
        others = (one.id for one in self.order if one is not question and one.id not in answers)
        mention = reduce(or_, (tables.mention[one] for one in others), 0)
        matters = live & tables.planes.spread(tables.planes.fold(live & mention))
        found: dict[int, Question | None] = {}
        for options in _answers(question):
            rows = matters & tables.surviving[question.id][options]
            new = rows not in found
            if new:
                found[rows] = self._next(answers.with_answer(question.id, options))
            self._after.setdefault((question.id, next(iter(options), "")), set()).add(found[rows])
            if new:
                yield options, found[rows]
        for rows, options in self._ticked(question, matters).items():
            if rows not in found:
                yield options, self._next(answers.with_answer(question.id, options))

    def _ticked(self, question: Question, rows: int) -> dict[int, frozenset[str]]:
        """The rows that are left after ticking any of several options, and one way to do so."""
        if question.kind is not Kind.SEVERAL:
            return {}
        tables = self.pack.compiled
        ways = {rows: frozenset[str]()}
        for axis, option in zip(tables.space.axes_of[question.id], question.options, strict=True):
            unticked, ticked = tables.planes.survive[axis]
            more = {left & ticked: chosen | {option.id} for left, chosen in ways.items()}
            ways = more | {left & unticked: chosen for left, chosen in ways.items()}
        return ways

    def _pass_over(
        self, answers: Answers, question: Question | None, following: Question | None
    ) -> None:
        """Remember the questions between the two, which this case is not asked."""
        first = 0 if question is None else self.order.index(question) + 1
        last = len(self.order) if following is None else self.order.index(following)
        passed = {one.id for one in self.order[first:last]}
        self._skipped.update(passed)
        if not passed <= self._idle:
            arising = self.pack.compiled.may_arise(answers)
            self._idle.update(passed.intersection(one.id for one in arising))

    def stop(self, question: Question, start: Answers) -> Stop:
        """What was found out about a question."""
        return Stop(
            question,
            _arising(question, start),
            tuple(self._branches(question)),
            is_always=question.id not in self._skipped,
            may_be_idle=question.id in self._idle,
        )

    def _branches(self, question: Question) -> Iterator[Branch]:
        groups: dict[tuple[Question | None, ...], list[Option]] = {}
        for option in question.options:
            groups.setdefault(self._following(question, option.id), []).append(option)
        if question.kind is Kind.SEVERAL:
            groups.setdefault(self._following(question, ""), [])
        for following, options in groups.items():
            yield Branch(tuple(options), following)

    def _following(self, question: Question, option: str) -> tuple[Question | None, ...]:
        found = self._after.get((question.id, option), set())
        return tuple(one for one in (*self.order, None) if one in found)


def _answers(question: Question) -> Iterator[frozenset[str]]:
    """Every single option as the answer; of several also none of them."""
    if question.kind is Kind.SEVERAL:
        yield frozenset()
    yield from (frozenset({option.id}) for option in question.options)
