"""docs/datenstand.md: what the rules say about themselves, and the letters to the offices."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from guide.core.authority import AuthorityKind
from guide.core.pack import RulePack
from guide.core.source import Certainty
from guide.output import words
from guide.output.datasheet import as_markdown, asked, read_on

SHEET = Path(__file__).parents[2] / "docs" / "datenstand.md"


@pytest.fixture(scope="module")
def sheet(munich: RulePack) -> str:
    return as_markdown(munich)


def test_the_sheet_in_the_docs_is_that_of_the_rules(sheet: str) -> None:
    assert SHEET.read_text("utf-8") == sheet, "./lotse datasheet -o docs/datenstand.md"


def test_it_is_dated_by_the_youngest_reading(munich: RulePack) -> None:
    first, *others = munich.sources
    assert first.as_of is not None
    later = max(first.as_of, read_on(munich)) + timedelta(days=7)
    newer = replace(munich, sources=(replace(first, as_of=later), *others))
    assert read_on(newer) == later
    assert read_on(munich) <= date(2026, 11, 27)


def test_every_statement_is_counted_once_in_each_table(munich: RulePack, sheet: str) -> None:
    said = sum(1 for card in munich.requirements for _ in card.citations)
    sums = re.findall(r"^\| \*\*Zusammen\*\* \|(.*)\|$", sheet, re.MULTILINE)
    assert len(sums) == 2
    for line in sums:
        *parts, total = (int(cell) for cell in line.split("|") if cell.strip())
        assert sum(parts) == total == said


def test_every_gap_is_a_question_to_somebody(munich: RulePack) -> None:
    told = {one.card.id for one in asked(munich)}
    for card in munich.requirements:
        gaps = [one for one in card.citations if one.certainty is Certainty.UNKNOWN]
        if gaps and card.authority.kind is not AuthorityKind.SELF:
            assert card.id in told


def test_a_question_that_names_an_office_goes_to_it(munich: RulePack) -> None:
    offices = {one.question: one.office.id for one in asked(munich)}
    assert offices["wie viele Toiletten nötig sind"] == "kvr-vvb"
    assert offices["ob wir Wasser aus einem Hydranten bekommen"] == "stadtwerke"


def test_the_writer_of_a_letter_does_not_ask_the_clerk_about_the_clerk(munich: RulePack) -> None:
    formal = re.compile(r"\b(?:Sie|Ihnen|Ihre?[mnrs]?)\b")
    for one in asked(munich):
        if not one.question.startswith("welche Angabe gilt"):
            assert not formal.search(one.question), one.question
            assert not re.search(r"\bwir sich\b", one.question + one.known)


def test_every_question_is_a_clause_that_follows_the_request(munich: RulePack) -> None:
    begins = re.compile(
        r"(?:ob|wer|was|wie|wo|wann|wofür|(?:unter )?welche\w*|ab w\w+|bis wann|Näheres zu)\b"
    )
    assert [one.question for one in asked(munich) if not begins.match(one.question)] == []


def test_the_numbers_of_a_letter_have_no_gap(sheet: str) -> None:
    for letter in sheet.partition("## Fragen zum Absenden")[2].split("\n### ")[1:]:
        numbers = [int(found) for found in re.findall(r"^(\d+)\. ", letter, re.MULTILINE)]
        assert numbers == list(range(1, len(numbers) + 1)) != []


def test_both_sides_of_a_conflict_are_shown(munich: RulePack, sheet: str) -> None:
    conflicts = sheet.partition("## Angaben, die sich widersprechen")[2].partition("\n## ")[0]
    for card in munich.requirements:
        named = [one for one in card.statements if one.alternative]
        if named:
            assert f"**{card.title}**" in conflicts
            assert all(words.tag(one.citation.certainty) in conflicts for one in named)
    assert conflicts.count("\n- ") == sum(
        bool(one.alternative) for card in munich.requirements for one in card.statements
    )
