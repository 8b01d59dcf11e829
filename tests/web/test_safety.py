"""What holds for every request, whatever somebody sends."""

import logging
import re
from pathlib import Path

import pytest
from flask import request
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide.files.shelf import Shelf
from guide.settings import Settings
from guide.web import create_app
from guide.web.safety import LONGEST_QUERY
from tests.web.careful import MUSTERSTADT, TODAY, CarefulClient, make_app

PATHS = ["/", "/frage/flaeche", "/frage/extras", "/angaben", "/checkliste", "/checkliste.json",
         "/checkliste.ics", "/healthz", "/assets/web.css",
         "/impressum", "/datenschutz", "/barrierefreiheit", "/ueber-die-regeln"]  # fmt: skip
NAMES = ["vorhaben", "flaeche", "breite", "extras", "beginn", "aufbau", "fassung", "weiter",
         "suche", "blatt", "druck", "zubehoer"]  # fmt: skip
VALUES = ["bank", "fest", "strasse", "hof", "musik", "keine", "weiss-nicht", "2027-05-08", ""]


def parts(known: list[str]) -> st.SearchStrategy[bytes]:
    """Something that fits, any text, or any bytes at all; without the signs that part them."""
    anything = st.one_of(
        st.sampled_from(known).map(str.encode), st.text().map(encode), st.binary()
    )
    return anything.map(lambda one: bytes(sign for sign in one if sign not in b"&#?"))


def encode(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


pairs = st.tuples(parts(NAMES), parts(VALUES)).map(b"=".join)
queries = st.lists(pairs, max_size=12).map(b"&".join)


@settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from(PATHS), queries)
def test_no_query_whatsoever_breaks_a_page(town: CarefulClient, path: str, query: bytes) -> None:
    response = town.get(path, environ_overrides={"QUERY_STRING": query.decode("latin-1")})
    assert response.status_code < 500


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.binary(max_size=60))
def test_no_path_whatsoever_breaks_the_server(town: CarefulClient, path: bytes) -> None:
    response = town.get("/", environ_overrides={"PATH_INFO": "/" + path.decode("latin-1")})
    assert response.status_code < 500


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.text(st.characters(codec="latin-1", exclude_characters="\r\n\0"), max_size=40))
def test_no_header_whatsoever_breaks_the_server(town: CarefulClient, value: str) -> None:
    environ = {"HTTP_HOST": value, "HTTP_IF_NONE_MATCH": value, "HTTP_ACCEPT": value}
    response = town.get("/checkliste?vorhaben=bank", environ_overrides=environ)
    assert response.status_code < 500
    assert "evil" not in response.text


@pytest.mark.parametrize(
    "query",
    [
        "%00=%00", "%ff=%fe", "vorhaben=%", "vorhaben=%zz", "=", "vorhaben", "vorhaben=bank" * 50,
        "&".join(["vorhaben=bank"] * 500), "&".join(f"x{n}=1" for n in range(900)),
        "a=" + "b" * 5000, "vorhaben=%ED%A0%BD",
        "%E2%80%AEvorhaben=bank", "q=%0d%0aSet-Cookie:a=b",
    ],
)  # fmt: skip
@pytest.mark.parametrize("path", ["/", "/frage/flaeche", "/angaben"])
def test_odd_queries_give_a_whole_page_that_says_what_was_left_out(
    town: CarefulClient, path: str, query: str
) -> None:
    page = town.open(f"{path}?{query}")
    assert (
        page.has_class("kern-alert--warning")
        or query in ("=", "&&&", "vorhaben")
        or "suche" in query
    )


def test_what_was_left_out_is_named(town: CarefulClient) -> None:
    page = town.open("/angaben?vorhaben=bank&grund=%3Cscript%3E&flaeche=mond")
    assert "Die Angabe »grund« kennen wir nicht. Wir haben sie weggelassen." in page.text
    assert "Die Antwort »mond« auf die Frage »Wo soll es sein?« kennen wir nicht." in page.text
    assert town.open(page.link("Zur Frage: Wo soll es sein?")).h1 == "Wo soll es sein?"


def test_a_query_beyond_any_case_is_refused(town: CarefulClient) -> None:
    page = town.open("/?" + "a" * (LONGEST_QUERY + 1), status=414)
    assert page.h1 == "Diese Adresse ist zu lang"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE"])
@pytest.mark.parametrize("path", ["/", "/checkliste", "/healthz"])
def test_only_reading_is_possible(town: CarefulClient, method: str, path: str) -> None:
    page = town.open(path, status=405, method=method)
    assert page.h1 == "So lässt sich diese Seite nicht öffnen"
    assert set(page.response.headers["Allow"].split(", ")) == {"GET", "HEAD"}


def test_a_body_is_refused(town: CarefulClient) -> None:
    assert town.open("/", status=413, data=b"x" * 10).h1 == "Diese Anfrage ist zu groß"


@pytest.mark.parametrize(
    "path",
    ["/../etc/passwd", "/assets/../web.css", "/assets/..%2f..%2fpyproject.toml",
     "/frage/", "/frage/a/b", "/checkliste/", "/angaben%00", "/frage/%0d%0aX:y"],
)  # fmt: skip
def test_paths_that_lead_nowhere_are_a_german_404(town: CarefulClient, path: str) -> None:
    page = town.open(path, status=404)
    assert page.h1 == "Diese Seite gibt es nicht"
    assert "Location" not in page.response.headers


