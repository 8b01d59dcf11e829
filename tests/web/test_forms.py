"""A form for a question: what counts as an answer and what is wrong with the rest."""

import pytest
from werkzeug.datastructures import MultiDict

from guide.web.forms import CHOOSE, CHOOSE_SOME, EITHER_OR, ONE_ONLY, form_class, submitted
from tests.packs import ask, plan

ONE = ask("flaeche", "gehweg", "platz")
SEVERAL = ask("teile", "strom", "dach", several=True)
FIRST = plan("bank", "beet")


@pytest.mark.parametrize(
    ("sent", "result"),
    [
        ([], CHOOSE),
        ([""], CHOOSE),
        (["mond"], CHOOSE),
        (["keine"], CHOOSE),
        (["gehweg"], {"gehweg"}),
        (["gehweg", "gehweg"], {"gehweg"}),
        (["gehweg", "platz"], ONE_ONLY),
        (["gehweg", "weiss-nicht"], ONE_ONLY),
        (["weiss-nicht"], {"weiss-nicht"}),
    ],
)
def test_one_answer(sent: list[str], result: object) -> None:
    assert submitted(ONE, MultiDict([("flaeche", value) for value in sent])) == result


@pytest.mark.parametrize(
    ("sent", "result"),
    [
        ([], CHOOSE_SOME),
        ([""], CHOOSE_SOME),
        (["keine"], set()),
        (["dach"], {"dach"}),
        (["dach", "strom"], {"dach", "strom"}),
        (["weiss-nicht"], {"weiss-nicht"}),
        (["keine", "mond"], CHOOSE_SOME),
        (["keine", "dach"], EITHER_OR),
        (["keine", "weiss-nicht"], EITHER_OR),
        (["weiss-nicht", "dach"], EITHER_OR),
    ],
)
def test_several_answers(sent: list[str], result: object) -> None:
    assert submitted(SEVERAL, MultiDict([("teile", value) for value in sent])) == result


def test_a_mandatory_question_offers_no_dont_know() -> None:
    assert submitted(FIRST, MultiDict({"vorhaben": "weiss-nicht"})) == CHOOSE


def test_wtforms_speaks_german() -> None:
    form = form_class(ONE)(MultiDict())
    assert form["answer"].gettext("This field is required.") == "Dieses Feld wird benötigt."
