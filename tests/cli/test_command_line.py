"""The command line itself: help, versions, and what is said about a wrong call."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from guide import __version__
from guide.cli import COMMANDS

ROOT = Path(__file__).parents[2]
Lotse = Callable[..., Result]
ENGLISH = ("Usage", "Options", "Commands", "Error", "Show this", "required", "default", "COMMAND")


def test_without_a_command_the_help_comes_in_german(lotse: Lotse) -> None:
    result = lotse()
    assert result.exit_code == 0
    assert result.stdout.startswith("Aufruf: lotse [OPTIONEN] BEFEHL …\n")
    assert all(f"\n  {name} " in result.stdout for name in COMMANDS)
    assert result.stdout == lotse("--help").stdout


@pytest.mark.parametrize("name", list(COMMANDS))
def test_every_command_explains_itself_in_german(lotse: Lotse, name: str) -> None:
    result = lotse(name, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Aufruf: lotse {name} ")
    assert "-h, --help" in result.stdout
    assert not [word for word in ENGLISH if word in result.stdout]
    assert all(len(line) <= 80 for line in result.stdout.splitlines())


def test_the_version_is_the_package_version(lotse: Lotse) -> None:
    assert lotse("--version").stdout == f"lotse {__version__}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chek"], "Einen Befehl »chek« gibt es nicht. Meinten Sie »check«?"),
        (["xyz"], "Einen Befehl »xyz« gibt es nicht."),
        (["--versoin"], "Die Option »--versoin« gibt es nicht. Meinten Sie »--version«?"),
        (["check", "a", "b"], "»b« ist hier zu viel."),
        (
            ["check", "--formt", "json"],
            "Die Option »--formt« gibt es nicht. Meinten Sie »--format«?",
        ),
        (["check", "--format"], "Die Option »--format« braucht einen Wert."),
        (["--version=3"], "Die Option »--version« nimmt keinen Wert."),
        (["check", "--format", "xml"], "»xml« geht hier nicht. Möglich: text, github, json."),
        (["evaluate"], "Es fehlt die Option »--cases DATEI«."),
        (["serve", "--port", "x"], "»x« geht hier nicht. Möglich ist eine Zahl: 0 bis 65535."),
        (
            ["serve", "--port", "65536"],
            "»65536« geht hier nicht. Möglich ist eine Zahl: 0 bis 65535.",
        ),
        (
            ["checklist", "--beginn", "8.5.2027"],
            "»8.5.2027« ist kein Tag. So geht es: 2027-05-08.",
        ),
        (
            ["checklist", "--beginn", "2027-02-30"],
            "»2027-02-30« ist kein Tag. So geht es: 2027-05-08.",
        ),
    ],
)
def test_a_wrong_call_is_explained(lotse: Lotse, words: list[str], said: str) -> None:
    result = lotse(*words)
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.splitlines()[0] == said


def test_a_wrong_call_says_where_the_help_is(lotse: Lotse) -> None:
    assert lotse("check", "a", "b").stderr.splitlines()[1] == "Hilfe: lotse check --help"


def test_a_wrong_setting_is_explained_in_the_words_in_which_it_was_given(
    lotse: Lotse, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = "»ftp://x« geht nicht. So geht es: https://lotse.example.org\n"
    assert lotse("serve", "--public-url", "ftp://x").stderr == f"--public-url: {said}"
    monkeypatch.setenv("LOTSE_PUBLIC_URL", "ftp://x")
    assert lotse("serve").stderr == f"LOTSE_PUBLIC_URL: {said}"


def test_cheap_commands_import_nothing_expensive() -> None:
    heavy = ("flask", "weasyprint", "holidays", "pydantic", "yaml", "waitress", "jinja2")
    script = f"""
import sys
from guide.cli import lotse
try:
    lotse.main(["--version"])
except SystemExit:
    print([name for name in {heavy} if name in sys.modules])
"""
    out = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert out.stdout == f"lotse {__version__}\n[]\n"


def test_a_terminal_that_lacks_a_sign_gets_a_question_mark_and_no_traceback() -> None:
    result = subprocess.run(
        [sys.executable, "-m", "guide", "--help"],
        cwd=ROOT,
        env={"PYTHONIOENCODING": "latin-1"},
        capture_output=True,
        check=True,
    )
    assert result.stdout.decode("latin-1").startswith("Aufruf: lotse [OPTIONEN] BEFEHL ?\n")


def test_a_reader_that_goes_away_is_no_reason_for_a_traceback() -> None:
    result = subprocess.run(
        ["sh", "-c", f"'{sys.executable}' -m guide --help | true"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.stderr == ""


def test_a_full_disk_is_said(tmp_path: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    with Path("/dev/full").open("w") as full:
        result = subprocess.run(
            [sys.executable, "-m", "guide", "--help"],
            cwd=ROOT,
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
    assert (result.returncode, result.stderr) == (1, "Der Speicherplatz ist voll.\n")
