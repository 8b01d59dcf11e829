"""A real browser on a real server. Without chromium these tests are skipped, but never in CI."""

import os
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from werkzeug.serving import make_server

from tests.web.careful import MUNICH, MUSTERSTADT, make_app

CHROMIUM = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), ""
)
QUIET = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update",
]  # fmt: skip


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


def serve(folder: Path) -> Iterator[str]:
    server = make_server("127.0.0.1", 0, make_app(folder), threaded=True)
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
def munich() -> Iterator[str]:
    """The address of the real rules."""
    yield from serve(MUNICH)


WIDTHS = [1280, 320]


@pytest.fixture(scope="session", params=WIDTHS, ids=["wide", "narrow"])
def context(request: pytest.FixtureRequest, browser: Browser) -> Iterator[BrowserContext]:
    """As wide as a desk, or as a small telephone: 320 px is also 1280 px at 400 % zoom."""
    made = browser.new_context(
        viewport={"width": request.param, "height": 800}, java_script_enabled=True, locale="de-DE"
    )
    yield made
    assert made.cookies() == []
    made.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A new page of one of these widths."""
    yield from complaining(context.new_page())


@pytest.fixture
def any_width(browser: Browser) -> Iterator[Page]:
    """A new page for tests that change its width themselves, so that it is loaded once."""
    yield from complaining(browser.new_page(locale="de-DE"))


def complaining(opened: Page) -> Iterator[Page]:
    """A page that complains about what fails to load."""
    complaints: list[str] = []
    opened.on(
        "console", lambda said: complaints.append(said.text) if said.type == "error" else None
    )
    opened.on("requestfailed", lambda failed: complaints.append(failed.url))
    yield opened
    opened.close()
    assert not [one for one in complaints if "404" not in one and "503" not in one], complaints
