"""Each word of the rule language becomes the right object of the core."""

import shutil
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from guide.core.authority import AuthorityKind, Channel
from guide.core.condition import (
    ALWAYS,
    All,
    AnyOf,
    CardRef,
    Condition,
    FactRef,
    Is,
    Lacks,
    Not,
    verdict,
)
from guide.core.deadline import (
    Before,
    Binding,
    Duration,
    Event,
    NotPublished,
    OnDay,
    Rule,
    Span,
    Step,
    Unit,
)
from guide.core.fee import Amount, FeeKind
from guide.core.invariant import Count
from guide.core.pack import HolidayRegion, RulePack
from guide.core.place import Place
from guide.core.question import Band, Kind
from guide.core.requirement import Area, Role, Way
from guide.core.requirement import Kind as CardKind
from guide.core.source import Certainty
from guide.core.truth import NO, YES
from guide.files.examples import check_examples
from guide.files.grammar import (
    Unreadable,
    read_amount,
    read_band,
    read_date,
    read_deadline,
    read_months,
    read_per,
)
from guide.files.nodes import Text
from guide.files.reader import read
from tests.packs import case

TOWN = Path(__file__).parents[1] / "packs/musterstadt"
NEW = "stellen/selbst/neu.yaml"

Read = Callable[..., RulePack]


@pytest.fixture(scope="module")
def town() -> RulePack:
    pack = read(TOWN).pack
    assert pack is not None
    return pack


@pytest.fixture
def with_card(tmp_path: Path) -> Read:
    """The town with one card more; its entries come in as text."""

    def read_with(entries: str, **more: str) -> RulePack:
        folder = shutil.copytree(TOWN, tmp_path / "regeln", dirs_exist_ok=True)
        head = "art: frei\ntitel: Neu\nbeleg: {sicher: offen}\n"
        (folder / NEW).write_text(head + entries + "\n", "utf-8")
        for name, text in more.items():
            file = folder / f"{name}.yaml"
            file.write_text(file.read_text("utf-8") + text, "utf-8")
        reading = read(folder)
        assert reading.problems == ()
        assert reading.pack is not None
        return reading.pack

    return read_with


def when(pack: RulePack) -> Condition:
    return pack.requirement["neu"].when


def text(value: str) -> Text:
    return Text(value, Place("x.yaml", 1, 1))


# the pack


def test_a_pack_says_who_publishes_it_and_whom_to_tell(town: RulePack) -> None:
    imprint = town.imprint
    assert (imprint.title, imprint.city) == ("Genehmigungslotse Musterstadt", "Musterstadt")
    assert imprint.publisher == "Stadt Musterstadt (erfunden)"
    assert (imprint.editors.name, imprint.editors.phone) == (
        "Redaktion Musterstadt",
        "0000 1234-0",
    )
    assert (imprint.reviewed_by, imprint.is_draft) == ("Musterfrau, Ordnungsamt", False)
    assert imprint.stale_after_months == 6
    assert imprint.holidays == HolidayRegion("DE", "SH", ("public",))


def test_sections_order_the_questions_and_not_the_names_of_their_files(town: RulePack) -> None:
    assert [name for name, _ in town.imprint.sections] == ["was", "wo"]
    assert [question.id for question in town.questions] == [
        "vorhaben", "extras", "flaeche", "breite",
    ]  # fmt: skip
    assert town.question["breite"].section == "wo"


# questions


def test_a_question_has_one_answer_unless_it_says_otherwise(town: RulePack) -> None:
    assert town.question["flaeche"].kind is Kind.ONE
    assert town.question["extras"].kind is Kind.SEVERAL
    assert town.question["breite"].kind is Kind.BANDS


def test_an_answer_may_be_nothing_but_its_text(town: RulePack) -> None:
    assert town.question["flaeche"].by_id["hof"].text == "Im eigenen Hof"
    assert town.question["vorhaben"].by_id["bank"].hint == "Auch ein Hocker zählt."


def test_a_question_says_why_it_is_asked_and_how_to_tell(town: RulePack) -> None:
    extras = town.question["extras"]
    assert extras.text == "Was gehört zum Fest?"
    assert extras.help == "Kreuzen Sie alles an, was stimmt."
    assert extras.why == "Musik und Zelt brauchen mehr Vorlauf."


