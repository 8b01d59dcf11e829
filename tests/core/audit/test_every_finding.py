"""Every finding on random small packs, held against a list of all their cases."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from guide.core.audit import audit
from guide.core.audit.finding import Finding
from guide.core.condition import ALWAYS, AnyOf, CardRef, Condition
from guide.core.invariant import Count, Invariant
from guide.core.pack import RulePack
from guide.core.question import ACTION, Kind, Question
from guide.core.requirement import Area, Requirement
from guide.core.requirement import Kind as CardKind
from guide.core.truth import YES
from tests.core.strategies import packs
from tests.oracle import Case, Oracle, Subject, holds, overridden

TODAY = date(2026, 11, 23)
KINDS = (CardKind.PERMIT, CardKind.FREE, CardKind.PROHIBITION, CardKind.ADVICE)
IN_EVERY_PACK = {
    "stelle-ohne-kontakt",
    "quelle-unbenutzt",
    "karte-ohne-treffer",
    "karte-ohne-gegenbeispiel",
    "angaben-offen",
    "merkmal-unbenutzt",
}
"""Codes about files and examples, which random packs do not have; they are tested elsewhere."""


@st.composite
def towns(draw: st.DrawFn) -> RulePack:
    """A random pack whose cards differ in kind and order, with some invariants."""
    rules = draw(packs())
    cards = [replace(one, kind=draw(st.sampled_from(KINDS))) for one in rules.requirements]
    cards = [
        replace(one, first=tuple(draw(st.sets(st.sampled_from([c.id for c in cards[:place]])))))
        if place
        else one
        for place, one in enumerate(cards)
    ]
    names = st.lists(st.sampled_from([one.id for one in cards]), min_size=1, unique=True)
    conditions = [ALWAYS, *(CardRef(one.id) for one in cards), *(one.when for one in cards)]
    made = st.builds(
        lambda when, count, chosen, n: Invariant(f"Regel {n}", when, count, tuple(chosen)),
        st.sampled_from(conditions),
        st.sampled_from(Count),
        names,
        st.integers(0, 9),
    )
    invariants = draw(st.lists(made, max_size=3, unique_by=lambda one: one.rule))
    return replace(rules, requirements=tuple(cards), invariants=tuple(invariants))


class Lister:
    """Says which findings a pack must have, by looking at every case."""

    def __init__(self, rules: RulePack) -> None:
        self.rules, self.oracle = rules, Oracle(rules)
        self.worlds = [overridden(rules, case) for case in self.oracle.cases]

    def applies(self, card: Requirement, world: Case) -> bool:
        return Subject(card).applies(world)

    def true(self, condition: Condition, world: Case) -> bool:
        if isinstance(condition, CardRef):
            return self.applies(self.rules.requirement[condition.card], world)
        return holds(condition, world)

    def ever(self, card: Requirement) -> bool:
        return any(self.applies(card, world) for world in self.worlds)

    def findings(self) -> Iterator[tuple[str, str]]:
        for card in self.rules.requirements:
            yield from self.of_card(card)
        yield from self.of_facts()
        yield from self.of_questions()
        yield from self.of_cases()
        yield from self.of_pairs()
        yield from self.of_invariants()

    def of_card(self, card: Requirement) -> Iterator[tuple[str, str]]:
        if not self.ever(card):
            yield "karte-nie", card.id
            return
        if card.unless is not None and not any(
            holds(card.when, world) and holds(card.unless, world) for world in self.worlds
        ):
            yield "ausgenommen-nie", card.id
        yield from self.of_lines(card)
        yield from self.of_details(card)

    def of_lines(self, card: Requirement) -> Iterator[tuple[str, str]]:
        lines = card.when.parts if isinstance(card.when, AnyOf) else ()
        for number, line in enumerate(lines):
            others = [other for place, other in enumerate(lines) if place != number]
            hits = [world for world in self.worlds if holds(line, world)]
            if not hits:
                yield "zeile-nie", card.id
            elif all(any(holds(other, world) for other in others) for world in hits):
                yield "zeile-ueberfluessig", card.id

    def of_details(self, card: Requirement) -> Iterator[tuple[str, str]]:
        for subject in self.oracle.subjects:
            if subject.card is card and subject.condition is not None:
                hits = [world for world in self.worlds if self.applies(card, world)]
                held = {holds(subject.condition, world) for world in hits}
                if held == {False}:
                    yield "angabe-nie", card.id
                elif held == {True}:
                    yield "angabe-immer", card.id

    def of_facts(self) -> Iterator[tuple[str, str]]:
        for fact in self.rules.facts:
            held = {holds(fact.when, world) for world in self.worlds}
            if len(held) == 1:
                yield "merkmal-immer" if True in held else "merkmal-nie", fact.id

    def results(self, case: int) -> tuple[bool, ...]:
        return tuple(one.applies(self.worlds[case]) for one in self.oracle.subjects)

    def of_questions(self) -> Iterator[tuple[str, str]]:
        nothing = self.rules.answers()
        for question in self.rules.questions:
            if question.id == ACTION:
                continue
            if not self.oracle.depends(question, nothing, self.results):
                yield "frage-nie", question.id
            else:
                yield from self.of_options(question)

    def of_options(self, question: Question) -> Iterator[tuple[str, str]]:
        by_option: dict[frozenset[str], list[tuple[bool, ...]]] = {}
        for number, case in enumerate(self.oracle.cases):
            by_option.setdefault(case[question.id], []).append(self.results(number))
        if question.kind is Kind.SEVERAL:
            for one in question.option_ids:
                if all(by_option[key] == by_option[key ^ {one}] for key in by_option):
                    yield "antwort-egal", question.id
        else:
            classes = Counter(tuple(results) for results in by_option.values())
            for number in classes.values():
                if number > 1:
                    yield "antworten-gleich", question.id

    def of_cases(self) -> Iterator[tuple[str, str]]:
        cards = self.rules.requirements
        deciding = [one for one in cards if one.kind is not CardKind.ADVICE]
        assert all(one.area is Area.PERMISSION for one in cards)
        for code, chosen in (("ohne-ergebnis", cards), ("ohne-antwort", deciding)):
            if any(not any(self.applies(c, world) for c in chosen) for world in self.worlds):
                yield code, ACTION
        for one in cards:
            for other in cards:
                strict = other.kind in (CardKind.PERMIT, CardKind.PROHIBITION)
                same = other.authority is one.authority
                if one.kind is CardKind.FREE and strict and same and self.meet(one, other):
                    yield "widerspruch", one.id

    def meet(self, one: Requirement, other: Requirement) -> bool:
        return any(self.applies(one, w) and self.applies(other, w) for w in self.worlds)

    def of_pairs(self) -> Iterator[tuple[str, str]]:
        possible = [card for card in self.rules.requirements if self.ever(card)]
        for card in possible:
            for name in card.first:
                if not self.meet(card, self.rules.requirement[name]):
                    yield "zuerst-nie", card.id

    def counts(self, rule: Invariant) -> set[int]:
        cards = [self.rules.requirement[name] for name in rule.cards]
        return {
            sum(self.applies(card, world) for card in cards)
            for world in self.worlds
            if self.true(rule.when, world)
        }

    def of_invariants(self) -> Iterator[tuple[str, str]]:
        for rule in self.rules.invariants:
            counts = self.counts(rule)
            if not counts:
                yield "pruefung-leer", rule.rule
            elif not all(rule.count.allows(number) for number in counts):
                yield "pruefung-verletzt", rule.rule


PAIRS = {"karten-gleich", "karte-enthalten", "karten-getrennt"}


@given(towns())
def test_cards_that_are_always_together_are_told_once(rules: RulePack) -> None:
    lister = Lister(rules)
    groups: dict[tuple[bool, ...], list[str]] = {}
    for card in rules.requirements:
        if lister.ever(card):
            cases = tuple(lister.applies(card, world) for world in lister.worlds)
            groups.setdefault(cases, []).append(card.id)
    told = [one.subject for one in audit(rules, TODAY).findings if one.code == "karten-gleich"]
    assert sorted(told) == sorted(names[0] for names in groups.values() if len(names) > 1)


@given(towns())
def test_an_inclusion_is_told_if_it_says_something(rules: RulePack) -> None:
    lister = Lister(rules)
    cases = {
        card.id: frozenset(
            number for number, world in enumerate(lister.worlds) if lister.applies(card, world)
        )
        for card in rules.requirements
    }
    kept: dict[frozenset[int], str] = {}
    for name, own in cases.items():
        if own:
            kept.setdefault(own, name)
    wide = [own for own, name in kept.items() if _asks_more_than_the_action(lister, name)]
    expected = []
    for own, name in kept.items():
        around = [other for other in wide if own < other]
        nearest = [one for one in around if not any(third < one for third in around)]
        expected += [name for _ in nearest]
    told = [one.subject for one in audit(rules, TODAY).findings if one.code == "karte-enthalten"]
    assert sorted(told) == sorted(expected)


@given(towns())
def test_an_exclusion_is_told_if_only_exceptions_make_it(rules: RulePack) -> None:
    lister = Lister(rules)
    kept: dict[frozenset[int], str] = {}
    for card in rules.requirements:
        cases = enumerate(lister.worlds)
        own = frozenset(number for number, world in cases if lister.applies(card, world))
        if own:
            kept.setdefault(own, card.id)
    one_of = (Count.EXACTLY_ONE, Count.AT_MOST_ONE)
    stated = [set(rule.cards) for rule in rules.invariants if rule.count in one_of]
    expected = [
        f"{kept[one]} oder {kept[other]}"
        for one, other in combinations(kept, 2)
        if not one & other
        and not any({kept[one], kept[other]} <= named for named in stated)
        and _lines_meet(lister, kept[one], kept[other])
    ]
    told = [one.brief for one in audit(rules, TODAY).findings if one.code == "karten-getrennt"]
    assert sorted(told) == sorted(expected)


def _lines_meet(lister: Lister, one: str, other: str) -> bool:
    """Whether both cards would apply somewhere if nothing were excepted."""
    both = [lister.rules.requirement[name].when for name in (one, other)]
    return any(all(holds(when, world) for when in both) for world in lister.worlds)


def _asks_more_than_the_action(lister: Lister, name: str) -> bool:
    subject = next(one for one in lister.oracle.subjects if one.card.id == name)
    return set(lister.oracle.support(subject, lister.rules.answers())) - {ACTION} != set()


@given(towns())
def test_the_audit_finds_what_a_list_of_all_cases_finds(rules: RulePack) -> None:
    told = [
        (one.code, one.subject)
        for one in audit(rules, TODAY).findings
        if one.code not in IN_EVERY_PACK | PAIRS
    ]
    assert sorted(told) == sorted(Lister(rules).findings())


@given(towns())
def test_what_is_not_broken_and_not_empty_is_proven(rules: RulePack) -> None:
    broken = {name for _, name in Lister(rules).of_invariants()}
    proven = {one.rule for one in audit(rules, TODAY).proven}
    assert proven == {one.rule for one in rules.invariants} - broken


@given(towns())
def test_every_witness_shows_its_finding_and_nothing_in_it_is_idle(rules: RulePack) -> None:
    lister = Lister(rules)
    for finding in audit(rules, TODAY).findings:
        if finding.witness is None:
            assert finding.code not in ("pruefung-verletzt", "ohne-ergebnis", "widerspruch")
            continue
        shown = _shown(lister, finding)
        assert lister.oracle.verdict_by(shown, finding.witness) is YES
        for name, _ in finding.witness.pairs():
            fewer = finding.witness.without(name)
            assert lister.oracle.verdict_by(shown, fewer) is not YES


def _shown(lister: Lister, finding: Finding) -> Callable[[Case], bool]:
    """What every case that agrees with the witness must show: what the finding says of it."""
    rules, applies = lister.rules, lister.applies
    cards = rules.requirements
    if finding.code == "ohne-ergebnis":
        return lambda world: not any(applies(c, world) for c in cards)
    if finding.code == "ohne-antwort":
        deciding = [one for one in cards if one.kind is not CardKind.ADVICE]
        return lambda world: not any(applies(c, world) for c in deciding)
    if finding.code == "widerspruch":
        one = rules.requirement[finding.subject]
        other = rules.requirement[finding.text.split("»")[2].split("«")[0]]
        return lambda world: applies(one, world) and applies(other, world)
    rule = next(one for one in rules.invariants if one.rule == finding.subject)
    named = [part.split("«")[0] for part in finding.text.split("»")[2:]]
    chosen = [rules.requirement[name] for name in named or rule.cards]
    return lambda world: (
        lister.true(rule.when, world)
        and all(applies(card, world) is bool(named) for card in chosen)
    )
