"""How fast the core thinks, against the plain way and against ZEN, a rule engine in Rust.

The plain way is what one would write first and then tune: every row of every card is looked at
until one decides. It gets its cases ready-made as numbers; our side starts from answers.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from random import Random
from time import process_time

from guide.core.answers import Answers
from guide.core.compiled import Verdicts
from guide.core.condition import All, AnyOf, Condition, Is
from guide.core.interview import Interview
from guide.core.pack import RulePack
from guide.core.rows import Point, Region, Rows
from guide.core.truth import NO, OPEN, YES, Truth, every, opposite
from tests.bench.measure import Row, at_least, at_most, medians, skipped
from tests.bench.packs import some_case, some_reply, structured, unstructured

CASES = 40
INTERVIEW = 11
ZEN_MISSING = "nicht installiert (pip install zen-engine)"


def evaluation() -> list[Row]:
    """All verdicts of complete cases, against the plain way."""
    rules = unstructured(60, 150)
    cases = _cases(rules)
    ours, plain = _medians(_evaluating(rules, cases), _plainly(rules, cases))
    return [at_least("Auswertung 60/150: einfach / Bitebenen", plain / ours, 4)]


def growth() -> list[Row]:
    """More cards cost no more than their share."""
    small, large = unstructured(150, 150), unstructured(150, 500)
    ours = _medians(*(_evaluating(rules, _cases(rules)) for rules in (small, large)))
    return [at_most("Auswertung: 500 / 150 Karten, je Karte", ours[1] / ours[0] * 150 / 500, 1)]


def next_question() -> list[Row]:
    """The next question, exact test included, against one plain evaluation of everything."""
    rows = []
    for name, rules in _packs():
        steps = [case for interview in _interviews(rules) for case in interview]
        ours, plain = _medians(_asking(rules, steps), _plainly(rules, steps))
        rows.append(at_most(f"Nächste Frage, {name}: exakt / Auswertung", ours / plain, 0.5))
    return rows


def interview() -> list[Row]:
    """Whole stateless interviews, each against one plain evaluation of a complete case."""
    rows = []
    for name, rules in _packs():
        steps = [case for interview in _interviews(rules) for case in interview]
        ours, plain = _medians(_asking(rules, steps), _plainly(rules, _cases(rules)))
        rows.append(
            at_most(f"{INTERVIEW} Fragen, {name}: Interview / Auswertung", ours / plain, 5)
        )
    return rows


def zen() -> list[Row]:
    """All verdicts of complete cases, against ZEN's compiled expressions."""
    name = "Auswertung 60/150: ZEN / Bitebenen"
    if find_spec("zen") is None:
        return [skipped(name, ZEN_MISSING)]
    from zen import compile_expression

    rules = unstructured(60, 150)
    cases = _cases(rules)
    parts = ", ".join(as_zen(card.when) for card in rules.requirements)
    expression = compile_expression(f"[{parts}]")
    contexts = [json.dumps(dict(case.pairs())) for case in cases]
    found = [expression.evaluate(context) for context in contexts]
    assert found == [[truth is YES for truth in truths] for truths in _plainly(rules, cases)()]
    ours, theirs = _medians(
        _evaluating(rules, cases),
        lambda: [expression.evaluate(context) for context in contexts],
    )
    return [at_least(name, theirs / ours, 6)]


def plainly(regions: Sequence[Region], point: Point) -> list[Truth]:
    """Kleene's verdict on every region, row by row."""
    return [
        every((_some_row(region.when, point), opposite(_some_row(region.unless, point))))
        if region.unless
        else _some_row(region.when, point)
        for region in regions
    ]


def _some_row(rows: Rows, point: Point) -> Truth:
    result = NO
    for row in rows:
        truth = YES
        for axis, mask in row:
            value = point.get(axis)
            if value is None:
                truth = OPEN
            elif not mask >> value & 1:
                truth = NO
                break
        if truth is YES:
            return YES
        if truth is OPEN:
            result = OPEN
    return result


def as_zen(condition: Condition) -> str:
    """A condition in ZEN's language, in the form that ZEN evaluates fastest."""
    match condition:
        case Is(question, options):
            tests = (f'{question.id} == "{option}"' for option in sorted(options))
            return f"({' or '.join(tests)})"
        case All(parts):
            return f"({' and '.join(map(as_zen, parts))})"
        case AnyOf(parts):
            return f"({' or '.join(map(as_zen, parts))})"
        case _:
            raise TypeError(condition)


def _medians(*works: Callable[[], object]) -> Sequence[float]:
    return medians(*works, clock=process_time)


def _packs() -> Iterator[tuple[str, RulePack]]:
    yield "60/150 ohne Struktur", unstructured(60, 150)
    yield "60/150 mit Vorhaben", structured(60, 150)


def _cases(rules: RulePack) -> list[Answers]:
    random = Random(7)
    return [some_case(rules, random) for _ in range(CASES)]


def _interviews(rules: RulePack) -> list[list[Answers]]:
    """The steps of interviews that have (at least) so many questions."""
    random, found = Random(7), []
    while len(found) < CASES:
        answers, steps = Answers(rules.questions), []
        while len(steps) < INTERVIEW and (question := Interview(rules, answers).next) is not None:
            steps.append(answers)
            answers = answers.with_answer(question.id, some_reply(question, random))
        if len(steps) == INTERVIEW:
            found.append(steps)
    return found


def _evaluating(rules: RulePack, cases: Sequence[Answers]) -> Callable[[], object]:
    def evaluate() -> None:
        for case in cases:
            verdicts = Verdicts(rules.compiled, case)
            _ = verdicts.yes, verdicts.no

    return evaluate


def _plainly(rules: RulePack, cases: Sequence[Answers]) -> Callable[[], list[list[Truth]]]:
    points = [rules.compiled.space.point(case) for case in cases]
    return lambda: [plainly(rules.compiled.regions, point) for point in points]


def _asking(rules: RulePack, cases: Sequence[Answers]) -> Callable[[], object]:
    given = [
        {name: case.given(name) or frozenset() for name in _asked(rules, case)} for case in cases
    ]
    return lambda: [Interview(rules, Answers(rules.questions, one)).next for one in given]


def _asked(rules: RulePack, case: Answers) -> list[str]:
    return [question.id for question in rules.questions if question.id in case]


BENCHMARKS = (evaluation, growth, next_question, interview, zen)