def test_a_foreign_host_is_refused_where_a_public_address_is_set() -> None:
    client = CarefulClient(make_app(MUSTERSTADT, public_url="https://lotse.example.org"))
    assert client.open("/", headers={"Host": "lotse.example.org"})
    page = client.open("/", status=400, headers={"Host": "evil.example"})
    assert page.h1 == "Diese Anfrage verstehen wir nicht"
    assert "evil" not in page.response.text
    assert client.get("/healthz", headers={"Host": "10.0.0.7:8000"}).status_code == 200


def test_forwarded_headers_count_only_if_a_proxy_was_announced() -> None:
    told = {"X-Forwarded-Host": "lotse.example.org", "X-Forwarded-Prefix": "/amt"}
    url = {"public_url": "https://lotse.example.org/amt"}
    behind = CarefulClient(make_app(MUSTERSTADT, proxies=1, **url))
    assert behind.get("/", headers=told).status_code == 200
    alone = CarefulClient(make_app(MUSTERSTADT, **url))
    assert alone.get("/", headers=told).status_code == 400


def test_below_a_path_every_link_keeps_the_path() -> None:
    client = CarefulClient(make_app(MUSTERSTADT, proxies=1))
    page = client.get("/", headers={"X-Forwarded-Prefix": "/amt"})
    assert 'href="/amt/frage/flaeche?' in page.text
    assert 'href="/assets' not in page.text


# ---- keeping pages ----


@pytest.mark.parametrize("path", ["/", "/frage/flaeche", "/angaben", "/checkliste"])
def test_a_page_is_kept_by_its_reader_only_and_asked_for_again(
    town: CarefulClient, path: str
) -> None:
    first = town.get(f"{path}?vorhaben=bank")
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert first.headers["X-Robots-Tag"] == "noindex"
    tag = first.headers["ETag"]
    for known in (tag, f"W/{tag}", f'"other", {tag}'):
        again = town.get(f"{path}?vorhaben=bank", headers={"If-None-Match": known})
        assert (again.status_code, again.data) == (304, b"")
        assert again.headers["ETag"] == tag
    other = town.get(f"{path}?vorhaben=fest", headers={"If-None-Match": tag})
    assert other.status_code == 200


def test_tomorrow_and_other_rules_are_other_pages(tmp_path: Path) -> None:
    url = "/checkliste?vorhaben=bank"
    tags = {
        CarefulClient(make_app(MUSTERSTADT, today=day)).get(url).headers["ETag"]
        for day in (TODAY, TODAY.replace(day=TODAY.day + 1))
    }
    assert len(tags) == 2


def test_the_start_page_may_be_found_and_a_case_may_not(town: CarefulClient) -> None:
    assert "X-Robots-Tag" not in town.get("/").headers
    assert "noindex" in town.get("/angaben?vorhaben=bank").text


def test_assets_are_kept_for_ever_under_the_address_of_their_content(town: CarefulClient) -> None:
    page = town.open("/")
    (style, icon) = [one.get("href", "") for one in page.all("link")]
    for link, kind in ((style, "text/css; charset=utf-8"), (icon, "image/svg+xml")):
        response = town.get(link)
        assert response.content_type == kind
        assert response.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        old = town.get(link.partition("?")[0] + "?v=0")
        assert old.headers["Cache-Control"] == "no-cache"
        tag = {"If-None-Match": response.headers["ETag"]}
        assert town.get(link, headers=tag).status_code == 304
    assert b"--kern-color-action-default" in town.get(style).data
    assert town.open("/assets/secret.txt", status=404)


def test_the_stylesheet_stays_small() -> None:
    own = Path(make_settings().templates / "assets/web.css").read_bytes()
    assert len(own) < 8_000


def test_nothing_moves_on_any_page() -> None:
    own = Path(make_settings().templates / "assets/web.css").read_text("utf-8")
    assert not re.search("transition|animation|@keyframes|scroll-behavior", own)


def make_settings() -> Settings:
    return Settings(rules=MUSTERSTADT)


# ---- our own mistakes, and the log ----


def test_our_own_mistake_has_a_number_that_the_log_knows(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def break_down(*_: object) -> None:
        raise RuntimeError(request.query_string)

    monkeypatch.setattr("guide.web.wizard.Interview", break_down)
    client = CarefulClient(create_app(make_settings(), Shelf(MUSTERSTADT)))
    with caplog.at_level(logging.ERROR, "lotse.errors"):
        page = client.open("/angaben?flaeche=geheim", status=500)
    assert page.h1 == "Da ist bei uns etwas schiefgegangen"
    number = page.text.partition("Nummer des Fehlers: ")[2].split()[0]
    (record,) = caplog.records
    told = record.getMessage()
    assert told.startswith(f"Fehler {number} bei GET /angaben: RuntimeError\n")
    assert "in break_down" in told
    assert "Traceback" not in page.text
    assert "geheim" not in caplog.text


def test_the_log_knows_method_route_status_and_time_and_no_answer(
    caplog: pytest.LogCaptureFixture,
) -> None:
    client = CarefulClient(make_app(MUSTERSTADT, log=True))
    with caplog.at_level(logging.INFO, "lotse.access"):
        client.get("/frage/flaeche?vorhaben=bank", headers={"Referer": "https://x.example"})
        client.get("/geheim?flaeche=hof")
    lines = [record.getMessage() for record in caplog.records]
    assert [line.rsplit(" ", 2)[0] for line in lines] == ["GET /frage/<name> 200", "GET - 404"]
    assert all(line.endswith(" ms") for line in lines)


def test_nobody_is_logged_unless_told_to(
    town: CarefulClient, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        town.get("/frage/flaeche?vorhaben=bank")
    assert not caplog.records
