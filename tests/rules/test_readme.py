"""rules/README.md: what it shows can be done, and it is one page."""

import re
import shutil
from pathlib import Path

import pytest

from guide.core.pack import RulePack
from guide.core.source import Certainty
from guide.files.reader import read

RULES = Path(__file__).parents[2] / "rules"
TEXT = (RULES / "README.md").read_text("utf-8")
SHOWN = re.findall(r"```yaml\n(.*?)```", TEXT, re.DOTALL)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return shutil.copytree(RULES, tmp_path / "rules")


def changed(folder: Path, file: str, before: str, after: str) -> RulePack:
    path = folder / file
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), "utf-8")
    reading = read(folder)
    assert reading.problems == ()
    assert reading.pack is not None
    return reading.pack


def test_it_is_one_page() -> None:
    assert len(TEXT.splitlines()) <= 95


def test_every_place_it_names_exists() -> None:
    for name in re.findall(r"`([\w-]+(?:/[\w<>-]+)*\.yaml)`", TEXT):
        assert list(RULES.glob(re.sub(r"<\w+>", "*", name))), name


def test_a_new_telephone_number_is_confirmed_as_shown(copy: Path) -> None:
    number = re.search(r"telefon:\n(.*)", SHOWN[0], re.DOTALL)
    assert number is not None
    shown = (
        number[1].strip("\n").replace("    wert", "    - wert").replace("    beleg", "      beleg")
    )
    pack = changed(copy, "stellen/kuvb/stelle.yaml", "    - 089 36093-0\n", f"{shown}\n")
    office = next(one for one in pack.authorities if one.id == "kuvb")
    confirmed = [one for one in office.contacts if one.citation.certainty is Certainty.CONFIRMED]
    assert [one.citation.by for one in confirmed] == ["KUVB"]


def test_a_new_limit_is_one_line(copy: Path) -> None:
    assert "schmal: unter 2,00" in SHOWN[1]
    pack = changed(copy, "fragen/ort.yaml", "schmal: unter 1,90", "schmal: unter 2,00")
    assert "2,00" in "".join(one.text for one in pack.question["restbreite"].options)


def test_a_new_answer_gets_the_cards_of_its_family(copy: Path) -> None:
    pack = changed(copy, "fragen/ort.yaml", "    parkplatz:\n", f"{SHOWN[2]}    parkplatz:\n")
    answers = pack.answers(("vorhaben", "hochbeet"), ("flaeche", "fussgaengerzone"))
    assert pack.compiled.decide(pack.requirement["hochbeet"].when, answers).name == "YES"
