"""What people who write YAML for the first time get wrong, and what helps them."""

import pytest

from guide.core.place import Problem
from guide.files.document import parse
from guide.files.proposals import choice, proposal

LIST = "auflagen:\n  - Es steht fest.\n  - Es ist leise.\n"


def only_problem(text: str) -> Problem:
    (found,) = parse(text.encode(), "karte.yaml").problems
    return found


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        # a line that is set too far in or out
        (" art: frei\ntitel: Neu\n", "2:1", "einrueckung"),
        ("art: frei\n titel: Neu\n", "2:7", "einrueckung"),
        ("antrag:\n  weg: online\n hinweis: Neu\n", "3:2", "einrueckung"),
        ("antrag:\nweg: online\n  hinweis: Neu\n", "3:10", "einrueckung"),
        (f"{LIST}    - Es ist hoch.\n", "4:5", "einrueckung"),
        # an item without its dash
        (f"{LIST}  Es ist hoch.\n", "4:3", "strich-fehlt"),
        (f"auflagen:\n  Es ist hoch.\n{LIST[10:]}", "2:3", "strich-fehlt"),
        (f"{LIST}  text: Es ist hoch.\n", "4:3", "strich-fehlt"),
        (f"auflagen:\n  Es ist hoch.\n{LIST[10:]}  - text: Ja\n", "2:3", "strich-fehlt"),
        # a wrong dash
        (f"{LIST}  -Es ist hoch.\n", "4:3", "strich-ohne-leerzeichen"),
        (f"{LIST}  – Es ist hoch.\n", "4:3", "gedankenstrich"),
        (f"{LIST}  — Es ist hoch.\n", "4:3", "gedankenstrich"),
        ("auflagen: - Es ist hoch.\n", "1:11", "sonderzeichen"),
        # a sign that means something else
        ("titel: !wichtig\n", "1:8", "typ"),
        ("titel: > 3 Meter\n", "1:8", "sonderzeichen"),
        ("titel: *fett*\n", "1:8", "sonderzeichen"),
        ("titel: * fett\n", "1:8", "sonderzeichen"),
        ("titel: & Co\n", "1:8", "sonderzeichen"),
        ("titel: %-Zahl\n", "1:8", "sonderzeichen"),
        ("%titel: Neu\n", "1:1", "sonderzeichen"),
        ("titel: `Neu`\n", "1:8", "sonderzeichen"),
        ("titel: @stadt\n", "1:8", "sonderzeichen"),
        # quotes and brackets
        ("titel: 'Neu\n", "1:8", "anfuehrungszeichen"),
        ('titel: "Neu" und alt\n', "1:14", "text-nach-anfuehrungszeichen"),
        ("titel: [Neu] und alt\n", "1:14", "text-nach-klammer"),
        ("zuerst: [a, b@\n", "1:9", "klammer"),
        ("zuerst: [a, b]@\n", "1:15", "text-nach-klammer"),
        ("wenn: {a: b\nwarum: c\n", "1:7", "klammer"),
        ("zuerst: a]\nwarum: ]\n", "2:8", "klammer-zu"),
        # colons
        ("titel Neu\nart: frei\n", "1:1", "doppelpunkt-fehlt"),
        ("titel:Neu\nart: frei\n", "1:6", "leerzeichen-fehlt"),
        ("wenn:\n  flaeche: nicht: [privat]\n", "2:17", "klammern-fehlen"),
    ],
)
def test_a_slip_is_told_where_it_was_made(text: str, place: str, code: str) -> None:
    found = only_problem(text)
    assert (f"{found.place.line}:{found.place.column}", found.code) == (place, code)


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        (
            "warum: Am Schild steht: Kein Trinkwasser.\n",
            '»warum: "Am Schild steht: Kein Trinkwasser."«',
        ),
        (
            "a:\n  - warum: Am Schild: nichts\n",
            '»- warum: "Am Schild: nichts"«',
        ),
        (
            'warum: Am "Schild" steht: nichts\n',
            "»warum: 'Am \"Schild\" steht: nichts'«",
        ),
        (
            "warum: Am Schild\n  steht dies: nichts\n",
            "Schreiben Sie »warum: >-« und den ganzen Text darunter, weiter eingerückt.",
        ),
        (
            "a: {text: Am Schild: nichts, wenn: b}\n",
            '»text: "Am Schild: nichts"«',
        ),
    ],
)
def test_a_colon_in_a_text_is_answered_with_the_whole_mend(text: str, mend: str) -> None:
    found = only_problem(text)
    assert found.code == "doppelpunkt"
    assert mend in found.text


@pytest.mark.parametrize(
    "text",
    [
        "auflagen:\n- Es steht fest.\n- Es ist leise.\n",
        "warum: >-\n  Dies gilt:\n  - immer\n",
        "warum: Es gilt\n  immer und überall.\n",
        'warum: "Am Schild steht: nichts"\n',
        "warum: Ab 08:30 Uhr\n",
        "adresse: https://stadt.example/a#b\n",
        "warum: Ja  # ein Kommentar\n",
        "# Kommentar\nwarum: Ja\n",
        "warum: Nr.#3\n",
    ],
)
def test_what_only_looks_like_a_slip_is_read(text: str) -> None:
    document = parse(text.encode(), "karte.yaml")
    assert document.problems == ()
    assert document.root is not None


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("gehwg", " Meinten Sie »gehweg«?"),
        ("Gehweg", " Meinten Sie »gehweg«?"),
        ("grünanlage", " Meinten Sie »gruenanlage«?"),
        ("gehweg, platz", " Mehrere Werte gehören in eckige Klammern: [gehweg, platz]."),
        ("gehweg oder platz", " Mehrere Werte gehören in eckige Klammern: [gehweg, platz]."),
        ("(gehweg, platz)", " Mehrere Werte gehören in eckige Klammern: [gehweg, platz]."),
        ("nicht platz", " Meinten Sie {nicht: [platz]}?"),
        ("zzz", " Möglich sind: gehweg, platz, gruenanlage."),
        ("z" * 1000, " Möglich sind: gehweg, platz, gruenanlage."),
    ],
)
def test_an_unknown_name_is_answered_with_what_was_meant(name: str, says: str) -> None:
    assert choice(name, ["gehweg", "platz", "gruenanlage", "platz"]) == says


def test_too_many_names_are_not_listed() -> None:
    assert choice("zzz", map(str, range(100))) == ""
    assert choice("zzz", []) == ""
    assert proposal("zzz", ["gehweg"]) == ""
