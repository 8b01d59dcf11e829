"""A file with `antworten:` becomes a case of a pack, or everything that is wrong with it."""

from pathlib import Path

import pytest

from guide.files.answers import CaseReading, read_answers
from tests.cli.village import VILLAGE


def reading(tmp_path: Path, text: str) -> CaseReading:
    file = tmp_path / "fall.yaml"
    file.write_text(text, "utf-8")
    return read_answers(file, VILLAGE)


def pairs(tmp_path: Path, text: str) -> tuple[tuple[str, str], ...]:
    found = reading(tmp_path, f"antworten: {{{text}}}")
    assert found.problems == ()
    assert found.answers is not None
    return found.answers.pairs()


def test_an_example_is_a_case(tmp_path: Path) -> None:
    text = "fall: Ein Fest.\nergibt: [fest]\noffen: []\nantworten:\n  vorhaben: fest\n"
    answers = reading(tmp_path, text).answers
    assert answers is not None
    assert answers.pairs() == (("vorhaben", "fest"),)


def test_several_answers_stand_in_a_list(tmp_path: Path) -> None:
    assert pairs(tmp_path, "extras: [zelt, musik]") == (("extras", "musik"), ("extras", "zelt"))


def test_nothing_ticked_is_an_empty_list_or_a_word(tmp_path: Path) -> None:
    assert pairs(tmp_path, "extras: []") == (("extras", "keine"),)
    assert pairs(tmp_path, "extras: keine") == (("extras", "keine"),)


def test_dont_know_is_an_answer(tmp_path: Path) -> None:
    assert pairs(tmp_path, "flaeche: weiss-nicht") == (("flaeche", "weiss-nicht"),)
    assert pairs(tmp_path, "extras: [weiss-nicht]") == (("extras", "weiss-nicht"),)


def test_old_names_are_followed(tmp_path: Path) -> None:
    assert pairs(tmp_path, "vorhaben: sitzbank, zubehoer: zelt") == (
        ("extras", "zelt"),
        ("vorhaben", "bank"),
    )


@pytest.mark.parametrize(
    ("text", "line", "column", "code"),
    [
        ("- a", 1, 1, "eintraege-erwartet"),
        ("fall: x", 1, 1, "fehlt"),
        ("antworten: []", 1, 12, "eintraege-erwartet"),
        ("antworten: {}\nfal: x", 2, 1, "unbekannter-schluessel"),
        ("antworten: {flache: hof}", 1, 13, "unbekannte-frage"),
        ("antworten: {flaeche: hoff}", 1, 22, "unbekannte-antwort"),
        ("antworten: {flaeche: [hof, park]}", 1, 13, "eine-antwort"),
        ("antworten: {flaeche: []}", 1, 13, "eine-antwort"),
        ("antworten: {vorhaben: weiss-nicht}", 1, 23, "unbekannte-antwort"),
        ("antworten: {extras: [[zelt]]}", 1, 22, "antwort-wert"),
        ("antworten:\n  extras: zelt\n  zubehoer: zelt", 3, 3, "doppelter-schluessel"),
        ("antworten:\n  flaeche:\n  extras: zelt", 2, 3, "leeres-feld"),
    ],
)
def test_what_does_not_fit_is_explained_at_its_place(
    tmp_path: Path, text: str, line: int, column: int, code: str
) -> None:
    found = reading(tmp_path, text)
    assert found.answers is None
    places = [(one.place.line, one.place.column, one.code) for one in found.problems]
    assert places == [(line, column, code)]


def test_a_wrong_word_is_answered_with_the_nearest(tmp_path: Path) -> None:
    (problem,) = reading(tmp_path, "antworten: {flache: hof}").problems
    assert problem.text == "Keine Frage heißt »flache«. Meinten Sie »flaeche«?"
