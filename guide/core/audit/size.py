"""How large an interview is: its paths and checklists, counted exactly.

Cases with the same rows left behave alike, so they are one state and counted once. Answers are
definite here; "don't know" adds no result that laws of the core do not already cover.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from guide.core.answers import Answers
from guide.core.compiled import Verdicts
from guide.core.pack import RulePack
from guide.core.question import ACTION, Kind, Option, Question

MOST_STATES = 2_000
"""So many states of one action are walked: about a second where a pack has no structure."""
MOST_OUTCOMES = 100_000
MOST_KEPT = 500_000
"""So many outcomes are kept for all states of one action together: some tens of megabytes."""


@dataclass(frozen=True, slots=True)
class Size:
    """The interview of one action. `checklists` is None and `complete` False where a cap was hit.

    `expected` is the mean number of questions if every answer is equally likely.
    """

    action: Option
    paths: int
    checklists: int | None
    shortest: int
    longest: int
    expected: float
    complete: bool = True


@dataclass(frozen=True, slots=True)
class _State:
    paths: int
    shortest: int
    longest: int
    expected: Fraction
    outcomes: frozenset[int] | None


class TooLarge(Exception):
    """More states than the cap."""


def sizes(pack: RulePack) -> tuple[Size, ...]:
    """The size of the interview for every action, the action itself counted as one question."""
    start = Answers(pack.questions)
    return tuple(
        _size(pack, option, start.with_answer(ACTION, (option.id,)))
        for option in pack.action.options
    )


def _size(pack: RulePack, action: Option, start: Answers) -> Size:
    try:
        state = _Walk(pack).state(start)
    except TooLarge:
        return Size(action, 0, None, 0, 0, 0.0, complete=False)
    return Size(
        action=action,
        paths=state.paths,
        checklists=None if state.outcomes is None else len(state.outcomes),
        shortest=state.shortest + 1,
        longest=state.longest + 1,
        expected=float(state.expected + 1),
    )


class _Walk:
    """Walks the tree of interviews, each distinguishable state once."""

    def __init__(self, pack: RulePack) -> None:
        self._pack = pack
        self._seen: dict[object, _State] = {}
        self._kept = 0

    def state(self, answers: Answers) -> _State:
        """What lies ahead of these answers."""
        verdicts = Verdicts(self._pack.compiled, answers)
        question = next(verdicts.relevant(), None)
        if question is None:
            return _State(1, 0, 0, Fraction(0), frozenset({0}))
        key = (question.id, verdicts.live)
        if key not in self._seen:
            if len(self._seen) >= MOST_STATES:
                raise TooLarge
            self._seen[key] = self._ask(question, answers, verdicts)
        return self._seen[key]

    def _ask(self, question: Question, answers: Answers, verdicts: Verdicts) -> _State:
        paths, expected, weight = 0, Fraction(0), 0
        shortest, longest = 10**9, 0
        outcomes: set[int] | None = set()
        for options, count in self._choices(question, verdicts):
            then = answers.with_answer(question.id, options)
            after = Verdicts(self._pack.compiled, then)
            child = self.state(then)
            paths += count * child.paths
            expected += count * child.expected
            weight += count
            shortest, longest = min(shortest, child.shortest), max(longest, child.longest)
            gained = after.yes & ~verdicts.yes
            if outcomes is None or child.outcomes is None:
                outcomes = None
            else:
                outcomes |= {gained | outcome for outcome in child.outcomes}
                room = min(MOST_OUTCOMES, MOST_KEPT - self._kept)
                outcomes = outcomes if len(outcomes) <= room else None
        self._kept += len(outcomes or ())
        return _State(
            paths,
            shortest + 1,
            longest + 1,
            expected / weight + 1,
            None if outcomes is None else frozenset(outcomes),
        )

    def _choices(
        self, question: Question, verdicts: Verdicts
    ) -> Iterator[tuple[frozenset[str], int]]:
        """Answers that lead to different rows, each with the number of answers like it."""
        like: dict[object, tuple[frozenset[str], int]] = {}
        for options in all_answers(question):
            key = verdicts.live_after(question, options)
            chosen, count = like.get(key, (options, 0))
            like[key] = chosen, count + 1
        yield from like.values()


def all_answers(question: Question) -> Iterator[frozenset[str]]:
    """Every definite answer to a question; of several options every subset."""
    if question.kind is not Kind.SEVERAL:
        yield from (frozenset({option.id}) for option in question.options)
        return
    ids = [option.id for option in question.options]
    for mask in range(1 << len(ids)):
        yield frozenset(one for number, one in enumerate(ids) if mask >> number & 1)
