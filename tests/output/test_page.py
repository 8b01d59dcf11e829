"""The paper as HTML: whole, escaped, and in the same words as the screen."""

import re
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlencode

import html5lib
import pytest
from jinja2 import UndefinedError

from guide.core.answers import Answers
from guide.core.question import Question
from guide.output.layout import lay_out
from guide.output.measures import plain
from guide.output.page import environment, paper
from guide.output.timeline import timeline
from tests.output.conftest import ADDRESS
from tests.output.town import (
    OFFICIAL,
    PERMIT,
    START,
    Requirement,
    on_the_pavement,
    town,
    work_out,
)
from tests.packs import case


def text_of(markup: str) -> str:
    """What is read: without tags, spaces as one."""
    apart = re.sub(r"</(?:td|th|p|li|nav|h\d)>", r" \g<0>", markup)
    body = html5lib.parse(apart, namespaceHTMLElements=False).find("body")
    assert body is not None
    return re.sub(r"\s+", " ", "".join(body.itertext()))


def link(question: Question) -> str:
    return f"/frage/{question.id}"


def other(answers: Answers) -> SimpleNamespace:
    """Where the links of a visit lead after other answers."""
    return SimpleNamespace(checklist=f"/checkliste?{urlencode(answers.pairs())}")


def test_the_paper_is_valid_html(html: str) -> None:
    html5lib.HTMLParser(strict=True).parse(html)


def test_the_paper_names_office_order_papers_days_and_sources(html: str) -> None:
    said = text_of(html)
    for words in [
        "Erlaubnis nötig",
        "Schritt 3 Erlaubnis Sondernutzung für das Hochbeet beantragen",
        "Weil: auf dem Gehweg.",
        "Ordnungsamt Musterstadt, Sachgebiet Straßen",
        "0123 4567 (vormittags)",
        "Beirat der Altstadt muss zustimmen.",
        "Vorher Schritt 1",
        "Mit dem Formular. Das Formular ist kurz. example.org/antrag",
        "Plan mit Maßen",
        "spätestens am Montag, 8. März 2027",
        "Antrag stellen: spätestens 2 Monate vor dem Beginn. So steht es im Gesetz.",
        "Gebühr für die Bearbeitung: 60 € je Antrag",
        "Gebühr für die Fläche: nicht veröffentlicht",
        "Zusammen: Mindestens 60 €. Noch offen: Gebühr für die Fläche.",
        "Satzung, § 5; Fassung: 1. Mai 2020; Stand: 23. November 2026. example.org",
        "Fragen Sie, wie Sie verlängern.",
        "Weil: Wie breit bleibt der Gehweg frei? – ab 1,60 Meter. Einen breiteren Gehweg suchen.",
        "Erledigt am Aktenzeichen Ansprechperson",
        "keine Rechtsberatung",
    ]:
        assert words in said, words


def test_a_doubtful_statement_carries_its_mark_beside_it(html: str) -> None:
    said = text_of(html)
    assert "Nicht amtlich: Zwischen zwei Beeten bleiben 3 m frei. (zwei Angaben widerspr" in said
    assert "Stand 2011" in said
    assert "0123 4568 (ältere Angabe) gelesen am 23. November 2026" in said


def test_what_is_undecided_says_what_it_waits_for(folder: Path) -> None:
    said = text_of(paper(on_the_pavement(), folder))
    assert "Foto des Ortes Nur in diesem Fall: Verkaufen Sie etwas? – Ja." in plain(said)


def test_a_gap_says_honestly_that_nobody_published_it(html: str) -> None:
    said = text_of(html)
    assert "Bearbeitung: nicht veröffentlicht, bitte erfragen." in said
    assert "Das Ergebnis brauchen Sie bis Montag, 8. März 2027." in said


def test_a_day_that_has_passed_is_a_warning(folder: Path) -> None:
    rules = town()
    answers = case(rules, vorhaben="beet", flaeche="gehweg", breite="breit", rand=())
    late = work_out(rules, answers, START, today=START)
    said = text_of(paper(late, folder))
    warning = "Dieser Tag ist schon vorbei. Fragen Sie sofort nach, ob es noch geht: 0123 4567."
    assert warning in said
    assert warning not in text_of(paper(on_the_pavement(), folder))


