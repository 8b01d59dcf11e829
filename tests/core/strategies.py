"""Random small packs with everything the rule language can say, and random cases for them.

Choices are drawn as small numbers: hypothesis then draws fast and shrinks to the plainest pack.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import prod
from typing import TypeVar

from hypothesis import strategies as st

from guide.core.answers import Answers
from guide.core.authority import Branch
from guide.core.condition import (
    All,
    AnyOf,
    Condition,
    Fact,
    FactRef,
    Is,
    Lacks,
    Not,
)
from guide.core.fee import Amount, Fee, FeeKind
from guide.core.pack import RulePack
from guide.core.question import ACTION, DONT_KNOW, Kind, Option, Question
from guide.core.requirement import Participation, Requirement, Role, Statement
from tests.oracle import ways_to_answer
from tests.packs import OFFICIAL, TOWN_HALL, card, pack

MOST_CASES = 250
Situation = tuple[RulePack, Answers]
T = TypeVar("T")


@st.composite
def packs(draw: st.DrawFn) -> RulePack:
    """2 to 5 questions of all kinds, facts on facts, and 1 to 4 cards with all they may carry."""
    return _Author(draw).pack()


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    """A pack, and a case in which some of its questions were asked."""
    author = _Author(draw)
    rules = author.pack()
    return rules, author.case(rules)


@st.composite
def cases(draw: st.DrawFn, rules: RulePack) -> Answers:
    """Some questions answered, some with don't-know, some not asked; set ones may be stale."""
    return _Author(draw).case(rules)


def replies(question: Question) -> list[frozenset[str]]:
    """All answers to a question; don't-know is one unless it is mandatory."""
    known = ways_to_answer(question)
    return known if question.mandatory else [*known, frozenset({DONT_KNOW})]


@dataclass(frozen=True)
class _Author:
    draw: st.DrawFn

    def number(self, most: int) -> int:
        return self.draw(st.integers(0, most))

    def once_in(self, times: int) -> bool:
        return self.number(times - 1) == times - 1

    def pick(self, some: Sequence[T]) -> T:
        return some[self.number(len(some) - 1)]

    def part(self, some: Sequence[str], least: int = 0) -> frozenset[str]:
        chosen = self.draw(st.integers(least, 2 ** len(some) - 1))
        return frozenset(one for place, one in enumerate(some) if chosen >> place & 1)

    def pack(self) -> RulePack:
        questions = self.questions()
        facts: list[Fact] = []
        for number in range(self.number(2)):
            when = self.condition(questions, facts, 2)
            facts.append(Fact(f"merkmal-{number}", f"weil {number}", when))
        cards = [self.card(f"karte-{n}", questions, facts) for n in range(self.number(3) + 1)]
        return pack(questions, cards, facts=tuple(facts))

    def case(self, rules: RulePack) -> Answers:
        answers = Answers(rules.questions)
        for question in rules.questions:
            if self.once_in(2):
                answers = answers.with_answer(question.id, self.pick(replies(question)))
        return answers

    def questions(self) -> list[Question]:
        plain = self.plain_questions()
        questions = [self.action(plain)]
        for question in plain:
            gated = self.once_in(3)
            only_if = self.condition(questions, (), 1) if gated else None
            questions.append(replace(question, only_if=only_if))
        return questions

    def plain_questions(self) -> list[Question]:
        count, made = self.number(3) + 1, []
        while len(made) < count:
            kind, id_ = self.pick(list(Kind)), f"f{len(made)}"
            names = [f"{id_}-{number}" for number in range(1 + self.number(2))]
            question = Question(id_, id_, tuple(Option(one, one) for one in names), kind)
            if 3 * prod(len(ways_to_answer(one)) for one in (*made, question)) > MOST_CASES:
                break
            made.append(question)
        return made

    def action(self, others: Sequence[Question]) -> Question:
        options = []
        for number in range(1 + self.number(2)):
            sets = tuple(
                (one.id, self.pick(ways_to_answer(one))) for one in others if self.once_in(5)
            )
            options.append(Option(f"a{number}", f"a{number}", sets=sets))
        return Question(ACTION, "Was?", tuple(options), mandatory=True)

    def condition(
        self, questions: Sequence[Question], facts: Sequence[Fact], depth: int
    ) -> Condition:
        shape = self.number(9) if depth else self.number(4)
        if shape <= 4:
            return self.term(questions, facts)
        inner = [self.condition(questions, facts, depth - 1) for _ in range(1 + self.number(2))]
        return Not(inner[0]) if shape == 9 else (AnyOf if shape >= 7 else All)(tuple(inner))

    def term(self, questions: Sequence[Question], facts: Sequence[Fact]) -> Condition:
        if facts and self.once_in(4):
            return FactRef(self.pick(facts))
        if self.once_in(20):
            return self.pick([All(()), AnyOf(())])
        question = self.pick(questions)
        options = self.part([option.id for option in question.options], int(not self.once_in(8)))
        lacks = question.kind is Kind.SEVERAL and self.once_in(2)
        return (Lacks if lacks else Is)(question, options)

    def card(self, id_: str, questions: list[Question], facts: list[Fact]) -> Requirement:
        def some() -> Condition:
            return self.condition(questions, facts, 2)

        made = card(id_, when=some(), unless=some() if self.once_in(3) else None)
        if self.once_in(4):
            made = replace(made, duties=(Statement("Eine Auflage.", some()),))
        if self.once_in(4):
            made = replace(made, fees=(Fee(FeeKind.OTHER, Amount(), when=some()),))
        if self.once_in(4):
            branch = Branch("Außenstelle", some(), (), OFFICIAL)
            office = replace(TOWN_HALL, branches=(branch,))
            if self.once_in(2):
                return replace(made, authority=office)
            return replace(made, involved=(Participation(office, Role.HEARING),))
        return made
