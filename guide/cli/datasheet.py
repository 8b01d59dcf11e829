"""`lotse datasheet`: how sure and how old the statements are, and what is still to ask."""

from __future__ import annotations

from pathlib import Path

import click

from guide.cli.destination import STANDARD, written
from guide.cli.german import Command
from guide.cli.rules import pack_or_stop, rules_option
from guide.output.datasheet import as_markdown


@click.command("datasheet", cls=Command)
@rules_option
@click.option(
    "-o", "output", default=STANDARD, metavar="DATEI", help="Wohin; sonst in die Ausgabe."
)
def command(rules: Path | None, output: str) -> None:
    """Schreibt den Datenstand: wie sicher und wie alt die Angaben sind.

    Dazu alle Widersprüche und alle offenen Fragen, nach Stelle geordnet und fertig zum Absenden.
    """
    content = as_markdown(pack_or_stop(rules))
    with written(output) as target:
        target.write(content.encode())
