"""`lotse check` on good and on broken packs, for people, GitHub and programs."""

import json
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from guide.cli import problems
from guide.cli.patience import patience
from guide.cli.problems import as_github
from guide.core.place import Place, Problem

ROOT = Path(__file__).parents[2]
TOWN = ROOT / "tests" / "packs" / "musterstadt"
Lotse = Callable[..., Result]

MISSPELT = "Die Frage »vorhaben« hat keine Antwort und keine Familie »fst«. Meinten Sie »fest«?"
CARD = "regeln/stellen/rathaus/fest.yaml"


FREE = """\
art: frei
titel: Einfach anfangen
wenn:
  - {vorhaben: bank}
  - {teile: {nicht: [musik]}}
beleg: {quelle: satzung, sicher: amtlich}
"""


@pytest.fixture
def whole(tiny: Path) -> Path:
    """The small pack with a card for every case, so that the audit proves nothing wrong."""
    (tiny / "stellen/rathaus/frei.yaml").write_text(FREE, "utf-8")
    return tiny


def spoil(pack: Path) -> None:
    card = pack / "stellen/rathaus/fest.yaml"
    card.write_text(card.read_text("utf-8").replace("vorhaben: fest", "vorhaben: fst"), "utf-8")


def test_a_good_pack_gets_one_line(lotse: Lotse, whole: Path) -> None:
    result = lotse("check", whole)
    assert (result.exit_code, result.stderr) == (0, "")
    pattern = r"In Ordnung: 2 Karten, 2 Fragen, 1 Beispiel in (weniger als 0,1|\d+,\d) s\.\n"
    assert re.fullmatch(pattern, result.stdout)


def test_a_town_is_checked_with_its_examples(lotse: Lotse) -> None:
    examples = len(list((TOWN / "beispiele").iterdir()))
    assert f", {examples} Beispiele in " in lotse("check", TOWN).stdout


def test_a_problem_is_one_line_with_its_place(lotse: Lotse, tiny: Path) -> None:
    spoil(tiny)
    result = lotse("check", tiny)
    assert (result.exit_code, result.stderr) == (1, "")
    assert result.stdout == f"{CARD}:3:18: {MISSPELT} [unbekannte-antwort]\n"


def test_a_folder_below_is_named_from_here_even_if_it_was_given_whole(
    lotse: Lotse, tiny: Path
) -> None:
    spoil(tiny)
    assert lotse("check", tiny.absolute()).stdout.startswith(f"{CARD}:3:18: ")


def test_problems_are_sorted_by_place(lotse: Lotse, tiny: Path) -> None:
    spoil(tiny)
    (tiny / "fragen" / "was.yaml").write_text("vorhaben: {frge: x}\nteile: {frge: x}\n", "utf-8")
    lines = lotse("check", tiny).stdout.splitlines()
    places = [re.match(r"(.*?):(\d+):(\d+): ", line) for line in lines]
    found = [(m[1], int(m[2]), int(m[3])) for m in places if m]
    assert len(found) == len(lines) >= 2
    assert found == sorted(found)


def test_an_example_that_disagrees_is_a_problem_at_its_place(lotse: Lotse, tiny: Path) -> None:
    example = tiny / "beispiele/fest.yaml"
    example.write_text(
        "fall: Ein Fest ohne Musik.\nantworten: {vorhaben: fest, teile: []}\nergibt: [fest]\n",
        "utf-8",
    )
    result = lotse("check", tiny)
    assert result.exit_code == 1
    assert result.stdout == (
        "regeln/beispiele/fest.yaml:1:1: Das Beispiel stimmt nicht mit den Regeln überein. "
        "Es gilt nicht, soll aber gelten: fest. [beispiel]\n"
    )


def test_an_example_that_breaks_an_invariant_is_a_problem_too(lotse: Lotse, tiny: Path) -> None:
    rule = "- regel: Ein Fest ist immer frei.\n  wenn: {vorhaben: fest}\n  keine: [fest]\n"
    (tiny / "pruefungen.yaml").write_text(rule, "utf-8")
    result = lotse("check", tiny)
    assert result.exit_code == 1
    assert result.stdout == (
        "regeln/beispiele/fest.yaml:1:1: Das Beispiel verletzt die Prüfung »Ein Fest ist immer "
        "frei.« (pruefungen.yaml, Zeile 1). Es gilt: fest. [beispiel-pruefung]\n"
    )


