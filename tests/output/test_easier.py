"""Easier ways as they are told: bands together, and a fact of the place as another place."""

from decimal import Decimal
from itertools import pairwise

import pytest

from guide.core.checklist import checklist
from guide.core.condition import Condition
from guide.core.deadline import Calendar
from guide.core.pack import RulePack
from guide.core.question import Band, Option, Question
from guide.core.question import Kind as QuestionKind
from guide.core.requirement import Kind
from guide.core.whatif import PLACE
from guide.output.easier import easier
from guide.output.measures import plain
from guide.output.phrases import instead
from tests.output.town import TODAY
from tests.packs import card, case, none_of, one_of, pack, plan

STAND = plan("stand")


def banded(limits: str, unit: str, circumstance: str = "", section: str = "") -> Question:
    """A question whose bands begin at these limits; each one's id is where it begins."""
    edges = [None, *limits.split(), None]
    bands = [Band(*(Decimal(edge) if edge else None for edge in pair)) for pair in pairwise(edges)]
    options = tuple(Option(f"ab-{band.lower or 0}", f"{band} {unit}", band=band) for band in bands)
    return Question(
        "zahl",
        "Wie viel?",
        options,
        QuestionKind.BANDS,
        section=section,
        unit=unit,
        circumstance=circumstance,
    )


def asked(
    text: str, *answers: str, section: str = "", several: bool = False, no: str = ""
) -> Question:
    """A question with these answers; `no` says »Nein« inside a sentence."""
    kind = QuestionKind.SEVERAL if several else QuestionKind.ONE
    options = tuple(
        Option(one.lower().split(",")[0], one, circumstance=no if one == "Nein" else "")
        for one in answers
    )
    return Question("frage", text, options, kind, section=section)


def ways(
    question: Question, permit_unless: Condition, **given: str | tuple[str, ...]
) -> list[str]:
    """How the easier ways are told where a permit is needed unless the condition holds."""
    cards = [card("erlaubnis", unless=permit_unless), card("frei", Kind.FREE)]
    return told(pack([STAND, question], cards), **given)


def told(rules: RulePack, **given: str | tuple[str, ...]) -> list[str]:
    answers = case(rules, vorhaben="stand", **given)
    return [
        plain(instead(one)).removesuffix(": ohne Erlaubnis möglich.")
        for one in easier(checklist(rules, answers, TODAY, {}, Calendar()))
    ]


WIDTH = banded(
    "1.60 1.90 2.30", "Meter", "wenn der Gehweg {antwort} breit frei bleibt", section=PLACE
)
TENT = banded("25 75", "m²", "wenn das größte Zelt {antwort} groß ist")
GUESTS = banded("100", "Menschen")
SPACES = banded("3", "Parkplätze", "wenn das Parklet {antwort} belegt")


def test_neighbouring_bands_are_one_way() -> None:
    wide = one_of(WIDTH, "ab-1.60", "ab-1.90", "ab-2.30")
    assert ways(WIDTH, wide, zahl="ab-0") == [
        "An einem Ort, wo der Gehweg mindestens 1,60 Meter breit frei bleibt"
    ]


def test_the_way_leads_to_the_nearest_band() -> None:
    rules = pack(
        [STAND, TENT],
        [card("erlaubnis", unless=one_of(TENT, "ab-0", "ab-25")), card("frei", Kind.FREE)],
    )
    answers = case(rules, vorhaben="stand", zahl="ab-75")
    (found,) = easier(checklist(rules, answers, TODAY, {}, Calendar()))
    assert found.alternative.answers.value("zahl") == {"ab-25"}
    assert plain(instead(found)).startswith("Wenn das größte Zelt unter 75 m² groß ist: ")


def test_bands_that_are_no_neighbours_are_not_told_as_one() -> None:
    apart = one_of(WIDTH, "ab-0", "ab-1.90", "ab-2.30")
    assert ways(WIDTH, apart, zahl="ab-1.60") == [
        "An einem Ort, wo der Gehweg unter 1,60 Meter breit frei bleibt"
    ]


