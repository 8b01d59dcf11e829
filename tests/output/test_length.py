"""How long a list is on paper, and that a short list has lost no word that it must say."""

import subprocess
from datetime import date
from pathlib import Path

import pytest

from guide.core.checklist import Checklist, checklist
from guide.core.deadline import Calendar
from guide.core.pack import RulePack
from guide.core.requirement import Kind
from guide.files.answers import read_answers
from guide.files.reader import read
from guide.output.layout import lay_out
from guide.output.page import environment, paper
from guide.output.press import print_here
from guide.output.sheet import Sheet
from guide.output.words import typeset
from guide.settings import rules_folder
from tests.output.conftest import ADDRESS
from tests.output.test_page import text_of
from tests.output.test_pdf import read_aloud

TODAY = date(2026, 11, 27)
MOST_PAGES = {
    "wassertonne-fallrohr-am-denkmal-kurz": 12,
    "strassenfest-mit-allem": 12,
    "hochbeet-auf-breitem-gehweg": 8,
    "wassertonne-im-hof": 6,
    "baumscheibe-vor-dem-haus": 6,
    "fairteiler-auf-dem-gehweg": 7,
    "spielstrasse-am-kindergarten": 2,
}
"""Pages of some examples, every step whole on a page; where much is still open, every possible
step is listed."""

MOST_OF_ANY = 13
"""Pages of the longest list of all: a barrel where nobody knows whose ground it is."""


@pytest.fixture(scope="module")
def munich() -> RulePack:
    pack = read(rules_folder()).pack
    assert pack is not None
    return pack


@pytest.fixture(scope="module")
def cases(munich: RulePack) -> list[Checklist]:
    return [checklist(munich, one.answers, TODAY, {}, Calendar()) for one in munich.examples]


@pytest.fixture(scope="module")
def longest(cases: list[Checklist]) -> Sheet:
    return lay_out(max(cases, key=lambda one: len(one.entries)))


def pages(pdf: bytes, tmp_path: Path) -> int:
    (tmp_path / "x.pdf").write_bytes(pdf)
    told = subprocess.run(
        ["pdfinfo", tmp_path / "x.pdf"], capture_output=True, text=True, check=True
    )
    return int(told.stdout.split("Pages:")[1].split()[0])


@pytest.mark.parametrize(("name", "most"), MOST_PAGES.items())
def test_a_list_fits_on_few_pages(
    name: str, most: int, munich: RulePack, folder: Path, tmp_path: Path
) -> None:
    reading = read_answers(rules_folder() / "beispiele" / f"{name}.yaml", munich)
    assert reading.answers is not None
    case = checklist(munich, reading.answers, TODAY, {}, Calendar())
    assert pages(print_here(paper(case, folder, ADDRESS), folder), tmp_path) <= most


@pytest.mark.long
def test_the_longest_list_of_every_kind_is_bounded_and_its_first_page_is_enough(
    cases: list[Checklist], folder: Path, tmp_path: Path
) -> None:
    by_kind: dict[str, list[Checklist]] = {}
    for case in cases:
        by_kind.setdefault(lay_out(case).title, []).append(case)
    assert len(by_kind) > 25
    for kind, its in by_kind.items():
        longest = max(its, key=lambda case: len(case.entries))
        made = print_here(paper(longest, folder, ADDRESS), folder)
        assert pages(made, tmp_path) <= MOST_OF_ANY, kind
        first = " ".join(read_aloud(made, tmp_path).split("\f")[0].split())
        for step in lay_out(longest).plan:
            assert " ".join(typeset(step.entry.card.title).split()) in first, kind


def test_the_text_of_the_paper_stays_eleven_points(folder: Path) -> None:
    style = (folder / "assets" / "paper.css").read_text("utf-8")
    assert "html { font: 11pt/" in style
    assert ".large { font-size: 18pt" in style


def test_no_statement_and_no_source_is_lost(longest: Sheet, folder: Path) -> None:
    said = text_of(paper(longest.checklist, folder)).replace("\u00a0", " ")
    for step in longest.steps:
        card = step.entry.card
        told = [one.said.text for one in (*step.entry.duties, *step.entry.notes)]
        for text in (card.title, card.why, step.entry.office.name, *told):
            if text != step.entry.office.name or step.tells_office:
                assert " ".join(text.split()) in said, text
    for number, source in enumerate(longest.sources, start=1):
        assert f"[{number}] {' '.join(source.title.split())}" in said


def test_each_contact_is_said_once(longest: Sheet, folder: Path) -> None:
    markup = paper(longest.checklist, folder)
    told = [step for step in longest.steps if step.tells_office]
    described = [step for step in told if step.entry.office.contacts]
    offices = {step.entry.office.name for step in described}
    assert len(offices) < len(described), "no office has two steps, so this shows nothing"
    asked = [one.office for one in longest.enquiries if one.office and one.office.contacts]
    extra = [office for office in asked if not longest.told_in(office)]
    assert markup.count('<ul class="contacts') == len(offices) + len(extra)


def test_nobody_expects_a_published_day_or_fee_for_your_own_duties(
    cases: list[Checklist], folder: Path
) -> None:
    step_page = environment(folder).get_template("partials/step.html")
    seen = set()
    for case in cases:
        sheet = lay_out(case)
        for step in sheet.steps:
            card = step.entry.card
            if card.kind in (Kind.DUTY, Kind.ADVICE) and card.id not in seen:
                seen.add(card.id)
                said = text_of(f"<body>{step_page.render(sheet=sheet, step=step, link=None)}")
                assert "Keine Angabe gefunden" not in said, card.id
                assert "nicht veröffentlicht, bitte erfragen" not in said, card.id
    assert seen
