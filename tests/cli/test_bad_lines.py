"""What `lotse evaluate` answers to a line that is no case: every message, whole."""

import pytest

from guide.cli.cases import Unusable, read_case
from tests.cli.village import VILLAGE

FORM = '{"id": "1", "answers": {"vorhaben": "hochbeet"}}'
NO_NUMBER = "Hier steht eine Zahl, die sich nicht lesen lässt."
NO_ID = "»id« muss ein Text oder eine Zahl sein."
NO_TEXT = "muss ein Text oder eine Liste von Texten sein. Ist die Frage offen, lassen Sie sie weg."
NOT_BESIDE = "nicht neben anderen Antworten stehen."
PLACES = "Möglich: strasse, park, hof."


def refusal(line: str | bytes) -> Unusable:
    with pytest.raises(Unusable) as caught:
        read_case(line.encode() if isinstance(line, str) else line, VILLAGE)
    return caught.value


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("x", "Spalte 1: hier fehlt ein Wert."),
        ('{"id": 1,', "Spalte 10: hier endet das Lesbare."),
        ('{"id": 1 "answers": {}}', "Spalte 10: hier fehlt ein Komma oder eine Klammer."),
        ('{"answers" {}}', "Spalte 12: hier fehlt ein Doppelpunkt."),
        ('{"answers": {"a', "Spalte 14: dieses Anführungszeichen wird nicht geschlossen."),
        ('{"a": "\t"}', "Spalte 8: dieses Zeichen gehört nicht in einen Text."),
        ("{} {}", "Spalte 4: hier steht noch etwas nach dem Ende."),
    ],
)
def test_what_is_no_json_is_answered_with_the_column(line: str, error: str) -> None:
    assert refusal(line).text == f"Das ist kein JSON. {error}"


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (b'{"id": "\xff"}', "Die Zeile ist nicht als UTF-8 gespeichert."),
        (b"[" * 100_000, "Hier ist zu viel ineinander verschachtelt."),
        (b'{"id": NaN, "answers": {}}', NO_NUMBER),
        (b'{"id": %s, "answers": {}}' % (b"9" * 5000), NO_NUMBER),
        (b"[]", f"Erwartet wird ein Objekt wie {FORM}."),
        (b"null", f"Erwartet wird ein Objekt wie {FORM}."),
        (b'{"id": {}, "answers": {}}', NO_ID),
        (b'{"id": true, "answers": {}}', NO_ID),
        (b'{"id": 1e999, "answers": {}}', NO_ID),
    ],
)
def test_a_line_that_is_no_case_is_answered_without_an_id(line: bytes, error: str) -> None:
    refused = refusal(line)
    assert (refused.text, refused.known) == (error, {})


@pytest.mark.parametrize(
    ("rest", "error"),
    [
        ("", f"Es fehlt »answers«. So geht es: {FORM}."),
        (
            ', "anwsers": {}',
            f"Es fehlt »answers«. Meinten Sie »anwsers«? So geht es: {FORM}.",
        ),
        (', "answers": []', f"»answers« muss ein Objekt sein. So geht es: {FORM}."),
        (', "answers": null', f"»answers« muss ein Objekt sein. So geht es: {FORM}."),
        (', "answers": {}, "answers": {}', "»answers« steht zweimal da. Behalten Sie eines."),
        (', "answers": {"a": "b", "a": "b"}', "»a« steht zweimal da. Behalten Sie eines."),
    ],
)
def test_a_line_without_usable_answers_is_answered_with_its_id(rest: str, error: str) -> None:
    refused = refusal(f'{{"id": "x"{rest}}}')
    assert (refused.text, refused.known) == (error, {"id": "x"})


@pytest.mark.parametrize(
    ("answers", "error"),
    [
        ('"flache": "hof"', "Keine Frage heißt »flache«. Meinten Sie »flaeche«?"),
        ('"qqq": "hof"', "Keine Frage heißt »qqq«."),
        (
            '"flaeche": "hoff"',
            "Die Frage »flaeche« hat keine Antwort »hoff«. Meinten Sie »hof«?",
        ),
        ('"flaeche": "qqq"', f"Die Frage »flaeche« hat keine Antwort »qqq«. {PLACES}"),
        ('"flaeche": "keine"', f"Die Frage »flaeche« hat keine Antwort »keine«. {PLACES}"),
        (
            '"flaeche": "oeffentlich"',
            f"Die Frage »flaeche« hat keine Antwort »oeffentlich«. {PLACES}",
        ),
        (
            '"flaeche": ["hof", "park"]',
            "Die Frage »flaeche« lässt nur eine Antwort zu. Behalten Sie eine.",
        ),
        (
            '"flaeche": []',
            "Die Liste bei »flaeche« ist leer. Ist die Frage offen, lassen Sie sie weg.",
        ),
        (
            '"vorhaben": "weiss-nicht"',
            "»weiss-nicht« geht bei »vorhaben« nicht, die Frage ist Pflicht.",
        ),
        ('"extras": ["musik", "weiss-nicht"]', f"»weiss-nicht« kann bei »extras« {NOT_BESIDE}"),
        ('"extras": ["musik", "keine"]', f"»keine« kann bei »extras« {NOT_BESIDE}"),
        ('"extras": [["musik"]]', f"Die Antwort auf »extras« {NO_TEXT}"),
        ('"flaeche": null', f"Die Antwort auf »flaeche« {NO_TEXT}"),
        ('"breite": 1.5', f"Die Antwort auf »breite« {NO_TEXT}"),
        (
            '"extras": "zelt", "zubehoer": "zelt"',
            "»zubehoer« und »extras« sind dieselbe Frage.",
        ),
        (
            '"a1": "x", "b2": "x", "c3": "x", "d4": "x", "e5": "x"',
            "Keine Frage heißt »a1«. Keine Frage heißt »b2«. Keine Frage heißt »c3«. "
            "Und 2 weitere Fehler.",
        ),
        (f'"{"q" * 500}": "x"', f"Keine Frage heißt »{'q' * 60}…«."),
    ],
)
def test_an_answer_that_does_not_fit_is_explained_with_a_proposal(
    answers: str, error: str
) -> None:
    refused = refusal(f'{{"id": 7, "answers": {{{answers}}}}}')
    assert (refused.text, refused.known) == (error, {"id": 7})
