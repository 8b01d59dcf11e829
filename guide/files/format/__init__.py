"""Das Format der Regeldateien: jede Datei, jeder Eintrag und was er bedeutet.

Only here do German keys meet code. The docstrings and descriptions are German because the manual
for rule editors and the JSON Schema for their editors are made from them.
"""

from guide.files.format.authorities import (
    Kontakt,
    Kontaktwert,
    Mailkontakt,
    Standort,
    Stelle,
    Webkontakt,
)
from guide.files.format.cards import Angabe, Antrag, Frist, Karte, Kosten, Papier
from guide.files.format.checks import Auswahl, Beispiel, Hinnahme, Pruefung
from guide.files.format.pack import Feiertage, Kontaktperson, Paket
from guide.files.format.questions import Antwort, Frage, Merkmal, Stufe, WeissNicht
from guide.files.format.sources import Beleg, Quelle, Unterlage

__all__ = [
    "Angabe",
    "Antrag",
    "Antwort",
    "Auswahl",
    "Beispiel",
    "Beleg",
    "Feiertage",
    "Frage",
    "Frist",
    "Hinnahme",
    "Karte",
    "Kontakt",
    "Kontaktperson",
    "Kontaktwert",
    "Kosten",
    "Mailkontakt",
    "Merkmal",
    "Paket",
    "Papier",
    "Pruefung",
    "Quelle",
    "Standort",
    "Stelle",
    "Stufe",
    "Unterlage",
    "Webkontakt",
    "WeissNicht",
]
