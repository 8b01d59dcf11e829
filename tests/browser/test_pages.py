"""Every kind of page in a real browser: no barrier that axe knows, no sideways scrolling."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

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
}
MUNICH = {
    "munich-start": "/",
    "munich-districts": "/frage/bezirk?vorhaben=hochbeet&flaeche=gehweg",
    "munich-answers": "/angaben?vorhaben=hochbeet&flaeche=gehweg",
    "munich-checklist": "/checkliste?vorhaben=hochbeet&flaeche=gehweg&beginn=2027-05-08",
}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def has_no_barrier(page: Page) -> None:
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()


def fits_the_width(page: Page) -> None:
    excess = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert excess <= 0, f"{excess} px too wide"


@pytest.mark.parametrize("path", PAGES.values(), ids=list(PAGES))
def test_no_barrier_in_musterstadt(page: Page, town: str, path: str) -> None:
    page.goto(town + path)
    has_no_barrier(page)
    fits_the_width(page)


@pytest.mark.parametrize("path", MUNICH.values(), ids=list(MUNICH))
def test_no_barrier_in_munich(page: Page, munich: str, path: str) -> None:
    page.goto(munich + path)
    has_no_barrier(page)
    fits_the_width(page)


def test_axe_would_notice(page: Page, town: str) -> None:
    page.goto(town + PAGES["one"])
    page.evaluate("document.querySelector('label').remove()")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert Axe().run(page, options=RULES).violations_count >= 1


@pytest.mark.parametrize("path", [PAGES["bands"], PAGES["checklist"], PAGES["start"]])
def test_at_320_pixels_and_at_four_times_the_size_nothing_is_cut(
    page: Page, town: str, path: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 256})
    page.goto(town + path)
    fits_the_width(page)


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
