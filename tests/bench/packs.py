"""Packs made up for measuring, the same for the same seed. "60/150" is 60 questions, 150 cards."""

from collections.abc import Sequence
from random import Random

from guide.core.answers import Answers
from guide.core.condition import All, AnyOf, Condition, Is
from guide.core.pack import RulePack
from guide.core.question import ACTION, Kind, Option, Question
from guide.core.requirement import Requirement
from tests.packs import card, pack


def unstructured(questions: int, cards: int, seed: int = 1) -> RulePack:
    """Every card asks for anything: 1 to 4 rows of 1 to 4 tests. Harder than any real pack."""
    random = Random(seed)
    asked = [_question(ACTION, random), *(_question(f"f{n}", random) for n in range(1, questions))]
    return pack(asked, [card(f"k{n}", when=_rows(asked, random)) for n in range(cards)])


def structured(questions: int, cards: int, seed: int = 1) -> RulePack:
    """As real packs are: the action first, cards for a few actions, a few questions for all."""
    random = Random(seed)
    actions = [Option(f"v{n}", f"v{n}") for n in range(questions // 4)]
    action = Question(ACTION, "Was?", tuple(actions), mandatory=True)
    shared = [_question(f"g{n}", random) for n in range(questions // 10)]
    own = [_question(f"f{n}", random, shared) for n in range(questions - 1 - len(shared))]
    made = [_card_of_actions(f"k{n}", action, shared, own, random) for n in range(cards)]
    return pack([action, *shared, *own], made)


def some_case(rules: RulePack, random: Random) -> Answers:
    """A random case in which every question is answered."""
    answers = Answers(rules.questions)
    for question in rules.questions:
        answers = answers.with_answer(question.id, some_reply(question, random))
    return rules.answers(*answers.pairs())


def _question(id_: str, random: Random, earlier: Sequence[Question] = ()) -> Question:
    several = bool(earlier) and random.random() < 0.1
    names = [f"{id_}-{number}" for number in range(random.randint(2, 5))]
    gate = random.choice(earlier) if earlier and random.random() < 0.2 else None
    return Question(
        id_,
        f"{id_}?",
        tuple(Option(name, name) for name in names),
        Kind.SEVERAL if several else Kind.ONE,
        only_if=None if gate is None else _test(gate, random),
    )


def _rows(questions: Sequence[Question], random: Random) -> Condition:
    return AnyOf(tuple(_row(questions, random) for _ in range(random.randint(1, 4))))


def _row(questions: Sequence[Question], random: Random) -> Condition:
    chosen = random.sample(questions, min(len(questions), random.randint(1, 4)))
    return All(tuple(_test(question, random) for question in chosen))


def _test(question: Question, random: Random) -> Is:
    names = [option.id for option in question.options]
    return Is(question, frozenset(random.sample(names, random.randint(1, len(names) - 1))))


def _card_of_actions(
    id_: str,
    action: Question,
    shared: Sequence[Question],
    own: Sequence[Question],
    random: Random,
) -> Requirement:
    number = random.randrange(len(action.options))
    neighbours = frozenset(option.id for option in action.options[number : number + 2])
    share = max(1, 2 * len(own) // len(action.options))
    start = number * len(own) // len(action.options)
    near = [*shared, *own[start : start + share]]
    when = All((Is(action, neighbours), _rows(near, random)))
    return card(id_, when=when, unless=_row(near, random) if random.random() < 0.2 else None)


def some_reply(question: Question, random: Random) -> frozenset[str]:
    names = [option.id for option in question.options]
    if question.kind is Kind.SEVERAL:
        return frozenset(name for name in names if random.random() < 0.5)
    return frozenset({random.choice(names)})
