"""The interview: one question a page, and no answer that matters is ever lost."""

from urllib.parse import parse_qs, urlsplit

import pytest

from guide.core.authority import Channel
from guide.core.question import Option, Question
from guide.files.reader import read
from guide.web.wizard import in_groups
from tests.web.careful import MUNICH, CarefulClient, Page, words


def answers(url: str) -> dict[str, list[str]]:
    """What an address says, without the version of the rules."""
    given = parse_qs(urlsplit(url).query, keep_blank_values=True)
    given.pop("fassung", None)
    return given


def ticked(page: Page) -> list[str | None]:
    return [one.get("value") for one in page.all("input") if "checked" in one.attrib]


def told(page: Page) -> list[str]:
    return [words(one) for one in page.has_class("row")]


def test_the_page_asks_one_question_with_its_help_its_reason_and_a_way_out(
    town: CarefulClient,
) -> None:
    page = town.open("/frage/breite?vorhaben=bank&flaeche=strasse")
    assert page.h1 == "Wie breit bleibt der Weg?"
    assert [words(one) for one in page.all("label")][1:] == [
        "unter 1,50 Meter",
        "bis 2,50 Meter, das reicht meistens",
        "über 2,50 Meter",
        "Weiß ich noch nicht",
    ]
    assert "Warum fragen wir das? Alle sollen vorbeikommen." in page.text
    assert "Messen Sie mit einem Zollstock nach." in page.text


def test_an_answer_leads_to_the_next_question_at_its_canonical_address(
    town: CarefulClient,
) -> None:
    page = town.open("/frage/flaeche?vorhaben=bank")
    response = town.get(page.filled(flaeche="strasse"))
    assert response.status_code == 303
    version = parse_qs(urlsplit(page.link("Checkliste")).query)["fassung"][0]
    assert response.headers["Location"] == (
        f"/frage/breite?fassung={version}&flaeche=strasse&vorhaben=bank"
    )


def test_the_last_answer_leads_to_the_answers(town: CarefulClient) -> None:
    page = town.open("/frage/breite?vorhaben=bank&flaeche=strasse")
    review = town.open(page.filled(breite="weit"))
    assert review.url.startswith("/angaben?")
    assert review.h1 == "Ihre Angaben"


def test_no_choice_is_explained_at_the_field_and_above_and_in_the_title(
    town: CarefulClient,
) -> None:
    page = town.open("/frage/flaeche?vorhaben=bank")
    again = town.open(page.filled())
    assert again.title.startswith("Fehler: Wo soll es sein?")
    (summary,) = again.has_class("kern-alert--danger")
    assert words(summary) == "Bitte prüfen Sie Ihre Antwort Bitte wählen Sie eine Antwort aus."
    target = next(one for one in summary.iter("a")).get("href", "")
    field = next(one for one in again.all("input") if one.get("id") == target[1:])
    assert field.get("type") == "radio"
    (message,) = again.has_class("kern-error")
    assert words(message) == "Fehler: Bitte wählen Sie eine Antwort aus."
    assert message.get("id", "") in again.one("fieldset").get("aria-describedby", "")


@pytest.mark.parametrize("value", ["mond", "", "keine", "<script>", "strasse%00", "STRASSE"])
def test_an_answer_that_was_not_offered_is_not_taken(town: CarefulClient, value: str) -> None:
    page = town.open(f"/frage/flaeche?vorhaben=bank&flaeche={value}&weiter=")
    assert page.title.startswith("Fehler:")


def test_two_answers_to_one_question_are_refused(town: CarefulClient) -> None:
    page = town.open("/frage/flaeche?vorhaben=bank&flaeche=hof&flaeche=park&weiter=")
    (message,) = page.has_class("kern-error")
    assert words(message) == "Fehler: Bitte wählen Sie nur eine Antwort aus."


