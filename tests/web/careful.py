"""The careful client: every page that any test opens is checked, whatever the test is about."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from flask import Flask
from werkzeug.test import TestResponse

from guide.files.shelf import Shelf
from guide.settings import Settings
from guide.web import create_app
from guide.web.fragments import GAP, PARTS, QUOTED_GAP

ROOT = Path(__file__).parents[2]
MUSTERSTADT = ROOT / "tests/packs/musterstadt"
MUNICH = ROOT / "rules"
TODAY = date(2026, 11, 24)

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ESCAPED_TWICE = re.compile(r"&(amp|lt|gt|quot|nbsp|#\d+);")
NEEDS_A_LABEL = ["input", "select", "textarea"]


def words(element: Element) -> str:
    """The text of an element as people read it, with single spaces."""
    return " ".join("".join(element.itertext()).split())


@dataclass
class Page:
    """A page that passed the checks."""

    response: TestResponse
    url: str
    tree: Element = field(repr=False)

    @property
    def text(self) -> str:
        return words(self.tree.find("body"))

    @property
    def h1(self) -> str:
        return words(self.one("h1"))

    @property
    def title(self) -> str:
        return words(self.one("title"))

    def all(self, tag: str) -> list[Element]:
        return list(self.tree.iter(tag))

    def one(self, tag: str) -> Element:
        (found,) = self.all(tag)
        return found

    def has_class(self, name: str) -> list[Element]:
        return [one for one in self.tree.iter() if name in one.get("class", "").split()]

    def link(self, text: str) -> str:
        """The address of the first link that says this."""
        found = [one.get("href", "") for one in self.all("a") if words(one).startswith(text)]
        assert found, f"no link »{text}« on {self.url}"
        return found[0]

    def links(self) -> list[str]:
        """Every link to a page of ours."""
        return [one for a in self.all("a") if (one := a.get("href", "")).startswith("/")]

    def form(self, action: str = "") -> Element:
        """The form that goes to this path, or the only one."""
        found = [one for one in self.all("form") if action in ("", one.get("action"))]
        assert len(found) == 1, f"{len(found)} forms on {self.url}"
        return found[0]

    def filled(self, action: str = "", **fields: str | Iterable[str]) -> str:
        """The address to which the form leads with these fields, as a browser would send it."""
        form = self.form(action)
        own = {name.replace("_", "-"): value for name, value in fields.items()}
        pairs = []
        for control in [one for one in form.iter() if one.tag in ("input", "button")]:
            name, kind = control.get("name", ""), control.get("type", "text")
            chosen = own.get(name, ())
            chosen = [chosen] if isinstance(chosen, str) else list(chosen)
            if kind in ("radio", "checkbox"):
                kept = name not in own and "checked" in control.attrib
                if control.get("value") in chosen or kept:
                    pairs.append((name, control.get("value", "")))
            elif kind == "hidden" or not chosen:
                pairs.append((name, control.get("value", "")))
            else:
                pairs.append((name, chosen[0]))
        return f"{form.get('action')}?{urlencode([pair for pair in pairs if pair[0]])}"


class CarefulClient:
    """Opens pages and checks each of them."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self._client = app.test_client()

    def get(self, url: str, **more: object) -> TestResponse:
        """Any response; headers are checked, the content is not."""
        response = self._client.open(url, **more)
        check_headers(response)
        return response

    def open(self, url: str, status: int = 200, **more: object) -> Page:
        """A page with this status, after following our own redirects."""
        response = self.get(url, **more)
        hops = 0
        while response.status_code == 303:
            url = response.headers["Location"]
            assert re.match("/(?!/)", url), url
            response = self.get(url, **more)
            hops += 1
            assert hops < 3, url
        assert response.status_code == status, (url, response.status_code, response.text[:500])
        page = Page(response, url, parse(response.text))
        check_page(page)
        return page


