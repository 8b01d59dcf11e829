"""What reading, reasoning and forms cost on a page, against showing it and against bare Flask.

The case is the shipped example with the most cards, so its checklist is the longest. A page is
opened as if for the first time, unless a row says that somebody opened it before; other visitors
have been on the server, so what cases share is made and worked out.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from time import process_time
from typing import Any
from unittest.mock import patch

from flask import Flask
from flask.testing import FlaskClient
from markupsafe import Markup
from werkzeug.test import EnvironBuilder

from guide.core.answers import Answers
from guide.core.compiled import Verdicts
from guide.core.interview import Interview
from guide.core.pack import RulePack
from guide.core.question import ACTION, DONT_KNOW
from guide.core.truth import YES
from guide.files.shelf import Shelf
from guide.settings import Settings, rules_folder
from guide.web import create_app
from guide.web.hand import at_hand
from guide.web.links import Case, Links
from guide.web.site import SHOWN_AGAIN, Visit
from tests.bench.measure import Row, at_least, at_most, medians

TODAY = date(2026, 11, 24)
DAY = "beginn=2027-05-08"
ROUNDS = 20
FEW = 10
"""Pages that take a millisecond are opened so often in one round."""


def showing() -> list[Row]:
    """Each page against a Flask that fills the same template with values that are ready."""
    client, case = _client()
    pages = {
        "Start": "/",
        "Frage": f"/frage/{_last_question(case)}?{case}",
        "Angaben": f"/angaben?{case}",
        "Checkliste": f"/checkliste?{case}",
    }
    works = [work for path in pages.values() for work in _whole_and_ready(client, path)]
    spent = medians(*works, rounds=ROUNDS, clock=process_time)
    ratios = [whole / ready for whole, ready in zip(spent[::2], spent[1::2], strict=True)]
    return [
        at_most(f"Seite {name}: ganz / nur die Vorlage", ratio, 2)
        for name, ratio in zip(pages, ratios, strict=True)
    ]


def bare() -> list[Row]:
    """The questions of the longest interview, one after the other, against a Flask that answers
    with the same bytes and nothing else."""
    client, _ = _client()
    paths = _longest_interview()
    plain = [_plain(partial(bytes, client.get(path).data)) for path in paths]
    first, again, theirs = medians(
        _all_of([_opening(client, path) for path in paths]),
        _all_of([_opening(_client(SHOWN_AGAIN)[0], path) for path in paths]),
        _all_of([_opening(*one) for one in zip(plain, paths, strict=True)]),
        clock=process_time,
    )
    return [
        at_least("Seite Frage: nacktes Flask / zum ersten Mal", theirs / first, 0.4),
        at_least("Seite Frage: nacktes Flask / noch einmal", theirs / again, 0.4),
    ]


def machines() -> list[Row]:
    """The checklist for machines and calendars costs no more than the page."""
    client, case = _client()
    page, json, ics = medians(
        *(
            _opening(client, f"/checkliste{kind}?{DAY}&{case}", 1)
            for kind in ("", ".json", ".ics")
        ),
        rounds=ROUNDS,
        clock=process_time,
    )
    return [
        at_most("Checkliste: JSON / Seite", json / page, 1),
        at_most("Checkliste: Kalender / Seite", ics / page, 1),
    ]


def refusals() -> list[Row]:
    """Who is refused costs less than a page that is shown: nothing is laid out."""
    client, case = _client()
    refused = {
        "zu lang": "/checkliste.pdf?" + "a" * 9_000,
        "ohne Vorhaben": "/checkliste.pdf?" + "&".join(f"a{n}=b" for n in range(900)),
    }
    page, *spent = medians(
        _opening(client, f"/checkliste?{case}", 1),
        *(_opening(client, path, 1) for path in refused.values()),
        rounds=ROUNDS,
        clock=process_time,
    )
    return [
        at_most(f"PDF {name}: Absage / Checkliste", one / page, 0.25)
        for name, one in zip(refused, spent, strict=True)
    ]


def _client(kept: int = 0) -> tuple[FlaskClient, str]:
    """A browser at the shipped rules, and the case with the most cards as a query; the server
    keeps so many pages."""
    shelf = Shelf(rules_folder())
    with patch("guide.web.site.SHOWN_AGAIN", kept):
        app = create_app(Settings(rules=rules_folder()), shelf, today=lambda: TODAY)
    return app.test_client(), _longest(shelf.pack)


def _plain(view: Callable[[], str | bytes]) -> FlaskClient:
    """A browser at a Flask that does nothing but this, whatever the address."""
    app = Flask("plain", static_folder=None)
    app.add_url_rule("/", "start", view)
    app.add_url_rule("/<path:name>", "other", lambda name: view())
    return app.test_client()


def _longest(pack: RulePack) -> str:
    found = max(
        (example.answers for example in pack.examples),
        key=lambda answers: len(Verdicts(pack.compiled, answers).cards(YES)),
    )
    return "&".join(f"{name}={value}" for name, value in found.pairs())


def _longest_interview() -> list[str]:
    """The addresses that somebody opens who answers one question after the other."""
    pack = Shelf(rules_folder()).pack
    return max((_interview(pack, example.answers) for example in pack.examples), key=len)


def _interview(pack: RulePack, told: Answers) -> list[str]:
    answers, paths = told.only([ACTION]), []
    while asked := Interview(pack, answers).next:
        paths.append(Links("", Case(pack.version, answers).tail).question(asked))
        answers = answers.with_answer(asked.id, told.given(asked.id) or {DONT_KNOW})
    return paths


def _last_question(case: str) -> str:
    return case.rpartition("&")[2].partition("=")[0]


def _all_of(works: list[Callable[[], object]]) -> Callable[[], object]:
    return lambda: [work() for work in works]


def _opening(client: FlaskClient, path: str, times: int = FEW) -> Callable[[], object]:
    """Opens a page as a server does, without the costs of a client that is only for tests."""
    app, environ = client.application, EnvironBuilder(path).get_environ()

    def open_it() -> None:
        for _ in range(times):
            b"".join(app(dict(environ), lambda *_: None))

    return open_it


def _whole_and_ready(
    client: FlaskClient, path: str
) -> tuple[Callable[[], object], Callable[[], object]]:
    """Opening a page, and a Flask that fills its template with the values that it had."""
    kept: list[tuple[Visit, str, dict[str, Any]]] = []
    render, fill = Visit.render, Visit.fill

    def rendered(visit: Visit, template: str, **values: Any) -> str:
        kept.append((visit, template, values))
        return render(visit, template, **values)

    def filled(visit: Visit, template: str, parts: dict[str, str], /, **values: Any) -> str:
        ready = {name: Markup(part) for name, part in parts.items()}
        kept.append((visit, template, values | ready))
        return fill(visit, template, parts, **values)

    with patch.object(Visit, "render", rendered), patch.object(Visit, "fill", filled):
        answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    visit, template, values = kept.pop()
    values = {"hand": at_hand(visit), **values}
    times = 1 if path.startswith("/checkliste") else FEW
    ready = _plain(lambda: render(visit, template, **values))
    return _opening(client, path, times), _opening(ready, path, times)


BENCHMARKS = (showing, bare, machines, refusals)
