"""A condition in plain German: every row and exception, and nothing that needs a second look."""

from decimal import Decimal
from pathlib import Path

import pytest

from guide.core.condition import (
    ALWAYS,
    All,
    AnyOf,
    CardRef,
    Condition,
    Fact,
    FactRef,
    Is,
    Lacks,
    Not,
)
from guide.core.question import Band, Kind, Option, Question
from guide.core.space import Space
from guide.files.reader import read
from guide.output.conditions import besides, in_words, lines, of_row
from guide.output.measures import plain

MUNICH = Path(__file__).parents[2] / "rules"


def options(**texts: str) -> tuple[Option, ...]:
    return tuple(Option(name, text) for name, text in texts.items())


GROUND = Question(
    "flaeche",
    "Wo soll es stehen?",
    options(
        gehweg="Auf dem Gehweg",
        platz="Auf einem Platz",
        park="Im Park",
        hof="Im Hof",
        dach="Auf dem Dach",
    ),
)
CITY = Question("altstadt", "Liegt es in der Altstadt?", options(ja="Ja", nein="Nein"))
WHO = Question("wer", "Wer steht dahinter?", options(verein="Ein Verein", ich="Ich allein"))
NEAR = Question("denkmal", "Steht ein Denkmal dabei?", options(ja="Ja, direkt davor", nein="Nein"))
PARTS = Question(
    "teile", "Was gehört dazu?", options(musik="Musik", zelt="Ein Zelt"), Kind.SEVERAL
)
WIDTH = Question(
    "breite",
    "Wie viel bleibt frei?",
    (
        Option("eng", "unter 1,60 Meter", band=Band(None, Decimal("1.60"))),
        Option("mittel", "unter 2,30 Meter", band=Band(Decimal("1.60"), Decimal("2.30"))),
        Option("breit", "ab 2,30 Meter", band=Band(Decimal("2.30"), None)),
    ),
    Kind.BANDS,
    unit="Meter",
)
QUESTIONS = (GROUND, CITY, WHO, NEAR, PARTS, WIDTH)


def one_of(question: Question, *chosen: str) -> Is:
    return Is(question, frozenset(chosen))


TIGHT = Fact("eng", "es eng ist", AnyOf((one_of(WIDTH, "eng"), one_of(PARTS, "zelt"))))


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (ALWAYS, "in jedem Fall"),
        (AnyOf(()), "in keinem Fall"),
        (one_of(GROUND, "gehweg", "platz"), "auf dem Gehweg oder auf einem Platz"),
        (
            one_of(GROUND, "gehweg", "platz", "park", "dach"),
            "Wo soll es stehen? – alles außer »Im Hof«",
        ),
        (one_of(CITY, "ja"), "Liegt es in der Altstadt? – Ja"),
        (one_of(NEAR, "ja"), "direkt davor"),
        (one_of(NEAR, "nein"), "Steht ein Denkmal dabei? – Nein"),
        (one_of(WHO, "verein", "ich"), "Wer steht dahinter? – »Ein Verein« oder »Ich allein«"),
        (one_of(PARTS, "musik", "zelt"), "Was gehört dazu? – »Musik« oder »Ein Zelt«"),
        (
            Lacks(PARTS, frozenset({"musik", "zelt"})),
            "Was gehört dazu? – ohne »Musik« und »Ein Zelt«",
        ),
        (Not(one_of(PARTS, "musik")), "Was gehört dazu? – ohne »Musik«"),
        (Not(Lacks(PARTS, frozenset({"musik"}))), "Was gehört dazu? – Musik"),
        (one_of(WIDTH, "eng", "mittel"), "Wie viel bleibt frei? – unter 2,30 Meter"),
        (
            one_of(WIDTH, "eng", "breit"),
            "Wie viel bleibt frei? – unter 1,60 Meter oder ab 2,30 Meter",
        ),
        (FactRef(TIGHT), "wenn es eng ist"),
        (Not(FactRef(TIGHT)), "nicht, wenn es eng ist"),
        (CardRef("bank"), "die Karte »bank« gilt"),
        (
            All((one_of(GROUND, "park"), Not(one_of(CITY, "ja")))),
            "im Park, und Liegt es in der Altstadt? – Nein",
        ),
        (
            AnyOf((one_of(GROUND, "park"), All((one_of(GROUND, "hof"), one_of(CITY, "ja"))))),
            "im Park; oder im Hof, und Liegt es in der Altstadt? – Ja",
        ),
        (
            Not(AnyOf((one_of(CITY, "ja"), one_of(NEAR, "ja")))),
            "Liegt es in der Altstadt? – Nein, und Steht ein Denkmal dabei? – Nein",
        ),
        (
            All((AnyOf((one_of(GROUND, "park"), one_of(GROUND, "hof"))), one_of(CITY, "ja"))),
            "im Park oder im Hof, und Liegt es in der Altstadt? – Ja",
        ),
        (AnyOf((one_of(GROUND, "park"), ALWAYS)), "in jedem Fall"),
        (
            AnyOf((one_of(GROUND, "park"), one_of(CITY, "ja"), one_of(GROUND, "hof"))),
            "im Park oder im Hof; oder Liegt es in der Altstadt? – Ja",
        ),
    ],
)
def test_a_condition_reads_as_a_sentence(condition: Condition, words: str) -> None:
    assert plain(in_words(condition)) == words


def test_a_part_knows_its_question_and_a_fact_itself() -> None:
    ((first, second),) = lines(All((one_of(GROUND, "park"), FactRef(TIGHT))))
    assert (first.question, first.asked) == (GROUND, "")
    assert (second.question, second.fact) == (None, TIGHT)


def test_a_row_of_a_table_reads_like_the_condition_it_came_from() -> None:
    space = Space(QUESTIONS)
    condition = All((one_of(GROUND, "park"), one_of(WIDTH, "eng", "mittel")))
    (row,) = space.rows(condition)
    assert in_words(of_row(row, space)) == in_words(condition)
    (row,) = space.rows(Lacks(PARTS, frozenset({"musik"})))
    assert plain(in_words(of_row(row, space))) == "Was gehört dazu? – ohne »Musik«"
    assert in_words(of_row((), space)) == "in jedem Fall"


def test_what_every_line_says_of_a_question_can_be_left_out() -> None:
    both = All((one_of(CITY, "ja"), AnyOf((one_of(GROUND, "park"), one_of(NEAR, "ja")))))
    assert [[part.words for part in line] for line in besides(CITY, lines(both))] == [
        ["im Park"],
        ["direkt davor"],
    ]
    mixed = lines(AnyOf((All((one_of(CITY, "ja"), one_of(GROUND, "hof"))), one_of(CITY, "nein"))))
    assert besides(CITY, mixed) == mixed


def test_every_condition_of_munich_is_worded_without_an_id() -> None:
    pack = read(MUNICH).pack
    said = [in_words(one.when) for card in pack.requirements for one in (card, *card.statements)]
    said += [in_words(fact.when) for fact in pack.facts]
    assert len(said) > 100
    assert [text for text in said if not text or "Karte »" in text or "in keinem" in text] == []
