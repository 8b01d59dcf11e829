"""The checklist as a page and as a PDF."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from threading import BoundedSemaphore, Lock

from flask import Blueprint, Response, request

from guide.core.question import ACTION
from guide.output.layout import lay_out
from guide.output.page import paper
from guide.output.press import Busy, Missing, NoPrint, Press, TooSlow
from guide.output.qr import code
from guide.output.recent import Recent
from guide.web.casework import events, work_out
from guide.web.hand import at_hand
from guide.web.links import bounds, variant, variants
from guide.web.remarks import bad_day, remarks
from guide.web.site import Answer, Site, Visit
from guide.web.wizard import onward

PLACES = 6
"""Requests that may lay out or print a paper at once; the press waits no longer than that."""

REPRINTS = 32
"""So many PDFs are kept, for whoever prints the same case again."""

RETRY_AFTER = 10
"""Seconds until a busy press is worth another try."""


def blueprint(site: Site) -> Blueprint:
    """The routes of the checklist."""
    printer = Printer(site.settings.templates)
    results = Blueprint("results", __name__)
    results.add_url_rule("/checkliste", "page", site.result(page))
    results.add_url_rule("/checkliste.pdf", "pdf", site.result(printer.pdf))
    return results


class Printer:
    """Prints what visits ask for. Who is refused costs nothing: no place, no laying out."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._press = Press(folder)
        self._places = BoundedSemaphore(PLACES)
        self._table = Lock()
        """One paper is laid out at a time, or the pages would share this process with six."""
        self._recent: Recent[bytes] = Recent(REPRINTS)

    def pdf(self, visit: Visit) -> Answer:
        """The checklist on paper, or a page that says why not and offers the other one."""
        try:
            body = self._recent.get(visit.etag, lambda: self._print(visit))
        except NoPrint as reason:
            return no_pdf(visit, reason)
        response = Response(body, content_type="application/pdf")
        response.headers["Content-Disposition"] = f'inline; filename="{file_name(visit)}.pdf"'
        return response

    def _print(self, visit: Visit) -> bytes:
        if not self._places.acquire(blocking=False):
            raise Busy
        try:
            with self._table:
                html = self._lay_out(visit)
            return self._press.print(html)
        finally:
            self._places.release()

    def _lay_out(self, visit: Visit) -> str:
        asked = variant(request.args.items(multi=True))
        return paper(
            work_out(visit),
            self._folder,
            visit.public_address,
            by_office=asked.by_office,
            large=asked.large,
        )


def page(visit: Visit) -> Answer:
    """The checklist, whatever is still open. A submitted day leads to the canonical address, and
    there to the plan for that day."""
    if visit.is_sent and not visit.lost.days:
        return visit.see_other(f"{visit.links.checklist}#termin")
    worked_out = work_out(visit)
    address = visit.public_address
    bad = {one.event: bad_day(one, visit.today) for one in visit.lost.days}
    return visit.render(
        "web/checklist.html",
        remarks=remarks(replace(visit.lost, days=()), visit.today),
        sheet=lay_out(worked_out),
        pairs=visit.case.pairs,
        link=visit.links.question,
        other=visit.after,
        address=address,
        code=code(address),
        onward=onward(visit, visit.case.answers),
        events=events(worked_out, bad),
        bounds=bounds(visit.today),
        bad_days={event.value: text for event, text in bad.items()},
        hand=at_hand(visit, cards=[entry.card for entry in worked_out.entries]),
        again=visit.after(visit.case.answers.without(ACTION)).start,
    )


def no_pdf(visit: Visit, reason: NoPrint) -> Response:
    """503, with the reason in words and the checklist as a page instead."""
    match reason:
        case Busy() | TooSlow():
            sentences = [
                "Gerade drucken viele.",
                "Bitte versuchen Sie es in 10 Sekunden noch einmal.",
            ]
        case Missing():
            sentences = ["Auf diesem Server fehlt etwas, um PDF-Dateien zu erzeugen.", str(reason)]
        case _:
            sentences = ["Diese Liste ließ sich nicht als PDF erzeugen."]
    page = visit.render(
        "web/error.html",
        title="Die PDF-Datei gibt es gerade nicht",
        sentences=sentences,
        number="",
        instead=visit.links.checklist,
    )
    response = Response(page, status=503)
    if isinstance(reason, Busy | TooSlow):
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def file_name(visit: Visit) -> str:
    """A name for a file, made of ids only, so that nothing in it needs escaping; each kind of
    paper has its own."""
    chosen = sorted(visit.case.answers.value(ACTION) or ())
    return "-".join(("checkliste", *chosen, *variants(request.args.items(multi=True))))
