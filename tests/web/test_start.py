"""The start page: what this is, and the way into every Vorhaben."""

import pytest

from guide.core.question import Option
from guide.web.start import fits
from tests.web.careful import CarefulClient, words


def test_every_vorhaben_stands_in_its_group_and_leads_to_its_first_question(
    town: CarefulClient,
) -> None:
    page = town.open("/")
    assert page.h1 == "Was möchten Sie tun?"
    sections = [words(one) for one in page.all("section")]
    assert sections[0] == "Draußen sitzen Eine Bank aufstellen Auch ein Hocker zählt."
    assert sections[1] == "Zusammen feiern Ein Nachbarschaftsfest feiern"
    assert town.open(page.link("Eine Bank aufstellen")).h1 == "Wo soll es sein?"
    assert town.open(page.link("Ein Nachbarschaftsfest")).h1 == "Was gehört zum Fest?"


def test_answers_in_the_address_are_taken_along_and_can_be_left_behind(
    town: CarefulClient,
) -> None:
    page = town.open("/?flaeche=hof&vorhaben=bank")
    (taken,) = page.has_class("kern-alert--info")
    assert words(taken) == (
        "Diese Angaben nehmen wir mit Wo soll es sein? Im eigenen Hof Ohne diese Angaben beginnen"
    )
    assert "flaeche=hof" in page.link("Ein Nachbarschaftsfest")
    assert page.link("Ohne diese Angaben") == "/"


@pytest.mark.parametrize("word", ["hocker", "SITZPLATZ", "bank auf", " Hocker "])
def test_a_word_finds_the_vorhaben_that_is_meant(town: CarefulClient, word: str) -> None:
    page = town.open(town.open("/").filled(suche=word))
    found = page.all("section")[0]
    assert words(found).startswith(f"Gefunden zu »{word.strip()}« Eine Bank aufstellen")
    assert "Nachbarschaftsfest" not in words(found)


def test_a_word_that_nobody_knows_is_said_and_everything_stays_to_choose(
    town: CarefulClient,
) -> None:
    page = town.open("/?suche=%3Cb%3ERakete%3C/b%3E")
    assert "Nichts gefunden zu »<b>Rakete</b>«" in page.text
    assert page.link("Eine Bank aufstellen")


def test_several_words_may_stand_in_different_places() -> None:
    option = Option("bank", "Eine Bank aufstellen", keywords=("Sitzplatz",))
    assert fits(option, "sitzplatz bank")
    assert not fits(option, "sitzplatz zelt")


def test_a_reviewed_pack_carries_no_draft_mark(town: CarefulClient, munich: CarefulClient) -> None:
    assert "Entwurf" not in town.open("/").text
    assert "Entwurf, noch nicht von der Stadt geprüft" in munich.open("/").text
