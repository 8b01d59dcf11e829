"""How long a pack of many small files takes to read and check, against a bare YAML parser."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import yaml

from guide.core.place import Problem
from guide.files.examples import check_examples
from guide.files.reader import read
from guide.settings import rules_folder
from tests.bench.measure import Row, at_most, medians

FEW, MANY = 150, 500
ROUNDS = 3


def reading() -> list[Row]:
    """500 cards in 500 files; and that their number costs no more than its share."""
    with _pack(FEW) as few, _pack(MANY) as many:
        ours, less, bare = medians(
            _checking(many), _checking(few), _parsing(many), rounds=ROUNDS, clock=process_time
        )
    return [
        at_most(f"{MANY} Karten lesen und prüfen: Rechenzeit in Sekunden", ours, 1.5),
        at_most(f"{MANY} Karten: lesen und prüfen / bloßer YAML-Leser", ours / bare, 5),
        at_most(f"Lesen: {MANY} / {FEW} Karten, je Karte", ours / less * FEW / MANY, 1.1),
    ]


@contextmanager
def _pack(cards: int) -> Iterator[Path]:
    """Munich's rules with so many cards: some are left out, or stand there more than once."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file in rules_folder().rglob("*.yaml"):
            place = file.relative_to(rules_folder())
            if place.parts[0] not in ("beispiele", "pruefungen.yaml"):
                _write(folder / place, file.read_text("utf-8"))
        _multiply(folder, cards)
        yield folder


def _multiply(folder: Path, cards: int) -> None:
    found = [file for file in folder.glob("stellen/*/*.yaml") if file.stem != "stelle"]
    texts = {file: file.read_text("utf-8") for file in found}
    for number in range(len(found), cards):
        file = found[number % len(found)]
        kept = [line for line in texts[file].splitlines() if not line.startswith("frueher:")]
        _write(file.with_stem(f"{file.stem}-{number}"), "\n".join(kept) + "\n")


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def _checking(folder: Path) -> Callable[[], list[Problem]]:
    def check() -> list[Problem]:
        result = read(folder)
        assert result.pack is not None, result.problems
        return check_examples(result.pack)

    return check


def _parsing(folder: Path) -> Callable[[], list[object]]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

    def parse() -> list[object]:
        files = sorted(folder.rglob("*.yaml"))
        return [yaml.load(file.read_bytes(), Loader=loader) for file in files]

    return parse


BENCHMARKS = (reading,)