def test_bands_that_come_to_something_else_are_ways_of_their_own() -> None:
    cards = [
        card("erlaubnis", when=one_of(TENT, "ab-75")),
        card("anzeige", Kind.NOTICE, when=one_of(TENT, "ab-25")),
        card("frei", Kind.FREE),
    ]
    assert told(pack([STAND, TENT], cards), zahl="ab-75") == [
        "Wenn das größte Zelt unter 25 m² groß ist",
        "Wenn das größte Zelt 25 bis unter 75 m² groß ist: nur anzeigen.",
    ]


@pytest.mark.parametrize(
    ("question", "now", "easy", "said"),
    [
        (SPACES, "ab-3", "ab-0", "Wenn das Parklet unter 3 Parkplätze belegt"),
        (GUESTS, "ab-100", "ab-0", "Wie viel? – unter 100 Menschen"),
        (
            asked("Steht es am Denkmal?", "Ja", "Nein", section=PLACE, no="ohne Denkmal"),
            "ja",
            "nein",
            "An einem Ort ohne Denkmal",
        ),
        (
            asked("Wird verkauft?", "Ja", "Nein", no="wenn niemand verkauft"),
            "ja",
            "nein",
            "Wenn niemand verkauft",
        ),
        (
            asked("Gehört der Grund der Stadt?", "Ja", "Nein", section=PLACE),
            "ja",
            "nein",
            "An einem anderen Ort (Gehört der Grund der Stadt? – Nein)",
        ),
        (asked("Wird verkauft?", "Ja", "Nein"), "ja", "nein", "Wird verkauft? – Nein"),
        (
            asked("Wo soll es stehen?", "Weg", "Auf privatem Grund", section=PLACE),
            "weg",
            "auf privatem grund",
            "Auf privatem Grund",
        ),
    ],
)
def test_another_answer_is_a_circumstance_where_the_rules_say_it_as_one(
    question: Question, now: str, easy: str, said: str
) -> None:
    assert ways(question, one_of(question, easy), **{question.id: now}) == [said]


@pytest.mark.parametrize(
    ("text", "section", "said"),
    [
        ("Ein Radweg", PLACE, "An einem Ort ohne Radweg"),
        ("Parkplätze, schräg oder quer", PLACE, "An einem Ort ohne Parkplätze, schräg oder quer"),
        ("Eine Bühne", "", "Ohne Bühne"),
        ("Musik, live oder vom Band", "", "Ohne Musik, live oder vom Band"),
        ("Es kostet Eintritt", "", "Ohne »Es kostet Eintritt«"),
    ],
)
def test_what_is_left_out_is_a_noun_or_a_quotation(text: str, section: str, said: str) -> None:
    question = asked("Was noch?", text, section=section, several=True)
    (tick,) = question.option_ids
    assert ways(question, none_of(question, tick), frage=(tick,)) == [said]


def test_two_changes_are_joined_by_a_word_and_questions_by_a_semicolon() -> None:
    place = asked("Wo?", "Weg", "Auf privatem Grund", section=PLACE)
    for other, now, easy, said in (
        (
            TENT,
            "ab-75",
            "ab-0",
            "Auf privatem Grund und wenn das größte Zelt unter 25 m² groß ist",
        ),
        (
            GUESTS,
            "ab-100",
            "ab-0",
            "Auf privatem Grund; Wie viel? – unter 100 Menschen",
        ),
    ):
        cards = [
            card("weg", Kind.PROHIBITION, when=one_of(place, "weg")),
            card("viel", Kind.PROHIBITION, unless=one_of(other, easy)),
            card("frei", Kind.FREE),
        ]
        assert told(pack([STAND, place, other], cards), frage="weg", zahl=now) == [said]


def test_what_stays_to_be_clarified_is_said() -> None:
    place = asked("Wo?", "Weg", "Auf privatem Grund", section=PLACE)
    cards = [card("fragen", Kind.INFORMATION), card("erlaubnis", when=one_of(place, "weg"))]
    assert told(pack([STAND, place], cards), frage="weg") == [
        "Auf privatem Grund: dann ist weniger nötig, manches bleibt zu klären."
    ]
