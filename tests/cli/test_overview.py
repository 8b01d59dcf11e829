"""`lotse overview`: for a terminal, for a printer, for one Vorhaben."""

from collections.abc import Callable
from pathlib import Path

import html5lib
from click.testing import Result

Lotse = Callable[..., Result]


def test_the_terminal_gets_text(lotse: Lotse, tiny: Path) -> None:
    result = lotse("overview", "--rules", tiny, "--vorhaben", "fest")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "Ein Fest\n"
        "========\n"
        "\n"
        "2. Was gehört dazu?\n"
        "\n"
        "Ihr Weg, Schritt für Schritt\n"
        "  1. Anzeige: Das Fest anzeigen [fest]\n"
        "     Wann: in jedem Fall\n"
        "     Außer: Was gehört dazu? – ohne »Musik«\n"
        "     Stelle: Rathaus\n"
        "     Wie sicher: amtlich\n"
    )


def test_a_file_that_is_named_like_a_page_gets_a_page(lotse: Lotse, tiny: Path) -> None:
    assert lotse("overview", "--rules", tiny, "-o", "regeln.html").exit_code == 0
    text = Path("regeln.html").read_text("utf-8")
    html5lib.HTMLParser(strict=True).parse(text)
    assert "<h2>Eine Bank</h2>" in text
    assert 'id="karte-fest"' not in text


def test_cards_in_detail_on_demand(lotse: Lotse, tiny: Path) -> None:
    result = lotse("overview", "--rules", tiny, "--format", "html", "--karten")
    assert 'id="karte-fest"' in result.stdout


def test_an_unknown_vorhaben_is_answered_with_the_known_ones(lotse: Lotse, tiny: Path) -> None:
    result = lotse("overview", "--rules", tiny, "--vorhaben", "parade")
    assert result.exit_code == 1
    assert "Kein Vorhaben heißt »parade«. Es gibt: bank, fest." in result.stderr
