"""Was das Paket über sich selbst sagt."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field

from guide.files.form import Form
from guide.files.kinds import Address, Mail, Months, Named, Sentence, Some, Word


class Kontaktperson(Form):
    """Wer Fehler in den Regeln entgegennimmt."""

    example: ClassVar[str] = """\
kontakt:
  name: Redaktion der Regeln
  mail: regeln@musterdorf.example
"""
    name: Sentence | None = Field(None, description="Name der Person oder des Teams.")
    mail: Mail | None = Field(None, description="E-Mail-Adresse.")
    telefon: Sentence | None = Field(None, description="Telefonnummer.")
    web: Address | None = Field(None, description="Internetadresse.")


class Feiertage(Form):
    """Wessen Feiertage die Fristen verschieben."""

    example: ClassVar[str] = """\
feiertage: {land: DE, region: BY, arten: [public, catholic]}
"""
    land: Word = Field(description="Das Land in zwei Buchstaben, etwa DE.")
    region: Word | None = Field(None, description="Das Bundesland in zwei Buchstaben, etwa BY.")
    arten: Some[Word] = Field(
        (), description="Welche Feiertage zählen: public, dazu etwa catholic. Sonst nur public."
    )


class Paket(Form):
    """Was das Regelpaket über sich selbst sagt."""

    example: ClassVar[str] = """\
titel: Genehmigungslotse Musterdorf
stadt: Musterdorf
herausgeber: Gemeinde Musterdorf
veraltet_nach: 12 Monate
feiertage: {land: DE, region: BY}
abschnitte: {vorhaben: Ihr Vorhaben, ort: Der Ort}
"""
    titel: Sentence = Field(description="Wie das Angebot heißt.")
    stadt: Sentence = Field(description="Für welche Stadt es gilt.")
    herausgeber: Sentence = Field(description="Wer die Regeln herausgibt.")
    kontakt: Kontaktperson | None = Field(None, description="Wer Fehler entgegennimmt.")
    geprueft_von: Sentence | None = Field(
        None, description="Wer die Regeln geprüft hat. Fehlt es, ist jede Seite ein Entwurf."
    )
    kennzeichen: Sentence | None = Field(None, description="Der Vermerk auf einem Entwurf.")
    lizenz: Sentence | None = Field(None, description="Unter welcher Lizenz die Regeln stehen.")
    veraltet_nach: Months = Field(description="Ab wann ein Beleg als veraltet gilt.")
    feiertage: Feiertage = Field(description="Wessen Feiertage gelten.")
    abschnitte: Named[Sentence] = Field(
        description="Abschnitte der Fragen mit ihrem Titel, in dieser Reihenfolge."
    )
    gruppen: Named[Sentence] = Field(
        default_factory=dict,
        description="Gruppen von Antworten mit ihrem Titel, in dieser Reihenfolge.",
    )
