"""Every easier way on random small packs, held against trying all changes and all cases."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from guide.core.answers import Answers
from guide.core.outcome import Outcome, decide
from guide.core.pack import RulePack
from guide.core.question import ACTION, DONT_KNOW, Kind
from guide.core.requirement import Document, PaperNeed, Requirement
from guide.core.requirement import Kind as CardKind
from guide.core.truth import NO, OPEN, YES
from guide.core.whatif import alternatives
from tests.core.strategies import Situation, cases, packs
from tests.oracle import Oracle, Subject, holds

BURDENS = frozenset(("verbot", "erlaubnis", "vereinbarung", "zustimmung", "anzeige"))
Edit = tuple[tuple[str, frozenset[str]], ...]


@st.composite
def plans(draw: st.DrawFn) -> Situation:
    """A pack with cards of all kinds, some with a paper, and a case."""
    rules = draw(packs())
    cards = []
    for card in rules.requirements:
        when = draw(st.sampled_from(rules.requirements)).when
        papers = (PaperNeed(Document(draw(st.sampled_from("xy")), "Plan"), when),)
        kind = draw(st.sampled_from(CardKind))
        cards.append(replace(card, kind=kind, papers=papers if draw(st.booleans()) else ()))
    rules = replace(rules, requirements=tuple(cards))
    return rules, draw(cases(rules))


@dataclass
class Tried:
    """What a case asks for, by listing the complete cases that agree with it."""

    rules: RulePack
    oracle: Oracle

    def applying(self, answers: Answers) -> tuple[list[Requirement], list[Requirement]]:
        verdicts = [
            (one.card, self.oracle.verdict(one, answers))
            for one in self.oracle.subjects
            if one.condition is None
        ]
        return [c for c, v in verdicts if v is YES], [c for c, v in verdicts if v is OPEN]

    def weight(self, answers: Answers) -> tuple[int, int, int]:
        needed, unsure = self.applying(answers)
        cards = [one for one in (*needed, *unsure) if one.kind.value in BURDENS]
        papers = {
            paper.document.id
            for card in cards
            for paper in card.papers
            if self.wanted(card, paper, answers)
        }
        return decide(needed, unsure)[0].hardness, len(cards), len(papers)

    def wanted(self, card: Requirement, paper: PaperNeed, answers: Answers) -> bool:
        applies = Subject(card, paper, paper.when).applies
        return self.oracle.verdict_by(applies, answers) is not NO

    def unknown(self, answers: Answers) -> set[str]:
        needed, unsure = self.applying(answers)
        asked = [one for one in needed if one.kind is CardKind.INFORMATION]
        return {one.id for one in (*asked, *unsure)}

    def helps(self, answers: Answers, edit: Edit) -> bool:
        then = changed(answers, edit)
        outcome = decide(*self.applying(then))[0]
        return (
            outcome not in (Outcome.IMPOSSIBLE, Outcome.UNCLEAR)
            and self.unknown(then) <= self.unknown(answers)
            and self.weight(then) < self.weight(answers)
        )

    def edits(self, answers: Answers) -> Iterator[tuple[str, frozenset[str]]]:
        for question in self.rules.questions:
            now = answers.given(question.id)
            if question.id == ACTION or now is None or DONT_KNOW in now:
                continue
            if answers.is_set(question.id) or not self.arises(question.id, answers):
                continue
            for one in question.options:
                other = now ^ {one.id} if question.kind is Kind.SEVERAL else frozenset({one.id})
                if other != now:
                    yield question.id, other

    def arises(self, name: str, answers: Answers) -> bool:
        only_if = self.rules.question[name].only_if
        return only_if is None or (
            self.oracle.verdict_by(lambda world: holds(only_if, world), answers) is not NO
        )


def changed(answers: Answers, edit: Edit) -> Answers:
    for name, options in edit:
        answers = answers.with_answer(name, options)
    return answers


@given(plans())
def test_every_easier_way_is_offered_and_no_other(plan: Situation) -> None:
    rules, answers = plan
    tried = Tried(rules, Oracle(rules))
    singles = list(tried.edits(answers))
    expected: set[Edit] = set()
    if decide(*tried.applying(answers))[0] is not Outcome.FREE:
        expected = {(one,) for one in singles if tried.helps(answers, (one,))} or {
            pair
            for pair in combinations(singles, 2)
            if pair[0][0] != pair[1][0] and tried.helps(answers, pair)
        }
    offered = [
        tuple((one.question.id, one.options) for one in found.changes)
        for found in alternatives(rules, answers)
    ]
    assert len(offered) == len(set(offered))
    assert set(offered) == expected


@given(plans())
def test_the_easiest_way_comes_first(plan: Situation) -> None:
    rules, answers = plan
    tried = Tried(rules, Oracle(rules))
    weights = [tried.weight(one.answers) for one in alternatives(rules, answers)]
    assert weights == sorted(weights)


@given(plans())
def test_an_easier_way_is_easier_whatever_is_still_open(plan: Situation) -> None:
    rules, answers = plan
    tried = Tried(rules, Oracle(rules))
    for found in alternatives(rules, answers):
        promised = tried.weight(found.answers)
        for number in tried.oracle._left(found.answers):
            end = Answers(rules.questions, tried.oracle.cases[number])
            assert tried.weight(end)[1] <= promised[1]
            assert tried.weight(end)[2] <= promised[2]
