"""`lotse audit` on good and on faulty packs, for people, programs and as a page."""

import json
from collections.abc import Callable
from pathlib import Path

import html5lib
import pytest
from click.testing import Result

from guide.core.audit import walk

Lotse = Callable[..., Result]
CARD = "regeln/stellen/rathaus/fest.yaml"
NOTHING = "regeln/fragen/was.yaml:1:1: Fehler: In diesem Fall gilt keine einzige Karte."


def settled(pack: Path) -> Path:
    """The tiny pack with a card for everybody, so that nothing is left but notes."""
    text = (
        "art: auskunft\ntitel: Fragen Sie im Rathaus\nbeleg: {quelle: satzung, sicher: amtlich}\n"
    )
    (pack / "stellen/rathaus/fragen.yaml").write_text(text, "utf-8")
    file = pack / "beispiele/fest.yaml"
    file.write_text(file.read_text("utf-8").replace("[fest]", "[fest, fragen]"), "utf-8")
    near = "fall: Eine Bank.\nantworten: {vorhaben: bank, teile: [musik]}\nergibt: [fragen]\n"
    (pack / "beispiele/bank.yaml").write_text(near, "utf-8")
    questions = pack / "fragen/was.yaml"
    text = questions.read_text("utf-8").replace(
        ", zelt: {text: Ein Zelt, frueher: [pavillon]}", ""
    )
    questions.write_text(text, "utf-8")
    return pack


def test_a_finding_has_place_level_sentence_code_and_a_case(lotse: Lotse, tiny: Path) -> None:
    result = lotse("audit", tiny)
    lines = result.stdout.splitlines()
    assert result.exit_code == 1
    assert f"{NOTHING} [ohne-ergebnis]" in lines
    assert lines[lines.index(f"{NOTHING} [ohne-ergebnis]") + 1] == (
        "    Zum Beispiel: /checkliste?vorhaben=bank"
    )


def test_a_settled_pack_says_its_size_and_ends_well(lotse: Lotse, tiny: Path) -> None:
    result = lotse("audit", settled(tiny))
    assert (result.exit_code, result.stderr) == (0, ""), result.stdout
    assert "  Ein Fest: 2 Wege, 2 verschiedene Listen, 2 Fragen, im Mittel 2,0." in (
        result.stdout.splitlines()
    )


def test_the_report_for_programs_says_the_same(lotse: Lotse, tiny: Path) -> None:
    told = json.loads(lotse("audit", tiny, "--format", "json").stdout)
    (found,) = [one for one in told["funde"] if one["code"] == "ohne-ergebnis"]
    assert found == {
        "stufe": "fehler",
        "code": "ohne-ergebnis",
        "wo": "vorhaben",
        "text": "In diesem Fall gilt keine einzige Karte.",
        "datei": "regeln/fragen/was.yaml",
        "zeile": 1,
        "spalte": 1,
        "fall": "/checkliste?vorhaben=bank",
    }
    assert [one["wege"] for one in told["umfang"]] == [1, 4]


def test_the_page_is_valid_and_stands_alone(lotse: Lotse, tiny: Path) -> None:
    assert lotse("audit", tiny, "--format", "html", "-o", "bericht.html").exit_code == 1
    text = Path("bericht.html").read_text("utf-8")
    html5lib.HTMLParser(strict=True).parse(text)
    assert "<link" not in text
    assert '<a href="/checkliste?vorhaben=bank">' in text


def test_what_is_wrong_with_the_acceptances_is_said(lotse: Lotse, tiny: Path) -> None:
    (tiny / "hinnehmen.yaml").write_text("- {code: karte-nie, wo: fest}\n", "utf-8")
    result = lotse("audit", tiny)
    assert result.exit_code == 1
    assert "hinnehmen.yaml" in result.stderr


def test_notes_of_one_kind_are_told_together(lotse: Lotse, tiny: Path) -> None:
    pack = settled(tiny)
    fest = (pack / "stellen/rathaus/fest.yaml").read_text("utf-8")
    (pack / "stellen/rathaus/feier.yaml").write_text(fest, "utf-8")
    example = pack / "beispiele/fest.yaml"
    example.write_text(example.read_text("utf-8").replace("[fest, ", "[fest, feier, "), "utf-8")
    result = lotse("audit", pack)
    lines = result.stdout.splitlines()
    assert result.exit_code == 0, result.stdout
    assert lines[0] == "Hinweise:"
    assert "  Karten, die immer zugleich gelten: feier, fest" in lines
    assert lines[-1].startswith("0 Fehler, 0 Warnungen, ")


def test_what_is_too_large_to_count_is_said_in_every_form(
    lotse: Lotse, tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "MOST_KEPT", 0)
    pack = settled(tiny)
    said = "  Ein Fest: nicht gezählt. Es gibt zu viele verschiedene Gespräche."
    assert said in lotse("audit", pack).stdout.splitlines()
    told = json.loads(lotse("audit", pack, "--format", "json").stdout)
    assert {"vorhaben": "fest", "titel": "Ein Fest", "gezaehlt": False} in told["umfang"]
    assert "nicht gezählt" in lotse("audit", pack, "--format", "html").stdout
