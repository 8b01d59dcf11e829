"""`lotse evaluate`: what comes out for good lines, for bad lines, and for very many lines."""

import io
import json
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.cli import evaluate
from guide.cli.evaluate import answer_all
from guide.core.answers import Answers
from guide.core.compiled import Verdicts
from guide.core.pack import RulePack
from guide.core.question import DONT_KNOW, Kind, Question
from guide.core.truth import OPEN, YES
from tests.cli.village import VILLAGE

ROOT = Path(__file__).parents[2]
Lotse = Callable[..., Result]


def ask(line: str | bytes, pack: RulePack = VILLAGE) -> dict[str, Any]:
    """The one answer to one line."""
    target = io.BytesIO()
    answer_all(pack, io.BytesIO(line.encode() if isinstance(line, str) else line), target)
    (answer,) = target.getvalue().splitlines()
    return dict(json.loads(answer))


def about(**answers: object) -> dict[str, Any]:
    return ask(json.dumps({"id": "x", "answers": answers}))


def test_an_open_case_lists_what_applies_what_is_open_and_what_to_ask() -> None:
    assert about(vorhaben="bank", flaeche="strasse") == {
        "id": "x",
        "applies": ["aufraeumen"],
        "open": ["bank-zu-eng", "bank"],
        "next": "breite",
        "relevant": ["breite"],
    }


def test_a_decided_case_asks_nothing_more() -> None:
    answer = about(vorhaben="bank", flaeche="hof")
    assert (answer["open"], answer["next"], answer["relevant"]) == ([], None, [])


def test_what_the_project_sets_is_never_asked() -> None:
    assert about(vorhaben="bank")["relevant"] == ["flaeche", "breite"]
    assert about(vorhaben="fest")["relevant"] == ["extras", "flaeche"]


def test_without_any_answer_everything_is_open() -> None:
    answer = about()
    assert answer["next"] == "vorhaben"
    assert answer["relevant"] == ["vorhaben", "extras", "flaeche", "breite"]


def test_dont_know_counts_as_asked_and_leaves_its_cards_open() -> None:
    answer = about(vorhaben="bank", flaeche="strasse", breite="weiss-nicht")
    assert answer["open"] == ["bank-zu-eng", "bank"]
    assert answer["relevant"] == []
    assert about(vorhaben="bank", flaeche="strasse", breite=["weiss-nicht"]) == answer


def test_nothing_ticked_may_be_written_in_three_ways() -> None:
    none = about(vorhaben="fest", flaeche="hof", extras=[])
    assert none["open"] == []
    assert about(vorhaben="fest", flaeche="hof", extras="keine") == none
    assert about(vorhaben="fest", flaeche="hof", extras=["keine"]) == none


def test_one_answer_may_stand_in_a_list_and_one_tick_without_it() -> None:
    assert about(vorhaben=["fest"], extras="musik") == about(vorhaben="fest", extras=["musik"])


def test_old_names_are_understood() -> None:
    assert about(vorhaben="sitzbank", flaeche="wiese") == about(vorhaben="bank", flaeche="park")
    assert about(vorhaben="fest", zubehoer="zelt") == about(vorhaben="fest", extras="zelt")


@pytest.mark.parametrize("id_", ["a", "", 7, -1, 1.5, None, 'ö \u2028 " 💧'])
def test_an_id_comes_back_as_it_went_in(id_: object) -> None:
    assert ask(json.dumps({"id": id_, "answers": {}}))["id"] == id_


def test_half_a_surrogate_pair_in_an_id_comes_back_too() -> None:
    assert ask('{"id": "\\ud83d", "answers": {}}')["id"] == "\ud83d"


def test_a_case_needs_no_id() -> None:
    assert ask('{"answers": {}}')["id"] is None


def test_a_huge_line_is_refused_without_being_held(monkeypatch: pytest.MonkeyPatch) -> None:
    class Endless(io.RawIOBase):
        left = 200

        def readline(self, size: int | None = -1) -> bytes:  # type: ignore[override]
            assert size is not None
            assert 0 < size <= evaluate.LONGEST_LINE + 1
            self.left -= 1
            return b"x" * (size - 1) + b"\n" if self.left == 1 else b"x" * size * (self.left > 0)

    tracemalloc.start()
    target = io.BytesIO()
    answer_all(VILLAGE, Endless(), target)  # type: ignore[arg-type]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert json.loads(target.getvalue()) == {
        "line": 1,
        "error": "Die Zeile ist zu lang, erlaubt ist 1 MiB.",
    }
    assert peak < 5 << 20


def test_the_line_after_a_huge_one_is_answered(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluate, "LONGEST_LINE", 100)
    lines = [b"x" * 350, b'{"id": 2, "answers": {}}', b"y" * 100, b"y" * 101]
    target = io.BytesIO()
    assert answer_all(VILLAGE, io.BytesIO(b"\n".join(lines)), target) == (4, 3)
    answers = [json.loads(line) for line in target.getvalue().splitlines()]
    assert [answer.get("id", answer.get("line")) for answer in answers] == [1, 2, 3, 4]
    too_long = ["zu lang" in answer.get("error", "") for answer in answers]
    assert too_long == [True, False, False, True]


