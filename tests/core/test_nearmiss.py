"""A near miss is one answer away from the card."""

from guide.core.nearmiss import turning
from tests.packs import case, green_town

TOWN = green_town()


def turns(card: str, **answers: str) -> list[str]:
    found = turning(TOWN, TOWN.requirement[card], case(TOWN, **answers))
    return [question.id for question in found]


def test_the_question_that_would_change_it_is_named() -> None:
    assert turns("gruenanlage", vorhaben="bank", flaeche="platz", dauer="lang") == ["flaeche"]


def test_two_answers_away_is_no_near_miss() -> None:
    assert turns("gruenanlage", vorhaben="bank", flaeche="platz", dauer="kurz") == []


def test_of_several_options_one_more_tick_is_enough() -> None:
    assert turns("strom", vorhaben="bank", teile="dach") == ["teile"]
