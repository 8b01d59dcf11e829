"""A village for the tests of the command line: all kinds of questions, and renamed ids."""

from dataclasses import replace

from guide.core.requirement import Kind, Statement
from tests.packs import ask, both, card, one_of, option, pack, plan

BENCH = replace(option("bank", sets={"extras": []}), formerly=("sitzbank",))
PLACES = (
    option("strasse", "oeffentlich"),
    replace(option("park", "oeffentlich"), formerly=("wiese",)),
    "hof",
)

ACTION = plan(BENCH, "fest")
EXTRAS = ask("extras", "musik", "zelt", several=True, formerly=("zubehoer",))
GROUND = ask("flaeche", *PLACES)
WIDTH = ask(
    "breite", "eng", "weit", only_if=both(one_of(ACTION, "bank"), one_of(GROUND, "strasse"))
)
TIDY_UP = (
    Statement("Räumen Sie auch das Zelt auf.", when=one_of(EXTRAS, "zelt")),
    Statement("Räumen Sie auf."),
)

VILLAGE = pack(
    [ACTION, EXTRAS, GROUND, WIDTH],
    [
        card("aufraeumen", Kind.DUTY, duties=TIDY_UP),
        card("bank-zu-eng", Kind.PROHIBITION, when=one_of(WIDTH, "eng")),
        card("bank", when=one_of(GROUND, "strasse"), unless=one_of(WIDTH, "weit")),
        card("fest", when=both(one_of(ACTION, "fest"), one_of(GROUND, "oeffentlich"))),
    ],
)