def test_a_family_stands_for_its_answers(town: RulePack) -> None:
    assert town.question["flaeche"].members("oeffentlich") == {"strasse", "park"}
    assert town.question["extras"].by_id["trommeln"].families == ("laut", "tradition")


def test_bands_share_their_limits_without_gap_or_overlap(town: RulePack) -> None:
    breite = town.question["breite"]
    assert [option.band for option in breite.options] == [
        Band(None, Decimal("1.50")),
        Band(Decimal("1.50"), Decimal("2.50"), lower_belongs=True, upper_belongs=True),
        Band(Decimal("2.50"), None, lower_belongs=False),
    ]
    assert [option.text for option in breite.options] == [
        "unter 1,50 Meter",
        "bis 2,50 Meter, das reicht meistens",
        "über 2,50 Meter",
    ]


def test_an_answer_to_what_somebody_plans_answers_other_questions(town: RulePack) -> None:
    bank = town.question["vorhaben"].by_id["bank"]
    assert bank.sets == (("extras", frozenset()),)
    assert case(town, vorhaben="bank", extras=["musik"]).value("extras") == frozenset()


def test_groups_and_search_words_serve_the_start_page(town: RulePack) -> None:
    bank = town.question["vorhaben"].by_id["bank"]
    assert (bank.group, bank.keywords) == ("draussen", ("Sitzplatz", "Hocker"))


def test_the_answers_of_any_question_can_stand_in_groups(town: RulePack) -> None:
    assert [one.group for one in town.question["extras"].options] == ["klang", "klang", ""]


def test_an_answer_can_be_said_inside_a_sentence(with_card: Read) -> None:
    tree = """
baum:
  frage: Steht ein Baum da?
  umstand: an einem Ort mit {antwort}
  antworten:
    linde: Linde
    nein: {text: Nein, umstand: ohne Baum}
"""
    asked = with_card("wenn: {baum: nein}", **{"fragen/wo": tree}).question["baum"]
    assert asked.circumstance == "an einem Ort mit {antwort}"
    assert [one.circumstance for one in asked.options] == ["", "ohne Baum"]


def test_old_ids_keep_links_alive(town: RulePack) -> None:
    assert town.question["extras"].formerly == ("zubehoer",)
    assert town.question["vorhaben"].current_id("sitzbank") == "bank"
    assert town.question["breite"].current_id("mittel") == "passend"
    assert town.requirement["bank"].formerly == ("bank-antrag",)
    assert town.documents[0].formerly == ("skizze",)


def test_who_knows_the_answer_is_a_text_or_an_authority_too(town: RulePack) -> None:
    flaeche, breite = town.question["flaeche"], town.question["breite"]
    assert flaeche.who_knows == "Das Ordnungsamt kennt die Grenzen."
    assert flaeche.who_knows_at == "ordnungsamt"
    assert (breite.who_knows, breite.who_knows_at) == ("Messen Sie mit einem Zollstock nach.", "")


def test_a_mandatory_question_knows_no_dont_know(town: RulePack) -> None:
    assert town.question["vorhaben"].mandatory
    assert not town.question["flaeche"].mandatory


def test_where_a_question_does_not_arise_every_term_on_it_is_no(town: RulePack) -> None:
    breite = town.question["breite"]
    assert breite.only_if is not None
    hof = case(town, vorhaben="bank", flaeche="hof")
    assert verdict(breite.only_if, hof) is NO
    assert verdict(Is(breite, breite.option_ids), hof) is NO


# conditions


def test_a_mapping_means_that_all_of_it_holds(with_card: Read) -> None:
    pack = with_card("wenn: {vorhaben: bank, flaeche: hof}")
    vorhaben, flaeche = pack.question["vorhaben"], pack.question["flaeche"]
    assert when(pack) == All((Is(vorhaben, frozenset({"bank"})), Is(flaeche, frozenset({"hof"}))))


def test_a_list_of_mappings_means_one_line_of_the_table(with_card: Read) -> None:
    pack = with_card("wenn:\n  - {flaeche: hof}\n  - {vorhaben: fest}")
    assert isinstance(when(pack), AnyOf)
    assert verdict(when(pack), case(pack, vorhaben="fest")) is YES


def test_without_a_condition_a_card_always_applies(with_card: Read) -> None:
    assert when(with_card("warum: Immer.")) == ALWAYS


