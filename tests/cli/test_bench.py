"""`lotse bench` runs what tests/bench lists, and only in a clone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from guide.cli import bench
from tests import bench as listed
from tests.bench.measure import Row, at_least, at_most

Lotse = Callable[..., Result]


@pytest.fixture
def two_benchmarks(monkeypatch: pytest.MonkeyPatch) -> None:
    def fast() -> list[Row]:
        return [at_most("Seiten", 0.4, 0.5), at_least("Vorsprung", 7, 6)]

    def slow() -> list[Row]:
        return [at_most("Papier", 3, 2)]

    measures = {"fast": (fast,), "slow": (slow, fast)}
    monkeypatch.setattr(listed, "NAMES", tuple(measures))
    monkeypatch.setattr(listed, "benchmarks", measures.__getitem__)


@pytest.mark.usefixtures("two_benchmarks")
def test_each_row_says_what_was_measured_and_its_bar(lotse: Lotse) -> None:
    result = lotse("bench", "fast")
    assert result.exit_code == 0
    assert result.stdout == (
        "ok       Seiten: 0.40 (höchstens 0.5)\nok       Vorsprung: 7.00 (mindestens 6)\n"
    )


@pytest.mark.usefixtures("two_benchmarks")
def test_a_missed_bar_fails_and_the_rest_is_measured_too(lotse: Lotse) -> None:
    result = lotse("bench")
    assert result.exit_code == 1
    assert result.stdout.splitlines()[2] == "verfehlt Papier: 3.00 (höchstens 2)"
    assert len(result.stdout.splitlines()) == 5


@pytest.mark.usefixtures("two_benchmarks")
def test_an_unknown_name_is_answered_with_the_known_ones(lotse: Lotse) -> None:
    result = lotse("bench", "fast", "fasst")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Eine Messung »fasst« gibt es nicht. Möglich: fast, slow.\n"


def test_measuring_needs_the_source(
    lotse: Lotse, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench, "ROOT", tmp_path)
    result = lotse("bench")
    assert (result.exit_code, result.stderr) == (
        1,
        "Gemessen wird nur im Quellcode, und hier liegt er nicht. "
        "Holen Sie das Projekt als Ordner, und rufen Sie dort ./lotse bench auf.\n",
    )