def test_nothing_of_it_is_an_answer_of_its_own_and_stays_ticked(town: CarefulClient) -> None:
    page = town.open("/frage/extras?vorhaben=fest")
    location = town.get(page.filled(extras="keine")).headers["Location"]
    assert answers(location) == {"vorhaben": ["fest"], "extras": ["keine"]}
    assert ticked(town.open(f"/frage/extras?{urlsplit(location).query}")) == ["keine"]


def test_nobody_passes_a_question_by_mistake(town: CarefulClient) -> None:
    page = town.open("/frage/extras?vorhaben=fest")
    again = town.open(page.filled())
    assert again.title.startswith("Fehler:")
    (message,) = again.has_class("kern-error")
    assert words(message) == (
        "Fehler: Bitte kreuzen Sie etwas an. Passt nichts? Dann wählen Sie »Nichts davon«."
    )


def test_several_ticks_travel_in_the_authors_order(town: CarefulClient) -> None:
    page = town.open("/frage/extras?vorhaben=fest")
    location = town.get(page.filled(extras=["zelt", "musik"])).headers["Location"]
    assert answers(location)["extras"] == ["musik", "zelt"]
    again = town.open(location.replace("/frage/flaeche", "/frage/extras"))
    assert ticked(again) == ["musik", "zelt"]


def test_a_tick_beside_dont_know_is_a_contradiction_and_stays_ticked(town: CarefulClient) -> None:
    page = town.open("/frage/extras?vorhaben=fest")
    again = town.open(page.filled(extras=["zelt", "weiss-nicht"]))
    (message,) = again.has_class("kern-error")
    assert words(message).startswith("Fehler: »Nichts davon« und »Weiß ich noch nicht« passen")
    assert ticked(again) == ["zelt", "weiss-nicht"]


def test_dont_know_counts_as_asked(town: CarefulClient) -> None:
    page = town.open("/frage/flaeche?vorhaben=bank")
    following = town.open(page.filled(flaeche="weiss-nicht"))
    assert following.h1 != page.h1
    assert "Wo soll es sein? Weiß ich noch nicht" in following.text


def test_the_first_question_cannot_be_left_open(town: CarefulClient) -> None:
    page = town.open("/frage/vorhaben")
    assert "Weiß ich noch nicht" not in page.text
    again = town.open("/frage/vorhaben?vorhaben=weiss-nicht&weiter=")
    assert again.title.startswith("Fehler:")


def test_back_leads_through_the_answers_given_and_keeps_them(town: CarefulClient) -> None:
    page = town.open("/frage/breite?vorhaben=bank&flaeche=strasse")
    before = town.open(page.link("Zurück"))
    assert before.h1 == "Wo soll es sein?"
    assert answers(before.url) == answers(page.url)
    assert ticked(before) == ["strasse"]
    start = town.open(before.link("Zurück"))
    assert start.url.startswith("/?")
    assert answers(start.url) == answers(page.url)


def test_back_from_the_answers_leads_to_the_last_question(town: CarefulClient) -> None:
    page = town.open("/angaben?vorhaben=bank&flaeche=strasse&breite=eng")
    assert town.open(page.link("Zurück")).h1 == "Wie breit bleibt der Weg?"
    assert not town.open("/angaben").has_class("back")


def test_a_change_keeps_every_other_answer(town: CarefulClient) -> None:
    url = "/angaben?vorhaben=bank&flaeche=strasse&breite=eng"
    page = town.open(town.open(url).link("Ändern: Wo soll es sein?"))
    location = town.get(page.filled(flaeche="hof")).headers["Location"]
    assert answers(location) == {"vorhaben": ["bank"], "flaeche": ["hof"], "breite": ["eng"]}
    back = town.open(town.open(location).link("Ändern: Wo soll es sein?"))
    assert town.open(back.filled(flaeche="strasse")).url.startswith("/angaben?")


def test_days_travel_with_the_answers(town: CarefulClient) -> None:
    page = town.open("/frage/flaeche?vorhaben=bank&beginn=2027-05-08")
    location = town.get(page.filled(flaeche="hof")).headers["Location"]
    assert answers(location)["beginn"] == ["2027-05-08"]


