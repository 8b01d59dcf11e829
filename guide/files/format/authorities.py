"""Stellen und wie man sie erreicht."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from guide.files.fields import Address, AsWord, Condition, Items, Mail, Sentence, Some
from guide.files.form import Form
from guide.files.format.sources import Beleg


class Kontaktwert(Form):
    """Ein Weg, eine Stelle zu erreichen. Wer nur den Wert braucht, schreibt nur den Wert."""

    short: ClassVar[str] = "wert"
    wert: Sentence = Field(description="Nummer, Anschrift oder Adresse.")
    hinweis: Sentence | None = Field(None, description="Zum Beispiel: nur schriftlich.")
    beleg: Beleg | None = Field(None, description="Eigener Beleg dieses Werts.")


class Mailkontakt(Kontaktwert):
    """Eine E-Mail-Adresse."""

    wert: Mail = Field(description="Die E-Mail-Adresse.")


class Webkontakt(Kontaktwert):
    """Eine Internetadresse."""

    wert: Address = Field(description="Die Internetadresse.")


class Kontakt(Form):
    """Wie eine Stelle zu erreichen ist. Ohne eigenen Beleg gilt der Beleg der Stelle."""

    adresse: Some[Kontaktwert] = Field((), description="Wohin man gehen kann.")
    post: Some[Kontaktwert] = Field((), description="Wohin man schreiben kann.")
    telefon: Some[Kontaktwert] = Field((), description="Telefonnummer.")
    mail: Some[Mailkontakt] = Field((), description="E-Mail-Adresse.")
    fax: Some[Kontaktwert] = Field((), description="Faxnummer.")
    web: Some[Webkontakt] = Field((), description="Internetadresse.")


class Standort(Form):
    """Die Dienststelle für einen Teil der Stadt."""

    name: Sentence = Field(description="Wie die Dienststelle heißt.")
    wenn: Condition = Field(description="Wofür sie da ist, meist eine Bedingung auf den Bezirk.")
    kontakt: Kontakt | None = Field(None, description="Wie sie zu erreichen ist.")
    beleg: Beleg | None = Field(None, description="Eigener Beleg; sonst gilt der der Stelle.")


class Stelle(Form):
    """Wer entscheidet oder mitredet. Der Name des Ordners ist die Kennung der Stelle."""

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
