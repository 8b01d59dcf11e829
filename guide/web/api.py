"""The checklist for machines: calendar, plain data, and how the server is."""

from __future__ import annotations

import json
from typing import Any

from flask import Blueprint, Response

from guide.output.ics import calendar
from guide.output.record import record
from guide.web.casework import work_out
from guide.web.results import file_name
from guide.web.site import Answer, Site, Visit


def blueprint(site: Site) -> Blueprint:
    """The routes for machines."""

    def health() -> Response:
        return healthz(site)

    api = Blueprint("api", __name__)
    api.add_url_rule("/checkliste.ics", "ics", site.result(ics))
    api.add_url_rule("/checkliste.json", "json", site.result(plain))
    api.add_url_rule("/healthz", "healthz", health)
    return api


def ics(visit: Visit) -> Answer:
    """The latest days for a calendar. Without a day there is nothing to enter: ask for one."""
    if not visit.case.dates:
        return visit.see_other(f"{visit.links.checklist}#termin")
    response = Response(calendar(work_out(visit)), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{file_name(visit)}.ics"'
    return response


def plain(visit: Visit) -> Answer:
    """The checklist as plain data."""
    return _json(record(work_out(visit)))


def healthz(site: Site) -> Response:
    """The pack in use, and what is wrong with the files; a server with an older pack is alive."""
    folder = f"{site.settings.rules}/"
    problems = [str(problem).removeprefix(folder) for problem in site.shelf.problems]
    response = _json(
        {
            "zustand": "alte Fassung" if problems else "gut",
            "fassung": site.shelf.pack.version,
            "probleme": problems,
        }
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def _json(value: Any) -> Response:
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return Response(text, content_type="application/json; charset=utf-8")
