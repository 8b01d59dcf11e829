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
from guide.core.truth import NO


@dataclass(frozen=True)
class Interview:
    """One case on its way through the questions of a pack."""

    pack: RulePack
    answers: Answers

    @cached_property
    def verdicts(self) -> Verdicts:
        """What the answers say about every card."""
        return Verdicts(self.pack.compiled, self.answers)

    @cached_property
    def relevant(self) -> tuple[Question, ...]:
        """The questions still to ask, in the author's order, that can still change something."""
        return tuple(self.verdicts.relevant())

    @cached_property
    def next(self) -> Question | None:
        """The next question; None when nothing is left that could change anything."""
        return next(self.verdicts.relevant(), None)

    @cached_property
    def path(self) -> tuple[Question, ...]:
        """The questions that were asked and that arise in this case, in the author's order."""
        return tuple(
            question
            for question in self.pack.questions
            if question.id in self.answers
            and not self.answers.is_set(question.id)
            and self.pack.compiled.arises(question, self.answers) is not NO
        )

    def before(self, question: Question) -> Question | None:
        """The question that was answered before this one."""
        numbers = {id(one): number for number, one in enumerate(self.pack.questions)}
        own = numbers[id(question)]
        earlier = [one for one in self.path if numbers[id(one)] < own]
        return earlier[-1] if earlier else None
