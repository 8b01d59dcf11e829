"""Pictures are words too: the timeline, and the code that leads back."""

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta
from urllib.parse import unquote

from guide.output.layout import lay_out
from guide.output.measures import plain
from guide.output.qr import code
from guide.output.timeline import Picture, timeline
from tests.output.town import CARDS, MONEY, START, town, work_out
from tests.packs import case


def drawn(start: date = START, today: date = date(2026, 11, 24)) -> Picture:
    rules = town()
    checklist = work_out(rules, case(rules, vorhaben="beet", flaeche="gehweg"), start, today)
    picture = timeline(lay_out(checklist))
    assert picture is not None
    return picture


def texts(picture: Picture) -> list[str]:
    svg = ET.fromstring(unquote(picture.address.removeprefix("data:image/svg+xml,")))
    return [element.text or "" for element in svg.iter("{http://www.w3.org/2000/svg}text")]


def test_the_timeline_says_in_words_what_it_shows() -> None:
    assert plain(drawn().text) == (
        "Zeitplan ab heute, 24. November 2026: "
        "»Geld vom Beirat beantragen« spätestens am Montag, 8. Februar 2027 (ältere Angabe); "
        "Schritt 3 spätestens am Montag, 8. März 2027; Beginn am Samstag, 8. Mai 2027."
    )


def test_the_timeline_shows_the_steps_by_day_between_today_and_the_start() -> None:
    shown = texts(drawn())
    assert "heute" in shown
    assert "Beginn 8.5.2027" in shown
    assert shown[-4:] == ["Geld vom Beirat beantragen", "8.2.2027", "Schritt 3", "8.3.2027"]
    assert {"Jan 2027", "Apr"} <= set(shown)


def test_a_day_that_has_passed_is_crossed_and_says_so() -> None:
    shown = texts(drawn(today=date(2027, 3, 1)))
    assert "8.2.2027 – vorbei" in shown
    assert "8.3.2027" in shown


def test_two_days_close_together_are_written_on_two_lines() -> None:
    def heights(picture: Picture) -> set[str | None]:
        svg = ET.fromstring(unquote(picture.address.removeprefix("data:image/svg+xml,")))
        named = svg.iter("{http://www.w3.org/2000/svg}text")
        return {one.get("y") for one in named if (one.text or "").startswith(("heute", "Beginn"))}

    assert len(heights(drawn())) == 1
    assert len(heights(drawn(today=date(2027, 4, 30)))) == 2


def test_over_many_months_only_every_third_is_named() -> None:
    shown = texts(drawn(START + timedelta(days=900)))
    assert "Jul" in shown
    assert "Aug" not in shown


def test_without_a_day_there_is_no_picture() -> None:
    rules = town()
    checklist = work_out(rules, case(rules, vorhaben="beet", flaeche="gehweg"), None)
    assert timeline(lay_out(checklist)) is None


def test_titles_are_text_in_the_picture() -> None:
    cards = [card for card in CARDS if card is not MONEY]
    rules = town(*cards, replace(MONEY, title="</text><image href='x'/> beantragen und abholen"))
    picture = timeline(lay_out(work_out(rules, case(rules, vorhaben="beet", flaeche="hof"))))
    assert picture is not None
    assert "</text><image href='x'/> beantr…" in texts(picture)[-2]


def test_the_code_is_a_picture_in_the_page_itself() -> None:
    picture = code("https://lotse.example.org/checkliste?vorhaben=beet")
    assert picture.startswith("data:image/svg+xml")
    assert code("https://lotse.example.org/checkliste?vorhaben=fest") != picture
    ET.fromstring(unquote(picture.partition(",")[2]))
