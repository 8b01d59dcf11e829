"""Walks the interviews of two packs at once and counts where they differ.

A joint interview asks a question as soon as one of the packs would; a case is one complete joint
interview. States with the same rows left on both sides are counted once.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from guide.core.answers import Answers
from guide.core.audit.size import TooLarge, all_answers
from guide.core.impact.joint import Joint
from guide.core.question import ACTION, Option
from guide.core.tables import Tables, TableVerdicts, bits

MOST_STATES = 5_000
"""So many states of all actions together are walked; beyond, nothing is counted."""

ANY = "irgendetwas"
"""Counts the cases in which anything differs."""

Key = int | str | tuple[str, str]
"""A change by its number, ANY, or a question that only one side asks ("alt"/"neu", its id)."""


@dataclass(frozen=True, slots=True)
class Count:
    """The joint interviews of one action: how many there are, and how many each key concerns."""

    action: Option
    cases: int
    concerned: Counter[Key]


@dataclass(frozen=True, slots=True)
class _State:
    cases: int
    concerned: Counter[Key]


class JointWalk:
    """Counts over both packs' tables and the tables of their differences."""

    def __init__(self, joint: Joint, old: Tables, new: Tables, changes: Tables) -> None:
        self._joint = joint
        self._tables = (old, new, changes)
        self._ids = [question.id for question in joint.new.questions]
        self._seen: dict[object, _State] = {}

    def count(self, action: Option) -> Count:
        """All joint interviews that begin with this action. Raises TooLarge."""
        given = {ACTION: frozenset({action.id})}
        views = self._views(given)
        state = self._state(given, views)
        return Count(action, state.cases, self._with_gains(state, 0, views[2].yes, 1))

    def _views(self, given: dict[str, frozenset[str]]) -> tuple[TableVerdicts, ...]:
        old = Answers(self._joint.old.questions, given)
        new = Answers(self._joint.new.questions, given)
        cases = (old, new, new)
        return tuple(
            TableVerdicts(tables, answers)
            for tables, answers in zip(self._tables, cases, strict=True)
        )

    def _state(self, given: dict[str, frozenset[str]], views: tuple[TableVerdicts, ...]) -> _State:
        nexts = [next(view.relevant(), None) for view in views[:2]]
        asked = [self._ids.index(one.id) for one in nexts if one is not None]
        if not asked:
            return _State(1, Counter())
        name = self._ids[min(asked)]
        key = (name, *(view.live for view in views))
        if key not in self._seen:
            if len(self._seen) >= MOST_STATES:
                raise TooLarge
            sides = tuple(one is not None and one.id == name for one in nexts)
            self._seen[key] = self._ask(name, given, views, sides)
        return self._seen[key]

    def _ask(
        self,
        name: str,
        given: dict[str, frozenset[str]],
        views: tuple[TableVerdicts, ...],
        sides: tuple[bool, ...],
    ) -> _State:
        question = self._joint.new.questions[self._ids.index(name)]
        like: dict[object, tuple[frozenset[str], int]] = {}
        for options in all_answers(question):
            key = tuple(view.live_after(question, options) for view in views)
            chosen, count = like.get(key, (options, 0))
            like[key] = chosen, count + 1
        cases = 0
        concerned: Counter[Key] = Counter()
        for options, count in like.values():
            then = {**given, name: options}
            after = self._views(then)
            child = self._state(then, after)
            cases += count * child.cases
            concerned += self._with_gains(child, views[2].yes, after[2].yes, count)
        if sides != (True, True):
            concerned["alt" if sides[0] else "neu", name] += cases
        return _State(cases, concerned)

    def _with_gains(self, child: _State, before: int, after: int, count: int) -> Counter[Key]:
        """The child's counts, plus what was decided on the way to it."""
        gained = [self._tables[2].order[rank] for rank in bits(after & ~before)]
        concerned: Counter[Key] = Counter()
        for key, number in child.concerned.items():
            concerned[key] = count * number
        for change in gained:
            concerned[change] = count * child.cases
        if gained:
            concerned[ANY] = count * child.cases
        return concerned