@pytest.mark.parametrize(
    ("written", "options"),
    [
        ("eng", {"eng"}),
        ("[eng, weit]", {"eng", "weit"}),
        ("ab passend", {"passend", "weit"}),
        ("bis passend", {"eng", "passend"}),
        ("[bis eng, weit]", {"eng", "weit"}),
        ("{nicht: [eng]}", {"passend", "weit"}),
        ("{nicht: ab passend}", {"eng"}),
        ("[eng, {nicht: [eng, passend]}]", {"eng", "weit"}),
    ],
)
def test_a_value_names_bands(with_card: Read, written: str, options: set[str]) -> None:
    pack = with_card(f"wenn: {{breite: {written}}}")
    assert when(pack) == Is(pack.question["breite"], frozenset(options))


@pytest.mark.parametrize(
    ("written", "options"),
    [
        ("oeffentlich", {"strasse", "park"}),
        ("[hof, oeffentlich]", {"strasse", "park", "hof"}),
        ("{nicht: oeffentlich}", {"hof"}),
    ],
)
def test_a_value_names_a_family(with_card: Read, written: str, options: set[str]) -> None:
    pack = with_card(f"wenn: {{flaeche: {written}}}")
    assert when(pack) == Is(pack.question["flaeche"], frozenset(options))


def test_of_several_ticked_answers_one_is_enough_unless_all_are_asked_for(with_card: Read) -> None:
    one = with_card("wenn: {extras: [musik, zelt]}")
    assert when(one) == Is(one.question["extras"], frozenset({"musik", "zelt"}))
    both = with_card("wenn: {extras: {alle: [laut, zelt]}}")
    extras = both.question["extras"]
    loud = Is(extras, frozenset({"musik", "trommeln"}))
    assert when(both) == All((loud, Is(extras, frozenset({"zelt"}))))


def test_not_ticked_means_none_of_these(with_card: Read) -> None:
    pack = with_card("wenn: {extras: {nicht: [musik, zelt]}}")
    assert when(pack) == Lacks(pack.question["extras"], frozenset({"musik", "zelt"}))


def test_an_exception_is_kept_apart_from_the_condition(with_card: Read) -> None:
    pack = with_card("wenn: {vorhaben: bank}\nausgenommen: {flaeche: hof}")
    card = pack.requirement["neu"]
    assert card.when == Is(pack.question["vorhaben"], frozenset({"bank"}))
    assert card.unless == Is(pack.question["flaeche"], frozenset({"hof"}))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("lautes-fest", lambda loud, big: loud),
        ("{alle: [lautes-fest, grosses-fest]}", lambda loud, big: All((loud, big))),
        ("{nicht: [lautes-fest]}", lambda loud, big: Not(loud)),
        ("{nicht: [lautes-fest, grosses-fest]}", lambda loud, big: Not(AnyOf((loud, big)))),
    ],
)
def test_a_fact_is_a_condition_with_a_name(
    with_card: Read, written: str, expected: Callable[[FactRef, FactRef], Condition]
) -> None:
    pack = with_card(f"wenn: {{merkmal: {written}}}")
    loud, big = (FactRef(fact) for fact in pack.facts[:2])
    assert loud.fact.text == "das Fest laut wird"
    assert when(pack) == expected(loud, big)


def test_facts_may_use_facts_that_stand_further_down(with_card: Read) -> None:
    later = "auch-laut: {text: x, wenn: {merkmal: ganz-unten}}\n"
    last = "ganz-unten: {text: y, wenn: {flaeche: hof}}\n"
    pack = with_card("wenn: {merkmal: auch-laut}", merkmale=later + last)
    assert verdict(when(pack), case(pack, flaeche="hof")) is YES


# cards


def test_a_card_belongs_to_the_authority_of_its_folder(town: RulePack) -> None:
    card = town.requirement["bank"]
    assert card.authority.id == "ordnungsamt"
    assert (card.kind, card.area) == (CardKind.PERMIT, Area.PERMISSION)
    assert card.title == "Erlaubnis für die Bank beantragen"
    assert card.place == Place(str(TOWN / "stellen/ordnungsamt/bank.yaml"), 1, 1)


def test_a_card_says_what_comes_first_who_has_a_say_and_how_to_apply(town: RulePack) -> None:
    card = town.requirement["bank"]
    assert card.first == ("rat-fragen",)
    assert [(part.authority.id, part.role) for part in card.involved] == [
        ("nachbarn", Role.HEARING)
    ]
    assert card.application is not None
    assert card.application.way is Way.ONLINE
    assert card.application.address == "https://musterstadt.example/antrag"


