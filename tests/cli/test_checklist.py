"""`lotse checklist`: one case as paper, page, data and calendar, or a kind refusal."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from guide.settings import today_in_germany

Lotse = Callable[..., Result]


@pytest.fixture
def case(tiny: Path) -> Path:
    return tiny / "beispiele" / "fest.yaml"


@pytest.fixture
def write(lotse: Lotse, tiny: Path, case: Path) -> Callable[..., Result]:
    def call(form: str, *more: object) -> Result:
        words = ("--answers", case, "--rules", tiny, "--format", form)
        return lotse("checklist", *words, "-o", f"liste.{form}", *more)

    return call


def test_an_example_becomes_data(write: Callable[..., Result]) -> None:
    result = write("json")
    assert (result.exit_code, result.output) == (0, "")
    text = Path("liste.json").read_text("utf-8")
    assert "Das Fest anzeigen" in text
    assert isinstance(json.loads(text), dict)


def test_the_page_needs_nothing_beside_itself(write: Callable[..., Result]) -> None:
    assert write("html", "--public-url", "https://lotse.example.org").exit_code == 0
    page = Path("liste.html").read_text("utf-8")
    assert "Das Fest anzeigen" in page
    assert page.count("<style>") == 1
    assert not re.search(r"<link|<script|@import|url\((?!data:)|src=\"(?!data:)", page)


def test_the_way_back_is_printed_only_if_it_is_public(write: Callable[..., Result]) -> None:
    write("html")
    assert "QR-Code" not in Path("liste.html").read_text("utf-8")
    write("html", "--public-url", "https://lotse.example.org/")
    written = Path("liste.html").read_text("utf-8")
    assert 'alt="QR-Code' in written
    assert "Ohne Angaben beginnen Sie hier: " in written
    assert ">lotse.example.org<" in written


def test_paper_is_a_pdf_and_equal_cases_give_equal_bytes(write: Callable[..., Result]) -> None:
    assert write("pdf").exit_code == 0
    first = Path("liste.pdf").read_bytes()
    assert first.startswith(b"%PDF-")
    assert write("pdf").exit_code == 0
    assert Path("liste.pdf").read_bytes() == first


def test_without_pango_a_pdf_is_refused_with_the_mend(
    write: Callable[..., Result], monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_html: str, _folder: Path) -> bytes:
        raise checklist.Missing("PDF-Dateien gehen hier nicht, es fehlt: pango")

    from guide.cli import checklist

    monkeypatch.setattr(checklist, "print_here", missing)
    result = write("pdf")
    assert (result.exit_code, result.stderr) == (
        1,
        "PDF-Dateien gehen hier nicht, es fehlt: pango.\n",
    )
    assert not Path("liste.pdf").exists()


def test_a_calendar_needs_a_day(write: Callable[..., Result]) -> None:
    result = write("ics")
    assert (result.exit_code, result.stderr) == (
        1,
        "Ein Kalender braucht den Tag des Beginns, etwa --beginn 2027-05-08.\n",
    )
    assert not Path("liste.ics").exists()
    year = today_in_germany().year + 1
    assert write("ics", "--beginn", f"{year}-05-08").exit_code == 0
    assert Path("liste.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")


def test_a_day_too_far_away_is_refused(write: Callable[..., Result]) -> None:
    year = today_in_germany().year
    result = write("ics", "--beginn", f"{year + 11}-01-01")
    assert result.exit_code == 1
    assert result.stderr == f"--beginn: Möglich ist ein Tag von {year - 1} bis {year + 10}.\n"


def test_a_dash_writes_to_standard_output(lotse: Lotse, tiny: Path, case: Path) -> None:
    words = ("--answers", case, "--rules", tiny, "--format", "json")
    assert json.loads(lotse("checklist", *words, "-o", "-").stdout)


def refusal(lotse: Lotse, rules: Path, answers: str) -> str:
    """What is said of answers from which no list is made."""
    Path("fall.yaml").write_text(answers, "utf-8")
    words = ("--answers", "fall.yaml", "--rules", rules, "--format", "html")
    result = lotse("checklist", *words, "-o", "liste.html")
    assert (result.exit_code, result.stdout) == (1, "")
    return result.stderr


def test_answers_that_do_not_fit_are_explained_at_their_place(lotse: Lotse, tiny: Path) -> None:
    Path("liste.html").write_text("old")
    assert refusal(lotse, tiny, "antworten:\n  vorhaben: fst\n  teil: musik\n") == (
        "fall.yaml:2:13: Die Frage »vorhaben« hat keine Antwort und keine "
        "Familie »fst«. Meinten Sie »fest«? [unbekannte-antwort]\n"
        "fall.yaml:3:3: Keine Frage heißt »teil«. Meinten Sie »teile«? "
        "[unbekannte-frage]\n"
        "Die Antworten in »fall.yaml« sind nicht in Ordnung.\n"
    )
    assert Path("liste.html").read_text() == "old"


def test_without_a_plan_there_is_no_list_and_it_says_what_to_add(lotse: Lotse, tiny: Path) -> None:
    assert refusal(lotse, tiny, "antworten: {teile: [musik]}\n") == (
        "In »fall.yaml« fehlt das Vorhaben, darum gibt es noch keine Liste. "
        "Ergänzen Sie es unter »antworten:«, etwa mit »vorhaben: bank«.\n"
    )
    assert not Path("liste.html").exists()


def test_a_missing_file_and_a_missing_folder_are_said(
    lotse: Lotse, tiny: Path, case: Path
) -> None:
    words = ("--rules", tiny, "--format", "json")
    result = lotse("checklist", "--answers", "nix.yaml", *words, "-o", "liste.json")
    assert (result.exit_code, result.stderr) == (1, "»nix.yaml«: Das gibt es dort nicht.\n")
    result = lotse("checklist", "--answers", case, *words, "-o", "nix/liste.json")
    assert result.exit_code == 1
    assert result.stderr == f"»{Path('nix/liste.json').resolve()}«: Das gibt es dort nicht.\n"
