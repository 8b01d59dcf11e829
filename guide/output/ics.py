"""The latest days of a checklist as a calendar file, each with a reminder a week before."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, time, timedelta

from icalendar import Alarm, Calendar, Event

from guide.core.checklist import Checklist
from guide.output.layout import lay_out
from guide.output.measures import plain
from guide.output.phrases import contact_line, kicker, latest
from guide.output.sheet import Sheet
from guide.output.steps import Step

REMINDER = timedelta(days=-7, hours=9)
"""A week before, at nine in the morning; counted from midnight of the day itself."""


def calendar(checklist: Checklist, address: str = "") -> bytes:
    """One entry per step that has a latest day, on that day; on today if it has passed. `address`
    leads back to the checklist.

    Equal checklists give equal bytes, so a calendar that reads it again changes entries in place.
    """
    sheet = lay_out(checklist)
    made = Calendar()
    made.add("prodid", "-//Genehmigungslotse//DE")
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("x-wr-calname", plain(f"{checklist.pack.imprint.title}: {sheet.title}"))
    for step in sheet.dated:
        made.add_component(_event(sheet, step, address))
    written: bytes = made.to_ical()
    return written


def _event(sheet: Sheet, step: Step, address: str) -> Event:
    due, today = step.entry.due, sheet.checklist.today
    passed = due.has_passed(today)
    day = today if passed or due.day is None else due.day
    when = "Frist vorbei, sofort nachfragen" if passed else "Spätestens heute"
    title = plain(f"{when}: {step.entry.card.title}")
    event = Event()
    event.add("uid", f"{step.entry.card.id}-{_case(sheet.checklist)}@genehmigungslotse")
    event.add("dtstamp", datetime.combine(sheet.checklist.today, time(), UTC))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", title)
    event.add("description", plain(_description(sheet, step)))
    event.add("transp", "TRANSPARENT")
    if address:
        event.add("url", address)
    if passed:
        return event
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", plain(f"In einer Woche: {step.entry.card.title}"))
    alarm.add("trigger", REMINDER)
    event.add_component(alarm)
    return event


def _description(sheet: Sheet, step: Step) -> str:
    entry = step.entry
    lines = [
        f"{kicker(step)}, {latest(step)}.",
        f"Zuständig: {entry.office.name}",
        *(contact_line(contact) for contact in entry.office.contacts),
    ]
    if entry.papers:
        papers = ", ".join(shown.said.document.title for shown in entry.papers)
        lines.append(f"Abgeben: {papers}")
    if sheet.checklist.pack.imprint.is_draft:
        lines.append(sheet.checklist.pack.imprint.draft_mark)
    return "\n".join(lines)


def _case(checklist: Checklist) -> str:
    """Stands for the rules and the answers without telling them."""
    told = repr((checklist.pack.version, checklist.answers.pairs()))
    return hashlib.sha256(told.encode()).hexdigest()[:16]