def test_an_impossible_plan_says_first_what_is_against_it(folder: Path) -> None:
    said = text_of(paper(on_the_pavement(breite="eng"), folder))
    said = said[said.index("So sicher sind die Angaben.") :]
    order = [
        "Was dagegen spricht",
        "Hindernis Einen breiteren Gehweg suchen",
        "Wenn Sie das ändern: Ihr Weg, Schritt für Schritt",
        "Zustimmung des Beirats holen",
    ]
    assert sorted(order, key=said.index) == order


def targets(markup: str) -> tuple[list[str], set[str]]:
    """Where links inside the page lead, and where they can lead."""
    tree = html5lib.parse(markup, namespaceHTMLElements=False)
    links = [one.get("href", "") for one in tree.iter("a")]
    ids = {one.get("id", "") for one in tree.iter()}
    return [address[1:] for address in links if address.startswith("#")], ids


def test_the_overview_names_each_step_in_order_and_leads_there(html: str) -> None:
    said = text_of(html)
    overview = said[said.index("Auf einen Blick") : said.index("So sicher sind")]
    order = [
        "Zustimmung des Beirats holen Hier fangen Sie an. Zustimmung · Beirat der Altstadt",
        "Die Nachbarn fragen",
        "Sondernutzung für das Hochbeet beantragen Erlaubnis · Ordnungsamt Musterstadt",
        "spätestens am Montag, 8. März 2027",
        "Unterlagen 2",
        "Kosten mindestens 60 €",
        "Noch zu klären",
    ]
    found = overview.replace("\u00a0", " ")
    assert [words for words in order if words not in found] == []
    assert sorted(order, key=found.index) == order
    assert re.findall(r'<li value="(\d)"', html) == ["1", "2", "3"]


@pytest.mark.parametrize("by_office", [False, True])
def test_every_link_inside_the_paper_arrives(folder: Path, by_office: bool) -> None:
    links, ids = targets(paper(on_the_pavement(breite="eng"), folder, by_office=by_office))
    assert len(links) > 3
    assert set(links) <= ids


def test_screen_and_paper_say_the_same_words(folder: Path) -> None:
    """The screen adds links to change an answer, and leaves out the lines to write on."""
    sheet = lay_out(on_the_pavement(breite="weiss-nicht", rand=("baum",)))
    template = environment(folder).get_template("partials/checklist.html")
    on_screen = text_of(template.render(sheet=sheet, link=link, other=other))
    on_paper = text_of(template.render(sheet=sheet, link=None, other=None))
    for question, _ in sheet.given:
        for verb in ("ändern", "beantworten"):
            on_screen = on_screen.replace(f" {verb}: {question.text}", "")
    for question in sheet.checklist.remaining:
        on_screen = on_screen.replace(f" ändern: {question.text}", "")
    on_paper = on_paper.replace(" Erledigt am Aktenzeichen Ansprechperson", "")
    assert words_of(on_screen) == words_of(on_paper)


