"""`lotse check` on good and on broken packs, for people, GitHub and programs."""

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from guide.cli.patience import patience
from guide.cli.problems import as_github
from guide.core.place import Place, Problem

ROOT = Path(__file__).parents[2]
TOWN = ROOT / "tests" / "packs" / "musterstadt"
Lotse = Callable[..., Result]

MISSPELT = "Die Frage »vorhaben« hat keine Antwort und keine Familie »fst«. Meinten Sie »fest«?"
CARD = "regeln/stellen/rathaus/fest.yaml"


def spoil(pack: Path) -> None:
    card = pack / "stellen/rathaus/fest.yaml"
    card.write_text(card.read_text("utf-8").replace("vorhaben: fest", "vorhaben: fst"), "utf-8")


def test_a_good_pack_gets_one_line(lotse: Lotse, tiny: Path) -> None:
    result = lotse("check", tiny)
    assert (result.exit_code, result.stderr) == (0, "")
    pattern = r"In Ordnung: 1 Karte, 2 Fragen, 1 Beispiel in (weniger als 0,1|\d+,\d) s\.\n"
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


def test_programs_get_an_empty_list_if_all_is_well(lotse: Lotse, tiny: Path) -> None:
    assert lotse("check", tiny, "--format", "json").stdout == "[]\n"


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
