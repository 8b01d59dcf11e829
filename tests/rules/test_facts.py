"""What the Munich pack claims, and how: nothing made up, every gap says what to ask."""

from guide.core.pack import RulePack
from guide.core.requirement import Statement
from guide.core.source import Certainty
from guide.output.phrases import statement

DISTRICTS = """\
Altstadt-Lehel, Ludwigsvorstadt-Isarvorstadt, Maxvorstadt, Schwabing-West, Au-Haidhausen, Sendling,
Sendling-Westpark, Schwanthalerhöhe, Neuhausen-Nymphenburg, Moosach, Milbertshofen-Am Hart,
Schwabing-Freimann, Bogenhausen, Berg am Laim, Trudering-Riem, Ramersdorf-Perlach,
Obergiesing-Fasangarten, Untergiesing-Harlaching,
Thalkirchen-Obersendling-Forstenried-Fürstenried-Solln, Hadern, Pasing-Obermenzing,
Aubing-Lochhausen-Langwied, Allach-Untermenzing, Feldmoching-Hasenbergl, Laim"""
GUESSED = (Certainty.INFERRED, Certainty.MODEL, Certainty.UNKNOWN)


def test_every_contact_says_where_it_is_from(munich: RulePack) -> None:
    contacts = [
        (authority.id, one)
        for authority in munich.authorities
        for one in (
            *authority.contacts,
            *(contact for branch in authority.branches for contact in branch.contacts),
        )
    ]
    assert len(contacts) > 60
    assert [(name, one.value) for name, one in contacts if not one.citation.sources] == []
    guessed = [one.value for _, one in contacts if one.citation.certainty in GUESSED]
    assert guessed == []


def test_nothing_counts_as_confirmed_that_nobody_confirmed(munich: RulePack) -> None:
    said = [(card, one) for card in munich.requirements for one in (card, *card.statements)]
    confirmed = [card.id for card, one in said if one.citation.certainty is Certainty.CONFIRMED]
    assert confirmed == []


def test_what_is_more_than_a_guess_names_a_source(munich: RulePack) -> None:
    unfounded = [
        f"{card.id}: {one.citation.certainty.value}"
        for card in munich.requirements
        for one in (card, *card.statements)
        if one.citation.certainty not in GUESSED and not one.citation.sources
    ]
    assert unfounded == []


def test_every_gap_says_what_to_ask(munich: RulePack) -> None:
    silent = []
    for card in munich.requirements:
        for one in card.statements:
            if one.citation.certainty is Certainty.UNKNOWN:
                text = one.text if isinstance(one, Statement) else statement(one)
                if "Fragen Sie" not in text:
                    silent.append(f"{card.id}: {text}")
    assert silent == []


def test_a_conflict_has_two_sides(munich: RulePack) -> None:
    for card in munich.requirements:
        names = [one.alternative for one in card.statements if one.alternative]
        assert all(names.count(name) >= 2 for name in names), card.id


def test_the_districts_are_the_twenty_five(munich: RulePack) -> None:
    names = DISTRICTS.replace("\n", " ").split(", ")
    asked = munich.question["bezirk"].options
    assert [one.text for one in asked] == [f"{n} {name}" for n, name in enumerate(names, 1)]


def test_every_action_is_told_in_three_stories(munich: RulePack) -> None:
    told: dict[str, int] = {}
    for example in munich.examples:
        for name in example.answers.value("vorhaben") or ():
            told[name] = told.get(name, 0) + 1
    assert {one.id for one in munich.action.options if told.get(one.id, 0) < 3} == set()
