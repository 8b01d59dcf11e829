"""Karten und ihre Angaben."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from guide.files.form import Form
from guide.files.format.sources import Beleg
from guide.files.kinds import (
    Address,
    AsWord,
    Condition,
    Items,
    Lasting,
    Money,
    Name,
    Named,
    Per,
    Sentence,
    Some,
    Until,
)

Art = Annotated[Literal[
    "erlaubnis", "anzeige", "zustimmung", "vereinbarung", "auflage", "verbot", "frei", "auskunft",
    "foerderung", "empfehlung",
], AsWord]  # fmt: skip
Bereich = Annotated[
    Literal["genehmigung", "haftung", "beschilderung", "sicherheit", "geld", "beratung"], AsWord
]
Rolle = Annotated[Literal["zustimmung", "entscheidung", "anhoerung"], AsWord]

_BELEG = "Eigener Beleg; sonst gilt der der Karte."
_ALTERNATIV = "Ein Name, den sich widersprechende Angaben teilen. Gezeigt werden alle."


class Angabe(Form):
    """Ein Satz einer Karte. Wer nur den Satz braucht, schreibt nur den Satz."""

    short: ClassVar[str] = "text"
    example: ClassVar[str] = """\
auflagen:
  - Die Bank steht fest und wackelt nicht.
  - text: Nachts ist es leise.
    wenn: {vorhaben: fest}
"""
    text: Sentence = Field(description="Der Satz.")
    wenn: Condition | None = Field(None, description="Nur dann gilt der Satz.")
    beleg: Beleg | None = Field(None, description=_BELEG)
    alternativ: Name | None = Field(None, description=_ALTERNATIV)


class Papier(Form):
    """Eine Unterlage, die diese Karte verlangt. Wer nur die Kennung braucht, schreibt nur sie."""

    short: ClassVar[str] = "unterlage"
    example: ClassVar[str] = """\
unterlagen:
  - lageplan
  - unterlage: foto
    hinweis: Zwei Bilder genügen.
"""
    unterlage: Name = Field(description="Kennung aus unterlagen.yaml.")
    hinweis: Sentence | None = Field(None, description="Was hier besonders ist.")
    wenn: Condition | None = Field(None, description="Nur dann wird sie verlangt.")
    beleg: Beleg | None = Field(None, description=_BELEG)
    alternativ: Name | None = Field(None, description=_ALTERNATIV)


class Frist(Form):
    """Bis wann etwas geschehen muss oder wie lange es dauert."""

    one_of: ClassVar[tuple[str, ...]] = (
        "antrag",
        "anzeige",
        "aufbau",
        "bearbeitung",
        "gilt_als_erteilt",
    )
    example: ClassVar[str] = """\
frist:
  - antrag: 4 Wochen vor beginn
    verbindlich: wunsch
  - bearbeitung: 2 bis 3 Wochen
"""
    antrag: Until | None = Field(None, description="Bis wann der Antrag da sein muss.")
    anzeige: Until | None = Field(None, description="Bis wann man es anzeigt.")
    aufbau: Until | None = Field(None, description="Bis wann etwas aufgebaut sein muss.")
    bearbeitung: Lasting | None = Field(None, description="Wie lange die Stelle braucht.")
    gilt_als_erteilt: Lasting | None = Field(
        None, description="Nach welcher Zeit die Erlaubnis als erteilt gilt."
    )
    verbindlich: Annotated[Literal["gesetz", "wunsch"] | None, AsWord] = Field(
        None, description="Ein Gesetz verlangt es, oder die Stelle wünscht es."
    )
    hinweis: Sentence | None = Field(None, description="Was dazu zu wissen ist.")
    wenn: Condition | None = Field(None, description="Nur dann gilt die Frist.")
    beleg: Beleg | None = Field(None, description=_BELEG)
    alternativ: Name | None = Field(None, description=_ALTERNATIV)


class Kosten(Form):
    """Was etwas kostet."""

    one_of: ClassVar[tuple[str, ...]] = ("verwaltung", "sondernutzung", "sonstiges")
    example: ClassVar[str] = """\
