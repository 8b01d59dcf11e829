"""The calendar file: read back by another reader, it says the same days."""

from datetime import UTC, date, datetime, timedelta

from icalendar import Calendar, Event

from guide.output.ics import calendar
from tests.output.town import START, TODAY, on_the_pavement, town, work_out
from tests.packs import case


def events(written: bytes) -> dict[str, Event]:
    made = Calendar.from_ical(written)
    return {str(event["UID"]).rsplit("-", 1)[0]: event for event in made.walk("VEVENT")}


def test_every_step_with_a_latest_day_is_an_entry() -> None:
    found = events(calendar(on_the_pavement()))
    assert {card: event["DTSTART"].dt for card, event in found.items()} == {
        "beet-erlaubnis": date(2027, 3, 8),
        "budget": date(2027, 2, 8),
    }


def test_an_entry_says_what_to_do_and_where_in_german() -> None:
    event = events(calendar(on_the_pavement()))["beet-erlaubnis"]
    assert event["SUMMARY"] == "Spätestens heute: Sondernutzung für das Hochbeet beantragen"
    assert event["DESCRIPTION"].splitlines() == [
        "Schritt 2 · Erlaubnis, spätestens am Montag, 8. März 2027.",
        "Zuständig: Ordnungsamt Musterstadt",
        "Telefon: 0123 4567 (vormittags)",
        "Fax: 0123 4568",
        "Internet: https://example.org/amt",
        "Abgeben: Plan mit Maßen, Foto des Ortes",
        "Entwurf, noch nicht von der Stadt geprüft",
    ]


def test_a_day_that_has_passed_is_an_entry_today_without_a_reminder() -> None:
    rules = town()
    answers = case(rules, vorhaben="beet", flaeche="gehweg", breite="breit", rand=())
    late = events(calendar(work_out(rules, answers, START, today=date(2027, 4, 1))))
    event = late["beet-erlaubnis"]
    assert event["DTSTART"].dt == date(2027, 4, 1)
    assert str(event["SUMMARY"]).startswith("Frist vorbei, sofort nachfragen: ")
    assert event.walk("VALARM") == []


def test_a_reminder_comes_a_week_before_at_nine() -> None:
    event = events(calendar(on_the_pavement()))["beet-erlaubnis"]
    (alarm,) = event.walk("VALARM")
    assert alarm["TRIGGER"].dt == timedelta(days=-7, hours=9)
    assert alarm["ACTION"] == "DISPLAY"


def test_equal_checklists_give_equal_bytes_and_the_day_is_the_only_stamp() -> None:
    written = calendar(on_the_pavement())
    assert written == calendar(on_the_pavement())
    stamp = events(written)["budget"]["DTSTAMP"].dt
    assert stamp == datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC)


def test_an_entry_keeps_its_name_when_the_start_moves_and_changes_it_with_the_answers() -> None:
    rules = town()
    answers = case(rules, vorhaben="beet", flaeche="gehweg")
    moved = START + timedelta(days=14)
    names = [
        {str(event["UID"]) for event in events(calendar(checklist)).values()}
        for checklist in (
            work_out(rules, answers),
            work_out(rules, answers, moved),
            work_out(rules, answers.with_answer("breite", ["breit"])),
        )
    ]
    assert names[0] == names[1]
    assert names[0].isdisjoint(names[2])
    assert "gehweg" not in str(names)


def test_lines_are_folded_and_the_address_leads_back() -> None:
    written = calendar(on_the_pavement(), "https://lotse.example.org/checkliste?vorhaben=beet")
    assert max(len(line) for line in written.split(b"\r\n")) <= 75
    assert b"URL:https://lotse.example.org/checkliste?vorhaben=beet" in written


def test_without_a_day_the_calendar_is_empty() -> None:
    rules = town()
    checklist = work_out(rules, case(rules, vorhaben="beet", flaeche="gehweg"), None)
    assert events(calendar(checklist)) == {}