def test_a_card_like_another_takes_over_what_it_does_not_replace(town: RulePack) -> None:
    base, card = town.requirement["bank"], town.requirement["bank-im-park"]
    assert card.authority.id == "gruenflaechenamt"
    assert (card.title, card.duties) == (base.title, base.duties)
    assert [paper.document.id for paper in card.papers] == ["lageplan"]
    assert card.fees[0].amount == Amount(Decimal(0), Decimal(0))
    assert card.formerly == ()


def test_a_card_may_be_like_a_card_that_is_like_another(with_card: Read) -> None:
    pack = with_card("wenn: {vorhaben: bank}\nwie: bank-im-park")
    duties = [[duty.text for duty in pack.requirement[id_].duties] for id_ in ("neu", "bank")]
    assert duties[0] == duties[1] != []
    assert pack.requirement["neu"].fees[0].amount == Amount(Decimal(0), Decimal(0))


def test_a_paper_is_an_id_or_an_entry_with_its_own_condition(town: RulePack) -> None:
    plan, photo = town.requirement["bank"].papers
    assert (plan.document.title, plan.when) == ("Plan mit Maßen", ALWAYS)
    assert photo.note == "Am Tag aufgenommen."
    assert photo.when == Is(town.question["breite"], frozenset({"eng"}))


def test_a_statement_may_hold_in_some_cases_only(town: RulePack) -> None:
    (quiet,) = town.requirement["fest"].duties
    assert isinstance(quiet.when, All)
    assert verdict(quiet.when, case(town, vorhaben="fest", extras=[], flaeche="park")) is NO


def test_contradicting_statements_share_a_name(town: RulePack) -> None:
    first, second, third = town.requirement["bank"].notes
    assert (first.alternative, second.alternative, third.alternative) == ("dauer", "dauer", "")


def test_a_card_names_the_laws_it_rests_on(town: RulePack) -> None:
    assert [source.id for source in town.requirement["bank"].legal_basis] == ["satzung"]


# citations


def test_a_statement_without_a_citation_has_that_of_its_card(town: RulePack) -> None:
    card = town.requirement["bank"]
    fixed, back = card.duties
    assert fixed.citation is card.citation
    assert (fixed.citation.certainty, fixed.citation.passage) == (Certainty.OFFICIAL, "§ 4")
    assert back.citation.certainty is Certainty.MODEL
    assert [source.id for source in back.citation.sources] == ["nachbarstadt"]


def test_a_citation_without_a_day_has_that_of_its_oldest_source(with_card: Read) -> None:
    old = "alt: {titel: Alt, stand: 01.02.2020}\n"
    cited = "- {text: Ja., beleg: {sicher: amtlich, quelle: [satzung, alt]}}"
    pack = with_card(f"hinweise:\n  {cited}", **{"quellen/stadt": old})
    (note,) = pack.requirement["neu"].notes
    assert note.citation.as_of == date(2020, 2, 1)


def test_what_is_official_turns_stale_by_itself(town: RulePack) -> None:
    citation = town.requirement["bank"].citation
    months = town.imprint.stale_after_months
    assert citation.certainty_on(date(2026, 12, 1), months) is Certainty.OFFICIAL
    assert citation.certainty_on(date(2027, 5, 23), months) is Certainty.STALE


def test_what_is_confirmed_says_by_whom_and_when(town: RulePack) -> None:
    citation = town.authorities[2].citation
    assert citation.certainty is Certainty.CONFIRMED
    assert (citation.by, citation.as_of) == ("Ordnungsamt", date(2026, 11, 23))


@pytest.mark.parametrize("certainty", ["abgeleitet", "offen"])
def test_what_is_inferred_or_open_needs_no_source(with_card: Read, certainty: str) -> None:
    pack = with_card(f"hinweise:\n  - {{text: Ja., beleg: {{sicher: {certainty}}}}}")
    assert pack.requirement["neu"].notes[0].citation.certainty.value == certainty


# authorities


def test_an_authority_is_an_office_unless_it_says_otherwise(town: RulePack) -> None:
    kinds = {authority.id: authority.kind for authority in town.authorities}
    assert kinds["ordnungsamt"] is AuthorityKind.OFFICE
    assert kinds["nachbarn"] is AuthorityKind.BODY
    assert kinds["selbst"] is AuthorityKind.SELF


