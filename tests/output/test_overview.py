"""The rules as one document: it stands alone, every link inside it leads somewhere."""

from datetime import date
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from guide.files.reader import read
from guide.output.overview import as_page, as_text

ROOT = Path(__file__).parents[2]
TOWN = read(ROOT / "tests/packs/musterstadt").pack
TODAY = date(2026, 11, 24)


def page(**more: object) -> Element:
    text = as_page(TOWN, TOWN.action.options, TODAY, ROOT / "templates", **more)
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: Element = parser.parse(text)
    return tree


def hrefs(tree: Element) -> list[str]:
    return [one.get("href", "") for one in tree.iter("a")]


@pytest.mark.parametrize("in_detail", [False, True])
@pytest.mark.parametrize("root", ["", "https://lotse.example.org"])
def test_every_link_inside_leads_to_one_place(in_detail: bool, root: str) -> None:
    tree = page(in_detail=in_detail, root=root)
    ids = [one.get("id") for one in tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids))
    assert {one[1:] for one in hrefs(tree) if one.startswith("#")} <= set(ids)
    assert all(one.startswith(("#", "https://", "http://")) for one in hrefs(tree))


def test_it_loads_nothing_and_runs_nothing() -> None:
    tree = page(in_detail=True)
    assert not [one.tag for one in tree.iter() if one.tag in ("link", "script", "img", "iframe")]
    style = next(tree.iter("style")).text or ""
    assert "url(" not in style
    assert "@import" not in style


def test_without_an_address_what_is_not_inside_is_no_link() -> None:
    assert all(one.startswith("#") for one in hrefs(page()))
    assert "https://lotse.example.org/regeln/karte/bank" in hrefs(
        page(root="https://lotse.example.org")
    )


def test_in_detail_every_card_and_question_has_its_part() -> None:
    ids = {one.get("id") for one in page(in_detail=True).iter()}
    assert {f"karte-{card.id}" for card in TOWN.requirements} <= ids
    assert {f"frage-{one}" for one in ("extras", "flaeche", "breite")} <= ids


def test_one_action_alone_leaves_the_others_out() -> None:
    (bench, _) = TOWN.action.options
    text = as_text(TOWN, [bench], TODAY)
    assert text.startswith("Eine Bank aufstellen\n====================\n\n2. Wo soll es sein?\n")
    assert "Fest" not in text.replace("Festigkeit", "")
    assert "   Auf der Straße: weiter mit Frage 3\n" in text


def test_the_text_tells_a_card_with_all_that_decides_it() -> None:
    lines = as_text(TOWN, TOWN.action.options, TODAY).splitlines()
    start = next(n for n, line in enumerate(lines) if line.endswith("[bank-zu-eng]"))
    assert lines[start].endswith("Hindernis: Einen breiteren Weg suchen [bank-zu-eng]")
    assert lines[start + 1] == "     Wann: Wie breit bleibt der Weg? – unter 1,50 Meter"
    assert lines[start + 2] == "     Stelle: Ordnungsamt Musterstadt"
