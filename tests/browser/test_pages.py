"""Every kind of page in a real browser: no barrier that axe knows, no sideways scrolling."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import WIDTHS

PAGES = {
    "start": "/",
    "search": "/?suche=bank",
    "nothing-found": "/?suche=rakete&flaeche=hof",
    "one": "/frage/flaeche?vorhaben=bank",
    "several": "/frage/extras?vorhaben=fest&extras=zelt",
    "bands": "/frage/breite?vorhaben=bank&flaeche=strasse&breite=eng",
    "settled": "/frage/extras?vorhaben=bank",
    "idle": "/frage/breite?vorhaben=fest",
    "mistake": "/frage/flaeche?vorhaben=bank&weiter=",
    "contradiction": "/frage/extras?vorhaben=fest&extras=zelt&extras=weiss-nicht&weiter=",
    "remarks": "/frage/flaeche?vorhaben=bank&grund=1&breite=mond&fassung=0",
    "answers": "/angaben?vorhaben=fest&flaeche=hof&breite=eng",
    "checklist": "/checkliste?vorhaben=bank&flaeche=strasse&breite=weit&beginn=2027-05-08",
    "open": "/checkliste?vorhaben=fest&beginn=2027-02-30",
    "impossible": "/checkliste?vorhaben=bank&flaeche=strasse&breite=eng",
    "not-found": "/gibt-es-nicht",
    "nothing-answered": "/angaben",
    "imprint": "/impressum",
    "privacy": "/datenschutz",
    "accessibility": "/barrierefreiheit",
    "about-the-rules": "/ueber-die-regeln",
}
MUNICH = {
    "munich-start": "/",
    "munich-districts": "/frage/bezirk?vorhaben=hochbeet&flaeche=gehweg",
    "munich-answers": "/angaben?vorhaben=hochbeet&flaeche=gehweg",
    "munich-checklist": "/checkliste?vorhaben=hochbeet&flaeche=gehweg&beginn=2027-05-08",
    "munich-about-the-rules": "/ueber-die-regeln",
}
LONG = "vorhaben=hochbeet&flaeche=weiss-nicht&bezirk=weiss-nicht"
MUNICH |= {
    "munich-long": f"/checkliste?{LONG}&beginn=2026-12-01",
    "munich-mistake": f"/frage/bezirk?{LONG}&weiter=",
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
         "resultTypes": ["violations"]}  # fmt: skip


def has_no_barrier(page: Page) -> None:
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


def fits_the_width(page: Page) -> None:
    excess = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert excess <= 0, f"{excess} px too wide"


def is_open_to_all(page: Page) -> None:
    """On a desk and on a small telephone: no barrier, no sideways scrolling."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        has_no_barrier(page)
        fits_the_width(page)


@pytest.mark.parametrize("path", PAGES.values(), ids=list(PAGES))
def test_no_barrier_in_musterstadt(any_width: Page, town: str, path: str) -> None:
    any_width.goto(town + path)
    is_open_to_all(any_width)


@pytest.mark.parametrize("path", MUNICH.values(), ids=list(MUNICH))
def test_no_barrier_in_munich(any_width: Page, munich: str, path: str) -> None:
    any_width.goto(munich + path)
    is_open_to_all(any_width)


def test_axe_would_notice(page: Page, town: str) -> None:
    page.goto(town + PAGES["one"])
    page.evaluate("document.querySelector('label').remove()")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert Axe().run(page, options=RULES).violations_count >= 1


def test_with_forced_colours_buttons_and_choices_keep_an_edge(page: Page, town: str) -> None:
    page.emulate_media(forced_colors="active")
    page.goto(town + PAGES["one"])
    for selector in (".kern-btn", ".kern-form-check"):
        style = page.locator(selector).first.evaluate(
            "one => getComputedStyle(one).borderTopStyle"
        )
        assert style in ("solid", "dashed")
    has_no_barrier(page)


def test_on_paper_the_page_shows_the_list_and_no_buttons(page: Page, town: str) -> None:
    page.goto(town + PAGES["checklist"])
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".verdict")).to_be_visible()
    for hidden in (".side", ".days", ".kern-skiplink"):
        expect(page.locator(hidden)).to_be_hidden()


@pytest.mark.parametrize("kind", ["mistake", "one"])
def test_the_title_says_when_there_is_a_mistake(page: Page, town: str, kind: str) -> None:
    page.goto(town + PAGES[kind])
    assert page.title().startswith("Fehler: ") == (kind == "mistake")


@pytest.mark.parametrize("media", [{"media": "print"}, {"forced_colors": "active"}])
@pytest.mark.parametrize("path", [PAGES["one"], PAGES["checklist"], PAGES["about-the-rules"]])
def test_paper_and_forced_colours_keep_the_heading_and_the_width(
    page: Page, town: str, path: str, media: dict[str, str]
) -> None:
    page.emulate_media(**media)
    page.goto(town + path)
    expect(page.locator("h1")).to_be_visible()
    fits_the_width(page)


def test_unfolded_sources_still_fit(page: Page, munich: str) -> None:
    page.goto(f"{munich}/ueber-die-regeln")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    fits_the_width(page)