def test_progress_never_promises_less_than_comes(town: CarefulClient) -> None:
    url, bound = "/frage/extras?vorhaben=fest", 99
    for number in range(2, 9):
        page = town.open(url)
        if page.h1 == "Ihre Angaben":
            break
        (progress,) = page.all("progress")
        assert progress.get("value") == str(number)
        left = int(progress.get("max", "0")) - number
        assert left < bound
        assert (f"noch höchstens {left}" if left else "die letzte") in page.text
        option = next(one for one in page.all("input") if one.get("type") in ("radio", "checkbox"))
        url, bound = page.filled(**{option.get("name", ""): option.get("value", "")}), left
    assert page.h1 == "Ihre Angaben"


def test_a_question_that_the_vorhaben_settles_is_not_asked(town: CarefulClient) -> None:
    page = town.open("/frage/extras?vorhaben=bank&extras=musik")
    assert "Das steht mit Ihrem Vorhaben schon fest: Nichts davon." in page.text
    assert not page.all("form")
    assert town.open(page.link("Weiter")).h1 == "Wo soll es sein?"


def test_a_question_that_changes_nothing_says_so_and_can_still_be_answered(
    town: CarefulClient,
) -> None:
    page = town.open("/frage/breite?vorhaben=fest&flaeche=hof")
    assert "Mit Ihren anderen Angaben ändert diese Frage gerade nichts." in page.text
    assert page.form()
    assert town.open(page.link("Frage überspringen")).h1 == "Was gehört zum Fest?"


def test_a_renamed_question_is_found_under_its_new_name(town: CarefulClient) -> None:
    page = town.open("/frage/zubehoer?vorhaben=fest&zubehoer=zelt")
    assert page.h1 == "Was gehört zum Fest?"
    assert answers(page.url) == {"vorhaben": ["fest"], "extras": ["zelt"]}


def test_renamed_answers_are_followed(town: CarefulClient) -> None:
    page = town.open("/angaben?vorhaben=sitzbank&flaeche=wiese")
    assert told(page) == [
        "Was möchten Sie tun? Eine Bank aufstellen Ändern: Was möchten Sie tun?",
        "Wo soll es sein? Im Stadtpark Ändern: Wo soll es sein?",
    ]


def test_an_unknown_question_is_a_german_404(town: CarefulClient) -> None:
    page = town.open("/frage/gibt-es-nicht?vorhaben=bank", status=404)
    assert page.h1 == "Diese Seite gibt es nicht"


def test_the_answers_page_shows_what_is_open_and_goes_on(town: CarefulClient) -> None:
    page = town.open("/angaben?vorhaben=fest")
    assert "Einige Fragen sind noch offen." in page.text
    assert town.open(page.link("Weiter mit den Fragen")).h1 == "Was gehört zum Fest?"
    assert town.open(page.link("Wo soll es sein?")).h1 == "Wo soll es sein?"
    assert page.link("Checkliste schon jetzt ansehen").startswith("/checkliste?")


def test_the_answers_page_without_answers_leads_to_the_first_question(town: CarefulClient) -> None:
    page = town.open("/angaben")
    assert "Sie haben noch nichts angegeben." in page.text
    assert town.open(page.link("Weiter mit den Fragen")).h1 == "Was möchten Sie tun?"


def test_answers_that_no_longer_matter_are_kept_and_can_be_left_out(town: CarefulClient) -> None:
    page = town.open("/angaben?vorhaben=fest&flaeche=hof&extras=keine&breite=eng")
    assert "Diese Antworten zählen gerade nicht" in page.text
    less = town.open(page.link("Weglassen: Wie breit bleibt der Weg?"))
    assert "breite" not in answers(less.url)
    assert "zählen gerade nicht" not in less.text


