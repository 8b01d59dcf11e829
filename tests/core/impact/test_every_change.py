"""Every change between two random packs, held against walking both interviews at once."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from guide.core.answers import Answers
from guide.core.condition import Not
from guide.core.fee import Amount, Fee, FeeKind
from guide.core.impact import Impact, impact
from guide.core.impact.changes import Aspect, Change
from guide.core.impact.walk import ANY
from guide.core.pack import RulePack
from guide.core.question import ACTION
from guide.core.requirement import Kind, Requirement, Statement
from tests.core.strategies import packs
from tests.oracle import Case, Oracle, Subject, holds, overridden, ways_to_answer

Said = frozenset[tuple[object, ...]]


@st.composite
def edits(draw: st.DrawFn) -> tuple[RulePack, RulePack]:
    """A pack, and the same questions with some cards dropped, changed or added."""
    old = draw(packs())
    cards = []
    for card in old.requirements:
        edit = draw(st.integers(0, 7))
        other = draw(st.sampled_from(old.requirements))
        if edit != 1:
            cards.append(_edited(card, other, edit))
    if draw(st.booleans()):
        cards.append(replace(draw(st.sampled_from(old.requirements)), id="neue-karte"))
    return old, replace(old, requirements=tuple(cards))


def _edited(card: Requirement, other: Requirement, edit: int) -> Requirement:
    match edit:
        case 2:
            return replace(card, when=other.when)
        case 3:
            return replace(card, unless=None if card.unless else other.when)
        case 4:
            return replace(card, kind=Kind.NOTICE)
        case 5:
            return replace(card, duties=(Statement("Eine Auflage.", other.when),))
        case 6:
            return replace(card, fees=(Fee(FeeKind.OTHER, Amount(), when=Not(other.when)),))
        case _:
            return card


class Pair:
    """Both packs' lists of cases, and what differs in each."""

    def __init__(self, old: RulePack, new: RulePack) -> None:
        self.packs, self.oracles = (old, new), (Oracle(old), Oracle(new))
        self.shared = {one.id for one in old.requirements} & {one.id for one in new.requirements}

    def ends(self, answers: Answers) -> Iterator[tuple[Answers, Said]]:
        """The end of every joint interview, and which questions only one side asked."""
        nexts = [next(iter(one.relevant(answers)), None) for one in self.oracles]
        names = [one.id for one in self.packs[0].questions]
        asked = [names.index(one) for one in nexts if one]
        if not asked:
            yield answers, frozenset()
            return
        question = self.packs[0].questions[min(asked)]
        sides = [one == question.id for one in nexts]
        alone = {("alt" if sides[0] else "neu", question.id)} if not all(sides) else set()
        for way in ways_to_answer(question):
            for end, others in self.ends(answers.with_answer(question.id, way)):
                yield end, others | alone

    def keys(self, answers: Answers) -> Said:
        """Everything that differs in the cases with these answers."""
        world = self.world(answers)
        before, after = (
            {card.id for card in pack.requirements if Subject(card).applies(world)}
            for pack in self.packs
        )
        found: set[tuple[object, ...]] = {(Aspect.CARD, name, True) for name in before - after}
        found |= {(Aspect.CARD, name, False) for name in after - before}
        for name in before & after:
            one, two = (pack.requirement[name] for pack in self.packs)
            if one.kind is not two.kind:
                found.add((Aspect.KIND, name, True))
            for aspect, read in ((Aspect.DUTY, _duties), (Aspect.FEE, _fees)):
                was, now = read(one, world), read(two, world)
                if was != now:
                    found.add((aspect, name, was))
        return frozenset(found)

    def world(self, answers: Answers) -> Case:
        oracle = self.oracles[0]
        return overridden(self.packs[0], oracle.cases[oracle._left(answers)[0]])


def _duties(card: Requirement, world: Case) -> bool:
    return any(holds(one.when, world) for one in card.duties)


def _fees(card: Requirement, world: Case) -> bool:
    return any(holds(one.when, world) for one in card.fees)


def _key(change: Change) -> tuple[object, ...]:
    return change.aspect, change.card.id, change.before is not None


def starts(rules: RulePack) -> Iterator[tuple[str, Answers]]:
    for option in rules.action.options:
        yield option.id, Answers(rules.questions).with_answer(ACTION, (option.id,))


@given(edits())
def test_every_share_is_that_of_all_joint_interviews(edit: tuple[RulePack, RulePack]) -> None:
    pair, found = Pair(*edit), impact(*edit)
    counts = {count.action.id: count for count in found.counts}
    for action, start in starts(edit[0]):
        ends = list(pair.ends(start))
        differing: Counter[object] = Counter()
        for end, alone in ends:
            keys = pair.keys(end)
            differing.update(keys | alone)
            differing[ANY] += bool(keys)
        told: Counter[object] = Counter()
        if action in counts:
            count = counts[action]
            assert count.cases == len(ends)
            told.update({key: n for key, n in count.concerned.items() if not isinstance(key, int)})
            told.update(_told(found, action))
        assert +told == +differing


def _told(found: Impact, action: str) -> Mapping[object, int]:
    return {_key(one): group.cases[action] for group in found.groups for one in group.changes}


@given(edits())
def test_no_change_is_told_exactly_if_no_case_differs(edit: tuple[RulePack, RulePack]) -> None:
    pair, found = Pair(*edit), impact(*edit)
    differs = any(
        pair.keys(end) or alone for _, start in starts(edit[0]) for end, alone in pair.ends(start)
    )
    assert found.is_none is not differs


@given(edits())
def test_every_witness_shows_the_whole_group(edit: tuple[RulePack, RulePack]) -> None:
    pair, found = Pair(*edit), impact(*edit)
    for group in found.groups:
        assert group.witnesses
        assert len(set(group.witnesses)) == len(group.witnesses)
        for witness in group.witnesses:
            oracle = pair.oracles[0]
            for number in oracle._left(witness):
                given_ = Answers(edit[0].questions, oracle.cases[number])
                assert {_key(change) for change in group.changes} <= pair.keys(given_)


@given(packs())
def test_a_pack_against_itself_changes_no_case(rules: RulePack) -> None:
    found = impact(rules, replace(rules))
    assert found.is_none
    assert not found.texts


@given(packs(), packs())
def test_the_way_back_changes_as_many_cases(old: RulePack, new: RulePack) -> None:
    forth, back = impact(old, new), impact(new, old)
    assert (
        {one.action.id: one.concerned[ANY] for one in forth.counts}
        == {one.action.id: one.concerned[ANY] for one in back.counts}
        or forth.joint.added
        or forth.joint.removed
        or _orders_differ(old, new)
    )


def _orders_differ(old: RulePack, new: RulePack) -> bool:
    return [one.id for one in old.questions] != [one.id for one in new.questions]
