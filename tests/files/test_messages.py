"""Every message, whole and at its place. The slips and the messages stand in messages.md."""

import os
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from guide.files.examples import check_examples
from guide.files.messages import MESSAGES
from guide.files.reader import read
from guide.files.report import LONGEST_CHAIN, MOST_PROBLEMS

TOWN = Path(__file__).parents[1] / "packs/musterstadt"
AND_MORE = "…"
"""Stands in the document for lines that are of other codes."""
BANK, FEAST = "stellen/ordnungsamt/bank.yaml", "stellen/ordnungsamt/fest.yaml"
NARROW, OFFICE = "stellen/ordnungsamt/bank-zu-eng.yaml", "stellen/ordnungsamt/stelle.yaml"
PARK, WO, PACK = "stellen/gruenflaechenamt/bank-im-park.yaml", "fragen/wo.yaml", "paket.yaml"
PAPERS, FACTS, CHECKS = "unterlagen.yaml", "merkmale.yaml", "pruefungen.yaml"
DOCUMENT = Path(__file__).with_name("messages.md")


@dataclass
class Slip:
    """One section of the document: what changes in which file, and what is said about it."""

    code: str
    file: str = ""
    gone: list[str] = field(default_factory=list)
    come: list[str] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


def slips() -> list[Slip]:
    found: list[Slip] = []
    for line in DOCUMENT.read_text("utf-8").splitlines():
        if line.startswith("### "):
            found.append(Slip(line.removeprefix("### ")))
        elif line.startswith("> "):
            found[-1].told.append(line.removeprefix("> "))
        elif match := re.fullmatch(r"    ([-+])?(.*)", line):
            slip, text = found[-1], match[2]
            {"-": slip.gone, "+": slip.come}.get(match[1] or "", []).append(text)
            slip.file = slip.file if match[1] else text
    return found


SLIPS = slips()


def make(slip: Slip, folder: Path) -> None:
    """Make the change: lines go and others come in their place, or all come at the end."""
    if slip.code in BUILT:
        return BUILT[slip.code](folder)
    file = folder / slip.file
    file.parent.mkdir(parents=True, exist_ok=True)
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    size = len(slip.gone)
    places = [n for n in range(len(lines)) if size and lines[n : n + size] == slip.gone]
    assert len(places) == bool(size), f"{slip.code}: this must stand there once: {slip.gone}"
    start = places[0] if places else len(lines)
    lines[start : start + size] = slip.come
    file.write_text("\n".join(lines) + "\n", "utf-8")
    return None


def told(folder: Path) -> list[str]:
    """The problems as `lotse check` shows them, seen from the folder."""
    reading = read(folder)
    problems = check_examples(reading.pack) if reading.pack else reading.problems
    seen_from = re.compile(rf"{re.escape(str(folder.parent))}/(?:{folder.name}/)?")
    return [seen_from.sub("", str(problem)) for problem in problems]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return shutil.copytree(TOWN, tmp_path / "regeln")


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.code)
def test_a_slip_is_told_whole_at_its_place_and_nothing_else_is(folder: Path, slip: Slip) -> None:
    make(slip, folder)
    found = told(folder)
    if slip.told[0] == AND_MORE:
        found = [AND_MORE, *(line for line in found if line.endswith(f" [{slip.code}]"))]
    assert found == slip.told


def test_a_slip_brings_about_the_message_it_stands_for() -> None:
    strays = [s.code for s in SLIPS if not any(f" [{s.code}]" in line for line in s.told)]
    assert strays == []


def test_every_message_stands_in_the_document_in_the_order_of_the_manual() -> None:
    assert [slip.code for slip in SLIPS] == list(MESSAGES)


def test_the_town_itself_is_in_order(folder: Path) -> None:
    assert told(folder) == []


def test_messages_are_made_of_short_sentences() -> None:
    for text in MESSAGES.values():
        plain = re.sub(r"\{\{.*?\}\}|\{\w+\}|»[^«]*«", "x", text)
        sentences = re.split(r"[.?!:;–] |: ", plain)
        assert max(len(sentence.split()) for sentence in sentences) <= 20, text