def words_of(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def test_addresses_are_links_on_screen_and_in_the_pdf(folder: Path) -> None:
    sheet = lay_out(on_the_pavement())
    template = environment(folder).get_template("partials/checklist.html")
    for to_change in (link, None):
        markup = template.render(sheet=sheet, link=to_change, other=other)
        assert 'href="https://example.org/antrag" rel="noreferrer">example.org/antrag<' in markup


def test_the_paper_names_no_address_that_the_printer_would_fetch(html: str) -> None:
    """Pictures are our own. A link is only followed by readers, as long as it is no attachment."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    for element in tree.iter():
        for name in set(element.attrib) & {"src", "href", "style", "data", "poster", "srcset"}:
            value = str(element.attrib[name])
            if element.tag == "a" and name == "href":
                assert value.startswith(("#", "https://"))
                assert element.get("rel", "noreferrer") == "noreferrer"
            else:
                assert name == "src"
                assert value.startswith("data:image/svg+xml")


HOSTILE = "<img src=http://evil.example/x> {{ 7*191 }} & \"'"


def test_a_text_of_the_rules_is_text_and_neither_markup_nor_template(folder: Path) -> None:
    card = Requirement("boese", PERMIT.authority, PERMIT.kind, HOSTILE, OFFICIAL, why=HOSTILE)
    rules = town(card)
    markup = paper(work_out(rules, rules.answers(("vorhaben", "beet"))), folder)
    assert "<img src=http" not in markup
    assert "1337" not in markup
    assert text_of(markup).count(HOSTILE) >= 2


def test_a_javascript_address_becomes_no_link(folder: Path) -> None:
    template = environment(folder).from_string(
        '{% from "partials/said.html" import web %}{{ web("javascript:alert(1)", link) }}'
    )
    assert "href" not in template.render(link=link)


def test_a_missing_variable_is_an_error_and_not_an_empty_place(folder: Path) -> None:
    with pytest.raises(UndefinedError):
        environment(folder).get_template("partials/verdict.html").render(link=None)


def test_an_empty_case_is_unclear_and_promises_nothing(folder: Path) -> None:
    rules = town()
    said = text_of(paper(work_out(rules, rules.answers(("vorhaben", "fest"))), folder))
    assert "Noch zu klären" in said
    assert "Erlaubnis brauchen, ist noch offen" in said


def test_a_draft_says_so_until_somebody_has_reviewed_it(folder: Path) -> None:
    mark = "Entwurf, noch nicht von der Stadt geprüft"
    assert mark in text_of(paper(on_the_pavement(), folder))
    rules = town(reviewed_by="Stadt Musterstadt")
    assert mark not in text_of(paper(work_out(rules, rules.answers()), folder))


def test_each_office_gets_a_sheet_with_its_steps_and_questions(folder: Path) -> None:
    markup = paper(on_the_pavement(), folder, ADDRESS, by_office=True)
    html5lib.HTMLParser(strict=True).parse(markup)
    office = markup[markup.index(">Ordnungsamt Musterstadt</h2>") :]
    office = text_of("<body><h2" + office[: office.index("</section>")])
    assert "Sondernutzung für das Hochbeet beantragen" in office
    assert "Fragen Sie, wie Sie verlängern." in office
    assert "Zustimmung des Beirats holen" not in office


def test_every_partial_says_what_it_needs(folder: Path) -> None:
    for path in sorted((folder / "partials").glob("*.html")):
        head = path.read_text("utf-8")
        assert head.startswith(("{# needs:", "{# Macros")), path.name


def test_what_the_marks_mean_is_said_once(html: str) -> None:
    said = text_of(html)
    assert said.count("Bitte bestätigen lassen. Nicht amtlich: Von anderen berichtet") == 1
    assert "Unsere Einschätzung: Von uns abgeleitet, bitte erfragen." in said


def test_the_plan_itself_is_no_reason(html: str) -> None:
    assert "Weil: ein Hochbeet aufstellen" not in text_of(html)


def test_an_easier_way_is_said_in_the_words_of_the_answers(folder: Path) -> None:
    sheet = lay_out(on_the_pavement())
    template = environment(folder).get_template("partials/easier.html")
    on_paper = template.render(sheet=sheet, link=None, other=None)
    assert "Im Hof: wahrscheinlich ohne Erlaubnis möglich." in text_of(f"<body>{on_paper}")
    assert "Sondernutzung für das Hochbeet beantragen" in on_paper
    on_screen = template.render(sheet=sheet, link=link, other=other)
    assert "flaeche=hof" in on_screen
    assert 1 <= len(sheet.easier) <= 3


def test_large_print_says_the_same_words(folder: Path, html: str) -> None:
    large = paper(on_the_pavement(rand=("baum",)), folder, ADDRESS, large=True)
    assert '<html lang="de" class="large">' in large
    drawn = timeline(lay_out(on_the_pavement(rand=("baum",))))
    assert drawn is not None
    days = " ".join(words_of(" ".join(drawn.days)))  # in large print the picture is told
    said = " ".join(words_of(text_of(large)))
    assert days in said
    assert said.replace(f"{days} ", "", 1) == " ".join(words_of(text_of(html)))
