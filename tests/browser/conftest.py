"""A real browser on a real server. Without chromium these tests are skipped, but never in CI."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    expect,
    sync_playwright,
)
from werkzeug.serving import make_server

from tests.web.careful import MUNICH, MUSTERSTADT, make_app
from tests.web.test_trust import OPERATOR

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip

expect.set_options(timeout=15_000)  # a busy machine is slow and not wrong


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder, and skip it where there is no browser outside CI."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.browser)
            if not CHROMIUM and not os.environ.get("CI"):
                item.add_marker(pytest.mark.skip(reason="no chromium here (apt install chromium)"))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    assert CHROMIUM, "CI must have chromium: these tests may not be skipped there"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield started
        started.close()


def serve(folder: Path, **settings: object) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, make_app(folder, **settings), threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def town() -> Iterator[str]:
    """The address of Musterstadt."""
    yield from serve(MUSTERSTADT)


@pytest.fixture(scope="session")
def filled() -> Iterator[str]:
    """The address of Musterstadt where whoever runs the server has said everything."""
    yield from serve(MUSTERSTADT, operator=OPERATOR, log=True)


@pytest.fixture(scope="session")
def munich() -> Iterator[str]:
    """The address of the real rules."""
    yield from serve(MUNICH)


WIDE, NARROW = 1280, 320
"""As wide as a desk, or as a small telephone: 320 px is also 1280 px at 400 % zoom."""


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(locale="de-DE")
    made.add_init_script(f"window.prepareAxe = function () {{ {AXE_SCRIPT} }}")
    yield made
    assert made.cookies() == []
    made.close()


@pytest.fixture(scope="session")
def tab(context: BrowserContext) -> Page:
    """One tab for the whole run: a new one for every test costs more than most tests."""
    return context.new_page()


@pytest.fixture
def page(tab: Page) -> Iterator[Page]:
    """An empty tab, as wide as a desk. It complains about what fails to load."""
    complaints: list[str] = []

    def note(said: ConsoleMessage) -> None:
        if said.type == "error":
            complaints.append(said.text)

    def miss(failed: Request) -> None:
        if failed.failure != "net::ERR_ABORTED":  # the next page was opened meanwhile
            complaints.append(failed.url)

    tab.set_viewport_size({"width": WIDE, "height": 800})
    tab.emulate_media(media="screen", forced_colors="none")
    tab.goto("about:blank")
    tab.on("console", note)
    tab.on("requestfailed", miss)
    yield tab
    tab.remove_listener("console", note)
    tab.remove_listener("requestfailed", miss)
    assert not [one for one in complaints if "404" not in one and "503" not in one], complaints