def test_every_way_to_reach_an_authority_may_have_its_own_citation(town: RulePack) -> None:
    office = town.requirement["bank"].authority
    phones = [one for one in office.contacts if one.channel is Channel.PHONE]
    assert [one.value for one in phones] == ["0000 1234-10", "0000 1234-11"]
    assert [one.citation.certainty for one in phones] == [Certainty.CONFIRMED, Certainty.STALE]
    assert phones[1].note == "Nur vormittags"
    assert {one.channel for one in office.contacts} == set(Channel)


def test_an_office_of_the_district_serves_where_its_condition_holds(town: RulePack) -> None:
    office = town.requirement["bank"].authority
    (branch,) = office.branches
    assert branch.name == "Außenstelle am Park"
    in_park = town.contacts(office, case(town, flaeche="park"))
    assert [one.value for one in in_park] == ["Parkweg 2, 00000 Musterstadt"]
    assert in_park[0].citation.certainty is Certainty.REPORTED
    assert town.contacts(office, case(town, flaeche="hof")) == office.contacts


# deadlines and fees


WEEKS, MONTHS, DAYS, HOURS = Unit.WEEKS, Unit.MONTHS, Unit.DAYS, Unit.HOURS


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("4 Wochen", Duration(Span(4, WEEKS), Span(4, WEEKS))),
        ("6 bis 8 Wochen", Duration(Span(6, WEEKS), Span(8, WEEKS))),
        ("6–8 Wochen", Duration(Span(6, WEEKS), Span(8, WEEKS))),
        ("6 - 8 Wochen", Duration(Span(6, WEEKS), Span(8, WEEKS))),
        ("4 Wochen bis 3 Monate", Duration(Span(4, WEEKS), Span(3, MONTHS))),
        ("etwa 3 Monate", Duration(Span(3, MONTHS), Span(3, MONTHS), about=True)),
        ("bis zu 2 Monate", Duration(None, Span(2, MONTHS))),
        ("mindestens 5 Arbeitstage", Duration(Span(5, Unit.WORKING_DAYS), None)),
        ("ein Monat", Duration(Span(1, MONTHS), Span(1, MONTHS))),
        ("offen", NotPublished()),
    ],
)
def test_a_duration_is_read(written: str, rule: Rule) -> None:
    assert read_deadline(text(written), Step.PROCESSING) == rule
    assert read_deadline(text(written), Step.DEEMED) == rule


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("2 Monate vor beginn", Before(Span(2, MONTHS), Event.START)),
        (
            "48 Stunden vor bekanntgabe, nur Arbeitstage",
            Before(Span(48, HOURS), Event.ANNOUNCEMENT, working_days_only=True),
        ),
        ("4 Tage vor aufbau", Before(Span(4, DAYS), Event.SETUP)),
        ("zwei Wochen nach beginn", Before(Span(2, WEEKS), Event.START, after=True)),
        ("31. Oktober des Vorjahres", OnDay(31, 10, years_earlier=1)),
        ("bis zum 1. März", OnDay(1, 3)),
        ("29. Februar des Jahres", OnDay(29, 2)),
        ("offen", NotPublished()),
    ],
)
def test_a_last_day_is_read(written: str, rule: Rule) -> None:
    assert read_deadline(text(written), Step.APPLY) == rule


@pytest.mark.parametrize(
    ("step", "written"),
    [
        (Step.PROCESSING, "2 Monate vor beginn"),
        (Step.APPLY, "4 Wochen"),
        (Step.APPLY, "31. Februar"),
        (Step.APPLY, "2 Monate vor ende"),
        (Step.PROCESSING, "0 Wochen"),
        (Step.PROCESSING, "٤ Wochen"),
        (Step.PROCESSING, "8 bis 6 Wochen"),
    ],
)
def test_what_is_no_deadline_is_refused(step: Step, written: str) -> None:
    with pytest.raises(Unreadable):
        read_deadline(text(written), step)


def test_a_deadline_may_be_law_or_wish(town: RulePack) -> None:
    notify, apply, *_ = town.requirement["fest"].deadlines
    assert (notify.step, notify.binding) == (Step.NOTIFY, Binding.LAW)
    assert (apply.step, apply.binding, apply.alternative) == (Step.APPLY, Binding.WISH, "vorlauf")


