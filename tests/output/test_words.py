"""How verdicts, certainties, reasons, offices and sources are said."""

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from enum import Enum

import pytest

from guide.core.authority import Channel
from guide.core.entry import Reason, Standing
from guide.core.fee import Amount, Fee, FeeKind, Total
from guide.core.outcome import Judgement, Outcome
from guide.core.question import Option, Question
from guide.core.requirement import Area, Kind, Role, Way
from guide.core.source import Certainty
from guide.output import phrases, words
from guide.output.layout import lay_out
from guide.output.measures import plain
from tests.output.town import (
    ACTION,
    CONFIRMED,
    EDGE,
    GROUND,
    LAW,
    OFFICIAL,
    OLD,
    SALE,
    WIDTH,
    on_the_pavement,
    town,
    work_out,
)
from tests.packs import case


def test_texts_keep_together_what_belongs_together() -> None:
    said = words.typeset(
        "Nach § 18 sind 30 € fällig – z. B. am 8. Mai, Art. 5 Abs. 2, für 4 Wochen."
    )
    together = "Nach §~18 sind 30~€ fällig~– z.~B. am 8.~Mai, Art.~5 Abs.~2, für 4~Wochen."
    assert said == together.replace("~", "\u00a0")


HEADLINES = [
    (Outcome.IMPOSSIBLE, "So nicht möglich", "Wahrscheinlich so nicht möglich"),
    (Outcome.PERMIT, "Erlaubnis nötig", "Wahrscheinlich Erlaubnis nötig"),
    (Outcome.NOTICE, "Nur anzeigen", "Wahrscheinlich nur anzeigen"),
    (Outcome.FREE, "Ohne Erlaubnis möglich", "Wahrscheinlich ohne Erlaubnis möglich"),
    (Outcome.UNCLEAR, "Noch zu klären", "Noch zu klären"),
]


@pytest.mark.parametrize(("outcome", "sure", "likely"), HEADLINES)
def test_a_verdict_is_as_sure_as_what_decides_it(outcome: Outcome, sure: str, likely: str) -> None:
    entry = on_the_pavement().way[0]
    certain = Judgement(outcome, (replace(entry, certainty=Certainty.OFFICIAL),))
    doubtful = Judgement(outcome, (replace(entry, certainty=Certainty.REPORTED),))
    assert words.headline(certain) == sure
    assert words.headline(doubtful) == likely
    hedged = "wahrscheinlich" in words.sentence(doubtful)
    assert hedged is (outcome is not Outcome.UNCLEAR)
    assert "wahrscheinlich" not in words.sentence(certain)


def test_where_an_office_must_be_asked_the_verdict_says_so_and_speaks_of_no_permit() -> None:
    entry = on_the_pavement().way[0]
    ask_first = Judgement(Outcome.UNCLEAR, (replace(entry, standing=Standing.NEEDED),))
    perhaps = Judgement(Outcome.UNCLEAR, (replace(entry, standing=Standing.PERHAPS),))
    assert words.sentence(ask_first).startswith("Fragen Sie zuerst")
    assert words.sentence(perhaps) == "Ob Sie eine Erlaubnis brauchen, ist noch offen."
    assert words.sentence(Judgement(Outcome.UNCLEAR)) == words.sentence(perhaps)


NEAR = Question(
    "nah",
    "Steht ein Baum daneben?",
    (Option("ja", "Ja, es steht direkt daneben"), Option("nein", "Nein, weiter weg")),
)
REASONS = [
    (Reason(GROUND, GROUND.options[:1]), "auf dem Gehweg"),
    (Reason(ACTION, ACTION.options[:1]), "ein Hochbeet aufstellen"),
    (Reason(WIDTH, WIDTH.options[:1]), "Wie breit bleibt der Gehweg frei? – unter 1,60 Meter"),
    (Reason(SALE, SALE.options[1:]), "Verkaufen Sie etwas? – Nein"),
    (Reason(EDGE), "Was grenzt an den Gehweg? – Nichts davon"),
    (Reason(EDGE, EDGE.options), "ein Radweg; Ein Baum"),
    (Reason(EDGE, is_open=True), "Was grenzt an den Gehweg?"),
    (Reason(NEAR, NEAR.options[:1]), "es steht direkt daneben"),
    (Reason(NEAR, NEAR.options[1:]), "Steht ein Baum daneben? – Nein, weiter weg"),
]


