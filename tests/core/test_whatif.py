"""Every easier way on random small packs, held against trying all changes and all cases."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from guide.core.answers import Answers
from guide.core.authority import Authority, AuthorityKind
from guide.core.outcome import Outcome, decide
from guide.core.pack import RulePack
from guide.core.question import ACTION, DONT_KNOW, Kind
from guide.core.requirement import Kind as CardKind
from guide.core.requirement import Requirement
from guide.core.truth import NO, OPEN, YES
from guide.core.whatif import PLACE, alternatives
from tests.core.strategies import Situation, cases, packs
from tests.oracle import Oracle, holds
from tests.packs import OFFICIAL, TOWN_HALL, ask, card, case, none_of, one_of, pack, plan

BURDENS = frozenset(("verbot", "erlaubnis", "vereinbarung", "zustimmung", "anzeige"))
NEIGHBOURS = Authority("nachbarn", "Nachbarn", AuthorityKind.PRIVATE, OFFICIAL)
PUBLIC = (AuthorityKind.OFFICE, AuthorityKind.BODY)
MAKING_VERDICTS = (
    CardKind.PERMIT,
    CardKind.CONSENT,
    CardKind.NOTICE,
    CardKind.INFORMATION,
    CardKind.FREE,
)
Edit = tuple[tuple[str, frozenset[str]], ...]


@st.composite
def plans(draw: st.DrawFn) -> Situation:
    """A pack with cards of all kinds, of the town hall or of private people, and a case."""
    rules = draw(packs())
    cards = []
    for one in rules.requirements:
        kind = draw(st.sampled_from(CardKind))
        whose = draw(st.sampled_from([one.authority, NEIGHBOURS]))
        cards.append(replace(one, kind=kind, authority=whose))
    rules = replace(rules, requirements=tuple(cards))
    return rules, draw(cases(rules))


@st.composite
def towns(draw: st.DrawFn) -> Situation:
    """A town in which each place asks for some of many cards: there burdens can be swapped."""
    action, place = plan("stand"), ask("flaeche", "gehweg", "park", "hof")
    cards = []
    for number in range(draw(st.integers(3, 7))):
        where = draw(st.sets(st.sampled_from(["gehweg", "park", "hof"]), min_size=1))
        whose = draw(st.sampled_from([TOWN_HALL, NEIGHBOURS]))
        kind = draw(st.sampled_from(MAKING_VERDICTS))
        cards.append(card(f"karte-{number}", kind, when=one_of(place, *where), authority=whose))
    rules = pack([action, place], cards)
    return rules, case(rules, vorhaben="stand", flaeche="gehweg")


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

    def steps(self, answers: Answers) -> set[Requirement]:
        needed, unsure = self.applying(answers)
        return {one for one in (*needed, *unsure) if one.kind.value in BURDENS}

    def weight(self, answers: Answers) -> tuple[int, int]:
        return self.verdict(answers)[0].hardness, len(self.steps(answers))

    def verdict(self, answers: Answers) -> tuple[Outcome, set[str]]:
        outcome, cards = decide(*self.applying(answers))
        return outcome, {one.id for one in cards}

    def unknown(self, answers: Answers) -> set[str]:
        needed, unsure = self.applying(answers)
        asked = [one for one in needed if one.kind is CardKind.INFORMATION]
        return {one.id for one in (*asked, *unsure)}

    def helps(self, answers: Answers, edit: Edit) -> bool:
        then = changed(answers, edit)
        (outcome, said_by), (before, kept_open) = self.verdict(then), self.verdict(answers)
        if outcome is Outcome.IMPOSSIBLE or not said_by:
            return False
        if not self.unknown(then) <= self.unknown(answers):
            return False
        if outcome is before and any(map(tells, self.steps(then) - self.steps(answers))):
            return False
        if outcome is not before and before is Outcome.UNCLEAR and kept_open & self.unknown(then):
            return False
        return self.weight(then) < self.weight(answers)

    def best(self, answers: Answers, edits: set[Edit]) -> set[Edit]:
        """Without those that must be clarified, if one need not be."""
        outcomes = {edit: self.verdict(changed(answers, edit))[0] for edit in edits}
        if {Outcome.FREE, Outcome.NOTICE} & set(outcomes.values()):
            return {edit for edit in edits if outcomes[edit] is not Outcome.UNCLEAR}
        return edits

    def edits(self, answers: Answers) -> Iterator[tuple[str, frozenset[str]]]:
        for question in self.rules.questions:
            now = answers.given(question.id)
            if question.id == ACTION or now is None or DONT_KNOW in now:
                continue
            if answers.is_set(question.id) or not self.arises(question.id, answers):
                continue
            for one in question.options:
                other = now - {one.id} if question.kind is Kind.SEVERAL else frozenset({one.id})
                if other != now:
                    yield question.id, other

    def arises(self, name: str, answers: Answers) -> bool:
        only_if = self.rules.question[name].only_if
        return only_if is None or (
            self.oracle.verdict_by(lambda world: holds(only_if, world), answers) is not NO
        )


def tells(card: Requirement) -> bool:
    """Whether a card that applies makes a verdict, which only a private consent does not."""
    return card.kind is not CardKind.CONSENT or card.authority.kind in PUBLIC


def changed(answers: Answers, edit: Edit) -> Answers:
    for name, options in edit:
        answers = answers.with_answer(name, options)
    return answers


@given(st.one_of(plans(), towns()))
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
    assert set(offered) == tried.best(answers, expected)


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


def offered(rules: RulePack, **given: str | tuple[str, ...]) -> list[str]:
    """The ids of what is answered instead: of a single change."""
    found = alternatives(rules, case(rules, **given))
    return ["+".join(sorted(one.changes[0].options)) for one in found]


STAND = plan("stand")
GROUND = ask("flaeche", "gehweg", "park", "hof", section=PLACE)


def on(ground: str, id_: str, kind: CardKind = CardKind.PERMIT, **more: Any) -> Requirement:
    return card(id_, kind, when=one_of(GROUND, ground), **more)


def test_one_permit_is_not_swapped_for_another() -> None:
    cards = [on("gehweg", "gehweg"), on("gehweg", "rat"), on("park", "park")]
    assert offered(pack([STAND, GROUND], cards), vorhaben="stand", flaeche="gehweg") == []


def test_a_private_consent_may_take_the_place_of_permits() -> None:
    always = card("immer")
    asked = on("hof", "fragen", CardKind.CONSENT, authority=NEIGHBOURS)
    cards = [always, on("gehweg", "gehweg"), on("gehweg", "rat"), asked, on("park", "park")]
    assert offered(pack([STAND, GROUND], cards), vorhaben="stand", flaeche="gehweg") == ["hof"]


def test_an_easier_way_says_what_falls_away_and_what_comes_instead() -> None:
    asked = on("hof", "fragen", CardKind.CONSENT, authority=NEIGHBOURS)
    cards = [card("immer"), on("gehweg", "gehweg"), on("gehweg", "rat"), asked]
    rules = pack([STAND, GROUND], [*cards, on("park", "park")])
    (found,) = alternatives(rules, case(rules, vorhaben="stand", flaeche="gehweg"))
    assert [one.id for one in found.saved_steps] == ["gehweg", "rat"]
    assert [one.id for one in found.added_steps] == ["fragen"]


def test_where_the_rules_are_silent_nothing_is_promised() -> None:
    rules = pack([STAND, GROUND], [on("gehweg", "gehweg")])
    assert offered(rules, vorhaben="stand", flaeche="gehweg") == []


def test_what_must_be_asked_anyway_may_stay_to_be_asked() -> None:
    rules = pack([STAND, GROUND], [card("fragen", CardKind.INFORMATION), on("gehweg", "gehweg")])
    assert offered(rules, vorhaben="stand", flaeche="gehweg") == ["park", "hof"]


def test_where_one_way_is_free_those_to_be_asked_about_are_left_out() -> None:
    ask_there = card("fragen", CardKind.INFORMATION, when=one_of(GROUND, "gehweg", "park"))
    cards = [ask_there, on("gehweg", "gehweg"), on("hof", "frei", CardKind.FREE)]
    assert offered(pack([STAND, GROUND], cards), vorhaben="stand", flaeche="gehweg") == ["hof"]


def test_a_notice_does_not_settle_what_is_still_to_be_asked() -> None:
    asked = card("fragen", CardKind.INFORMATION)
    cards = [asked, on("hof", "anzeige", CardKind.NOTICE)]
    assert offered(pack([STAND, GROUND], cards), vorhaben="stand", flaeche="gehweg") == []


def test_nothing_is_added_to_a_plan_to_make_it_easier() -> None:
    parts = ask("teile", "musik", "dach", several=True)
    cards = [
        card("laut", when=one_of(parts, "musik")),
        card("nass", CardKind.PROHIBITION, when=none_of(parts, "dach")),
        card("frei", CardKind.FREE),
    ]
    rules = pack([STAND, parts], cards)
    assert offered(rules, vorhaben="stand", teile=()) == []
    assert offered(rules, vorhaben="stand", teile=("musik", "dach")) == ["dach"]


def test_a_place_may_lack_a_monument_but_never_gets_one() -> None:
    monument = ask("denkmal", "daneben", "ensemble", "nein", section=PLACE)
    where = {"daneben": "ensemble", "ensemble": "daneben", "nein": "ensemble"}
    for now, easy in where.items():
        cards = [card("erlaubnis", unless=one_of(monument, easy)), card("frei", CardKind.FREE)]
        rules = pack([STAND, monument], cards)
        assert offered(rules, vorhaben="stand", denkmal=now) == []
    cards = [card("erlaubnis", unless=one_of(monument, "nein")), card("frei", CardKind.FREE)]
    assert offered(pack([STAND, monument], cards), vorhaben="stand", denkmal="daneben") == ["nein"]
