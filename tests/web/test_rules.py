"""The pages about the rules: every one opens, old names lead on, unknown ones propose."""

import pytest

from guide.core.answers import Answers
from guide.core.interview import Interview
from guide.files.reader import read
from tests.web.careful import MUNICH, MUSTERSTADT, CarefulClient, words

TOWN = read(MUSTERSTADT).pack
CITY = read(MUNICH).pack
PATHS = ["/regeln", "/regeln?suche=bank", "/regeln?suche=rakete"]
PATHS += [f"/regeln/vorhaben/{one.id}" for one in TOWN.action.options]
PATHS += [f"/regeln/karte/{one.id}" for one in TOWN.requirements]
PATHS += [f"/regeln/frage/{one.id}" for one in TOWN.questions]


@pytest.mark.parametrize("path", PATHS)
def test_every_page_about_the_rules_of_the_town_opens(town: CarefulClient, path: str) -> None:
    page = town.open(path)
    for link in set(page.links()):
        assert town.get(link).status_code in (200, 303), link


@pytest.mark.parametrize(
    "path",
    [
        "/regeln",
        "/regeln/vorhaben/wassertonne",
        "/regeln/vorhaben/strassenfest",
        "/regeln/vorhaben/versammlung",
        "/regeln/karte/wassertonne-sondernutzung",
        "/regeln/karte/denkmal-erlaubnis",
        "/regeln/karte/keine-verkehrszeichen",
        "/regeln/frage/flaeche",
        "/regeln/frage/vorhaben",
    ],
)
def test_pages_about_the_rules_of_munich_pass_every_check(
    munich: CarefulClient, path: str
) -> None:
    munich.open(path)


def test_every_card_and_question_of_munich_has_a_page(munich: CarefulClient) -> None:
    paths = [f"/regeln/karte/{one.id}" for one in CITY.requirements]
    paths += [f"/regeln/frage/{one.id}" for one in CITY.questions]
    assert [path for path in paths if munich.get(path).status_code != 200] == []


def test_the_list_counts_questions_and_cards_of_each_vorhaben(town: CarefulClient) -> None:
    bench = Interview(TOWN, Answers(TOWN.questions).with_answer("vorhaben", {"bank"}))
    (first, *_) = town.open("/regeln").has_class("choice")
    assert f"{1 + len(bench.relevant)} Fragen" in words(first)


@pytest.mark.parametrize(
    ("word", "found"),
    [("hocker", "Eine Bank aufstellen"), ("nachbarschaftsrat", "Den Nachbarschaftsrat fragen"),
     ("trommeln", "Was gehört zum Fest?"), ("satzung", "satzung")],
)  # fmt: skip
def test_a_word_finds_vorhaben_cards_questions_and_sources(
    town: CarefulClient, word: str, found: str
) -> None:
    (section,) = [
        one
        for one in town.open(f"/regeln?suche={word}").all("section")
        if one.get("aria-labelledby") == "gefunden"
    ]
    assert found.casefold() in words(section).casefold()


def test_the_table_is_a_table_with_headers(town: CarefulClient) -> None:
    page = town.open("/regeln/vorhaben/bank")
    (table, *_) = page.has_class("rules")
    heads = [words(one) for one in table.iter("th") if one.get("scope") == "col"]
    assert heads == ["Was", "Wann", "Stelle", "Frist und Kosten", "Wie sicher"]
    assert "Wie breit bleibt der Weg? unter 1,50 Meter (Frage 3)" in words(table)


def test_the_picture_is_told_in_words(town: CarefulClient) -> None:
    (course,) = town.open("/regeln/vorhaben/bank").has_class("course")
    assert "Auf der Straße → Frage 3" in words(course)
    assert "3. Wie breit bleibt der Weg? Nur: auf der Straße (Frage 2)." in words(course)
    drawn = [one for one in course.iter() if one.get("class") == "rails"]
    assert len(drawn) == 4
    assert all(one.get("aria-hidden") == "true" for one in drawn)


def test_a_card_says_when_who_and_how_we_know(town: CarefulClient) -> None:
    text = town.open("/regeln/karte/bank").text
    assert "Vorhaben: Eine Bank aufstellen." in text
    assert "Ordnungsamt Musterstadt, Sachgebiet Straße" in text
    assert "Nur: Wie breit bleibt der Weg? unter 1,50 Meter." in text
    assert "Außenstelle am Park: im Stadtpark" in text
    assert "Wie sicher die Angaben sind, und wie lange das gilt" in text
    assert "Hier gilt sie knapp nicht" in text


def test_an_example_leads_to_its_checklist(town: CarefulClient) -> None:
    page = town.open("/regeln/karte/bank")
    (example, *_) = [one for one in page.links() if one.startswith("/checkliste?")]
    assert town.open(example).h1.startswith("Checkliste:")


@pytest.mark.parametrize(
    ("old", "new"),
    [("karte/bank-antrag", "karte/bank"), ("vorhaben/sitzbank", "vorhaben/bank"),
     ("frage/zubehoer", "frage/extras")],
)  # fmt: skip
def test_an_old_name_leads_on_for_ever(town: CarefulClient, old: str, new: str) -> None:
    response = town.get(f"/regeln/{old}")
    assert response.status_code == 301
    assert response.headers["Location"] == f"/regeln/{new}"


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("karte/bank-zu-enge", "/regeln/karte/bank-zu-eng"),
        ("vorhaben/feste", "/regeln/vorhaben/fest"),
        ("frage/flache", "/regeln/frage/flaeche"),
    ],
)
def test_an_unknown_name_proposes_similar_ones(
    town: CarefulClient, wrong: str, meant: str
) -> None:
    page = town.open(f"/regeln/{wrong}", status=404)
    assert meant in page.links()


def test_a_name_like_nothing_leads_to_the_list(town: CarefulClient) -> None:
    page = town.open("/regeln/karte/" + "x" * 500, status=404)
    assert page.link("Alle Regeln ansehen") == "/regeln"


def test_a_second_look_is_the_same_page(munich: CarefulClient) -> None:
    path = "/regeln/vorhaben/hochbeet"
    assert munich.get(path).data == munich.get(path).data


def test_the_pages_keep_their_prefix_behind_a_proxy(town: CarefulClient) -> None:
    page = town.get("/regeln/karte/bank", environ_overrides={"SCRIPT_NAME": "/lotse"})
    assert 'href="/lotse/regeln/vorhaben/bank"' in page.text
    assert 'href="/regeln' not in page.text
    assert 'href="/checkliste' not in page.text


def test_an_answer_in_the_address_changes_nothing_and_breaks_nothing(town: CarefulClient) -> None:
    assert (
        town.open("/regeln/karte/bank?vorhaben=fest&x=<b>").h1
        == "Erlaubnis für die Bank beantragen"
    )