def parse(html: str) -> Element:
    """The page as a tree; raises where a validator would complain."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    tree: Element = parser.parse(html)
    return tree


def check_headers(response: TestResponse) -> None:
    headers = response.headers
    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "Set-Cookie" not in headers
    assert len(headers.getlist("Cache-Control")) == 1
    if response.status_code >= 400:
        assert headers["Cache-Control"] == "no-store"


def check_page(page: Page) -> None:
    for check in CHECKS:
        check(page)


def has_one_heading_that_is_in_the_title(page: Page) -> None:
    assert page.h1, page.url
    assert page.h1 in page.title, (page.h1, page.title)


def speaks_german_to_a_browser(page: Page) -> None:
    assert page.tree.get("lang") == "de"
    assert page.response.content_type == "text/html; charset=utf-8"


def has_unique_ids(page: Page) -> None:
    ids = [one.get("id") for one in page.tree.iter() if one.get("id")]
    assert len(ids) == len(set(ids)), sorted(one for one in ids if ids.count(one) > 1)


def refers_only_to_what_is_there(page: Page) -> None:
    ids = {one.get("id") for one in page.tree.iter()}
    for one in page.tree.iter():
        named = f"{one.get('aria-describedby', '')} {one.get('aria-labelledby', '')}".split()
        named += [one.get("for", "")] if one.tag == "label" else []
        href = one.get("href", "")
        named += [href[1:]] if href.startswith("#") else []
        assert set(named) <= ids, (page.url, set(named) - ids)


def has_a_label_for_every_field(page: Page) -> None:
    labelled = {one.get("for") for one in page.all("label")}
    for one in page.tree.iter():
        if one.tag in NEEDS_A_LABEL and one.get("type") != "hidden":
            assert one.get("id") in labelled, one.attrib


def has_no_script_and_no_inline_style(page: Page) -> None:
    for one in page.tree.iter():
        assert one.tag not in ("script", "style", "iframe", "object", "base"), one.tag
        assert not [name for name in one.attrib if name == "style" or name.startswith("on")]
        for name in ("href", "src", "action", "formaction"):
            assert not one.get(name, "").lower().startswith(("javascript:", "vbscript:"))


def loads_nothing_from_elsewhere(page: Page) -> None:
    for one in page.tree.iter():
        loaded = one.get("src", "") if one.tag != "link" else one.get("href", "")
        assert loaded.startswith(("/assets/", "data:image/")) or not loaded, loaded


def escapes_once(page: Page) -> None:
    texts = [*page.tree.itertext(), *(v for one in page.tree.iter() for v in one.attrib.values())]
    assert not [text for text in texts if ESCAPED_TWICE.search(text)]


def has_headings_in_order(page: Page) -> None:
    levels = [int(one.tag[1]) for one in page.tree.iter() if re.fullmatch("h[1-6]", str(one.tag))]
    start = levels[levels.index(1) :]
    assert all(b - a <= 1 for a, b in itertools.pairwise(start)), levels


def names_every_picture_and_link(page: Page) -> None:
    assert all("alt" in one.attrib for one in page.all("img"))
    for one in page.all("a"):
        assert words(one) or one.get("aria-label"), one.attrib


def has_sorted_addresses(page: Page) -> None:
    """Every link to a page of ours is canonical: sorted by name, nothing twice by accident."""
    for link in page.links():
        pairs = parse_qsl(urlsplit(link).query, keep_blank_values=True)
        case = [pair for pair in pairs if pair[0] not in ("v", "blatt", "druck")]
        assert [name for name, _ in case] == sorted(name for name, _ in case), link
        assert len(set(case)) == len(case), link


def holds_the_case_in_every_link(page: Page) -> None:
    """Links are remembered with a gap for the case, and no gap may be left."""
    assert not [gap for gap in (GAP, *PARTS, QUOTED_GAP) if gap in page.response.text]


CHECKS: list[Callable[[Page], None]] = [
    holds_the_case_in_every_link,
    has_one_heading_that_is_in_the_title,
    speaks_german_to_a_browser,
    has_unique_ids,
    refers_only_to_what_is_there,
    has_a_label_for_every_field,
    has_no_script_and_no_inline_style,
    loads_nothing_from_elsewhere,
    escapes_once,
    has_headings_in_order,
    names_every_picture_and_link,
    has_sorted_addresses,
]


def make_app(folder: Path, today: date = TODAY, **more: object) -> Flask:
    """The application on a pack, on a fixed day."""
    settings = Settings(rules=folder, **more)
    return create_app(settings, Shelf(folder), today=lambda: today)
