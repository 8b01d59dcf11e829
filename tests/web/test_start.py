"""The start page: what this is, and the way into every Vorhaben."""

import random

import pytest

from guide.core.question import Option
from guide.files.reader import read
from guide.web.search import find
from tests.web.careful import MUNICH, CarefulClient, Page, words


def found(page: Page) -> list[str]:
    """The Vorhaben below the heading that says what was sought."""
    section = page.all("section")[0]
    return [words(one) for one in section.iter("a")]


def test_every_vorhaben_stands_in_its_group_and_leads_to_its_first_question(
    town: CarefulClient,
) -> None:
    page = town.open("/")
    assert page.h1 == "Was möchten Sie tun?"
    sections = [words(one) for one in page.all("section")]
    assert sections[0] == "Draußen sitzen Eine Bank aufstellen Auch ein Hocker zählt."
    assert sections[1] == "Zusammen feiern Ein Nachbarschaftsfest feiern"
    assert town.open(page.link("Eine Bank aufstellen")).h1 == "Wo soll es sein?"
    assert town.open(page.link("Ein Nachbarschaftsfest")).h1 == "Was gehört zum Fest?"


def test_answers_in_the_address_are_taken_along_and_can_be_left_behind(
    town: CarefulClient,
) -> None:
    page = town.open("/?flaeche=hof&vorhaben=bank")
    (taken,) = page.has_class("kern-alert--info")
    assert words(taken) == (
        "Diese Angaben nehmen wir mit Wo soll es sein? Im eigenen Hof Ohne diese Angaben beginnen"
    )
    assert "flaeche=hof" in page.link("Ein Nachbarschaftsfest")
    assert page.link("Ohne diese Angaben") == "/"


@pytest.mark.parametrize("word", ["hocker", "SITZPLATZ", "bank auf", " Hocker ", "Baenke"])
def test_a_word_finds_the_vorhaben_that_is_meant(town: CarefulClient, word: str) -> None:
    page = town.open(town.open("/").filled(suche=word))
    assert page.title.startswith(f"Suche nach »{word.strip()}«: Was möchten Sie tun?")
    assert f"Gefunden zu »{word.strip()}«" in page.text
    assert found(page) == ["Eine Bank aufstellen"]


MEANT = {
    "Regentonne": "wassertonne",
    "regentone": "wassertonne",
    "Blumenkübel": "pflanzkuebel",
    "Blumenkuebel": "pflanzkuebel",
    "Fest": "strassenfest",
    "Nachbarschaftfest": "strassenfest",
    "Fest im Hof": "privatfest",
    "Hofest": "privatfest",
    "Flohmarkt vor dem Haus": "flohmarkt",
    "Flohmärkte": "flohmarkt",
    "Büchertelefonzelle": "tauschschrank",
    "Ich möchte Bücher verschenken": "tauschschrank",
    "Baenke": "sitzbank",
    "eine Bank aufstellen": "sitzbank",
    "Bank": "sitzbank",
    "Sammeldose": "spenden",
    "Drohne": "dreh",
    "Straßentheater": "strassenfest",
    "Transparente": "plakate",
    "Tische und Stühle": "stadtterrasse",
    "Vögel": "nisthilfe",
    "Beet vor meinem Haus": "hochbeet",
}
"""What people type who know no official word, and what must be among the first three."""


@pytest.mark.parametrize(("typed", "wanted"), MEANT.items())
def test_people_find_their_vorhaben_in_munich_without_an_official_word(
    typed: str, wanted: str
) -> None:
    options = find(read(MUNICH).pack.action.options, typed)
    assert wanted in [one.id for one in options[:3]]


def test_every_synonym_finds_its_vorhaben_also_without_one_of_its_letters() -> None:
    options = read(MUNICH).pack.action.options
    turn = random.Random(31)
    missed = []
    for option in options:
        for word in (option.text, *option.keywords):
            assert option in find(options, word), word
            if len(word) >= 6 and " " not in word:
                gone = turn.randrange(1, len(word) - 1)
                slip = word[:gone] + word[gone + 1 :]
                missed += [slip] if option not in find(options, slip) else []
    assert len(missed) <= len(options) // 10, missed


@pytest.mark.parametrize("typed", ["Rakete", "", "§ 18", "xyzxyz", "𝔉𝔢𝔰𝔱🎪", "a" * 100])
def test_what_nobody_offers_finds_nothing_and_breaks_nothing(
    munich: CarefulClient, typed: str
) -> None:
    page = munich.open(munich.open("/").filled(suche=typed))
    assert bool(typed) == ("zu »" in page.text)


def test_a_hint_does_not_win_over_a_name() -> None:
    bed = Option("beet", "Ein Hochbeet aufstellen", hint="Ein Beet mit festem Rahmen.")
    feast = Option("fest", "Ein Straßenfest feiern")
    assert find((bed, feast), "Fest") == (feast,)
    assert find((bed,), "Rahmen") == (bed,)


def test_an_adjective_makes_no_compound() -> None:
    assert find((Option("park", "In einer städtischen Grünanlage feiern"),), "Tisch") == ()


def test_a_part_of_a_feast_leads_to_the_feast(town: CarefulClient) -> None:
    page = town.open("/?suche=Zelte")
    assert "Danach fragen wir bei diesen Vorhaben:" in page.text
    assert found(page) == ["Ein Nachbarschaftsfest feiern"]


def test_the_vorhaben_that_was_chosen_is_marked_where_another_can_be_chosen(
    town: CarefulClient,
) -> None:
    page = town.open(town.open("/angaben?vorhaben=bank").link("Ändern: Was möchten Sie tun?"))
    assert page.url.startswith("/?")
    (chosen,) = [one for one in page.all("a") if one.get("aria-current")]
    assert words(chosen) == "Eine Bank aufstellen"
    assert "Das haben Sie gerade gewählt." in page.text


def test_every_group_can_be_jumped_to(munich: CarefulClient) -> None:
    page = munich.open("/")
    pack = read(MUNICH).pack
    used = {one.group for one in pack.action.options}
    titles = [title for name, title in pack.imprint.groups if name in used]
    assert len(titles) > 1
    assert [page.link(title) for title in titles] == [
        f"#gruppe-{number}" for number, _ in enumerate(titles, start=1)
    ]


def test_the_browser_keeps_no_word_and_no_tick_for_the_next_person(town: CarefulClient) -> None:
    for path in ("/", "/frage/flaeche?vorhaben=bank"):
        assert town.open(path).form().get("autocomplete") == "off"


def test_a_word_that_nobody_knows_is_said_and_everything_stays_to_choose(
    town: CarefulClient,
) -> None:
    page = town.open("/?suche=%3Cb%3ERakete%3C/b%3E")
    assert "Nichts gefunden zu »<b>Rakete</b>«" in page.text
    assert page.link("Eine Bank aufstellen")


def test_who_says_more_finds_what_fits_most() -> None:
    bench = Option("bank", "Eine Bank aufstellen", keywords=("Sitzplatz",))
    swing = Option("schaukel", "Eine Schaukel aufstellen", keywords=("Sitzplatz",))
    assert find((swing, bench), "Sitzplatz Bank") == (bench,)
    assert find((swing, bench), "Sitzplatz Zelt") == (swing, bench)


def test_a_reviewed_pack_carries_no_draft_mark(town: CarefulClient, munich: CarefulClient) -> None:
    assert "Entwurf" not in town.open("/").text
    assert "Entwurf, noch nicht von der Stadt geprüft" in munich.open("/").text