def test_bad_lines_do_not_stop_the_good_ones(lotse: Lotse, tiny: Path) -> None:
    given = b'\xef\xbb\xbf{"id": 1, "answers": {}}\r\n\n   \nnix\n{"id": 5, "answers": {}}'
    result = lotse("evaluate", "--rules", tiny, "--cases", "-", given=given)
    assert (result.exit_code, result.stderr) == (0, "1 von 3 Zeilen waren fehlerhaft.\n")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer.get("id", answer.get("line")) for answer in answers] == [1, 4, 5]


def test_results_may_replace_the_file_they_come_from(lotse: Lotse, tiny: Path) -> None:
    file = tiny.parent / "faelle.jsonl"
    file.write_text('{"id": 1, "answers": {"vorhaben": "fest"}}\n' * 500)
    result = lotse("evaluate", "--rules", tiny, "--cases", file, "-o", file)
    assert (result.exit_code, result.output) == (0, "")
    assert len(file.read_text().splitlines()) == 500
    assert all("applies" in json.loads(line) for line in file.read_text().splitlines())
    assert sorted(path.name for path in tiny.parent.iterdir()) == ["faelle.jsonl", "regeln"]


def test_a_missing_file_and_a_broken_pack_stop_it(lotse: Lotse, tiny: Path) -> None:
    result = lotse("evaluate", "--rules", tiny, "--cases", "nix.jsonl", "-o", "aus.jsonl")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "»nix.jsonl«: Das gibt es dort nicht.\n"
    assert not Path("aus.jsonl").exists()
    (tiny / "paket.yaml").unlink()
    result = lotse("evaluate", "--rules", tiny, "--cases", "-")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.splitlines()[-1] == (
        "Die Regeln in »regeln« sind nicht in Ordnung. Bitte verbessern Sie das zuerst."
    )
    assert "regeln/paket.yaml:1:1: Es fehlt die Datei »paket.yaml«." in result.stderr


def test_each_answer_comes_before_the_next_line_is_sent(tiny: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "guide",
        "evaluate",
        "--rules",
        tiny.absolute(),
        "--cases",
        "-",
    ]
    with subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for number in range(3):
            process.stdin.write(b'{"id": %d, "answers": {}}\n' % number)
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == number
        process.stdin.close()
        assert process.wait(10) == 0


def spellings(question: Question) -> st.SearchStrategy[str | list[str]]:
    """Every way to answer one question."""
    unknown: list[str | list[str]] = [] if question.mandatory else [DONT_KNOW, [DONT_KNOW]]
    ids = sorted(question.option_ids)
    if question.kind is Kind.SEVERAL:
        ticked = st.lists(st.sampled_from(ids), unique=True)
        return st.one_of(ticked, st.sampled_from([*ids, "keine", *unknown]))
    return st.sampled_from([*ids, *unknown])


CASES = st.fixed_dictionaries({}, optional={one.id: spellings(one) for one in VILLAGE.questions})


def completions(answers: Answers, questions: tuple[Question, ...]) -> Iterator[Answers]:
    """The case with every possible answer to these questions."""
    if not questions:
        yield answers
        return
    first, *rest = questions
    ids = sorted(first.option_ids)
    choices = [[one] for one in ids]
    if first.kind is Kind.SEVERAL:
        choices = [list(some) for n in range(len(ids) + 1) for some in combinations(ids, n)]
    for choice in choices:
        yield from completions(answers.with_answer(first.id, choice), tuple(rest))


def everything(answers: Answers) -> tuple[object, ...]:
    """All that a case decides: cards, and what on them has a condition of its own."""
    verdicts = Verdicts(VILLAGE.compiled, answers)
    return (verdicts.yes, verdicts.no)


@settings(max_examples=60, deadline=None)
@given(CASES)
def test_a_question_is_relevant_exactly_if_some_answer_to_it_can_change_something(
    case: dict[str, str | list[str]],
) -> None:
    answer = about(**case)
    pairs = [
        (name, one)
        for name, value in case.items()
        for one in ([value] if isinstance(value, str) else value or ["keine"])
    ]
    answers = VILLAGE.answers(*pairs)
    verdicts = Verdicts(VILLAGE.compiled, answers)
    assert answer["applies"] == [card.id for card in verdicts.cards(YES)]
    assert answer["open"] == [card.id for card in verdicts.cards(OPEN)]
    unasked = tuple(one for one in VILLAGE.questions if not answers.was_asked(one.id))
    unknown = tuple(one for one in VILLAGE.questions if answers.knows_not(one.id))
    matters = []
    for question in unasked:
        others = tuple(one for one in (*unasked, *unknown) if one is not question)
        if any(
            len({everything(full) for full in completions(known, (question,))}) > 1
            for known in completions(answers, others)
        ):
            matters.append(question.id)
    assert answer["relevant"] == matters
    assert answer["next"] == (matters[0] if matters else None)
