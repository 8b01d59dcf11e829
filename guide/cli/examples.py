"""`lotse examples`: which examples the rules no longer meet; --update writes them anew."""

from __future__ import annotations

from pathlib import Path

import click

from guide.cli.destination import written
from guide.cli.german import Command
from guide.cli.rules import folder_or_default, pack_or_stop
from guide.files.expectations import Deviation, deviations


@click.command("examples", cls=Command)
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[ORDNER]")
@click.option("--update", is_flag=True, help="Schreibt die neuen Erwartungen in die Beispiele.")
def command(folder: Path | None, update: bool) -> int:
    """Zeigt, welche Beispiele etwas anderes erwarten, als die Regeln ergeben.

    Geschrieben wird nur mit --update, und nur in die Einträge »ergibt« und »offen«. Lesen Sie
    vorher, ob die Änderung so gemeint ist: Ein Beispiel sagt, was gelten soll.
    """
    place = folder_or_default(folder)
    found = deviations(pack_or_stop(place))
    for deviation in found:
        _tell(deviation)
        if update:
            _write(deviation)
    click.echo(_summary(len(found), place, update))
    return 1 if found and not update else 0


def _tell(deviation: Deviation) -> None:
    click.echo(f"{deviation.example.place.file}: {deviation.example.story}")
    for sign, entry, card in deviation.differences:
        click.echo(f"  {sign} {entry}: {card}")


def _write(deviation: Deviation) -> None:
    file = Path(deviation.example.place.file)
    text = deviation.rewrite(file.read_bytes().decode())
    with written(str(file)) as stream:
        stream.write(text.encode())


def _summary(number: int, place: Path, updated: bool) -> str:
    if not number:
        return "Alle Beispiele ergeben, was sie erwarten."
    examples = "1 Beispiel" if number == 1 else f"{number} Beispiele"
    if updated:
        return f"{examples} neu geschrieben."
    verb = "erwartet" if number == 1 else "erwarten"
    return f"{examples} {verb} etwas anderes. Ist das gewollt: lotse examples {place} --update"
