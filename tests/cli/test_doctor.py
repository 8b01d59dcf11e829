"""`lotse doctor`: what it looks for, and what it says if that is not there."""

from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import pytest
from click.testing import Result

from guide.cli import doctor
from guide.cli.doctor import Finding, State

Lotse = Callable[..., Result]


def test_a_machine_that_runs_the_tests_is_healthy(lotse: Lotse, tiny: Path) -> None:
    result = lotse("doctor", "--rules", tiny)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0].startswith("ok       Python 3.")
    assert lines[-1] == "ok       Regeln in regeln: 1 Karten"
    assert all(line.startswith(("ok ", "Hinweis ")) for line in lines)


def test_unreadable_rules_make_it_unhappy(lotse: Lotse, tiny: Path) -> None:
    (tiny / "paket.yaml").unlink()
    result = lotse("doctor", "--rules", tiny)
    assert result.exit_code == 1
    assert result.stdout.splitlines()[-1] == (
        "fehlt    Regeln in regeln: nicht in Ordnung. Mehr sagt: lotse check regeln"
    )


def test_a_missing_library_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert doctor.libraries(["click"]) == Finding(
        State.FINE, f"Bibliotheken: click {version('click')}"
    )
    assert doctor.libraries(["click", "gibt-es-nicht"]) == Finding(
        State.MISSING,
        "Bibliotheken: gibt-es-nicht. "
        "Im Ordner des Projekts hilft: rm -r .venv, dann ./lotse doctor.",
    )


def test_without_pango_it_says_what_still_works(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_name: str) -> None:
        raise OSError("cannot load library 'libpango-1.0-0': no such file")

    monkeypatch.setattr(doctor, "import_module", fail)
    assert [str(finding) for finding in doctor.printing()] == [
        "fehlt    PDF-Dateien gehen hier nicht, es fehlt: libpango-1.0-0. Unter Debian hilft: "
        "apt install libpangoft2-1.0-0 libharfbuzz-subset0 fonts-open-sans. Alles andere geht."
    ]


def test_a_missing_browser_is_only_a_hint() -> None:
    assert doctor.browser(["gibt-es-nicht"]) == Finding(
        State.OPTIONAL, "Chromium fehlt. Die Tests im Browser entfallen."
    )


def test_an_old_python_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doctor, "OLDEST_PYTHON", (99, 0))
    found = doctor.python()
    assert found.state is State.MISSING
    assert found.text.endswith(": Nötig ist 3.11 oder neuer.")
