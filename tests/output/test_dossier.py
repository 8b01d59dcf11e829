"""One card and one question, laid out: conditions, certainty and its end, examples, who looks."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.core.source import Certainty, Citation
from guide.files.reader import read
from guide.output.conditions import joined
from guide.output.dossier import MOST_CASES, look_up, stale_from
from guide.output.inquiry import inquire
from guide.output.measures import plain

ROOT = Path(__file__).parents[2]
TOWN = read(ROOT / "tests/packs/musterstadt").pack
MUNICH = read(ROOT / "rules").pack
TODAY = date(2026, 11, 24)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 36))
def test_a_citation_turns_stale_on_exactly_the_day_that_is_told(day: date, months: int) -> None:
    citation = Citation(Certainty.OFFICIAL, as_of=day)
    turning = stale_from(citation, months)
    assert turning is not None
    assert citation.certainty_on(turning, months) is Certainty.STALE
    assert citation.certainty_on(turning - timedelta(days=1), months) is Certainty.OFFICIAL


@pytest.mark.parametrize("certainty", [Certainty.STALE, Certainty.REPORTED, Certainty.UNKNOWN])
def test_what_is_not_official_does_not_turn_stale(certainty: Certainty) -> None:
    assert stale_from(Citation(certainty, as_of=TODAY), 12) is None


def test_a_card_says_its_action_apart_from_its_condition() -> None:
    told = look_up(TOWN, TOWN.requirement["rat-fragen"], TODAY)
    assert [one.id for one in told.actions] == ["bank"]
    assert plain(joined(told.when)) == "auf der Straße oder im Stadtpark"
    assert [one.id for one in told.questions] == ["vorhaben", "flaeche"]


def test_a_card_names_what_comes_before_and_after() -> None:
    permit = look_up(TOWN, TOWN.requirement["bank"], TODAY)
    assert [one.id for one in permit.before] == ["rat-fragen"]
    asked = look_up(TOWN, TOWN.requirement["rat-fragen"], TODAY)
    assert "bank" in [one.id for one in asked.after]


def test_every_statement_is_told_and_every_citation_is_counted() -> None:
    for card in TOWN.requirements:
        told = look_up(TOWN, card, TODAY)
        said = [one for chapter in told.chapters for one in chapter.said]
        assert len(said) == len(card.statements) + (card.application is not None)
        assert all(source in told.sources for one in said for source in one.citation.sources)
        assert sum(one.statements for one in told.records) >= 1 + len(said)


def test_a_fact_is_explained_where_it_is_named() -> None:
    told = look_up(TOWN, TOWN.requirement["fest"], TODAY)
    assert told.facts
    named = [part.fact for line in told.unless for part in line if part.fact]
    assert set(named) <= {fact for fact, _ in told.facts}


@pytest.mark.parametrize("card", ["wassertonne-sondernutzung", "gehweg-radweg", "haftung"])
def test_hits_hit_and_near_misses_miss(card: str) -> None:
    told = look_up(MUNICH, MUNICH.requirement[card], TODAY)
    assert told.hits
    assert all(card in one.applies for one in told.hits)
    assert not any(card in one.example.applies for one in told.near)
    assert len(told.shown_hits) <= MOST_CASES
    assert set(told.shown_hits) <= set(told.hits)


def test_the_examples_shown_are_as_unlike_as_possible() -> None:
    told = look_up(MUNICH, MUNICH.requirement["keine-verkehrszeichen"], TODAY)
    assert len(told.hits) > MOST_CASES == len(told.shown_hits)
    assert len({one.answers.given("vorhaben") for one in told.shown_hits}) == MOST_CASES


def test_a_question_names_its_actions_what_is_set_and_who_looks() -> None:
    told = inquire(TOWN, TOWN.question["extras"])
    assert [one.id for one in told.actions] == ["fest"]
    assert "fest" in [one.card.id for one in told.looks]
    action = inquire(TOWN, TOWN.action)
    ((question, words),) = action.settings["bank"]
    assert (question.id, words) == ("extras", "Nichts davon")


def test_a_question_says_what_a_card_asks_of_it() -> None:
    looks = {one.card.id: one.when for one in inquire(TOWN, TOWN.question["breite"]).looks}
    assert [plain(part.text) for line in looks["bank-zu-eng"] for part in line] == [
        "Wie breit bleibt der Weg? – unter 1,50 Meter"
    ]