@pytest.mark.parametrize(("reason", "said"), REASONS)
def test_a_reason_is_said_in_the_words_of_the_answer(reason: Reason, said: str) -> None:
    assert plain(words.reason(reason)) == said


def test_only_what_is_less_than_official_carries_a_mark() -> None:
    marked = {sure: words.mark(sure) for sure in Certainty}
    assert marked == {
        Certainty.CONFIRMED: "",
        Certainty.OFFICIAL: "",
        Certainty.STALE: "ältere Angabe",
        Certainty.REPORTED: "nicht amtlich",
        Certainty.MODEL: "Vorbild anderswo",
        Certainty.INFERRED: "unsere Einschätzung",
        Certainty.UNKNOWN: "offen",
    }


def test_a_source_says_its_version_and_when_it_was_read() -> None:
    assert plain(words.edition(LAW)) == "Fassung: 1. Mai 2020; Stand: 23. November 2026"
    assert plain(words.edition(OLD, OLD.as_of)) == "Fassung: 2011"


def test_a_source_names_its_site() -> None:
    assert words.host("https://www.example.org/a/b.html?c") == "example.org"
    assert words.host("") == ""


def test_a_confirmation_names_who_and_when_and_where() -> None:
    said = plain(phrases.remarks(CONFIRMED))
    assert said == "Abschnitt 2; bestätigt von Ordnungsamt am 1. Oktober 2026"
    assert phrases.remarks(OFFICIAL) == ""


def test_a_link_goes_to_the_web_and_never_to_a_script() -> None:
    assert words.link_target("https://example.org") == "https://example.org"
    assert words.link_target("javascript:alert(1)") == ""
    assert words.link_target("data:text/html,x") == ""


EVERY = [
    (words.kind, Kind),
    (words.area, Area),
    (words.way, Way),
    (words.channel, Channel),
    (words.certainty, Certainty),
    (words.tag, Certainty),
]


@pytest.mark.parametrize(("say", "values"), EVERY)
def test_everything_that_the_rules_can_say_has_words(say: object, values: Iterable[Enum]) -> None:
    assert callable(say)
    assert all(say(value) for value in values)
    assert all(words.role(role.value) for role in Role)


def test_a_step_that_is_only_possible_says_so_above_its_title() -> None:
    sheet = lay_out(on_the_pavement(breite="weiss-nicht"))
    prohibition = sheet.step_of("zu-eng")
    assert phrases.kicker(prohibition) == "Hindernis · gilt vielleicht"
    permit = sheet.step_of("beet-erlaubnis")
    assert plain(phrases.kicker(permit)) == "Schritt 2 · Erlaubnis"
    expected = replace(permit, entry=replace(permit.entry, standing=Standing.EXPECTED))
    assert plain(phrases.kicker(expected)) == "Schritt 2 · Erlaubnis · voraussichtlich nötig"


def test_the_sum_says_what_is_missing_in_it() -> None:
    ground = Fee(FeeKind.GROUND, Amount())
    said = {
        Total(Decimal(0), None, (ground,)): "Noch offen: Gebühr für die Fläche.",
        Total(Decimal(60), None, (ground, ground)): "Mindestens 60 €. "
        "Noch offen: Gebühr für die Fläche.",
        Total(Decimal(60), Decimal(60), ()): "60 €.",
    }
    assert {total: plain(phrases.summed(total)) for total in said} == said


def test_the_overview_says_the_latest_day_or_the_rule_for_it() -> None:
    dated = lay_out(on_the_pavement())
    permit = dated.step_of("beet-erlaubnis")
    assert plain(phrases.latest(permit)) == "spätestens am Montag, 8. März 2027"
    assert phrases.latest(dated.step_of("beet-beirat")) == ""
    rules = town()
    undated = lay_out(work_out(rules, case(rules, vorhaben="beet", flaeche="hof"), None))
    said = plain(phrases.latest(undated.step_of("budget")))
    assert said == "spätestens 3 Monate vor dem Beginn (ältere Angabe)"


def test_who_has_missed_a_day_is_told_whom_to_call() -> None:
    permit = lay_out(on_the_pavement()).step_of("beet-erlaubnis")
    assert (
        phrases.call(permit.entry.office) == "Fragen Sie sofort nach, ob es noch geht: 0123 4567."
    )
