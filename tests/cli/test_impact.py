"""`lotse impact`: two folders or two versions, told to people and to programs."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest
from click.testing import Result

from guide.core.audit import walk

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
    assert lines[0].startswith("Die Änderung betrifft 2 von ")
    assert "  Eine Bank: 1 von 1 Fall (100,0 %)" in lines
    group = lines.index("»Das Fest anzeigen« kommt dazu.")
    example = lines.index("  Zum Beispiel:", group)
    assert lines[example + 1 : example + 3] == [
        "    - Eine Bank",
        "      /checkliste?vorhaben=bank",
    ]


def test_a_new_wording_is_told_apart(lotse: Lotse, tiny: Path) -> None:
    folder = shutil.copytree(tiny, tiny.parent / "neu")
    card = folder / "stellen/rathaus/fest.yaml"
    card.write_text(card.read_text("utf-8").replace("Das Fest", "Ihr Fest"), "utf-8")
    assert lotse("impact", tiny, folder).stdout == (
        f"{PROOF}\nNur andere Texte, kein anderer Fall:\n"
        "  »Ihr Fest anzeigen« (fest), Titel:\n"
        "    - Das Fest anzeigen\n    + Ihr Fest anzeigen\n"
    )


def test_a_new_id_changes_no_case_and_is_told(lotse: Lotse, tiny: Path) -> None:
    folder = shutil.copytree(tiny, tiny.parent / "neu")
    card = folder / "stellen/rathaus/fest.yaml"
    text = card.read_text("utf-8")
    card.unlink()
    card.with_name("feier.yaml").write_text(f"{text}\nfrueher: [fest]\n", "utf-8")
    for example in (folder / "beispiele").iterdir():
        example.unlink()
    assert lotse("impact", tiny, folder).stdout == (
        f"{PROOF}\nAndere Namen, alte Links gelten weiter:\n  Karte: »fest« heißt jetzt »feier«.\n"
    )


def test_what_replaces_something_is_told_with_it(lotse: Lotse, tiny: Path) -> None:
    card = tiny / "stellen/rathaus/fest.yaml"
    text = card.read_text("utf-8")
    card.write_text(f"{text}\nfrist:\n  - antrag: 6 Wochen vor beginn\n", "utf-8")
    folder = shutil.copytree(tiny, tiny.parent / "neu")
    card = folder / "stellen/rathaus/fest.yaml"
    card.write_text(card.read_text("utf-8").replace("6 Wochen", "8 Wochen"), "utf-8")
    told = " ".join(lotse("impact", tiny, folder).stdout.split())
    said = "Antrag stellen: spätestens {} Wochen vor dem Beginn"
    new, old = said.format(8), said.format(6)
    assert f"»Das Fest anzeigen«: Frist ist jetzt »{new}«, vorher »{old}«." in told


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


def test_what_is_too_large_to_count_is_said_and_told_with_cases(
    lotse: Lotse, tiny: Path, edited: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "MOST_KEPT", 0)
    lines = lotse("impact", tiny, edited).stdout.splitlines()
    assert "  Ein Fest: nicht gezählt. Es gibt zu viele verschiedene Gespräche." in lines
    assert "»Das Fest anzeigen« kommt dazu." in lines
    told = json.loads(lotse("impact", tiny, edited, "--format", "json").stdout)
    assert (told["gezaehlt"], told["nicht_gezaehlt"]) == (False, ["Ein Fest"])


def test_many_actions_are_told_by_their_number(lotse: Lotse, tiny: Path) -> None:
    actions = ", ".join(f"a{n}: Vorhaben {n}" for n in range(9))
    questions = tiny / "fragen/was.yaml"
    text = questions.read_text("utf-8")
    questions.write_text(text.replace("bank: Eine Bank", f"bank: Eine Bank, {actions}"), "utf-8")
    folder = shutil.copytree(tiny, tiny.parent / "neu")
    card = "art: auskunft\ntitel: Im Rathaus fragen\nwenn: {vorhaben: {nicht: [fest, bank]}}\n"
    card += "beleg: {quelle: satzung, sicher: amtlich}\n"
    (folder / "stellen/rathaus/fragen.yaml").write_text(card, "utf-8")
    lines = lotse("impact", tiny, folder).stdout.splitlines()
    group = lines.index("»Im Rathaus fragen« kommt dazu.")
    assert lines[group + 1 : group + 4] == [
        "  In allen Fällen, die oben gezählt sind.",
        "  Wann:",
        "    - eines von 9 Vorhaben",
    ]