def test_what_the_audit_accepts_is_checked_too(lotse: Lotse, whole: Path) -> None:
    accepted = whole / "hinnehmen.yaml"
    accepted.write_text("- {code: karte-tot, wo: fest, warum: Kommt noch.}\n", "utf-8")
    assert lotse("check", whole).exit_code == 0
    accepted.write_text("- {code: karte-tot, wo: fest}\n", "utf-8")
    assert lotse("check", whole).stdout == (
        "regeln/hinnehmen.yaml:1:3: Es fehlt der Eintrag »warum«. [fehlt]\n"
    )


def test_a_pack_in_another_folder_is_named_whole_but_files_in_it_are_not(
    lotse: Lotse, tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = tiny / "stellen/amt/fest.yaml"
    twin.parent.mkdir()
    shutil.copy(tiny / "stellen/rathaus/stelle.yaml", twin.parent)
    shutil.copy(tiny / "stellen/rathaus/fest.yaml", twin)
    elsewhere = tmp_path / "anderswo"
    elsewhere.mkdir()
    monkeypatch.chdir(elsewhere)
    folder = tmp_path / "regeln"
    assert lotse("check", folder).stdout == (
        f"{folder}/stellen/rathaus/fest.yaml:1:1: »fest« gibt es schon in stellen/amt/fest.yaml, "
        "Zeile 1. Jede Kennung darf nur einmal vorkommen. [doppelte-kennung]\n"
    )


def test_the_name_of_a_file_cannot_pass_for_a_line_of_its_own(lotse: Lotse, tiny: Path) -> None:
    (tiny / "stellen/rathaus/a\nb.yaml").write_text("art: frei\n", "utf-8")
    for form in problems.FORMS:
        told = lotse("check", tiny, "--format", form).stdout
        assert "a□b.yaml" in told
        assert told.count("unsichtbar-in-kennung") == 1


def test_github_shows_a_problem_beside_its_line(lotse: Lotse, tiny: Path) -> None:
    spoil(tiny)
    result = lotse("check", tiny, "--format", "github")
    assert result.exit_code == 1
    assert (
        result.stdout
        == f"::error file={CARD},line=3,col=18,title=unbekannte-antwort::{MISSPELT}\n"
    )


def test_what_would_end_a_workflow_command_is_escaped() -> None:
    nasty = Problem(Place("a,b:c%.yaml", 1, 2), "50 % sind: viel,\r\nzu viel", "x")
    assert as_github([nasty]) == (
        "::error file=a%2Cb%3Ac%25.yaml,line=1,col=2,title=x::50 %25 sind: viel,%0D%0Azu viel\n"
    )


def test_programs_get_a_list_of_objects(lotse: Lotse, tiny: Path) -> None:
    spoil(tiny)
    result = lotse("check", tiny, "--format", "json")
    assert result.exit_code == 1
    assert json.loads(result.stdout) == [
        {"file": CARD, "line": 3, "column": 18, "text": MISSPELT, "code": "unbekannte-antwort"}
    ]


def test_programs_get_an_empty_list_if_all_is_well(lotse: Lotse, whole: Path) -> None:
    assert lotse("check", whole, "--format", "json").stdout == "[]\n"


def test_a_missing_folder_is_a_problem_too(lotse: Lotse, tiny: Path) -> None:
    result = lotse("check", "regel")
    assert result.exit_code == 1
    assert result.stdout == (
        "regel:1:1: Den Ordner »regel« gibt es nicht. "
        "Geben Sie den Ordner mit den Regeln an. [ordner-fehlt]\n"
    )


def test_only_a_long_wait_at_a_terminal_is_worth_a_word(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def wait(seconds: float) -> str:
        with patience("Bitte warten …", seconds) as timer:
            if timer is not None:
                timer.join()
        return capfd.readouterr().err

    assert wait(0.0) == ""  # nobody there
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert wait(0.01) == "Bitte warten …\n"
    with patience("Bitte warten …", 60):
        pass
    assert capfd.readouterr().err == ""


def test_a_case_without_any_card_is_a_problem_that_shows_the_case(
    lotse: Callable[..., Result], tiny: Path
) -> None:
    result = lotse("check", tiny)
    assert result.exit_code == 1
    assert "In diesem Fall gilt keine einzige Karte. Zum Beispiel: /checkliste?" in result.stdout
    assert result.stdout.endswith("[ohne-ergebnis]\n")


def test_an_error_that_is_accepted_with_a_reason_does_not_block(
    lotse: Callable[..., Result], tiny: Path
) -> None:
    (tiny / "hinnehmen.yaml").write_text(
        "- code: ohne-ergebnis\n  wo: vorhaben\n  warum: Für Bänke gilt hier nichts.\n",
        "utf-8",
    )
    assert lotse("check", tiny).exit_code == 0
