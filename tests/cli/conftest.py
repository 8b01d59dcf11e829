"""Running `lotse` in this process, and a pack that is as small as a pack can be."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from guide.cli import lotse as command

ROOT = Path(__file__).parents[2]
TOWN = ROOT / "tests" / "packs" / "musterstadt"

TINY = {
    "paket.yaml": """\
titel: Wegweiser
stadt: Kleinort
herausgeber: Gemeinde Kleinort
veraltet_nach: 12 Monate
feiertage: {land: DE, region: BY, arten: [public]}
abschnitte: {was: Was}
gruppen: {}
""",
    "fragen/was.yaml": """\
vorhaben:
  frage: Was haben Sie vor?
  warum: Davon hängt alles ab.
  pflicht: ja
  antworten: {bank: Eine Bank, fest: Ein Fest}
teile:
  frage: Was gehört dazu?
  warum: Musik stört manchmal.
  art: mehrere
  frueher: [zubehoer]
  antworten: {musik: Musik, zelt: {text: Ein Zelt, frueher: [pavillon]}}
""",
    "quellen/ort.yaml": "satzung: {titel: Satzung, stand: 2026-11-23}\n",
    "stellen/rathaus/stelle.yaml": """\
name: Rathaus
typ: behoerde
beleg: {quelle: satzung, sicher: amtlich}
""",
    "stellen/rathaus/fest.yaml": """\
art: anzeige
titel: Das Fest anzeigen
wenn: {vorhaben: fest}
ausgenommen: {teile: {nicht: [musik]}}
beleg: {quelle: satzung, sicher: amtlich}
""",
    "beispiele/fest.yaml": """\
fall: Ein Fest mit Musik.
antworten: {vorhaben: fest, teile: [musik]}
ergibt: [fest]
""",
}


@pytest.fixture
def tiny(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder `regeln`, seen from the folder in which the test now stands."""
    for name, text in TINY.items():
        file = tmp_path / "regeln" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return Path("regeln")


@pytest.fixture
def lotse() -> Callable[..., Result]:
    """Call `lotse` with these words, and with bytes for its standard input."""

    def call(*words: object, given: bytes = b"") -> Result:
        result = CliRunner().invoke(command, [str(word) for word in words], input=given)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result

    return call
