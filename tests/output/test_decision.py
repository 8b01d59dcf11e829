"""The decision table: every card that can apply, once, with when and after what."""

from datetime import date
from pathlib import Path

import pytest

from guide.core.compiled import Verdicts
from guide.core.question import ACTION, Option
from guide.core.requirement import Area
from guide.core.truth import NO, YES
from guide.files.reader import read
from guide.output.conditions import joined
from guide.output.decision import Decision, decide
from guide.output.measures import plain

ROOT = Path(__file__).parents[2]
TOWN = read(ROOT / "tests/packs/musterstadt").pack
MUNICH = read(ROOT / "rules").pack
TODAY = date(2026, 11, 24)


def table(action: str) -> Decision:
    return decide(TOWN, TOWN.action.by_id[action], TODAY)


@pytest.mark.parametrize("action", MUNICH.action.options, ids=lambda one: one.id)
def test_the_table_holds_every_card_that_can_apply_and_no_other(action: Option) -> None:
    answers = MUNICH.answers((ACTION, action.id))
    verdicts = Verdicts(MUNICH.compiled, answers)
    rows = decide(MUNICH, action, TODAY).rows
    assert {row.card.id for row in rows} == {
        card.id for card in MUNICH.requirements if verdicts.of(card) is not NO
    }
    assert [row.number for row in rows] == list(range(1, len(rows) + 1))
    for row in rows:
        always = verdicts.of(row.card) is YES
        assert always == (joined(row.when) == "in jedem Fall" and not row.unless)


def test_what_must_be_settled_before_stands_before() -> None:
    (permit,) = (row for row in table("bank").rows if row.card.id == "bank")
    (asked,) = (row for row in table("bank").rows if row.card.id == "rat-fragen")
    assert permit.before == (asked.number,)
    assert asked.number < permit.number


def test_a_condition_says_only_what_the_action_leaves_open() -> None:
    when = {row.card.id: plain(joined(row.when)) for row in table("bank").rows}
    assert when["rat-fragen"] == "auf der Straße oder im Stadtpark"
    assert when["bank-zu-eng"] == "Wie breit bleibt der Weg? – unter 1,50 Meter"
    assert when["aufraeumen"] == "in jedem Fall"


def test_an_exception_stands_apart() -> None:
    (row,) = (row for row in table("fest").rows if row.card.id == "fest")
    assert row.unless
    assert all(row.unless == () for row in table("bank").rows if row.card.unless is None)


def test_a_deadline_that_holds_in_some_cases_says_in_which() -> None:
    (row,) = (row for row in table("fest").rows if row.card.id == "fest")
    said = {plain(one.words): plain(joined(one.when)) for one in row.deadlines}
    assert "Was gehört zum Fest? – Ein Zelt" in said.values()
    assert "in jedem Fall" in said.values()


def test_a_permit_without_a_fee_says_that_it_is_unknown() -> None:
    (advice,) = (row for row in table("bank").rows if row.card.id == "aufraeumen")
    assert advice.says_nothing
    (asked,) = (row for row in table("bank").rows if row.card.id == "rat-fragen")
    assert not asked.lacks_deadline
    assert not asked.lacks_fee


def test_the_areas_come_in_the_order_of_the_checklist() -> None:
    areas = [area for area, _ in table("bank").areas]
    assert areas == [area for area in Area if area in areas]
