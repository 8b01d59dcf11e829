"""With the keyboard alone, and without any script: from the start page to the checklist."""

from playwright.sync_api import Browser, Page, expect

SEEN = """() => [document.activeElement, document.activeElement.parentElement]
  .map(element => getComputedStyle(element))
  .some(style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2)"""


def press_until(page: Page, key: str, text: str) -> None:
    """Press a key until something that says this has the focus, and the focus can be seen."""
    for _ in range(40):
        page.keyboard.press(key)
        label = page.evaluate(
            "(document.activeElement.labels?.[0] ?? document.activeElement).innerText"
        )
        if text in (label or ""):
            break
    else:
        raise AssertionError(f"»{text}« never had the focus")
    assert page.evaluate(SEEN), f"the focus on »{text}« cannot be seen"


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


def test_the_first_tab_stop_jumps_to_the_content(page: Page, town: str) -> None:
    page.goto(f"{town}/frage/flaeche?vorhaben=bank")
    page.keyboard.press("Tab")
    skip = page.get_by_text("Zum Inhalt springen")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    press_until(page, "Tab", "Zurück")


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


def test_going_back_in_the_browser_shows_the_answer_again(page: Page, town: str) -> None:
    page.goto(f"{town}/frage/flaeche?vorhaben=bank")
    page.get_by_label("Auf der Straße").check()
    page.get_by_role("button", name="Weiter").click()
    page.get_by_role("link", name="Zurück").click()
    expect(page.get_by_label("Auf der Straße")).to_be_checked()
