"""`lotse audit`: proofs over all cases of a pack."""

from __future__ import annotations

from pathlib import Path

import click

from guide.cli.destination import STANDARD, written
from guide.cli.german import Command
from guide.cli.patience import patience
from guide.cli.rules import pack_and_acceptances_or_stop, settings
from guide.cli.values import OneOf
from guide.core.audit import audit
from guide.output import findings
from guide.settings import today_in_germany

FORMS = ("text", "json", "html")


@click.command("audit", cls=Command)
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[ORDNER]")
@click.option(
    "--format",
    "form",
    type=OneOf(FORMS),
    default="text",
    metavar="|".join(FORMS),
    help="Für die Ausgabe, für Programme oder als Seite.",
)
@click.option(
    "-o", "output", default=STANDARD, metavar="DATEI", help="Wohin; sonst in die Ausgabe."
)
def command(folder: Path | None, form: str, output: str) -> int:
    """Beweist für alle Fälle, dass die Regeln stimmen, oder zeigt, wo nicht.

    Jeder Fund nennt die Stelle und, wenn es geht, einen Fall, der ihn zeigt. Was zu groß zum
    Zählen ist, steht als nicht gezählt da. Bei Fehlern und Warnungen endet der Befehl mit 1.
    """
    pack, acceptances = pack_and_acceptances_or_stop(folder)
    with patience("Der Beweis dauert noch. Bitte warten …"):
        found = audit(pack, today_in_germany(), acceptances)
    if form == "html":
        content = findings.as_page(pack, found, settings().templates)
    else:
        content = (findings.as_json if form == "json" else findings.as_text)(pack, found)
    with written(output) as target:
        target.write(content.encode())
    return 0 if found.is_clean else 1
