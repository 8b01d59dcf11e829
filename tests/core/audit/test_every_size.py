"""Paths, checklists and numbers of questions, held against walking every single path."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from hypothesis import given

from guide.core.answers import Answers
from guide.core.audit import audit
from guide.core.audit.size import Size
from guide.core.pack import RulePack
from guide.core.question import ACTION
from guide.core.truth import YES
from tests.core.strategies import packs
from tests.oracle import Oracle, ways_to_answer

Path = tuple[int, Fraction, tuple[bool, ...]]
"""Questions asked, chance of the path, and what applies at its end."""


def walked(oracle: Oracle, answers: Answers, asked: int, chance: Fraction) -> Iterator[Path]:
    relevant = oracle.relevant(answers)
    if not relevant:
        results = (oracle.verdict(one, answers) is YES for one in oracle.subjects)
        yield asked, chance, tuple(results)
        return
    ways = ways_to_answer(oracle.pack.question[relevant[0]])
    for way in ways:
        then = answers.with_answer(relevant[0], way)
        yield from walked(oracle, then, asked + 1, chance / len(ways))


@given(packs())
def test_sizes_are_those_of_all_paths(rules: RulePack) -> None:
    oracle = Oracle(rules)
    expected = []
    for option in rules.action.options:
        start = Answers(rules.questions).with_answer(ACTION, (option.id,))
        paths = list(walked(oracle, start, 1, Fraction(1)))
        expected.append(
            Size(
                action=option,
                paths=len(paths),
                checklists=len({results for _, _, results in paths}),
                shortest=min(asked for asked, _, _ in paths),
                longest=max(asked for asked, _, _ in paths),
                expected=float(sum(asked * chance for asked, chance, _ in paths)),
            )
        )
    assert audit(rules, date(2026, 11, 23)).sizes == tuple(expected)
