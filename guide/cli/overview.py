"""`lotse overview`: the rules as one document."""

from __future__ import annotations

from pathlib import Path

import click

from guide.cli.destination import STANDARD, written
from guide.cli.failure import Stop
from guide.cli.german import Command
from guide.cli.rules import pack_or_stop, rules_option, settings
from guide.cli.values import OneOf
from guide.core.pack import RulePack
from guide.core.question import Option
from guide.output import overview
from guide.settings import today_in_germany

FORMS = ("html", "text")


@click.command("overview", cls=Command)
@rules_option
@click.option(
    "--vorhaben",
    "names",
    multiple=True,
    metavar="ID",
    help="Nur dieses Vorhaben; mehrmals möglich.",
)
@click.option(
    "--format",
    "form",
    type=OneOf(FORMS),
    metavar="|".join(FORMS),
    help="Als Seite zum Drucken oder als Text. Ohne Angabe entscheidet der Name der Datei.",
)
@click.option(
    "-o", "output", default=STANDARD, metavar="DATEI", help="Wohin; sonst in die Ausgabe."
)
@click.option(
    "--karten", "in_detail", is_flag=True, help="Auch jede Karte und jede Frage im Einzelnen."
)
@click.option("--public-url", metavar="URL", help="Die Adresse der Seiten, für Links dorthin.")
def command(
    rules: Path | None,
    names: tuple[str, ...],
    form: str | None,
    output: str,
    public_url: str | None,
    in_detail: bool,
) -> None:
    """Schreibt die Regeln so auf, dass man sie in einer Besprechung lesen kann.

    Zu jedem Vorhaben stehen da alle Fragen und eine Tabelle, was wann gilt. Als Seite lässt es
    sich drucken: quer auf A4, die Karten im Einzelnen hochkant.
    """
    pack = pack_or_stop(rules)
    chosen = settings(public_url=public_url)
    actions = [_action(pack, name) for name in names] or pack.action.options
    today = today_in_germany()
    if (form or ("html" if output.endswith((".html", ".htm")) else "text")) == "html":
        root = chosen.public_url
        page = overview.as_page
        content = page(pack, actions, today, chosen.templates, root=root, in_detail=in_detail)
    else:
        content = overview.as_text(pack, actions, today)
    with written(output) as target:
        target.write(content.encode())


def _action(pack: RulePack, name: str) -> Option:
    for option in pack.action.options:
        if name == option.id or name in option.formerly:
            return option
    known = ", ".join(one.id for one in pack.action.options)
    raise Stop(f"Kein Vorhaben heißt »{name}«. Es gibt: {known}.")
