"""Whole walks through both packs: from the start page to the checklist, every page checked."""

import random
from pathlib import Path

import pytest

from guide.core.answers import Answers
from guide.core.interview import Interview
from guide.core.question import ACTION, DONT_KNOW, Kind
from guide.files.reader import read
from tests.web.careful import MUNICH, MUSTERSTADT, CarefulClient, Page

WALKS = 2
"""Per Vorhaben; each takes other turns."""

TOO_MANY = 30
"""Questions; no interview may be that long."""


def actions() -> list[tuple[str, str]]:
    """Every Vorhaben of both packs."""
    return [
        (name, option.text)
        for name, folder in (("town", MUSTERSTADT), ("munich", MUNICH))
        for option in read(folder).pack.action.options
    ]


def answered(page: Page, turn: random.Random) -> str:
    """Where some answer leads: one of the options on the page, or some ticks."""
    options = [one for one in page.all("input") if one.get("type") in ("radio", "checkbox")]
    name = options[0].get("name", "")
    values = [one.get("value", "") for one in options]
    if options[0].get("type") == "radio":
        return page.filled(**{name: turn.choice(values)})
    real = [value for value in values if value not in ("weiss-nicht", "keine")]
    ticked = turn.sample(real, turn.randint(0, len(real)))
    return page.filled(**{name: ticked or [turn.choice(["keine", "weiss-nicht"])]})


@pytest.mark.parametrize(("pack", "text"), actions())
@pytest.mark.parametrize("walk", range(WALKS))
def test_from_the_start_to_the_checklist(
    request: pytest.FixtureRequest, pack: str, text: str, walk: int
) -> None:
    client: CarefulClient = request.getfixturevalue(pack)
    turn = random.Random(f"{pack} {text} {walk}")
    page = client.open(client.open("/").link(text))
    bound = TOO_MANY
    for number in range(2, TOO_MANY):
        if page.h1 == "Ihre Angaben":
            break
        (progress,) = page.all("progress")
        assert progress.get("value") == str(number)
        assert int(progress.get("max", "")) <= bound
        bound = int(progress.get("max", ""))
        page = client.open(answered(page, turn))
    assert page.h1 == "Ihre Angaben"
    assert not page.has_class("kern-alert--warning")
    checklist = client.open(page.link("Zur Checkliste"))
    assert checklist.h1 == f"Checkliste: {text}"
    assert client.get(checklist.link("Als Daten")).status_code == 200
    if not checklist.has_class("days"):
        assert "vor dem Beginn" not in checklist.text
        return
    dated = client.open(checklist.filled("/checkliste", beginn="2027-05-08"))
    if "Ihr Zeitplan" in dated.text:
        assert client.get(dated.link("Termine")).status_code == 200


@pytest.mark.parametrize("folder", [MUSTERSTADT, MUNICH], ids=["town", "munich"])
def test_every_question_can_be_opened_with_every_vorhaben(
    request: pytest.FixtureRequest, folder: object
) -> None:
    client: CarefulClient = request.getfixturevalue("town" if folder is MUSTERSTADT else "munich")
    pack = read(folder).pack
    for question in pack.questions:
        for option in pack.action.options:
            page = client.open(f"/frage/{question.id}?vorhaben={option.id}")
            assert page.h1 == " ".join(question.text.split())
        client.open(f"/frage/{question.id}?weiter=")


@pytest.mark.parametrize("folder", [MUSTERSTADT, MUNICH], ids=["town", "munich"])
def test_no_answer_makes_the_interview_longer_than_was_said(folder: Path) -> None:
    pack = read(folder).pack
    for seed in range(200):
        turn = random.Random(seed)
        answers, number, bound = Answers(pack.questions), 0, TOO_MANY
        while (interview := Interview(pack, answers)).next is not None:
            asked, left = interview.next, len(interview.relevant)
            assert number + left <= bound, (seed, answers.pairs())
            bound, number = number + left, number + 1
            most = min(3, len(asked.options)) if asked.kind is Kind.SEVERAL else 1
            chosen = turn.sample(sorted(asked.option_ids), turn.randint(1, most))
            knows = asked.mandatory or turn.random() < 0.8
            answers = answers.with_answer(asked.id, chosen if knows else {DONT_KNOW})


def test_the_walk_asks_what_the_interview_wants(munich: CarefulClient) -> None:
    pack = read(MUNICH).pack
    answers = Answers(pack.questions, {ACTION: frozenset({"hochbeet"})})
    page = munich.open(munich.open("/").link("Ein Hochbeet aufstellen"))
    while (asked := Interview(pack, answers).next) is not None:
        assert page.url.startswith(f"/frage/{asked.id}?")
        chosen = asked.options[0].id
        answers = answers.with_answer(asked.id, {chosen})
        page = munich.open(page.filled(**{asked.id: chosen}))
    assert page.h1 == "Ihre Angaben"