def amount(low: str | None, high: str | None, about: bool = False) -> Amount:
    return Amount(
        None if low is None else Decimal(low), None if high is None else Decimal(high), about
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("60 €", amount("60", "60")),
        ("60 EUR", amount("60", "60")),
        ("60 Euro", amount("60", "60")),
        ("60\u202f€", amount("60", "60")),
        ("4,50 €", amount("4.50", "4.50")),
        ("1.234,50 €", amount("1234.50", "1234.50")),
        ("2.000.000 €", amount("2000000", "2000000")),
        ("60,– €", amount("60", "60")),
        ("ab 30 €", amount("30", None)),
        ("bis 250 €", amount(None, "250")),
        ("30 bis 2000 €", amount("30", "2000")),
        ("30–2000 €", amount("30", "2000")),
        ("etwa 60 €", amount("60", "60", about=True)),
        ("0 €", amount("0", "0")),
        ("offen", amount(None, None)),
    ],
)
def test_an_amount_is_read(written: str, expected: Amount) -> None:
    assert read_amount(text(written)) == expected


@pytest.mark.parametrize(
    "written",
    ["60", "30 – 60", "60 $", "1.000 €", "60.50 €", "2000 bis 30 €", "-5 €", "٦٠ €", "€", "1 € 2"],
)
def test_what_is_no_amount_is_refused(written: str) -> None:
    with pytest.raises(Unreadable):
        read_amount(text(written))


def test_a_fee_is_for_one_thing_or_a_pair(town: RulePack) -> None:
    assert read_per(text("Antrag")) == ("Antrag",)
    admin, stand = town.requirement["fest"].fees
    assert (admin.kind, admin.per) == (FeeKind.PROCEDURE, ("Antrag",))
    assert (stand.kind, stand.per) == (FeeKind.OTHER, ("Stand", "Tag"))
    with pytest.raises(Unreadable):
        read_per(text("Stand und Tag und Woche"))


@pytest.mark.parametrize(
    "written", ["2026-11-23", "23.11.2026", "23. November 2026", "23. 11. 2026"]
)
def test_a_german_date_is_understood(written: str) -> None:
    assert read_date(text(written)) == date(2026, 11, 23)


@pytest.mark.parametrize(
    "written", ["2026-02-30", "23.11.26", "11/23/2026", "٢٠٢٦-١١-٢٣", "heute"]
)
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(Unreadable):
        read_date(text(written))


def test_months_and_years_are_a_time_and_nothing_is_none() -> None:
    assert read_months(text("12 Monate")) == read_months(text("1 Jahr")) == 12
    with pytest.raises(Unreadable):
        read_months(text("0 Monate"))


@pytest.mark.parametrize(
    ("written", "band"),
    [
        ("unter 1,60", Band(None, Decimal("1.60"))),
        ("bis 3", Band(None, Decimal(3), upper_belongs=True)),
        ("ab 2,30", Band(Decimal("2.30"), None)),
        ("über 3", Band(Decimal(3), None, lower_belongs=False)),
    ],
)
def test_the_limit_of_a_band_is_read(written: str, band: Band) -> None:
    assert read_band(text(written)) == band


# invariants and examples


def test_an_invariant_counts_cards_by_id_or_by_what_they_are(town: RulePack) -> None:
    one, none, most, *_ = town.invariants
    assert (one.count, one.cards) == (Count.AT_LEAST_ONE, ("bank", "bank-zu-eng"))
    assert (none.count, none.cards) == (Count.NONE, ("bank-zu-eng", "bank"))
    assert (most.count, most.cards) == (Count.AT_MOST_ONE, ("bank-im-park", "bank"))


def test_an_invariant_may_speak_of_cards(town: RulePack) -> None:
    assert town.invariants[-1].when == CardRef("bank")


def test_an_example_is_a_case_with_its_cards(town: RulePack) -> None:
    example = next(one for one in town.examples if one.id == "bank-breite-unbekannt")
    assert example.story == "Niemand hat den Weg gemessen."
    assert example.answers.knows_not("breite")
    assert example.applies == {"aufraeumen", "rat-fragen"}
    assert example.undecided == {"bank", "bank-zu-eng", "einfach-anfangen"}


