"""Which question comes next, which no longer matter, and how far along we are.

Nothing is stored: the path follows from the pack and the answers, every time.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from guide.core.answers import Answers
from guide.core.compiled import Verdicts
from guide.core.pack import RulePack
from guide.core.question import Question


@dataclass(frozen=True)
class Interview:
    """One case on its way through the questions of a pack."""

    pack: RulePack
    answers: Answers

    @property
    def relevant(self) -> tuple[Question, ...]:
        """The questions still to ask, in the author's order, that can still change something."""
        return self.pack.compiled.relevant(self.answers)

    @property
    def next(self) -> Question | None:
        """The next question; None when nothing is left that could change anything."""
        return next(Verdicts(self.pack.compiled, self.answers).relevant(), None)

    @cached_property
    def path(self) -> tuple[Question, ...]:
        """The questions that were asked and that arise in this case, in the author's order."""
        chosen = self.answers.chosen
        return tuple(one for one in self.pack.compiled.may_arise(self.answers) if one.id in chosen)

    @property
    def idle(self) -> tuple[Question, ...]:
        """The questions that were answered but do not arise, or that the action answers."""
        if len(self.path) == len(self.answers):
            return ()
        on_path = {one.id for one in self.path}
        return tuple(
            one for one in self.pack.questions if one.id in self.answers and one.id not in on_path
        )

    def before(self, question: Question) -> tuple[Question, ...]:
        """The questions on the path that come before this one."""
        numbers = self.pack.compiled.space.number_of
        own = numbers[question.id]
        return tuple(one for one in self.path if numbers[one.id] < own)
