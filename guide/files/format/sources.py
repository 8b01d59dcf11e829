"""Quellen, Belege, Unterlagen."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from guide.files.form import Form
from guide.files.kinds import Address, AsWord, Day, Name, Sentence, Some


class Beleg(Form):
    """Woher eine Angabe stammt und wie sicher sie ist.

    Ein Beleg gilt für die ganze Karte. Eine einzelne Angabe kann ihren eigenen haben.
    """

    example: ClassVar[str] = """\
beleg:
  sicher: bestaetigt
  quelle: seite-baenke
  stand: 2026-11-23
  von: Ordnungsamt
"""
    sicher: Annotated[
        Literal[
            "bestaetigt", "amtlich", "veraltet", "berichtet", "vorbild", "abgeleitet", "offen"
        ],
        AsWord,
    ] = Field(description="Wie sicher die Angabe ist.")
    quelle: Some[Name] = Field(
        (),
        description="Eine Quelle oder mehrere. Nur bei offen und abgeleitet entbehrlich.",
    )
    stand: Day | None = Field(
        None, description="Wann gelesen. Fehlt es, gilt der Stand der Quelle."
    )
    von: Sentence | None = Field(None, description="Wer es bestätigt hat. Nur bei bestaetigt.")
    fundstelle: Sentence | None = Field(None, description="Wo in der Quelle, etwa »Absatz 2«.")
    hinweis: Sentence | None = Field(None, description="Was beim Lesen zu bedenken ist.")


class Quelle(Form):
    """Ein Gesetz, eine Satzung oder eine Internetseite. Sie steht einmal da und wird zitiert."""

    example: ClassVar[str] = """\
satzung:
  titel: Satzung über Sondernutzungen
  fassung: vom 1. März 2024
  stand: 2026-11-23
"""
    titel: Sentence = Field(description="Wie die Quelle heißt.")
    adresse: Address | None = Field(None, description="Internetadresse, mit https:// am Anfang.")
    fassung: Sentence | None = Field(None, description="Die gedruckte Fassung oder das Datum.")
    stand: Day | None = Field(None, description="Wann die Quelle zuletzt gelesen wurde.")
    hinweis: Sentence | None = Field(None, description="Was über die Quelle zu wissen ist.")


class Unterlage(Form):
    """Ein Papier, das eine oder mehrere Karten verlangen. Es steht einmal da."""

    short: ClassVar[str] = "titel"
    example: ClassVar[str] = """\
lageplan: Lageplan
foto:
  titel: Foto des Orts
  hinweis: Bei Tageslicht.
"""
    titel: Sentence = Field(description="Wie das Papier heißt.")
    hinweis: Sentence | None = Field(None, description="Was darin stehen muss.")
    frueher: Some[Name] = Field((), description="Frühere Kennungen, damit alte Links gelten.")