kosten:
  - verwaltung: ab 30 €
    je: Antrag
  - sondernutzung: offen
    hinweis: Fragen Sie nach der Gebühr für die Fläche.
    beleg: {sicher: offen}
"""
    verwaltung: Money | None = Field(None, description="Gebühr für das Verfahren.")
    sondernutzung: Money | None = Field(None, description="Gebühr für die Fläche.")
    sonstiges: Money | None = Field(None, description="Was sonst zu zahlen ist.")
    je: Per | None = Field(None, description="Wofür der Betrag gilt: Antrag, Tag, Stand …")
    hinweis: Sentence | None = Field(None, description="Was dazu zu wissen ist.")
    wenn: Condition | None = Field(None, description="Nur dann fällt es an.")
    beleg: Beleg | None = Field(None, description=_BELEG)
    alternativ: Name | None = Field(None, description=_ALTERNATIV)


class Antrag(Form):
    """Wie und wo man den Antrag stellt."""

    example: ClassVar[str] = """\
antrag:
  weg: online
  adresse: https://musterdorf.example/antrag
"""
    weg: Annotated[Literal["formular", "formlos", "online", "telefon", "persoenlich"], AsWord] = (
        Field(description="Auf welchem Weg.")
    )
    adresse: Address | None = Field(None, description="Wo das Formular liegt.")
    hinweis: Sentence | None = Field(None, description="Was dazu zu wissen ist.")
    beleg: Beleg | None = Field(None, description=_BELEG)


class Karte(Form):
    """Was jemand braucht oder wissen muss: eine Erlaubnis, eine Zustimmung, ein Rat.

    Die Karte liegt im Ordner ihrer Stelle. Der Dateiname ist ihre Kennung.
    """

    example: ClassVar[str] = """\
art: anzeige
titel: Das Fest beim Ordnungsamt anzeigen
wenn: {vorhaben: fest}
frist:
  - anzeige: 2 Wochen vor beginn
beleg: {quelle: satzung, sicher: amtlich, fundstelle: § 7}
"""
    art: Art = Field(description="Was die Karte ist.")
    titel: Sentence = Field(description="Was zu tun ist, ohne Punkt am Ende.")
    bereich: Bereich = Field("genehmigung", description="Wo sie auf der Checkliste steht.")
    wenn: Condition | None = Field(None, description="Wann die Karte gilt; sonst gilt sie immer.")
    ausgenommen: Condition | None = Field(None, description="Wann sie trotzdem nicht gilt.")
    warum: Sentence | None = Field(None, description="Warum es das braucht.")
    zuerst: Some[Name] = Field((), description="Karten, die vorher erledigt sein müssen.")
    beteiligt: Named[Rolle] = Field(
        default_factory=dict, description="Stellen, die mitreden, jede mit ihrer Rolle."
    )
    antrag: Antrag | None = Field(None, description="Wie man den Antrag stellt.")
    unterlagen: Items[Papier] = Field((), description="Papiere, die beizulegen sind.")
    auflagen: Items[Angabe] = Field((), description="Was einzuhalten ist.")
    hinweise: Items[Angabe] = Field((), description="Was zu wissen oder zu klären ist.")
    frist: Items[Frist] = Field((), description="Bis wann, wie lange.")
    kosten: Items[Kosten] = Field((), description="Was es kostet.")
    rechtsgrundlage: Some[Name] = Field((), description="Quellen, auf denen es beruht.")
    beleg: Beleg = Field(description="Gilt für alles auf der Karte, was keinen eigenen hat.")
    wie: Name | None = Field(
        None, description="Übernimmt von einer anderen Karte alles, was hier nicht steht."
    )
    frueher: Some[Name] = Field((), description="Frühere Kennungen der Karte.")