def test_nothing_ticked_is_a_decided_answer(town: RulePack) -> None:
    example = next(one for one in town.examples if one.id == "fest-leise-im-hof")
    assert example.answers.value("extras") == frozenset()


def test_every_example_of_the_town_agrees_with_its_rules(town: RulePack) -> None:
    assert check_examples(town) == ()


@pytest.mark.parametrize(
    ("invariant", "says"),
    [
        ("genau_eine: [fest, aufraeumen]", "Es gelten: fest, aufraeumen."),
        ("hoechstens_eine: [fest, aufraeumen]", "Es gelten: fest, aufraeumen."),
        ("keine: [fest]", "Es gilt: fest."),
        ("mindestens_eine: [bank, neu]", "Es gilt keine dieser Karten: bank, neu."),
        ("wenn: {karte: fest}\n  keine: [aufraeumen]", "Es gilt: aufraeumen."),
    ],
)
def test_an_example_that_breaks_an_invariant_is_told(
    with_card: Read, invariant: str, says: str
) -> None:
    if not invariant.startswith("wenn"):
        invariant = f"wenn: {{vorhaben: fest, extras: [zelt], flaeche: park}}\n  {invariant}"
    rule = f"\n- regel: So soll es sein.\n  {invariant}\n"
    pack = with_card("wenn: {breite: eng, flaeche: hof}", pruefungen=rule)
    told = [problem for problem in check_examples(pack) if "fest-mit-zelt" in problem.place.file]
    assert [problem.text for problem in told] == [
        f"Das Beispiel verletzt die Prüfung »So soll es sein.« (pruefungen.yaml, Zeile 23). {says}"
    ]


@pytest.mark.parametrize(
    "invariant",
    [
        "wenn: {vorhaben: bank, breite: eng}\n  keine: [aufraeumen]",
        "wenn: {vorhaben: bank, flaeche: strasse}\n  genau_eine: [bank, einfach-anfangen]",
        "wenn: {karte: {nicht: [aufraeumen]}}\n  keine: [rat-fragen]",
    ],
)
def test_an_example_that_leaves_an_invariant_open_does_not_break_it(
    with_card: Read, invariant: str
) -> None:
    rule = f"\n- regel: So soll es sein.\n  {invariant}\n"
    pack = with_card("wenn: {breite: eng, flaeche: hof}", pruefungen=rule)
    told = [problem for problem in check_examples(pack) if "unbekannt" in problem.place.file]
    assert told == []


# the whole


def test_equal_files_have_equal_fingerprints_wherever_they_lie(
    town: RulePack, tmp_path: Path
) -> None:
    copy = shutil.copytree(TOWN, tmp_path / "anderswo")
    again = read(copy).pack
    assert again is not None
    assert again.fingerprint == town.fingerprint
    card = copy / "stellen/ordnungsamt/bank.yaml"
    card.write_text(card.read_text("utf-8") + "# Anmerkung\n", "utf-8")
    changed = read(copy).pack
    assert changed is not None
    assert changed.fingerprint != town.fingerprint


def test_a_comment_after_two_spaces_is_a_comment(with_card: Read) -> None:
    assert with_card("warum: Ja.  # so ist es").requirement["neu"].why == "Ja."


def test_problems_of_all_files_are_told_at_once_and_sorted(tmp_path: Path) -> None:
    folder = shutil.copytree(TOWN, tmp_path / "regeln")
    for name in ("unterlagen.yaml", "merkmale.yaml", "stellen/selbst/stelle.yaml"):
        file = folder / name
        file.write_text(file.read_text("utf-8") + "x: [\n", "utf-8")
    (folder / NEW).write_text("art: fre\ntitel: x\nbeleg: {sicher: oft}\n", "utf-8")
    found = [(Path(p.place.file).name, p.code) for p in read(folder).problems]
    assert found == [
        ("merkmale.yaml", "klammer"),
        ("neu.yaml", "unbekannter-wert"),
        ("neu.yaml", "unbekannter-wert"),
        ("stelle.yaml", "klammer"),
        ("unterlagen.yaml", "klammer"),
    ]


def test_ids_of_a_file_that_cannot_be_read_are_not_called_unknown(tmp_path: Path) -> None:
    folder = shutil.copytree(TOWN, tmp_path / "regeln")
    (folder / "unterlagen.yaml").write_text("lageplan: [\n", "utf-8")
    assert [problem.code for problem in read(folder).problems] == ["klammer"]
