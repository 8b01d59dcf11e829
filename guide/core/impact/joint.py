"""Two packs over one set of questions, so that their cases can be compared.

Questions and answers are matched by id, following renamings; bands with other limits are cut into
common pieces. What only one pack knows is there too; a question whose kind changed counts as two.
Both packs get questions with the same ids and options in the same order: equal axes mean equal
answers.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from guide.core.answers import Answers, Pair
from guide.core.condition import All, AnyOf, CardRef, Condition, Fact, FactRef, Is, Lacks, Not
from guide.core.impact.bands import pieces, within
from guide.core.pack import RulePack
from guide.core.question import Kind, Option, Question

Meaning = dict[str, frozenset[str]]
"""Option id -> the joint options that it stands for: one, or several pieces of a band."""


@dataclass(frozen=True, slots=True)
class Side:
    """One pack's questions in the joint form, and its conditions rewritten to them."""

    questions: tuple[Question, ...]
    rewritten: Rewriter


@dataclass(frozen=True, slots=True)
class Joint:
    """Both packs over the same questions, and the answers that only one side knows."""

    old: Side
    new: Side
    added: tuple[tuple[Question, Option], ...]
    removed: tuple[tuple[Question, Option], ...]

    def as_new(self, answers: Answers) -> tuple[Pair, ...]:
        """A joint case in the words of the new pack."""
        return tuple((name, self._word(name, option)) for name, option in answers.pairs())

    def _word(self, question: str, option: str) -> str:
        meaning = self.new.rewritten.meanings.get(question, {})
        return next((name for name, joint in meaning.items() if option in joint), option)


@dataclass(frozen=True, slots=True)
class _Shape:
    """A joint question without conditions, and what either side's options are called in it."""

    question: Question
    old: tuple[Question, Meaning] | None
    new: tuple[Question, Meaning] | None


def join(old: RulePack, new: RulePack) -> Joint:
    """Lay two packs over each other."""
    shapes = tuple(_shapes(old, new))
    return Joint(
        old=_side(shapes, [(shape, shape.old) for shape in shapes if shape.old]),
        new=_side(shapes, [(shape, shape.new) for shape in shapes if shape.new]),
        added=tuple(pair for shape in shapes for pair in _only(shape.new, shape.old)),
        removed=tuple(pair for shape in shapes for pair in _only(shape.old, shape.new)),
    )


def partner_id(id_: str, formerly: Mapping[str, str], known: Container[str]) -> str | None:
    """The id under which something old is known in the new pack."""
    return id_ if id_ in known else formerly.get(id_)


def _shapes(old: RulePack, new: RulePack) -> Iterator[_Shape]:
    """The new questions in their order, then those that only the old pack has."""
    formerly = {past: one.id for one in new.questions for past in one.formerly}
    partners: dict[str, Question] = {}
    alone = []
    for one in old.questions:
        name = partner_id(one.id, formerly, new.question)
        if name is not None and new.question[name].kind is one.kind:
            partners[name] = one
        else:
            alone.append(one)
    for two in new.questions:
        yield _merged(partners.get(two.id), two)
    for one in alone:
        options = tuple(replace(option, sets=()) for option in one.options)
        name = _free_name(one.id, new)
        bare = replace(one, id=name, only_if=None, options=options)
        yield _Shape(bare, (one, _same(one)), None)


def _merged(old: Question | None, new: Question) -> _Shape:
    if old is None:
        return _Shape(_bare(new, new.options), None, (new, _same(new)))
    if new.kind is Kind.BANDS and _limits(old) != _limits(new):
        cut = pieces(old, new)
        sides = [(one, _cut(one, cut)) for one in (old, new)]
        return _Shape(_bare(new, cut), sides[0], sides[1])
    known = {one.id: new.current_id(one.id) or one.id for one in old.options}
    extra = tuple(one for one in old.options if new.current_id(one.id) is None)
    ours = {name: frozenset({other}) for name, other in known.items()}
    return _Shape(_bare(new, (*new.options, *extra)), (old, ours), (new, _same(new)))


def _bare(question: Question, options: tuple[Option, ...]) -> Question:
    plain = tuple(replace(option, sets=()) for option in options)
    return replace(question, only_if=None, options=plain)


def _limits(question: Question) -> dict[str, object]:
    return {option.id: option.band for option in question.options}


def _same(question: Question) -> Meaning:
    return {option.id: frozenset({option.id}) for option in question.options}


def _cut(question: Question, cut: tuple[Option, ...]) -> Meaning:
    return {
        option.id: frozenset(piece.id for piece in cut if within(piece, option))
        for option in question.options
    }


def _free_name(name: str, new: RulePack) -> str:
    while name in new.question:
        name += "-frueher"
    return name


def _only(
    own: tuple[Question, Meaning] | None, other: tuple[Question, Meaning] | None
) -> Iterator[tuple[Question, Option]]:
    """Answers that the other side does not know, of questions that it does."""
    if own is None or other is None:
        return
    known = frozenset[str]().union(*other[1].values())
    for option in own[0].options:
        if own[1][option.id].isdisjoint(known):
            yield own[0], option


def _side(shapes: tuple[_Shape, ...], own: list[tuple[_Shape, tuple[Question, Meaning]]]) -> Side:
    names = {one.id: shape.question.id for shape, (one, _) in own}
    questions = {shape.question.id: shape.question for shape in shapes}
    meanings = {one.id: meaning for _, (one, meaning) in own}
    rewriter = Rewriter(names, meanings, questions)
    for shape, (one, meaning) in own:
        sets = {name: option for option in one.options for name in meaning[option.id]}
        filled = tuple(
            replace(two, sets=rewriter.settings(sets[two.id]) if two.id in sets else ())
            for two in shape.question.options
        )
        questions[shape.question.id] = replace(shape.question, options=filled)
    for shape, (one, _) in own:
        if one.only_if is not None:
            # Like in the reader: conditions are made of questions, so these come last.
            condition = rewriter.condition(one.only_if)
            object.__setattr__(questions[shape.question.id], "only_if", condition)
    return Side(tuple(questions.values()), rewriter)


@dataclass(frozen=True, slots=True)
class Rewriter:
    """Rewrites conditions of one pack to the joint questions."""

    names: Mapping[str, str]
    meanings: Mapping[str, Meaning]
    questions: Mapping[str, Question]

    def condition(self, condition: Condition) -> Condition:
        """The same condition on the joint questions."""
        match condition:
            case Is(question, options):
                return Is(self._question(question), self._joint(question.id, options))
            case Lacks(question, options):
                return Lacks(self._question(question), self._joint(question.id, options))
            case All(parts):
                return All(tuple(self.condition(part) for part in parts))
            case AnyOf(parts):
                return AnyOf(tuple(self.condition(part) for part in parts))
            case Not(part):
                return Not(self.condition(part))
            case FactRef(fact):
                return FactRef(Fact(fact.id, fact.text, self.condition(fact.when), fact.place))
            case CardRef():
                return condition
            case _:
                assert_never(condition)

    def settings(self, option: Option) -> tuple[tuple[str, frozenset[str]], ...]:
        """What the option sets, in joint names."""
        return tuple((self.names[name], self._joint(name, values)) for name, values in option.sets)

    def _question(self, question: Question) -> Question:
        return self.questions[self.names[question.id]]

    def _joint(self, question: str, options: frozenset[str]) -> frozenset[str]:
        meaning = self.meanings[question]
        return frozenset[str]().union(*(meaning[option] for option in options))
