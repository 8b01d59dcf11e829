"""Packs that are too hard: what could not be proven or counted is said, and the rest is proven.

The limits count steps, not seconds, so the same pack always gets the same answer.
"""

from datetime import date
from itertools import combinations, pairwise

import pytest

from guide.core.audit import audit, boxes, diagrams, families, walk
from guide.core.audit.finding import Level
from guide.core.condition import AnyOf, Not
from guide.core.impact import impact
from guide.core.invariant import Count, Invariant
from guide.core.pack import RulePack
from tests.bench.packs import unstructured
from tests.packs import ask, both, card, one_of, option, pack, plan

TODAY = date(2026, 11, 27)


def pigeons(number: int) -> RulePack:
    """Every one sits in one of too few holes, so two share one: true, and hard to prove.

    On holiday, and only there, everything is simple.
    """
    holes = [f"h{hole}" for hole in range(number - 1)]
    action = plan("daheim", "urlaub")
    home = one_of(action, "daheim")
    birds = [ask(f"vogel-{bird}", *holes, only_if=home) for bird in range(number)]
    cards = [
        card(
            f"k{hole}", when=AnyOf(tuple(both(one_of(a, hole), one_of(b, hole)) for a, b in pairs))
        )
        for hole in holes
        for pairs in [list(combinations(birds, 2))]
    ]
    holiday = card("urlaub", when=one_of(action, "urlaub"))
    rule = Invariant(
        "Im Urlaub ist Ruhe.", one_of(action, "urlaub"), Count.EXACTLY_ONE, ("urlaub",)
    )
    return pack([action, *birds], [*cards, holiday], invariants=(rule,))


def test_what_takes_too_long_to_prove_is_said_and_the_rest_is_proven() -> None:
    found = audit(pigeons(11), TODAY, count=False)
    told = [(one.level, one.text) for one in found.findings if one.code == "nicht-bewiesen"]
    text = "Nicht bewiesen: Fälle ohne Ergebnis. Die Bedingungen sind dafür zu verzweigt."
    assert told == [(Level.WARNING, text)]
    assert [one.rule for one in found.proven] == ["Im Urlaub ist Ruhe."]


def test_what_is_within_the_limit_is_proven() -> None:
    codes = {one.code for one in audit(pigeons(5), TODAY).findings}
    assert not codes & {"nicht-bewiesen", "ohne-ergebnis"}


def test_every_proof_that_meets_the_limit_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boxes, "MOST_IN_ALL", 0)
    found = audit(pigeons(4), TODAY)
    told = [one.subject for one in found.findings if one.code == "nicht-bewiesen"]
    assert "die Prüfung »Im Urlaub ist Ruhe.«" in told
    assert found.proven == ()


def test_diagrams_that_grow_too_large_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(diagrams, "MOST_NODES", 3)
    found = audit(pigeons(4), TODAY)
    told = [one.subject for one in found.findings if one.code == "nicht-bewiesen"]
    assert {"Karten, Merkmale und Fragen", "Umfang des Gesprächs"} <= set(told)
    assert found.sizes == ()


def test_an_interview_too_large_to_count_is_said_and_the_others_are_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(walk, "MOST_KEPT", 50)
    home, holiday = audit(pigeons(6), TODAY).sizes
    assert (home.complete, home.checklists) == (False, None)
    assert (holiday.complete, holiday.paths, holiday.checklists) == (True, 1, 1)


def test_lists_too_many_to_keep_apart_leave_the_paths_counted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    whole = audit(pigeons(5), TODAY).sizes[0]
    monkeypatch.setattr(families, "MOST_NODES", 10)
    part = audit(pigeons(5), TODAY).sizes[0]
    assert whole.checklists is not None
    assert (part.complete, part.paths, part.checklists) == (True, whole.paths, None)


def test_many_independent_parts_are_counted_however_many_lists_they_make() -> None:
    action = plan("fest")
    parts = ask("teile", *(f"t{n}" for n in range(60)), several=True)
    size = [
        ask(f"groesse-{n}", "klein", "gross", only_if=one_of(parts, f"t{n}")) for n in range(9)
    ]
    cards = [card(f"t{n}", when=one_of(parts, f"t{n}")) for n in range(60)]
    cards += [card(f"g{n}", when=one_of(one, "gross")) for n, one in enumerate(size)]
    (found,) = audit(pack([action, parts, *size], cards), TODAY).sizes
    assert found.paths == found.checklists == 2**51 * 3**9
    assert (found.shortest, found.longest, found.expected) == (2, 11, 6.5)


def test_an_interview_too_long_to_walk_is_said() -> None:
    action = plan("fest")
    asked = [ask(f"f{n}", "ja", "nein") for n in range(260)]
    pairs = [(one_of(a, "ja"), one_of(b, "ja")) for a, b in pairwise(asked)]
    cards = [card(f"k{n}", when=both(*pair)) for n, pair in enumerate(pairs)]
    (found,) = audit(pack([action, *asked], cards), TODAY).sizes
    assert not found.complete


def test_a_change_too_large_to_count_is_told_with_its_cases() -> None:
    old = unstructured(30, 60)
    extra = card("neu", when=old.requirements[0].when)
    new = pack(old.questions, [*old.requirements, extra])
    found = impact(old, new)
    assert [one.id for one in found.uncounted] == [one.id for one in old.action.options]
    assert not found.is_none
    assert [change.card.id for group in found.groups for change in group.changes] == ["neu"]
    assert all(group.witnesses for group in found.groups)


def test_an_action_in_which_nothing_differs_needs_no_counting() -> None:
    old = pigeons(11)
    more = card("auch", when=one_of(old.action, "urlaub"))
    found = impact(old, pack(old.questions, [*old.requirements, more]))
    assert [(one.action.id, one.cases) for one in found.counts] == [("urlaub", 1)]
    assert found.is_counted


def test_a_card_without_a_word_is_no_reason_to_give_up() -> None:
    action = plan("bank", option("fest"))
    rules = pack([action], [card("immer"), card("nie", when=Not(both()))])
    assert "nicht-bewiesen" not in {one.code for one in audit(rules, TODAY).findings}
