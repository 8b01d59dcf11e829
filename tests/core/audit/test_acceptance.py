"""Findings that the editors accept, and what happens when nothing is left to accept."""

from datetime import date

from guide.core.audit import audit
from guide.core.audit.acceptance import Acceptance
from guide.core.condition import AnyOf
from tests.packs import ask, card, one_of, pack, plan

ACTION = plan("bank", "fest")
GROUND = ask("flaeche", "gehweg", "platz")
TWICE = AnyOf((one_of(GROUND, "gehweg"), one_of(GROUND, "gehweg")))
TOWN = pack([ACTION, GROUND], [card("bank", when=TWICE), card("immer")])
TODAY = date(2026, 11, 27)
TOLERATED = Acceptance("zeile-ueberfluessig", "bank", "Die Satzung nennt beide.")


def test_an_accepted_finding_is_told_apart_with_its_reason() -> None:
    found = audit(TOWN, TODAY, (TOLERATED,))
    assert "zeile-ueberfluessig" not in {one.code for one in found.findings}
    assert {fitting.why for _, fitting in found.accepted} == {"Die Satzung nennt beide."}


def test_an_acceptance_that_fits_nothing_is_a_finding_itself() -> None:
    idle = Acceptance("karte-nie", "bank", "Kommt noch.")
    (told,) = [one for one in audit(TOWN, TODAY, (idle,)).findings if one.code == "hinnahme-leer"]
    assert told.text == (
        "Hingenommen wird »karte-nie« bei »bank«. Das findet niemand mehr: "
        "Streichen Sie den Eintrag."
    )