def test_whoever_knows_is_named_beside_not_knowing_yet(munich: CarefulClient) -> None:
    pack = read(MUNICH).pack
    questions = [one for one in pack.questions if one.who_knows_at]
    assert questions
    for question in questions:
        (knows,) = [one for one in pack.authorities if one.id == question.who_knows_at]
        page = munich.open(f"/frage/{question.id}?vorhaben=hochbeet")
        assert f"Auskunft gibt: {knows.name}" in page.text.replace("\u00a0", " ")
        calls = [one.value for one in knows.contacts if one.channel is Channel.PHONE]
        assert (", Telefon " in page.text) == (len(calls) == 1)


def test_an_answer_that_a_change_made_idle_is_said_on_the_next_question(
    town: CarefulClient,
) -> None:
    page = town.open("/frage/flaeche?vorhaben=fest&breite=eng&extras=keine")
    assert "Diese Antworten zählen gerade nicht: Wie breit bleibt der Weg? unter" in page.text
    assert town.open(page.link("Ansehen")).h1 == "Ihre Angaben"
    assert "zählen gerade nicht" not in town.open("/frage/flaeche?vorhaben=bank").text


def test_a_question_that_may_fall_away_says_what_that_depends_on(town: CarefulClient) -> None:
    page = town.open("/frage/breite?vorhaben=bank&flaeche=weiss-nicht")
    (told_so,) = page.has_class("kern-alert--info")
    assert words(told_so).startswith("Vielleicht fällt diese Frage weg.")
    assert town.open(page.link("Wo soll es sein?")).h1 == "Wo soll es sein?"
    sure = town.open("/frage/breite?vorhaben=bank&flaeche=strasse")
    assert "Vielleicht fällt" not in sure.text


def test_whoever_knows_nothing_is_told_that_this_is_fine(town: CarefulClient) -> None:
    unsure = town.open("/angaben?vorhaben=bank&flaeche=weiss-nicht&breite=weiss-nicht")
    assert "Was Sie noch nicht wissen, macht nichts:" in unsure.text
    assert "macht nichts" not in town.open("/angaben?vorhaben=bank&flaeche=hof").text


def test_options_of_several_groups_stand_below_their_titles() -> None:
    ask = Question(
        "teile", "Was?", (Option("a", "A", group="laut"), Option("b", "B"), Option("c", "C"),
                          Option("d", "D", group="laut")),
    )  # fmt: skip
    found = in_groups(ask, {"laut": "Musik & Ton", "leer": "Leer"})
    assert [
        (title, [(number, one.id) for number, one in options]) for title, options in found
    ] == [
        ("Musik & Ton", [(1, "a"), (2, "d")]),
        ("Weiteres", [(3, "b"), (4, "c")]),
    ]
    assert [title for title, _ in in_groups(ask, {})] == [""]


def test_grouped_options_are_a_group_for_every_ear(town: CarefulClient) -> None:
    page = town.open("/frage/vorhaben")
    assert [words(one) for one in page.all("legend")] == [
        "Was möchten Sie tun?",
        "Draußen sitzen",
        "Zusammen feiern",
    ]


def test_things_to_tick_stand_in_groups_and_count_as_before(town: CarefulClient) -> None:
    page = town.open("/frage/extras?vorhaben=fest&extras=zelt")
    assert [words(one) for one in page.all("legend")] == [
        "Was gehört zum Fest?",
        "Musik & Klang",
        "Weiteres",
    ]
    boxes = [(one.get("value"), "checked" in one.attrib) for one in page.all("input")
             if one.get("type") == "checkbox"]  # fmt: skip
    assert boxes == [
        ("musik", False),
        ("trommeln", False),
        ("zelt", True),
        ("keine", False),
        ("weiss-nicht", False),
    ]


def test_a_mistake_leads_to_the_first_of_the_answers_as_shown(munich: CarefulClient) -> None:
    page = munich.open("/frage/elemente?vorhaben=strassenfest&weiter=")
    options = [one.get("id") for one in page.all("input") if one.get("type") == "checkbox"][:-2]
    assert options == [f"elemente-{number}" for number in range(1, len(options) + 1)]
    assert f"#{options[0]}" in [one.get("href") for one in page.all("a")]
