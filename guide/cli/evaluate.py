"""`lotse evaluate`: many cases at once, one line of JSON in, one line out."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import click

from guide.cli.cases import Unusable, read_case
from guide.cli.destination import STANDARD, written
from guide.cli.german import Command
from guide.cli.rules import pack_or_stop, rules_option
from guide.core.compiled import Verdicts
from guide.core.pack import RulePack
from guide.core.truth import NO, YES

LONGEST_LINE = 1 << 20
"""Bytes. A longer line is answered with an error and never held as a whole."""

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


@click.command("evaluate", cls=Command)
@rules_option
@click.option(
    "--cases", required=True, metavar="DATEI", help="Ein Fall je Zeile; »-« liest die Eingabe."
)
@click.option(
    "-o", "output", default=STANDARD, metavar="DATEI", help="Wohin die Ergebnisse gehen."
)
def command(rules: Path | None, cases: str, output: str) -> None:
    """Beurteilt viele Fälle auf einmal: eine Zeile JSON hinein, eine heraus.

    \b
    Hinein: {"id": 1, "answers": {"vorhaben": "hochbeet", "elemente": []}}
    Heraus: {"id": 1, "applies": […], "open": […], "next": …, "relevant": […]}

    Eine fehlerhafte Zeile bekommt als Antwort »line« und »error«.
    """
    pack = pack_or_stop(rules)
    with _opened(cases) as source, written(output) as target:
        total, bad = answer_all(pack, source, target)
    if bad:
        click.echo(f"{bad} von {total} Zeilen waren fehlerhaft.", err=True)


@contextmanager
def _opened(name: str) -> Iterator[BinaryIO]:
    if name == STANDARD:
        yield sys.stdin.buffer
    else:
        with Path(name).open("rb") as stream:
            yield stream


def answer_all(pack: RulePack, source: BinaryIO, target: BinaryIO) -> tuple[int, int]:
    """Answer every line that is not empty; returns how many there were, and how many were bad."""
    total = bad = 0
    for number, line in _lines(source):
        answer = _answer(pack, number, line)
        target.write(_written(answer))
        target.flush()  # who sends line by line waits for each answer
        total += 1
        bad += "error" in answer
    return total, bad


def _lines(source: BinaryIO) -> Iterator[tuple[int, bytes | None]]:
    """Number and content of each line that is not empty; None for one that is too long."""
    number = 0
    while line := source.readline(LONGEST_LINE + 1):
        number += 1
        if number == 1:
            line = line.removeprefix(BYTE_ORDER_MARK)
        if len(line) > LONGEST_LINE and not line.endswith(b"\n"):
            while line and not line.endswith(b"\n"):
                line = source.readline(LONGEST_LINE)
            yield number, None
        elif line.strip():
            yield number, line


def _answer(pack: RulePack, number: int, line: bytes | None) -> dict[str, Any]:
    if line is None:
        return {"line": number, "error": "Die Zeile ist zu lang, erlaubt ist 1 MiB."}
    try:
        case = read_case(line, pack)
    except Unusable as error:
        return {"line": number, **error.known, "error": error.text}
    verdicts = Verdicts(pack.compiled, case.answers)
    applies, undecided = [], []
    for card in pack.requirements:
        truth = verdicts.of(card)
        if truth is YES:
            applies.append(card.id)
        elif truth is not NO:
            undecided.append(card.id)
    relevant = [question.id for question in verdicts.relevant()]
    return {
        "id": case.id,
        "applies": applies,
        "open": undecided,
        "next": relevant[0] if relevant else None,
        "relevant": relevant,
    }


def _written(answer: dict[str, Any]) -> bytes:
    try:
        return f"{json.dumps(answer, ensure_ascii=False)}\n".encode()
    except UnicodeEncodeError:  # half a surrogate pair in an id goes back as it came
        return f"{json.dumps(answer)}\n".encode()
