"""`lotse bench`: how fast everything is, measured on this machine and held against its bars."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from importlib import import_module
from typing import Any

import click

from guide.cli.failure import Stop
from guide.cli.german import Command
from guide.settings import HERE

ROOT = HERE.parent
"""A clone; an installed package has no measurements beside it."""


@click.command("bench", cls=Command)
@click.argument("names", nargs=-1, metavar="[NAME …]")
def command(names: tuple[str, ...]) -> int:
    """Misst, wie schnell alles ist: alles, oder nur die genannten Messungen.

    Jede Zeile nennt das Ergebnis und die Grenze, die es einhalten soll. Die Messungen gehören zum
    Quellcode; eine installierte Fassung hat sie nicht.
    """
    listed = _benchmarks()
    for name in names:
        if name not in listed.NAMES:
            known = ", ".join(listed.NAMES)
            raise Stop(f"Eine Messung »{name}« gibt es nicht. Möglich: {known}.")
    missed = 0
    for name in names or listed.NAMES:
        missed += sum(not _report(measure()) for measure in listed.benchmarks(name))
    return 1 if missed else 0


def _benchmarks() -> Any:
    """The package that lists them; each gives rows of name, measured, bar, ok. Raises Stop."""
    if not (ROOT / "tests" / "bench" / "__init__.py").is_file():
        raise Stop(
            "Gemessen wird nur im Quellcode, und hier liegt er nicht. "
            "Holen Sie das Projekt als Ordner, und rufen Sie dort ./lotse bench auf."
        )
    if str(ROOT) not in sys.path:
        sys.path.append(str(ROOT))
    return import_module("tests.bench")


def _report(rows: Iterable[Any]) -> bool:
    """Say every row; whether all of them keep their bars."""
    kept = True
    for row in rows:
        state = "ok" if row.ok else "verfehlt"
        click.echo(f"{state:<9}{row.name}: {row.measured} ({row.bar})")
        kept = kept and row.ok
    return kept
