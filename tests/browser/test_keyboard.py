"""With the keyboard alone, and without any script: from the start page to the checklist."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NARROW

FOCUS = """() => {
  const one = document.activeElement, box = one.getBoundingClientRect();
  return {
    text: (one.labels?.[0] ?? one).innerText || "",
    nowhere: one === document.body,
    outlined: [one, one.parentElement].map(element => getComputedStyle(element))
      .some(style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2),
    inView: box.width > 0 && box.top < innerHeight && box.bottom > 0 && box.left >= 0,
  };
}"""


def press_until(page: Page, key: str, text: str) -> None:
    """Press a key until something that says this has the focus, and the focus can be seen."""
    for _ in range(40):
        page.keyboard.press(key)
        focus = page.evaluate(FOCUS)
        if not focus["nowhere"] and text in focus["text"]:
            break
    else:
        raise AssertionError(f"»{text}« never had the focus")
    assert focus["outlined"], f"the focus on »{text}« cannot be seen"


def test_the_whole_way_with_the_keyboard(page: Page, town: str) -> None:
    page.goto(town)
    press_until(page, "Tab", "Eine Bank aufstellen")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Wo soll es sein?")
    press_until(page, "Tab", "Auf der Straße")
    page.keyboard.press("Space")
    press_until(page, "Tab", "Weiter")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Wie breit bleibt der Weg?")
    press_until(page, "Tab", "unter 1,50")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Ihre Angaben")
    expect(page.locator("main")).to_contain_text("über 2,50 Meter")
    press_until(page, "Tab", "Zur Checkliste")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Checkliste: Eine Bank aufstellen")


def test_a_word_and_the_enter_key_lead_to_what_was_found(page: Page, munich: str) -> None:
    page.set_viewport_size({"width": NARROW, "height": 568})
    page.goto(munich)
    press_until(page, "Tab", "Suchen Sie nach einem Wort")
    page.keyboard.type("Büchertelefonzelle")
    page.keyboard.press("Enter")
    heading = page.get_by_text("Gefunden zu »Büchertelefonzelle«")
    expect(heading).to_be_focused()
    expect(heading).to_be_in_viewport()
    press_until(page, "Tab", "Einen Bücher- oder Tauschschrank aufstellen")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Wo soll es stehen?")


def test_whoever_ticks_nothing_is_led_back_to_the_ticks(page: Page, town: str) -> None:
    page.goto(f"{town}/frage/extras?vorhaben=fest")
    press_until(page, "Tab", "Weiter")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Musik")).to_be_focused()
    press_until(page, "Tab", "Nichts davon")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Ihre Angaben")


def test_the_first_tab_stop_jumps_to_the_content(page: Page, town: str) -> None:
    page.set_viewport_size({"width": NARROW, "height": 800})
    page.goto(f"{town}/frage/flaeche?vorhaben=bank")
    page.keyboard.press("Tab")
    skip = page.get_by_text("Zum Inhalt springen")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    press_until(page, "Tab", "Zurück")


@pytest.mark.parametrize(
    "path",
    ["/?suche=Fest", "/frage/elemente?vorhaben=strassenfest", "/angaben?vorhaben=hochbeet",
     "/ueber-die-regeln"],
)  # fmt: skip
def test_every_stop_of_the_tab_key_can_be_seen(page: Page, munich: str, path: str) -> None:
    page.set_viewport_size({"width": NARROW, "height": 800})
    page.goto(munich + path)
    stops = page.locator("a, button, input:not([type=hidden]), summary").count()
    for _ in range(min(stops, 60)):
        page.keyboard.press("Tab")
        focus = page.evaluate(FOCUS)
        if focus["nowhere"]:
            break
        assert focus["inView"], focus["text"]
        assert focus["outlined"], focus["text"]


def test_a_mistake_takes_the_focus_and_leads_to_the_field(page: Page, town: str) -> None:
    page.goto(f"{town}/frage/flaeche?vorhaben=bank")
    page.get_by_role("button", name="Weiter").click()
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("alert").get_by_role("link").click()
    expect(page.get_by_label("Auf der Straße")).to_be_focused()


def test_without_scripts_everything_works(browser: Browser, town: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(town)
    page.get_by_role("link", name="Ein Nachbarschaftsfest feiern").click()
    page.get_by_label("Musik").check()
    page.get_by_label("Ein Zelt").check()
    page.get_by_role("button", name="Weiter").click()
    page.get_by_label("Im Stadtpark").check()
    page.get_by_role("button", name="Weiter").click()
    page.get_by_role("link", name="Zur Checkliste").click()
    page.get_by_label("Beginn").fill("2027-05-08")
    page.get_by_role("button", name="Berechnen").click()
    assert "beginn=2027-05-08" in page.url
    assert "extras=musik&extras=zelt" in page.url
    assert context.cookies() == []
    context.close()


def test_the_next_person_finds_nothing_of_the_last(page: Page, town: str) -> None:
    page.goto(f"{town}/?suche=Hocker")
    page.get_by_role("link", name="Eine Bank aufstellen").first.click()
    page.get_by_label("Im Stadtpark").check()
    page.get_by_role("button", name="Weiter").click()
    page.get_by_role("link", name="Neu beginnen").click()
    assert page.url == f"{town}/"
    expect(page.get_by_role("searchbox")).to_have_value("")
    page.get_by_role("link", name="Eine Bank aufstellen").click()
    assert page.locator(":checked").count() == 0
    expect(page.locator("body")).not_to_contain_text("Stadtpark Ändern")
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [
        0,
        0,
        "",
    ]


def test_going_back_in_the_browser_shows_the_answer_again(page: Page, town: str) -> None:
    page.goto(f"{town}/frage/flaeche?vorhaben=bank")
    page.get_by_label("Auf der Straße").check()
    page.get_by_role("button", name="Weiter").click()
    page.get_by_role("link", name="Zurück").click()
    expect(page.get_by_label("Auf der Straße")).to_be_checked()
