"""`lotse serve`: the pages on this machine, until somebody says stop."""

from __future__ import annotations

import ctypes
import errno
import logging
import signal
import socket
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import click

from guide.cli.failure import Stop, because
from guide.cli.german import Command
from guide.cli.rules import broken, folder_or_default, rules_option, settings
from guide.cli.server import Server
from guide.cli.values import Number
from guide.files.shelf import BrokenRulesError, Shelf
from guide.settings import Settings
from guide.web import create_app

PANGO = ("libpangoft2-1.0.so.0", "libpangoft2-1.0.0.dylib", "libpangoft2-1.0-0.dll")


@click.command("serve", cls=Command)
@rules_option
@click.option("--host", metavar="ADRESSE", help="Für welche Adresse; ohne Angabe 127.0.0.1.")
@click.option(
    "--port", type=Number(0, 65535), metavar="ZAHL", help="Ohne Angabe 8000; 0 sucht einen freien."
)
@click.option(
    "--public-url", metavar="URL", help="Die Adresse, unter der die Seiten öffentlich stehen."
)
@click.option(
    "--proxies",
    type=Number(0, 9),
    metavar="ZAHL",
    help="Wie viele eigene Proxys davor stehen; ohne Angabe 0.",
)
@click.option(
    "--log", is_flag=True, help="Schreibt jede Anfrage mit, ohne Antworten und Adressen."
)
def command(
    rules: Path | None,
    host: str | None,
    port: int | None,
    public_url: str | None,
    proxies: int | None,
    log: bool,
) -> int:
    """Startet die Seiten auf diesem Rechner. Strg+C beendet sie.

    Geänderte Regeln gelten nach zwei Sekunden. Sind sie fehlerhaft, bleiben die letzten guten in
    Kraft. Alle Angaben gehen auch über die Umgebung: LOTSE_RULES, LOTSE_HOST, LOTSE_PORT,
    LOTSE_PUBLIC_URL, LOTSE_PROXIES, LOTSE_LOG.
    """
    told = {"host": host, "port": port, "public_url": public_url, "proxies": proxies}
    chosen = settings(rules=folder_or_default(rules), **told, log=log or None)
    with _bound(chosen.host, chosen.port) as door:
        return _serve(replace(chosen, port=door.getsockname()[1]), door)


def _serve(chosen: Settings, door: socket.socket) -> int:
    _write_log(everything=chosen.log)
    try:
        shelf = Shelf(chosen.rules)
    except BrokenRulesError as error:
        raise broken(error.problems, chosen.rules) from None
    application = create_app(chosen, shelf)
    try:
        server = Server(application, door, believes_proxies=chosen.proxies > 0)
    except OSError as error:  # somebody else began to listen since we were bound
        raise _no_door(error, chosen.host, chosen.port) from None
    stop_watching = shelf.watch()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: server.stop())
    click.echo(f"Der Genehmigungslotse läuft: {chosen.address}  (Ende mit Strg+C)")
    if not _can_print():
        click.echo("PDF-Dateien gehen hier nicht, alles andere schon. Mehr sagt: lotse doctor")
    answered_all = server.run()
    stop_watching()
    click.echo("Beendet." if answered_all else "Beendet. Einige Anfragen blieben ohne Antwort.")
    return 0 if answered_all else 1


def _can_print() -> bool:
    """Whether pango is here, at a glance: WeasyPrint itself takes a second to load."""
    for name in PANGO:
        with suppress(OSError):
            ctypes.CDLL(name)
            return True
    return False


def _write_log(*, everything: bool) -> None:
    logging.basicConfig(format="%(asctime)s %(name)s %(message)s", level=logging.WARNING)
    logging.getLogger("lotse").setLevel(logging.INFO if everything else logging.WARNING)


def _bound(host: str, port: int) -> socket.socket:
    """A socket bound to the address, not listening yet. Raises Stop."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except (socket.gaierror, UnicodeError):
        raise Stop(f"Die Adresse »{host}« ist hier unbekannt. Meist passt 127.0.0.1.") from None
    family, kind, protocol, _, address = min(found, key=lambda one: one[0] != socket.AF_INET)
    door = socket.socket(family, kind, protocol)
    try:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
    except OSError as error:
        door.close()
        raise _no_door(error, host, port) from None
    return door


def _no_door(error: OSError, host: str, port: int) -> Stop:
    if error.errno == errno.EADDRINUSE:
        return Stop(
            f"Der Port {port} ist schon belegt. Läuft der Lotse schon? "
            f"Mit --port {port + 1} nehmen Sie einen anderen."
        )
    if error.errno == errno.EACCES:
        return Stop(f"Den Port {port} gibt das System nicht her. Nehmen Sie einen ab 1024.")
    if error.errno == errno.EADDRNOTAVAIL:
        return Stop(f"Dieser Rechner hat keine Adresse »{host}«. Meist passt 127.0.0.1.")
    return Stop(f"{host}:{port} lässt sich nicht öffnen. {because(error)}.")
