"""Prüfungen und Beispiele."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from guide.files.form import Form
from guide.files.format.cards import Art, Bereich
from guide.files.kinds import Chosen, Condition, Items, Name, Sentence, Some


class Auswahl(Form):
    """Eine Karte mit ihrer Kennung, oder alle Karten einer Art, einer Stelle, eines Bereichs.

    Wer nur eine Karte meint, schreibt nur ihre Kennung.
    """

    short: ClassVar[str] = "karte"
    example: ClassVar[str] = """\
genau_eine: [bank, bank-zu-eng]
"""
    karte: Name | None = Field(None, description="Die Kennung einer Karte.")
    art: Some[Art] = Field((), description="Alle Karten dieser Art.")
    stelle: Some[Name] = Field((), description="Alle Karten dieser Stelle.")
    bereich: Some[Bereich] = Field((), description="Alle Karten dieses Bereichs.")


class Pruefung(Form):
    """Was in jedem Fall gelten muss."""

    one_of: ClassVar[tuple[str, ...]] = (
        "genau_eine",
        "mindestens_eine",
        "hoechstens_eine",
        "keine",
    )
    example: ClassVar[str] = """\
- regel: Auf privatem Grund verlangt niemand eine Erlaubnis
  wenn: {flaeche: privat}
  keine:
    - art: erlaubnis
"""
    regel: Sentence = Field(description="Die Regel in einem Satz.")
    wenn: Condition | None = Field(None, description="In welchen Fällen; sonst in allen.")
    genau_eine: Items[Auswahl] = Field((), description="Genau eine dieser Karten gilt.")
    mindestens_eine: Items[Auswahl] = Field((), description="Mindestens eine gilt.")
    hoechstens_eine: Items[Auswahl] = Field((), description="Höchstens eine gilt.")
    keine: Items[Auswahl] = Field((), description="Keine gilt.")


class Beispiel(Form):
    """Ein Fall mit den erwarteten Karten. Beispiele gehören der Verwaltung."""

    example: ClassVar[str] = """\
fall: Ein Laden stellt eine Bank auf den breiten Gehweg.
antworten: {vorhaben: bank, flaeche: gehweg, restbreite: breit}
ergibt: [bank, nachbarn-fragen]
"""
    fall: Sentence = Field(description="Der Fall in einem Satz.")
    antworten: Chosen = Field(description="Frage und Antwort; mehrere Antworten als Liste.")
    ergibt: Some[Name] = Field((), description="Genau diese Karten gelten.")
    offen: Some[Name] = Field((), description="Genau diese Karten bleiben offen.")


class Hinnahme(Form):
    """Ein Fund des Audits, der stehen bleiben darf, und der Grund dafür."""

    example: ClassVar[str] = """\
- code: zeile-ueberfluessig
  wo: bank
  warum: Die Zeile steht so in der Satzung. So findet man sie wieder.
"""
    code: Name = Field(description="Der Code des Fundes, zum Beispiel zeile-ueberfluessig.")
    wo: Sentence = Field(description="Worum es geht: eine Kennung oder der Satz einer Prüfung.")
    warum: Sentence = Field(description="Warum der Fund stehen bleiben darf.")
