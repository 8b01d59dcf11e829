"""Stellen und wie man sie erreicht."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from guide.files.form import Form
from guide.files.format.sources import Beleg
from guide.files.kinds import Address, AsWord, Condition, Items, Mail, Sentence, Some


class Kontaktwert(Form):
    """Ein Weg, eine Stelle zu erreichen. Wer nur den Wert braucht, schreibt nur den Wert."""

    short: ClassVar[str] = "wert"
    example: ClassVar[str] = """\
telefon:
  wert: 0000 1234-0
  hinweis: Nur vormittags.
"""
    wert: Sentence = Field(description="Nummer, Anschrift oder Adresse.")
    hinweis: Sentence | None = Field(None, description="Zum Beispiel: nur schriftlich.")
    beleg: Beleg | None = Field(None, description="Eigener Beleg dieses Werts.")


class Mailkontakt(Kontaktwert):
    """Eine E-Mail-Adresse."""

    example: ClassVar[str] = """\
mail: ordnungsamt@musterdorf.example
"""
    wert: Mail = Field(description="Die E-Mail-Adresse.")


class Webkontakt(Kontaktwert):
    """Eine Internetadresse."""

    example: ClassVar[str] = """\
web: https://musterdorf.example/ordnungsamt
"""
    wert: Address = Field(description="Die Internetadresse.")


class Kontakt(Form):
    """Wie eine Stelle zu erreichen ist. Ohne eigenen Beleg gilt der Beleg der Stelle."""

    example: ClassVar[str] = """\
kontakt:
  adresse: Rathausplatz 1, 00000 Musterdorf
  telefon: [0000 1234-0, 0000 1234-1]
"""
    adresse: Some[Kontaktwert] = Field((), description="Wohin man gehen kann.")
    post: Some[Kontaktwert] = Field((), description="Wohin man schreiben kann.")
    telefon: Some[Kontaktwert] = Field((), description="Telefonnummer.")
    mail: Some[Mailkontakt] = Field((), description="E-Mail-Adresse.")
    fax: Some[Kontaktwert] = Field((), description="Faxnummer.")
    web: Some[Webkontakt] = Field((), description="Internetadresse.")


class Standort(Form):
    """Die Dienststelle für einen Teil der Stadt."""

    example: ClassVar[str] = """\
standorte:
  - name: Ordnungsamt, Außenstelle Nord
    wenn: {bezirk: nord}
    kontakt: {telefon: 0000 1234-7}
"""
    name: Sentence = Field(description="Wie die Dienststelle heißt.")
    wenn: Condition = Field(description="Wofür sie da ist, meist eine Bedingung auf den Bezirk.")
    kontakt: Kontakt | None = Field(None, description="Wie sie zu erreichen ist.")
    beleg: Beleg | None = Field(None, description="Eigener Beleg; sonst gilt der der Stelle.")


class Stelle(Form):
    """Wer entscheidet oder mitredet. Der Name des Ordners ist die Kennung der Stelle."""

    example: ClassVar[str] = """\
name: Ordnungsamt
einheit: Referat 3
typ: behoerde
kontakt: {telefon: 0000 1234-0}
beleg: {quelle: seite-baenke, sicher: amtlich}
"""
    name: Sentence = Field(description="Wie die Stelle heißt.")
    kurz: Sentence | None = Field(None, description="Die Abkürzung.")
    einheit: Sentence | None = Field(None, description="Referat, Hauptabteilung, Sachgebiet.")
    typ: Annotated[Literal["behoerde", "gremium", "privat", "selbst"], AsWord] = Field(
        "behoerde", description="Eine Behörde, ein Gremium, Privatleute oder Sie selbst."
    )
    aufgabe: Sentence | None = Field(None, description="Wofür sie zuständig ist, ein Satz.")
    kontakt: Kontakt | None = Field(None, description="Wie sie zu erreichen ist.")
    standorte: Items[Standort] = Field((), description="Dienststellen je Stadtteil.")
    beleg: Beleg = Field(description="Woher die Angaben stammen.")
