"""What we say about an address that holds something we cannot use, read as whole sentences."""

from datetime import date

import pytest

from guide.web.links import read
from guide.web.remarks import quotable, remarks
from tests.packs import green_town

TODAY = date(2026, 11, 24)
TOWN = green_town()


def said(*pairs: tuple[str, str], asked: str = "") -> list[str]:
    _, lost = read(pairs, TOWN, TODAY)
    return [remark.text for remark in remarks(lost, TODAY, TOWN.question.get(asked))]


def test_nothing_wrong_is_nothing_said() -> None:
    assert said(("vorhaben", "bank"), ("flaeche", "weiss-nicht"), ("beginn", "2027-05-08")) == []


def test_one_unknown_name() -> None:
    assert said(("grund", "1")) == [
        "Die Angabe »grund« kennen wir nicht. Wir haben sie weggelassen."
    ]


def test_two_unknown_names() -> None:
    assert said(("a", "1"), ("b", "1"), ("a", "2")) == [
        "Diese Angaben kennen wir nicht: »a« und »b«. Wir haben sie weggelassen."
    ]


def test_many_unknown_names_are_counted() -> None:
    assert said(*((f"n{number}", "1") for number in range(9))) == [
        "Diese Angaben kennen wir nicht: »n0«, »n1«, »n2« und 6 weitere. "
        "Wir haben sie weggelassen."
    ]


def test_an_unknown_answer_leads_to_its_question() -> None:
    _, lost = read([("flaeche", "mond")], TOWN, TODAY)
    (remark,) = remarks(lost, TODAY)
    assert remark.text == (
        "Die Antwort »mond« auf die Frage »Flaeche?« kennen wir nicht. "
        "Bitte antworten Sie noch einmal."
    )
    assert remark.question is TOWN.question["flaeche"]


def test_a_repeated_answer_is_said_once() -> None:
    assert said(("flaeche", "gehweg"), ("flaeche", "platz")) == [
        "Auf die Frage »Flaeche?« gibt es hier mehrere Antworten. Bitte antworten Sie noch einmal."
    ]


def test_a_mandatory_question_cannot_be_left_open() -> None:
    assert said(("vorhaben", "weiss-nicht")) == [
        "Die Frage »Vorhaben?« braucht eine Antwort. Bitte antworten Sie noch einmal."
    ]


def test_the_question_of_this_very_page_is_not_mentioned() -> None:
    assert said(("flaeche", "mond"), asked="flaeche") == []


def test_a_day_that_does_not_exist() -> None:
    assert said(("beginn", "2027-02-30")) == [
        "»2027-02-30« können wir nicht als Tag für den Beginn verwenden. "
        "Bitte wählen Sie den Tag noch einmal."
    ]


def test_a_day_too_far_away() -> None:
    assert said(("bekanntgabe", "1999-05-08")) == [
        "»1999-05-08« können wir nicht als Tag für die Bekanntgabe verwenden. "
        "Möglich ist ein Tag von 2025 bis 2036."
    ]


def test_older_rules() -> None:
    assert said(("fassung", "00000000")) == [
        "Die Regeln haben sich geändert, seit dieser Link entstand. "
        "Wir haben Ihre Antworten mit den neuen Regeln ausgewertet."
    ]


@pytest.mark.parametrize(
    "pairs", [[("x" * 101, "")], [("vorhaben", "bank")] * 301], ids=["long", "many"]
)
def test_an_address_that_is_too_long(pairs: list[tuple[str, str]]) -> None:
    assert said(*pairs) == ["Die Adresse war zu lang. Einen Teil davon haben wir weggelassen."]


def test_a_foreign_text_is_cut_and_cannot_turn_the_writing_round() -> None:
    assert quotable("a\u202eb\x00c\u200bd") == "a�b�c�d"
    assert quotable("x" * 50) == "x" * 40 + "…"
