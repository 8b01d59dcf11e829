"""The plain data: complete, documented, and nothing but what JSON knows."""

import json
import re
from dataclasses import replace
from decimal import Decimal

import pytest

from guide.core.fee import Amount, Fee, FeeKind
from guide.output import record as module
from guide.output.record import record
from tests.output.town import CONSENT, PERMIT, on_the_pavement, town, work_out
from tests.packs import case


def test_the_record_survives_json_as_it_is() -> None:
    made = record(on_the_pavement(breite="weiss-nicht", rand=("baum",)))
    assert json.loads(json.dumps(made)) == made


def test_a_step_says_everything_that_the_page_says() -> None:
    made = record(on_the_pavement())
    step = next(one for one in made["steps"] if one["card"] == "beet-erlaubnis")
    assert step["number"] == 2
    assert step["after"] == ["beet-beirat"]
    assert step["standing"] == "needed"
    assert step["office"]["contacts"][1] == {
        "channel": "fax",
        "value": "0123 4568",
        "note": "",
        "certainty": "veraltet",
        "citation": {
            "certainty": "veraltet",
            "sources": ["liste"],
            "as_of": "2026-11-23",
            "by": "",
            "passage": "",
            "note": "Stand 2011.",
        },
    }
    assert step["due"] == {
        "day": "2027-03-08",
        "ready_by": "2027-05-08",
        "text": "spätestens am Montag, 8. März 2027",
        "gap": None,
        "needs": [],
        "rather_earlier": False,
        "passed": False,
    }
    fee = step["fees"][0]
    assert (fee["low"], fee["high"], fee["per"]) == ("60", "60", ["Antrag"])
    assert fee["text"] == "Gebühr für die Bearbeitung: 60 € je Antrag"
    assert step["papers"][1]["waits_for"] == [
        {
            "question": "verkauf",
            "options": [],
            "open": True,
            "missing": False,
            "text": "Verkaufen Sie etwas?",
        }
    ]


def test_the_verdict_the_answers_and_the_sum_are_told() -> None:
    made = record(on_the_pavement(breite="weiss-nicht"))
    assert made["verdict"]["outcome"] == "permit"
    assert made["answers"][2] == {
        "question": "breite",
        "text": "Wie breit bleibt der Gehweg frei?",
        "options": None,
    }
    assert made["costs"]["text"] == "mindestens 60 €"
    assert made["costs"]["open"] == [{"kind": "sondernutzung", "text": "nicht veröffentlicht"}]
    assert made["draft"] == "Entwurf, noch nicht von der Stadt geprüft"
    assert made["rules"]["version"] == "01234567"


def test_no_listed_fee_is_not_free_of_charge() -> None:
    made = record(on_the_pavement(flaeche="hof"))
    assert [fee for step in made["steps"] for fee in step["fees"]] == []
    assert made["costs"] == {"low": None, "high": None, "text": "keine Angabe", "open": []}


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        (Amount(Decimal(0), Decimal(0)), ("0", "0", "0 €")),
        (Amount(), (None, None, "noch offen")),
        (Amount(Decimal(30)), ("30", None, "mindestens 30 €")),
    ],
)
def test_a_cost_is_zero_only_where_the_rules_say_so(
    amount: Amount, told: tuple[str | None, str | None, str]
) -> None:
    fee = Fee(FeeKind.PROCEDURE, amount)
    rules = town(replace(PERMIT, fees=(fee,)), CONSENT)
    made = record(work_out(rules, case(rules, vorhaben="beet", flaeche="gehweg")))["costs"]
    assert (made["low"], made["high"], made["text"]) == told


def test_every_source_that_is_named_is_there() -> None:
    made = record(on_the_pavement(rand=("baum",)))
    named = set(re.findall(r'"sources": \[([^\]]*)\]', json.dumps(made)))
    ids = {name for names in named for name in re.findall(r'"([^"]+)"', names)}
    assert ids
    assert ids <= set(made["sources"])


def keys(made: object) -> set[str]:
    if isinstance(made, dict):
        own = {key for key in made if isinstance(key, str)}
        return own.union(*(keys(value) for name, value in made.items() if name != "sources"))
    return set().union(*map(keys, made)) if isinstance(made, list) else set()


def test_every_key_is_documented() -> None:
    made = record(on_the_pavement(breite="weiss-nicht", rand=("baum",)))
    documented = set(re.findall(r'"([a-z_]+)"', module.__doc__ or ""))
    assert keys(made) - documented == set()
