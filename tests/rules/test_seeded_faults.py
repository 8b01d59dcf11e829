"""Faults put into a copy of the Munich pack, each found in its place, with a case."""

import shutil
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from guide.core.audit import audit
from guide.core.audit.finding import Finding, Level
from guide.core.compiled import Verdicts
from guide.core.pack import RulePack
from guide.core.truth import YES
from guide.files.reader import Reading, read

RULES = Path(__file__).parents[2] / "rules"
TODAY = date(2026, 11, 27)
KVR = "stellen/kvr-bezirksinspektion"
MONUMENT = "stellen/plan-denkmalschutz/denkmal-erlaubnis.yaml"
GROUND_FLOOR = "stellen/erdgeschoss/erdgeschoss-zustimmung.yaml"
BED = "wenn: {vorhaben: hochbeet, flaeche: gehbereich}"
EXCEPTION = "ausgenommen: {merkmal: denkmal-kurz-ausgenommen}"
UNUSED_FACT = "umsonst:\n  text: es umsonst ist\n  wenn: {flaeche: privat}\n\ngehweg-zu-schmal:"
IDLE = "wetter:\n  frage: Regnet es?\n  warum: Nur so.\n  antworten: {ja: Ja, nein: Nein}\n\n"
UNUSED_SOURCE = "umsonst:\n  titel: Ein Buch\n  stand: 2026-11-23\n\nplatzschenker-leitfaden:"


class Fault(NamedTuple):
    """In this file the one text becomes the other; then this is found about the subject."""

    code: str
    subject: str
    file: str
    before: str
    after: str
    found_in: str = ""


