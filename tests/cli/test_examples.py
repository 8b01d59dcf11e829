"""`lotse examples`: expectations are shown, and written only when told to."""

import shutil
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from guide.cli import lotse
from guide.files.expectations import Deviation, deviations
from guide.files.reader import read

TOWN = Path(__file__).parents[1] / "packs" / "musterstadt"
BENCH = "stellen/ordnungsamt/bank.yaml"


@pytest.fixture
def command() -> click.Command:
    found = lotse.get_command(click.Context(lotse), "examples")
    assert found is not None
    return found


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return Path(shutil.copytree(TOWN, tmp_path / "ort"))


def renamed(town: Path) -> None:
    """A card that applies elsewhere now: on the street a bench needs nothing any more."""
    file = town / BENCH
    text = file.read_text("utf-8")
    assert "flaeche: strasse" in text
    file.write_text(text.replace("flaeche: strasse", "flaeche: hof"), "utf-8")


def deviating(town: Path) -> Deviation:
    renamed(town)
    pack = read(town).pack
    assert pack is not None
    return next(one for one in deviations(pack) if one.applies and not one.undecided)


def texts(town: Path) -> dict[str, str]:
    return {file.name: file.read_text("utf-8") for file in town.glob("beispiele/*.yaml")}


def test_examples_that_are_met_are_praised(command: click.Command, town: Path) -> None:
    done = CliRunner().invoke(command, [str(town)], standalone_mode=False)
    assert done.return_value == 0
    assert done.stdout == "Alle Beispiele ergeben, was sie erwarten.\n"


def test_a_changed_rule_shows_what_it_does_and_writes_nothing(
    command: click.Command, town: Path
) -> None:
    before = texts(town)
    renamed(town)
    done = CliRunner().invoke(command, [str(town)], standalone_mode=False)
    assert done.return_value == 1
    assert "beispiele/bank-auf-der-strasse.yaml: Eine Bank" in done.stdout
    assert "  - ergibt: bank\n" in done.stdout
    assert texts(town) == before


def test_told_to_it_writes_the_new_expectations_and_nothing_else(
    command: click.Command, town: Path
) -> None:
    before = texts(town)
    renamed(town)
    done = CliRunner().invoke(command, [str(town), "--update"], standalone_mode=False)
    assert done.return_value == 0
    reading = read(town)
    assert reading.pack is not None
    assert deviations(reading.pack) == ()
    for name, text in texts(town).items():
        head, _, _ = before[name].partition("ergibt:")
        assert text.startswith(head.partition("offen:")[0])


@pytest.mark.parametrize(
    "style", ["ergibt: bank\n", "ergibt: [bank,\n  lehne]\n", "ergibt:\n- bank\n"]
)
def test_every_way_to_write_the_list_is_replaced_whole(
    style: str, command: click.Command, town: Path
) -> None:
    deviation = deviating(town)
    head, tail = "fall: Etwas\nantworten: {a: b}\n", "# Schluss\nneu: ja\n"
    assert deviation.rewrite(head + style + tail) == (
        head + "ergibt:\n" + "".join(f"  - {one}\n" for one in sorted(deviation.applies)) + tail
    )
