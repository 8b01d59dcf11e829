"""Every kind of page in a real browser: no barrier that axe knows, no sideways scrolling."""

import pytest
from axe_playwright_python.base import AxeResults
from playwright.sync_api import Page, expect

from guide.files.reader import read
from tests.browser.conftest import NARROW
from tests.web.careful import MUNICH as RULES_OF_MUNICH

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
    "rules": "/regeln?suche=bank",
    "rules-for-a-bench": "/regeln/vorhaben/bank",
    "rules-on-a-card": "/regeln/karte/bank",
    "rules-on-a-question": "/regeln/frage/extras",
    "rules-unknown": "/regeln/karte/bank-zu-enge",
}
LONG = "vorhaben=hochbeet&flaeche=weiss-nicht&bezirk=weiss-nicht"
MUNICH = {
    "start": "/",
    "part-of-a-feast": "/?suche=Zelt",
    "going-on": "/?vorhaben=hochbeet&flaeche=gehweg",
    "districts": "/frage/bezirk?vorhaben=hochbeet&flaeche=gehweg",
    "many-ticks": "/frage/elemente?vorhaben=strassenfest",
    "answers": "/angaben?vorhaben=hochbeet&flaeche=gehweg",
    "about-the-rules": "/ueber-die-regeln",
    "rules-for-a-barrel": "/regeln/vorhaben/wassertonne",
    "rules-on-a-card": "/regeln/karte/wassertonne-sondernutzung",
    "long": f"/checkliste?{LONG}&beginn=2026-12-01",
    "mistake": f"/frage/bezirk?{LONG}&weiter=",
}
FILLED = {name: PAGES[name] for name in ("imprint", "privacy", "accessibility")}
EVERY = [
    pytest.param(city, path, id=f"{city}-{name}")
    for city, pages in {"town": PAGES, "munich": MUNICH, "filled": FILLED}.items()
    for name, path in pages.items()
]
WIDE_TOO = {PAGES["start"], PAGES["several"], PAGES["checklist"]}
"""One page of each layout: where axe looks at the wide page as well."""

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
         "resultTypes": ["violations"]}  # fmt: skip

STICKING_OUT = """() => {
  const main = document.querySelector('main'), style = getComputedStyle(main);
  const edge = main.getBoundingClientRect().right - parseFloat(style.paddingRight) + 1;
  return [...main.querySelectorAll('*')]
    .filter(one => one.getBoundingClientRect().right > edge && !one.closest('.for-ears'))
    .map(one => one.outerHTML.slice(0, 120));
}"""


def barriers(page: Page) -> AxeResults:
    """What axe finds. Its half a megabyte is in the tab already, and only wakes up here."""
    page.evaluate("prepareAxe.call(window)")
    return AxeResults(page.evaluate("options => axe.run(options)", RULES))


def has_no_barrier(page: Page) -> None:
    found = barriers(page)
    assert found.violations_count == 0, found.generate_report()


def fits_the_width(page: Page) -> None:
    """No sideways scrolling, and nothing that reaches into the margin."""
    excess = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert excess <= 0, f"{excess} px too wide"
    assert page.evaluate(STICKING_OUT) == []


def resize(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})


@pytest.mark.parametrize(("city", "path"), EVERY)
def test_no_barrier_and_no_sideways_scrolling(
    request: pytest.FixtureRequest, page: Page, city: str, path: str
) -> None:
    page.goto(request.getfixturevalue(city) + path)
    fits_the_width(page)
    if path in WIDE_TOO:
        has_no_barrier(page)
    resize(page, NARROW)
    fits_the_width(page)
    has_no_barrier(page)


def test_every_question_fits_a_small_telephone(page: Page, munich: str) -> None:
    resize(page, NARROW)
    for question in read(RULES_OF_MUNICH).pack.questions:
        page.goto(f"{munich}/frage/{question.id}")
        fits_the_width(page)


def test_axe_would_notice(page: Page, town: str) -> None:
    page.goto(town + PAGES["one"])
    page.evaluate("document.querySelector('label').remove()")
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert barriers(page).violations_count >= 1


def test_a_page_that_sticks_out_would_be_noticed(page: Page, town: str) -> None:
    page.goto(town + PAGES["one"])
    resize(page, NARROW)
    page.evaluate("document.querySelector('main p').textContent = 'x'.repeat(2000)")
    page.evaluate("document.querySelector('main p').style.whiteSpace = 'nowrap'")
    with pytest.raises(AssertionError, match="px too wide"):
        fits_the_width(page)


@pytest.mark.parametrize("path", [PAGES["several"], PAGES["mistake"], PAGES["answers"]])
def test_forced_colours_keep_edges_and_put_up_no_barrier(page: Page, town: str, path: str) -> None:
    page.emulate_media(forced_colors="active")
    resize(page, NARROW)
    page.goto(town + path)
    for shape in page.locator(".kern-btn, .kern-form-check, .kern-alert").all():
        style = shape.evaluate("one => getComputedStyle(one).borderTopStyle")
        assert style in ("solid", "dashed")
    fits_the_width(page)
    has_no_barrier(page)


def test_on_paper_the_list_has_no_buttons(page: Page, town: str) -> None:
    page.goto(town + PAGES["checklist"])
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".verdict")).to_be_visible()
    for hidden in (".side", ".days", ".kern-skiplink"):
        expect(page.locator(hidden)).to_be_hidden()
    fits_the_width(page)


def test_on_paper_the_answers_stand_without_anything_to_press(page: Page, munich: str) -> None:
    page.goto(munich + MUNICH["answers"])
    page.emulate_media(media="print")
    expect(page.get_by_text("Ein Hochbeet aufstellen")).to_be_visible()
    expect(page.get_by_text("Keine Rechtsberatung", exact=False)).to_be_visible()
    for hidden in ("Ändern", "Weiter mit den Fragen", "Neu beginnen", "Nutzen mehrere"):
        for one in page.get_by_text(hidden).all():
            expect(one).to_be_hidden()
    fits_the_width(page)


def test_unfolded_sources_still_fit(page: Page, munich: str) -> None:
    page.goto(f"{munich}/ueber-die-regeln")
    resize(page, NARROW)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    fits_the_width(page)
