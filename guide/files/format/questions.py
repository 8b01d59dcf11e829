"""Fragen, Antworten, Stufen, Merkmale."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from guide.files.form import Form
from guide.files.kinds import (
    AsWord,
    Chosen,
    Condition,
    Limit,
    Name,
    Named,
    Sentence,
    Some,
    Switch,
)


class Antwort(Form):
    """Eine Antwort einer Frage. Wer nur den Text braucht, schreibt nur den Text."""

    short: ClassVar[str] = "text"
    example: ClassVar[str] = """\
antworten:
  gehweg: {text: Auf dem Gehweg, familie: strassengrund}
  privat: Auf privatem Grund
"""
    text: Sentence = Field(description="Was zum Anklicken da steht.")
    hinweis: Sentence | None = Field(None, description="Eine Erklärung darunter.")
    familie: Some[Name] = Field((), description="Gemeinsamer Name für mehrere Antworten.")
    setzt: Chosen = Field(
        default_factory=dict,
        description="Beantwortet andere Fragen gleich mit. Nur bei »vorhaben«.",
    )
    gruppe: Name | None = Field(
        None, description="Gruppe, in der die Antwort steht. Ihr Titel steht in paket.yaml."
    )
    suchworte: Some[Sentence] = Field(
        (), description="Andere Wörter für dasselbe. Nur bei »vorhaben«."
    )
    umstand: Sentence | None = Field(
        None, description="Die Antwort mitten im Satz, etwa »ohne Denkmal« statt »Nein«."
    )
    frueher: Some[Name] = Field((), description="Frühere Kennungen dieser Antwort.")


class Stufe(Form):
    """Ein Bereich einer Zahl, etwa »unter 1,60«. Die Grenze steht hier und nur hier."""

    short: ClassVar[str] = "grenze"
    example: ClassVar[str] = """\
stufen:
  eng: unter 1,60
  breit: ab 1,60
"""
    grenze: Limit = Field(description="unter …, bis …; die letzte Stufe: ab … oder über …")
    text: Sentence | None = Field(None, description="Eigener Text statt des erzeugten.")
    frueher: Some[Name] = Field((), description="Frühere Kennungen dieser Stufe.")


class WeissNicht(Form):
    """Was gilt, wenn jemand die Antwort nicht kennt. Ein Text allein genügt."""

    short: ClassVar[str] = "text"
    example: ClassVar[str] = """\
weiss_nicht:
  text: Das Ordnungsamt weiß, wem eine Fläche gehört.
  stelle: ordnungsamt
"""
    text: Sentence = Field(description="Wer die Antwort kennt oder wo sie steht.")
    stelle: Name | None = Field(None, description="Die Stelle, die Auskunft gibt.")


class Frage(Form):
    """Eine Frage des Programms. Gestellt wird sie nur, wenn ihre Antwort noch etwas ändert."""

    one_of: ClassVar[tuple[str, ...]] = ("antworten", "stufen")
    example: ClassVar[str] = """\
strom:
  frage: Brauchen Sie Strom?
  antworten:
    ja-strom: Ja
    kein-strom: Nein
"""
    frage: Sentence = Field(description="Die Frage selbst.")
    hilfe: Sentence | None = Field(None, description="Woran man die Antwort erkennt.")
    warum: Sentence | None = Field(None, description="Warum wir das fragen.")
    art: Annotated[Literal["eine", "mehrere", "stufen"] | None, AsWord] = Field(
        None, description="Wie viele Antworten möglich sind. Steht nichts da, ist es eine."
    )
    pflicht: Switch = Field(False, description="ja: »Weiß ich noch nicht« gibt es hier nicht.")
    einheit: Sentence | None = Field(None, description="Die Einheit der Stufen, etwa Meter.")
    umstand: Sentence | None = Field(
        None, description="Jede Antwort mitten im Satz: »wenn der Weg {antwort} breit ist«."
    )
    nur_bei: Condition | None = Field(
        None, description="Nur dann stellt sich die Frage. Nennt nur frühere Fragen."
    )
    antworten: Named[Antwort] = Field(
        default_factory=dict, description="Die Antworten, je eine Kennung mit ihrem Text."
    )
    stufen: Named[Stufe] = Field(
        default_factory=dict, description="Statt Antworten: die Stufen, von klein nach groß."
    )
    weiss_nicht: WeissNicht | None = Field(None, description="Wer die Antwort weiß.")
    frueher: Some[Name] = Field((), description="Frühere Kennungen dieser Frage.")


class Merkmal(Form):
    """Eine Bedingung mit einem Namen, die mehrere Karten brauchen."""

    example: ClassVar[str] = """\
auf-der-strasse:
  text: es auf öffentlicher Straße stattfindet
  wenn: {flaeche: strassengrund}
"""
    text: Sentence = Field(description="Das Merkmal in Worten; es ergänzt einen Satz mit »weil«.")
    wenn: Condition = Field(description="Wann das Merkmal zutrifft.")
