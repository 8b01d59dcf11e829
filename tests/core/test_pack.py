"""Looking things up in a pack."""

import pytest

from guide.core.authority import Branch, Channel, Contact
from guide.core.invariant import Count
from guide.core.place import Place, Problem
from guide.core.question import Option
from tests.packs import (
    IMPRINT,
    OFFICIAL,
    TOWN_HALL,
    ask,
    case,
    green_town,
    one_of,
    option,
    pack,
    plan,
)


def test_questions_and_cards_are_found_by_id() -> None:
    town = green_town()
    assert town.action is town.questions[0]
    assert town.question["flaeche"].option_ids == {"gehweg", "platz", "gruen"}
    assert town.requirement["zu-eng"].title == "Zu-eng"


def test_a_family_stands_for_its_members() -> None:
    ground = green_town().question["flaeche"]
    assert ground.members("strasse") == {"gehweg", "platz"}
    assert ground.members("gehweg") == frozenset()


def test_an_option_is_known_under_its_old_ids() -> None:
    question = ask("flaeche", Option("gehweg", "Gehweg", formerly=("steig",)), "platz")
    assert question.current_id("steig") == "gehweg"
    assert question.current_id("gehweg") == "gehweg"
    assert question.current_id("wiese") is None


def test_answers_that_do_not_fit_are_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        green_town().answers(("flaeche", "dach"))


def test_the_version_is_the_short_fingerprint() -> None:
    assert pack([plan("bank")], fingerprint="0123456789abcdef").version == "01234567"


def test_a_pack_is_a_draft_until_somebody_has_reviewed_it() -> None:
    assert IMPRINT.is_draft


def test_the_contacts_of_the_place_replace_those_of_the_authority() -> None:
    district = ask("bezirk", option("nord"), option("sued"))
    here, there = (Contact(Channel.PHONE, number, OFFICIAL) for number in ("1", "2"))
    branch = Branch("Nord", one_of(district, "nord"), (there,), OFFICIAL)
    office = type(TOWN_HALL)(
        "amt", "Amt", TOWN_HALL.kind, OFFICIAL, contacts=(here,), branches=(branch,)
    )
    town = pack([plan("bank"), district], authorities=(office,))
    assert town.contacts(office, case(town, bezirk="nord")) == (there,)
    assert town.contacts(office, case(town, bezirk="sued")) == (here,)
    assert town.contacts(office, case(town)) == (here,)


@pytest.mark.parametrize(
    ("count", "allowed"),
    [
        (Count.EXACTLY_ONE, [False, True, False]),
        (Count.AT_LEAST_ONE, [False, True, True]),
        (Count.AT_MOST_ONE, [True, True, False]),
        (Count.NONE, [True, False, False]),
    ],
)
def test_an_invariant_counts(count: Count, allowed: list[bool]) -> None:
    assert [count.allows(number) for number in range(3)] == allowed


def test_problems_sort_by_place_and_say_where_they_are() -> None:
    late = Problem(Place("b.yaml", 2, 1), "Hier fehlt etwas.", "fehlt")
    early = Problem(Place("a.yaml", 10, 3), "Das kennt niemand.", "unbekannt")
    assert sorted([late, early]) == [early, late]
    assert str(early) == "a.yaml:10:3: Das kennt niemand. [unbekannt]"
