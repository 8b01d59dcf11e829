"""Packs whose questions differ: other names, an answer more or less, another limit."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from guide.core.condition import All, AnyOf, Condition, Fact, FactRef, Is, Lacks, Not
from guide.core.impact import Impact, impact
from guide.core.impact.changes import Change
from guide.core.impact.walk import ANY
from guide.core.pack import RulePack
from guide.core.question import ACTION, Band, Kind, Option, Question
from guide.core.requirement import Requirement
from tests.core.impact.test_every_change import Pair, edits, starts
from tests.core.strategies import packs
from tests.packs import ask, card, one_of, pack, plan

Edit = tuple[RulePack, RulePack]
MORE = Option("mehr", "Eine Antwort mehr")


@dataclass
class Remaker:
    """Makes a pack anew over questions with other names, or with one option more.

    Random bands have no limits; here they become plain options.
    """

    new_name: str = ""
    more: str = ""
    questions: dict[str, Question] = field(default_factory=dict)

    def pack(self, old: RulePack) -> RulePack:
        questions = [self.question(one) for one in old.questions]
        facts = {fact.id: self.fact(fact) for fact in old.facts}
        cards = [self.card(one) for one in old.requirements]
        return replace(
            old, questions=tuple(questions), facts=tuple(facts.values()), requirements=tuple(cards)
        )

    def name(self, id_: str) -> str:
        return id_ if id_ == ACTION else f"{self.new_name}{id_}"

    def names(self, ids: frozenset[str]) -> frozenset[str]:
        return frozenset(f"{self.new_name}{one}" for one in ids)

    def question(self, old: Question) -> Question:
        options = tuple(self.option(one) for one in old.options)
        if old.id == self.more:
            options = (*options, MORE)
        only_if = None if old.only_if is None else self.condition(old.only_if)
        past = (old.id,) if self.new_name else ()
        kind = Kind.SEVERAL if old.kind is Kind.SEVERAL else Kind.ONE
        new = replace(
            old,
            id=self.name(old.id),
            kind=kind,
            options=options,
            only_if=only_if,
            formerly=past,
        )
        self.questions[old.id] = new
        return new

    def option(self, old: Option) -> Option:
        sets = tuple((self.name(name), self.names(values)) for name, values in old.sets)
        past = (old.id,) if self.new_name else ()
        return replace(old, id=f"{self.new_name}{old.id}", sets=sets, formerly=past)

    def card(self, old: Requirement) -> Requirement:
        return replace(
            old,
            id=f"{self.new_name}{old.id}",
            formerly=(old.id,) if self.new_name else (),
            when=self.condition(old.when),
            unless=None if old.unless is None else self.condition(old.unless),
            duties=tuple(replace(one, when=self.condition(one.when)) for one in old.duties),
            fees=tuple(replace(one, when=self.condition(one.when)) for one in old.fees),
            authority=replace(
                old.authority,
                branches=tuple(
                    replace(one, when=self.condition(one.when)) for one in old.authority.branches
                ),
            ),
            involved=(),
        )

    def fact(self, old: Fact) -> Fact:
        return Fact(old.id, old.text, self.condition(old.when))

    def condition(self, old: Condition) -> Condition:
        match old:
            case Is(question, options):
                return Is(self.questions[question.id], self.names(options))
            case Lacks(question, options):
                return Lacks(self.questions[question.id], self.names(options))
            case All(parts):
                return All(tuple(map(self.condition, parts)))
            case AnyOf(parts):
                return AnyOf(tuple(map(self.condition, parts)))
            case Not(part):
                return Not(self.condition(part))
            case FactRef(fact):
                return FactRef(self.fact(fact))
            case _:
                raise AssertionError(f"no condition of a card: {old}")


@given(packs())
def test_new_names_alone_change_no_case(rules: RulePack) -> None:
    old = Remaker().pack(rules)
    found = impact(old, Remaker("neu-").pack(rules))
    assert found.is_none
    assert not found.joint.added
    assert not found.joint.removed


@given(edits())
def test_a_change_under_new_names_changes_the_same_cases(edit: Edit) -> None:
    old, new = (Remaker().pack(one) for one in edit)
    plain, renamed = impact(old, new), impact(old, Remaker("neu-").pack(edit[1]))
    before = {(f"neu-{name}", cases, sizes) for name, cases, sizes in _counted(plain)}
    assert set(_counted(renamed)) == before
    assert _sorted(renamed) == _sorted(plain)


def _counted(found: Impact) -> Iterator[tuple[str, int, frozenset[tuple[object, int]]]]:
    """Per action the cases, and how many concern something, whatever it is called."""
    for count in found.counts:
        concerned = Counter(number for key, number in count.concerned.items() if number)
        yield count.action.id, count.cases, frozenset(concerned.items())


def _sorted(found: Impact) -> list[tuple[object, ...]]:
    return sorted(
        (change.aspect.value, change.card.id.removeprefix("neu-"), *group.cases.values())
        for group in found.groups
        for change in group.changes
    )


@st.composite
def widened(draw: st.DrawFn) -> tuple[Edit, Edit, str]:
    """An edit in which one question has an option more in the new pack; and in both packs."""
    old, new = draw(edits())
    more = draw(st.sampled_from([one.id for one in old.questions[1:]]))
    plain, wide = Remaker(), Remaker(more=more)
    changed = wide.pack(new)
    return (plain.pack(old), changed), (wide.pack(old), changed), more


@given(widened())
def test_an_answer_more_counts_as_in_packs_that_both_have_it(
    case: tuple[Edit, Edit, str],
) -> None:
    edit, both, more = case
    found, pair = impact(*edit), Pair(*both)
    assert [(one.id, option.id) for one, option in found.joint.added] == [(more, "mehr")]
    assert not found.joint.removed
    counts = {count.action.id: count for count in found.counts}
    for action, start in starts(both[0]):
        ends = list(pair.ends(start))
        differing = sum(bool(pair.keys(end)) for end, _ in ends)
        if action in counts:
            assert counts[action].cases == len(ends)
            assert counts[action].concerned[ANY] == differing
        else:
            assert differing == 0


@given(widened())
def test_an_answer_less_counts_as_the_way_back(case: tuple[Edit, Edit, str]) -> None:
    edit, _, more = case
    forth, back = impact(*edit), impact(*reversed(edit))
    assert [(one.id, option.id) for one, option in back.joint.removed] == [(more, "mehr")]
    assert _differing(forth) == _differing(back)


def _differing(found: Impact) -> Mapping[str, tuple[int, int]]:
    return {one.action.id: (one.cases, one.concerned[ANY]) for one in found.counts}


def width(limit: str) -> RulePack:
    """A bench needs so much pavement; a tent does not ask."""
    low, high = Band(None, Decimal(limit)), Band(Decimal(limit), None)
    bands = (Option("eng", "", band=low), Option("breit", "", band=high))
    action = plan("bank", "zelt")
    asked = ask("breite", kind=Kind.BANDS, only_if=one_of(action, "bank"))
    asked = replace(asked, options=bands)
    return pack([action, asked], [card("nein", when=one_of(asked, "eng"))])


def test_another_limit_concerns_only_what_lies_between() -> None:
    found = impact(width("1.60"), width("1.80"))
    (group,) = found.groups
    (change,) = group.changes
    assert isinstance(change, Change)
    assert change.after is change.card
    assert [(one.action.id, one.cases, one.concerned[ANY]) for one in found.counts] == [
        ("bank", 3, 1)
    ]
    (witness,) = group.witnesses
    assert found.joint.as_new(witness) == (("breite", "eng"), ("vorhaben", "bank"))
