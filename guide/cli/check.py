"""`lotse check`: everything that is wrong with a folder of rules, or that nothing is."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import click

from guide.cli import problems
from guide.cli.german import Command
from guide.cli.patience import patience
from guide.cli.rules import folder_or_default
from guide.cli.values import OneOf
from guide.core.audit import audit
from guide.core.audit.acceptance import Acceptance
from guide.core.audit.finding import Level
from guide.core.pack import RulePack
from guide.core.place import Problem
from guide.files.examples import check_examples
from guide.files.reader import read
from guide.output.places import link
from guide.settings import today_in_germany


@click.command("check", cls=Command, options_metavar="[OPTIONEN]")
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[ORDNER]")
@click.option(
    "--format",
    "form",
    type=OneOf(problems.FORMS),
    default="text",
    metavar="text|github|json",
    help="Für Menschen, für GitHub oder für Programme.",
)
def command(folder: Path | None, form: str) -> int:
    """Prüft einen Ordner mit Regeln, auch seine Beispiele, und ob ein Fall ohne Ergebnis bleibt.

    Jedes Problem steht in einer Zeile: Datei, Zeile, Spalte, Erklärung. Ohne Angabe werden die
    mitgelieferten Regeln geprüft.
    """
    start = time.monotonic()
    with patience("Die Prüfung dauert noch. Bitte warten …"):
        reading = read(folder_or_default(folder))
        found = list(reading.problems)
        if reading.pack is not None:
            found += check_examples(reading.pack)
            if not found:
                found += _errors(reading.pack, reading.acceptances)
    click.echo(problems.FORMS[form](sorted(found)), nl=False)
    if reading.pack is not None and not found and form != "json":
        click.echo(_summary(reading.pack, time.monotonic() - start))
    return 1 if found else 0


def _errors(pack: RulePack, acceptances: tuple[Acceptance, ...]) -> Iterator[Problem]:
    """What the audit proves wrong and nobody accepted; its warnings and notes do not block."""
    for one in audit(pack, today_in_germany(), acceptances, count=False).findings:
        if one.level is Level.ERROR:
            shown = f" Zum Beispiel: {link(one.witness)}" if one.witness else ""
            yield Problem(one.place, one.text + shown, one.code)


def _summary(pack: RulePack, seconds: float) -> str:
    counted = (
        (len(pack.requirements), "Karte", "Karten"),
        (len(pack.questions), "Frage", "Fragen"),
        (len(pack.examples), "Beispiel", "Beispiele"),
    )
    counts = ", ".join(f"{number} {one if number == 1 else many}" for number, one, many in counted)
    spent = "weniger als 0,1" if seconds < 0.1 else f"{seconds:.1f}".replace(".", ",")
    return f"In Ordnung: {counts} in {spent} s."
