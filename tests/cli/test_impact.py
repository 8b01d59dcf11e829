"""`lotse impact`: two folders or two versions, told to people and to programs."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest
from click.testing import Result

Lotse = Callable[..., Result]
PROOF = "Kein Fall ändert sich. Das ist für alle Fälle bewiesen.\n"


@pytest.fixture
def edited(tiny: Path) -> Path:
    """The tiny pack in which a bench must be announced, too, with or without music."""
    folder = shutil.copytree(tiny, tiny.parent / "neu")
    card = folder / "stellen/rathaus/fest.yaml"
    text = card.read_text("utf-8").replace("wenn: {vorhaben: fest}\n", "")
    card.write_text(text.replace("ausgenommen: {teile: {nicht: [musik]}}\n", ""), "utf-8")
    for example in (folder / "beispiele").iterdir():
        example.unlink()
    return folder


def test_the_same_pack_twice_is_a_proof(lotse: Lotse, tiny: Path) -> None:
    result = lotse("impact", tiny, tiny)
    assert (result.exit_code, result.stdout) == (0, PROOF)


def test_a_change_is_told_with_shares_and_cases(lotse: Lotse, tiny: Path, edited: Path) -> None:
    lines = lotse("impact", tiny, edited).stdout.splitlines()
    assert lines[0] == "Eine Bank: 1 von 1 Fällen (100,0 %)"
    assert "»Das Fest anzeigen« kommt dazu." in lines
    assert "  Zum Beispiel: /checkliste?vorhaben=bank" in lines


def test_a_new_wording_is_told_apart(lotse: Lotse, tiny: Path) -> None:
    folder = shutil.copytree(tiny, tiny.parent / "neu")
    card = folder / "stellen/rathaus/fest.yaml"
    card.write_text(card.read_text("utf-8").replace("Das Fest", "Ihr Fest"), "utf-8")
    assert lotse("impact", tiny, folder).stdout == (
        f"{PROOF}\nNur andere Texte:\n  fest, Titel:\n    - Das Fest anzeigen\n"
        "    + Ihr Fest anzeigen\n"
    )


def test_programs_and_pages_get_the_same(lotse: Lotse, tiny: Path, edited: Path) -> None:
    told = json.loads(lotse("impact", tiny, edited, "--format", "json").stdout)
    assert told["unveraendert"] is False
    assert told["gruppen"][0]["saetze"] == ["»Das Fest anzeigen« kommt dazu."]
    page = lotse("impact", tiny, edited, "--format", "html").stdout
    html5lib.HTMLParser(strict=True).parse(page)
    assert "»Das Fest anzeigen« kommt dazu." in page


def test_versions_in_git_are_compared(lotse: Lotse, tiny: Path) -> None:
    shutil.copytree(tiny, "rules")
    me = ("-c", "user.name=T", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    for words in (("init", "-q"), ("add", "rules"), (*me, "commit", "-qm", "Regeln")):
        subprocess.run(("git", *words), check=True)
    assert lotse("impact", "HEAD", "rules").stdout == PROOF


@pytest.mark.parametrize("name", ["--output=x", "nirgends", "a b"])
def test_what_is_neither_folder_nor_version_is_said(lotse: Lotse, tiny: Path, name: str) -> None:
    result = lotse("impact", "--", name, tiny)
    assert result.exit_code == 1
    assert f"»{name}« ist kein Ordner und kein Stand in Git" in result.stderr