def changed(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        file = folder / name
        text = file.read_text("utf-8")
        assert text.count(old) == 1
        file.write_text(text.replace(old, new), "utf-8")

    return change


def written(name: str, content: str | bytes) -> Callable[[Path], None]:
    content = content if isinstance(content, bytes) else content.encode()
    return lambda folder: (folder / name).write_bytes(content) and None


# the same message in other places

ELSEWHERE = [
    # an old id that is still in use, or that two things share
    (
        WO,
        "  frage: Wo soll es sein\\?\n",
        "\\g<0>  frueher: [extras]\n",
        "3:13",
        "frueher-vergeben",
    ),
    (WO, "frueher: \\[mittel]", "frueher: [weit]", "22:17", "frueher-vergeben"),
    (BANK, "bank-antrag", "fest", "44:11", "frueher-vergeben"),
    (PAPERS, "\\[skizze]", "foto", "4:12", "frueher-vergeben"),
    (WO, "    hof: .*", "    hof: {text: Hof, frueher: wiese}", "7:31", "doppelte-kennung"),
    # ids that are none
    (WO, "familie: oeffentlich}", "familie: Öffentlich}", "5:46", "kennung"),
    (PACK, "  feiern:", "  Feiern:", "19:3", "kennung"),
    # what belongs to the first question only, and what to all
    (WO, "    hof: .*", "    hof: {text: Hof, gruppe: fest}", "7:30", "unbekannte-gruppe"),
    (WO, "    hof: .*", "    hof: {text: Hof, suchworte: Garten}", "7:22", "nur-vorhaben"),
    # holidays
    (PACK, "land: DE, region: SH", "land: XX", "13:19", "feiertage"),
    (PACK, "\\[public]", "[public, jewish]", "13:51", "feiertage"),
    # citations
    (NARROW, "quelle: satzung", "quelle: satzunk", "5:17", "unbekannte-quelle"),
    # selections
    (CHECKS, "stelle: ordnungsamt", "stelle: ordnungsam", "8:42", "unbekannte-stelle"),
    (CHECKS, "{art: erlaubnis}", "{art: erlaubnis, karte: bank}", "13:7", "auswahl"),
    (CHECKS, "  genau_eine: \\[aufraeumen]", "  genau_eine: []", "15:3", "genau-ein-eintrag"),
    # conditions
    (NARROW, "breite: bis eng", "breite: eng, weit", "3:21", "liste-ohne-klammern"),
    (FEAST, "merkmal: grosses-fest", "merkmal: grosses-fest, laut", "35:35", "komma-in-klammern"),
    (NARROW, "breite: bis eng", "breite = bis eng", "3:8", "eintraege-erwartet"),
    (NARROW, "breite: bis eng", "breite:bis eng", "3:8", "leerzeichen-fehlt"),
    (NARROW, "breite: bis eng", 'breite: ""', "3:16", "unbekannte-antwort"),
    # short ways to write a thing
    (BANK, "  - Die Bank steht fest.", '  - ""', "19:5", "leeres-feld"),
    (BANK, "  - Die Bank steht fest.", "  -", "19:4", "leeres-feld"),
    (WO, "    hof: .*", "    hof:", "7:5", "leeres-feld"),
    (WO, "    hof: .*", "    hof: [Hof]", "7:10", "eintraege-erwartet"),
    (OFFICE, "  fax: .*", "  fax: <b>1</b>", "14:8", "html"),
    (OFFICE, "  fax: .*", "  fax: {wert: 1, notiz: x}", "14:18", "unbekannter-schluessel"),
    (WO, "  weiss_nicht: .*", "  weiss_nicht: {texd: Messen}", "24:17", "unbekannter-schluessel"),
    # like another card
    (PARK, "wie: bank", "wie: bang", "1:6", "unbekannte-karte"),
    (NARROW, "art: verbot", "art: verbot\nwie: [bank]", "2:6", "text-erwartet"),
    (NARROW, "art: verbot", "art: verbot\nwie:", "2:1", "leeres-feld"),
    (PARK, "wie: bank", "wie: bank-im-park", "1:1", "kreis"),
]


@pytest.mark.parametrize(("file", "old", "new", "place", "code"), ELSEWHERE)
def test_a_slip_is_told_wherever_it_is_made(
    folder: Path, file: str, old: str, new: str, place: str, code: str
) -> None:
    text, count = re.subn(old, new, (folder / file).read_text("utf-8"), count=1)
    assert count
    (folder / file).write_text(text, "utf-8")
    (line,) = told(folder)
    assert line.startswith(f"{file}:{place}: ")
    assert line.endswith(f" [{code}]")


@pytest.mark.parametrize("name", ["fragen/wo.yaml", "quellen/stadt.yaml"])
def test_an_id_of_two_files_is_told_with_the_place_of_the_first(folder: Path, name: str) -> None:
    changed(PACK, "  wo: Wo es sein soll\n", "  wo: Wo es sein soll\n  x: Noch einmal\n")(folder)
    twin = (folder / name).with_name("x.yaml")
    shutil.copy(folder / name, twin)
    if "fragen" not in name:
        written("fragen/x.yaml", "warten: {frage: Wie lange?, antworten: {a: A, b: B}}\n")(folder)
    first = next(line for line in told(folder) if "doppelte-kennung" in line)
    assert f" gibt es schon in {name}, Zeile 1. " in first


def test_two_cards_that_are_like_each_other_are_told_once(folder: Path) -> None:
    changed(BANK, "art: erlaubnis\n", "wie: bank-im-park\n")(folder)
    assert told(folder) == [
        "stellen/ordnungsamt/bank.yaml:1:1: Das dreht sich im Kreis: bank → bank-im-park → bank. "
        "Lösen Sie eine dieser Verbindungen. [kreis]"
    ]


def test_a_circle_through_what_a_card_takes_over_is_told_where_it_does(folder: Path) -> None:
    why = "warum: Der Rat kennt den Ort.\n"
    changed("stellen/nachbarn/rat-fragen.yaml", why, "zuerst: bank-im-park\n")(folder)
    (line,) = told(folder)
    assert line.startswith(f"{PARK}:1:1: ")
    assert "Kreis: bank-im-park → rat-fragen → bank-im-park." in line


def test_what_a_card_takes_over_from_an_unreadable_card_is_not_called_missing(
    folder: Path,
) -> None:
    changed(BANK, "rechtsgrundlage: [satzung]", "rechtsgrundlage: [satzung")(folder)
    assert [line.split(": ")[0] for line in told(folder)] == [f"{BANK}:42:18"]


def test_a_pack_without_any_question_is_told_so(folder: Path) -> None:
    shutil.rmtree(folder / "fragen")
    pattern = "abschnitte:\n  was: Was Sie vorhaben\n  wo: Wo es sein soll\n"
    changed(PACK, pattern, "abschnitte: {}\n")(folder)
    assert told(folder) == [
        "paket.yaml:1:1: Die erste Frage muss »vorhaben« heißen. Sie steht ganz oben im ersten "
        "Abschnitt. [vorhaben-fehlt]"
    ]


def test_an_empty_pack_says_what_is_missing(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.mkdir()
    assert told(folder) == [
        "paket.yaml:1:1: Es fehlt die Datei »paket.yaml«. Ohne sie ist das Paket nicht "
        "vollständig. [datei-fehlt]"
    ]
    (folder / PACK).write_text("{}\n", "utf-8")
    assert {line.rpartition("[")[2] for line in told(folder)} == {"fehlt]"}


# what a document cannot show


def linked(folder: Path) -> None:
    (folder / "stellen/selbst/zaun.yaml").symlink_to(TOWN / "stellen/selbst/aufraeumen.yaml")


def cited_without_a_day(folder: Path) -> None:
    changed("quellen/stadt.yaml", "satzung:\n", "heft: {titel: Heft}\nsatzung:\n")(folder)
    bank = "stellen/ordnungsamt/bank-zu-eng.yaml"
    changed(bank, "quelle: satzung", "quelle: heft")(folder)


WHY = "warum: Die Bank steht auf öffentlichem Boden."
LOUD = "lautes-fest:\n  text: das Fest laut wird\n"
WHEN_LOUD = "  wenn: {vorhaben: fest, extras: laut}\n"
CHAIN = "f0: {text: x, wenn: {vorhaben: fest}}\n" + "".join(
    f"f{n}: {{text: x, wenn: {{merkmal: f{n - 1}}}}}\n" for n in range(1, LONGEST_CHAIN + 2)
)
BUILT: dict[str, Callable[[Path], None]] = {
    "ordner-fehlt": shutil.rmtree,
    "verknuepfung": linked,
    "nicht-lesbar": lambda folder: os.mkfifo(folder / "stellen/selbst/zaun.yaml"),
    "datei-zu-gross": changed(PAPERS, "foto:\n", "#" * 300_000 + "\nfoto:\n"),
    "zu-viele-eintraege": written("beispiele/lang.yaml", "ergibt: [" + "a,\n" * 10_001 + "]\n"),
    "keine-textdatei": changed(PAPERS, "foto:\n", "fo\0to:\n"),
    "kodierung": written(PAPERS, "foto: Foto\n".encode("utf-16")),
    "windows-1252": written(PAPERS, "plan: Plan mit Maßen\n".encode("cp1252")),
    "unerlaubtes-zeichen": changed(PAPERS, "Plan mit", "Plan\u200bmit"),
    "tabulator": changed(PAPERS, "  titel: Foto", "\ttitel: Foto"),
    "weitere-probleme": written(
        "beispiele/neu.yaml",
        "fall: Neu\nantworten: {}\nergibt:\n" + "  - neu\n" * (MOST_PROBLEMS + 9),
    ),
    "unsichtbar-in-kennung": changed(PAPERS, "zeltbuch:", "zelt\u00adbuch:"),
    "zu-lang": changed(BANK, WHY, "warum: " + "Ein Wort " * 600),
    "emoji": changed(BANK, WHY, "warum: " + "🪑" * 21),
    "kette": changed(FACTS, LOUD, CHAIN + LOUD),
    "zu-verzweigt": changed(
        FACTS, WHEN_LOUD, "  wenn:\n" + "    - {vorhaben: fest, extras: laut}\n" * 200
    ),
    "stand-fehlt": cited_without_a_day,
}