FAULTS = [
    Fault(
        "karte-nie",
        "hochbeet",
        f"{KVR}/hochbeet.yaml",
        BED,
        "wenn: {vorhaben: hochbeet, flaeche: parkplatz, restbreite: eng}",
    ),
    Fault(
        "karte-nie",
        "denkmal-erlaubnis",
        MONUMENT,
        EXCEPTION,
        "ausgenommen: {denkmal: denkmalschutz}",
    ),
    Fault(
        "ausgenommen-nie",
        "denkmal-erlaubnis",
        MONUMENT,
        EXCEPTION,
        "ausgenommen: {denkmal: nein}",
    ),
    Fault(
        "zeile-nie",
        "erdgeschoss-zustimmung",
        GROUND_FLOOR,
        "  - {vorhaben: parklet}\n",
        "  - {vorhaben: parklet, flaeche: gehweg}\n",
    ),
    Fault(
        "zeile-ueberfluessig",
        "erdgeschoss-zustimmung",
        GROUND_FLOOR,
        "  - {vorhaben: parklet}\n",
        "  - {vorhaben: parklet}\n  - {vorhaben: parklet, kommerziell: ja}\n",
    ),
    Fault(
        "zeile-ueberfluessig",
        "erdgeschoss-zustimmung",
        GROUND_FLOOR,
        "  - {vorhaben: parklet}\n",
        "  - {vorhaben: parklet}\n  - {vorhaben: parklet}\n",
    ),
    Fault(
        "angabe-nie",
        "haftung",
        "stellen/selbst/haftung.yaml",
        "wenn: {flaeche: strassengrund}",
        "wenn: {flaeche: privat, restbreite: eng}",
    ),
    Fault(
        "merkmal-nie",
        "denkmal-betroffen",
        "merkmale.yaml",
        "wenn: {vorhaben: {nicht: baumscheibe}, denkmal: denkmalschutz}",
        "wenn: {vorhaben: parklet, wasserquelle: freistehend}",
    ),
    Fault("merkmal-unbenutzt", "umsonst", "merkmale.yaml", "gehweg-zu-schmal:", UNUSED_FACT),
    Fault("frage-nie", "wetter", "fragen/umfang.yaml", "lebensmittel:", f"{IDLE}lebensmittel:"),
    Fault(
        "antwort-egal",
        "am-rand",
        "fragen/ort.yaml",
        "    radweg: Ein Radweg\n",
        "    radweg: Ein Radweg\n    baum: Ein Baum\n",
    ),
    Fault(
        "pruefung-verletzt",
        "Auf Gehweg und Platz hat jedes Vorhaben seine Erlaubnis.",
        f"{KVR}/hochbeet.yaml",
        BED,
        "wenn: {vorhaben: hochbeet, flaeche: gehweg}",
        "pruefungen.yaml",
    ),
    Fault(
        "pruefung-verletzt",
        "Kein Vorhaben braucht zwei Erlaubnisse der Bezirksinspektion.",
        f"{KVR}/hochbeet.yaml",
        BED,
        "wenn: {vorhaben: [hochbeet, stadtterrasse], flaeche: gehbereich}",
        "pruefungen.yaml",
    ),
    Fault(
        "pruefung-verletzt",
        "Ohne Denkmal bleibt die Denkmalschutzbehörde außen vor.",
        MONUMENT,
        "wenn: {merkmal: denkmal-betroffen}",
        "wenn: {vorhaben: {nicht: baumscheibe}}",
        "pruefungen.yaml",
    ),
    Fault(
        "pruefung-leer",
        "Ein Parklet belegt höchstens zwei Parkplätze.",
        "pruefungen.yaml",
        "wenn: {vorhaben: parklet, stellplaetze: viele}",
        "wenn: {vorhaben: parklet, flaeche: gehweg}",
    ),
    Fault(
        "widerspruch",
        "privatgrund-frei",
        f"{KVR}/privatgrund-frei.yaml",
        "flaeche: privat",
        "flaeche: [privat, platz]",
    ),
    Fault(
        "zuerst-nie",
        "hochbeet",
        f"{KVR}/hochbeet.yaml",
        "zuerst: [grund-klaeren, ",
        "zuerst: [grund-klaeren, wassertonne-begruenden, ",
    ),
    Fault(
        "quelle-unbenutzt",
        "umsonst",
        "quellen/vorbilder.yaml",
        "platzschenker-leitfaden:",
        UNUSED_SOURCE,
    ),
    Fault(
        "ohne-antwort",
        "vorhaben",
        "stellen/schloesserverwaltung/staatspark-anfragen.yaml",
        "flaeche: staatspark",
        "flaeche: staatspark, vorhaben: hochbeet",
        "fragen/vorhaben.yaml",
    ),
    Fault(
        "beispiel-antwort",
        "wassertonne-im-hof",
        "beispiele/wassertonne-im-hof.yaml",
        "flaeche: privat",
        "flaeche: privat\n  altstadt: ja",
    ),
]
REFUSED = [
    Fault("unbekannte-antwort", "", f"{KVR}/hochbeet.yaml", "gehbereich}", "gehberich}"),
    Fault("unbekannte-karte", "", f"{KVR}/hochbeet.yaml", "[grund-klaeren", "[grund-klaren"),
    Fault("kreis", "", f"{KVR}/grund-klaeren.yaml", "titel:", "zuerst: [hochbeet]\ntitel:"),
]


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the rules, whole between two tests."""
    return shutil.copytree(RULES, tmp_path_factory.mktemp("copy") / "rules")


def spoilt(fault: Fault, rules: Path) -> Reading:
    """The copy as it is read with this fault in it."""
    file = rules / fault.file
    text = file.read_text("utf-8")
    assert fault.before in text, f"{fault.file} no longer says {fault.before!r}"
    file.write_text(text.replace(fault.before, fault.after, 1), "utf-8")
    try:
        return read(rules)
    finally:
        file.write_text(text, "utf-8")


def name(fault: Fault) -> str:
    return f"{fault.code}: {fault.before.strip()} -> {fault.after.strip()}"


@pytest.mark.parametrize("fault", FAULTS, ids=name)
def test_a_seeded_fault_is_found_where_it_is(fault: Fault, rules: Path) -> None:
    pack = spoilt(fault, rules).pack
    assert pack is not None
    found = [
        one
        for one in audit(pack, TODAY, count=False).findings
        if (one.code, one.subject) == (fault.code, fault.subject)
    ]
    assert found
    for finding in found:
        assert finding.level is not Level.NOTE
        assert finding.place.file == str(rules / (fault.found_in or fault.file))
        assert shows(pack, finding)


def shows(pack: RulePack, finding: Finding) -> bool:
    """Whether the witness, if there must be one, really shows the finding."""
    if finding.code not in ("pruefung-verletzt", "widerspruch", "ohne-antwort"):
        return True
    assert finding.witness is not None
    verdicts = Verdicts(pack.compiled, finding.witness)
    needed = {card.id for card in verdicts.cards(YES)}
    if finding.code == "widerspruch":
        return finding.subject in needed
    if finding.code == "ohne-antwort":
        return pack.question["flaeche"].id in finding.witness
    rule = next(one for one in pack.invariants if one.rule == finding.subject)
    assert pack.compiled.decide(rule.when, finding.witness) is YES
    return not rule.count.allows(len(needed & set(rule.cards)))


@pytest.mark.parametrize("fault", REFUSED, ids=name)
def test_a_fault_that_the_reader_knows_is_refused(fault: Fault, rules: Path) -> None:
    reading = spoilt(fault, rules)
    assert reading.pack is None
    assert fault.code in {one.code for one in reading.problems}


def test_the_pack_as_it_stands_has_no_error_and_no_warning(munich: RulePack) -> None:
    found = audit(munich, TODAY)
    assert [str(one) for one in found.findings if one.level is not Level.NOTE] == []
    assert len(found.proven) == len(munich.invariants)


def test_every_interview_of_the_pack_is_counted(munich: RulePack) -> None:
    sizes = audit(munich, TODAY).sizes
    assert [one.action.id for one in sizes if not one.complete or one.checklists is None] == []


def test_only_notes_depend_on_the_day(munich: RulePack) -> None:
    later = audit(munich, date(2036, 11, 27))
    assert [str(one) for one in later.findings if one.level is not Level.NOTE] == []
