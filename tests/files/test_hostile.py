"""Whatever stands in a folder: reading ends with a pack, or with problems that have a place in it.

The corpus holds what broke a plain reader; the mutations are what nobody thought of.
"""

import os
import shutil
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guide.files.document import parse
from guide.files.encoding import LARGEST
from guide.files.examples import check_examples
from guide.files.messages import LONGEST_QUOTE, MESSAGES
from guide.files.reader import Reading, read
from guide.files.report import LONGEST_CHAIN, MOST_PROBLEMS

TOWN = Path(__file__).parents[1] / "packs/musterstadt"
FILES = sorted(file.relative_to(TOWN).as_posix() for file in TOWN.rglob("*.yaml"))
CARD = "stellen/selbst/neu.yaml"
PLAIN = "art: frei\ntitel: {title}\nbeleg: {{sicher: offen}}\n"
MEGABYTE = 1024 * 1024


def copy(target: Path) -> Path:
    return shutil.copytree(TOWN, target / "regeln")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return copy(tmp_path)


def write(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return file


def whole(folder: Path) -> Reading:
    """The reading, checked for what every reading promises."""
    reading = read(folder)
    assert (reading.pack is None) == bool(reading.problems)
    assert list(reading.problems) == sorted(set(reading.problems))
    told = check_examples(reading.pack) if reading.pack else reading.problems
    for problem in told:
        assert Path(problem.place.file).is_relative_to(folder)
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert str(problem).isprintable()
        assert problem.code in MESSAGES
    return reading


def codes(folder: Path) -> list[str]:
    return [problem.code for problem in whole(folder).problems]


BOMB = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(50))
MERGES = "a: &a {x: 1}\n" + "".join(f"b{n}:\n  <<: [*a, *a]\n" for n in range(50))
NESTED = 10_000

REFUSED: dict[str, tuple[str | bytes, str]] = {
    "a bomb of anchors and aliases": (BOMB, "anker"),
    "a bomb of merge keys": (MERGES, "anker"),
    "a merge key": ("<<: {art: frei}\n", "verschmelzen"),
    "an alias nobody defined": ("titel: *titel\n", "verweis"),
    "a tag that builds an object": ("titel: !!python/object/apply:os.system [ls]\n", "typ"),
    "a binary tag": ("titel: !!binary aGFsbG8=\n", "typ"),
    "a set": ("titel: !!set {a, b}\n", "typ"),
    "a directive": ("%TAG ! tag:x:\n---\ntitel: !y x\n", "typ"),
    "a duplicate key": (PLAIN.format(title="x") + "titel: y\n", "doppelter-schluessel"),
    "a tab": ("art:\tfrei\n", "tabulator"),
    "UTF-16 with a mark": (PLAIN.encode("utf-16"), "kodierung"),
    "UTF-16 without a mark": (PLAIN.encode("utf-16-be"), "kodierung"),
    "UTF-32": (PLAIN.encode("utf-32"), "kodierung"),
    "Latin-1": ("titel: Größe\n".encode("latin-1"), "windows-1252"),
    "half a letter": ("titel: Größe\n".encode()[:10], "windows-1252"),
    "a NUL": (b"titel: a\0b\n", "keine-textdatei"),
    "a NUL as an escape": ('titel: "a\\0b"\n', "unerlaubtes-zeichen"),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)), "keine-textdatei"),
    "ten megabytes": (b"x" * 10 * MEGABYTE, "datei-zu-gross"),
    "deep brackets": ("titel: " + "[" * NESTED, "zu-tief"),
    "deep braces": ("titel: " + "{a: " * NESTED, "zu-tief"),
    "closed deep brackets": ("titel: " + "[" * NESTED + "]" * NESTED, "zu-tief"),
    "deep lists": ("titel: " + "- " * NESTED + "x\n", "sonderzeichen"),
    "deep lists from the start": ("- " * NESTED + "x\n", "zu-tief"),
    "deep indentation": (
        "".join(" " * n + f"k{n}:\n" for n in range(500)) + " " * 500 + "x: y\n",
        "zu-tief",
    ),
    "deep complex keys": ("? " * NESTED + "x\n", "zu-tief"),
    "a list as a key": ("[a, b]: c\n", "schluessel"),
    "lone surrogates as escapes": ('titel: "\\ud83d\\udca7"\n', "escape"),
    "a lone surrogate as bytes": (b"titel: \xed\xa0\x80\n", "windows-1252"),
    "a text from right to left": ("titel: a\u202eb\n", "unerlaubtes-zeichen"),
    "a BiDi isolate as an escape": ('titel: "a\\u2066b"\n', "unerlaubtes-zeichen"),
    "a sign of no width": ("titel: a\u200bb\n", "unerlaubtes-zeichen"),
    "a line separator": ("titel: a\u2028b\n", "unerlaubtes-zeichen"),
    "a second mark": ("titel: a\ufeffb\n", "unerlaubtes-zeichen"),
    "a noncharacter": ("titel: a\uffffb\n", "unerlaubtes-zeichen"),
    "a bell": ("titel: a\x07b\n", "unerlaubtes-zeichen"),
    "several documents": (PLAIN.format(title="x") + "---\ntitel: y\n", "mehrere-dokumente"),
    "nothing": ("", "leere-datei"),
    "only a mark": (b"\xef\xbb\xbf", "leere-datei"),
    "only comments": ("# a\n# b\n", "leere-datei"),
    "only a document's start": ("---\n", "leere-datei"),
    "a scalar": ("frei\n", "eintraege-erwartet"),
    "a list": ("- frei\n", "eintraege-erwartet"),
    "an empty mapping": ("{}\n", "fehlt"),
    "ten thousand entries": (
        "".join(f"a{n}: x\n" for n in range(10_001)),
        "zu-viele-eintraege",
    ),
    "a very long text": (PLAIN.format(title="x" * 200_000), "zu-lang"),
    "a very long key": ("x" * 200_000 + ": y\n", "einrueckung"),
    "a very long unknown word": (f"art: {'x' * 1000}\n", "unbekannter-wert"),
    "a script": (PLAIN.format(title="<script>alert(1)</script>"), "html"),
    "a hidden hyphen in a key": ("ti\u00adtel: x\n", "unsichtbar-in-kennung"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_is(folder: Path, name: str) -> None:
    content, code = REFUSED[name]
    write(folder, CARD, content)
    assert code in codes(folder)


NORWAY = ("no", "NO", "yes", "on", "off", "null", "~x", "010", "0x1F", "1e3", ".inf", "22:30:00",
          "2026-11-23", "1.10", "1_000", "=", "true")  # fmt: skip


@pytest.mark.parametrize("word", NORWAY)
def test_a_word_stays_as_it_is_written(folder: Path, word: str) -> None:
    write(folder, CARD, PLAIN.format(title=word))
    pack = whole(folder).pack
    assert pack is not None
    assert pack.requirement["neu"].title == word


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.format(title="x").replace("\n", "\r\n"),
        PLAIN.format(title="x").replace("\n", "\r"),
        "\ufeff" + PLAIN.format(title="x"),
        "---\n" + PLAIN.format(title="x") + "...\n",
        PLAIN.format(title="x").rstrip("\n"),
        "\n\n" + PLAIN.format(title="x") + "\n\n",
    ],
    ids=["Windows", "old Mac", "mark", "document", "no end", "empty lines"],
)
def test_line_ends_and_marks_do_not_matter(folder: Path, content: str) -> None:
    write(folder, CARD, content)
    pack = whole(folder).pack
    assert pack is not None
    assert pack.requirement["neu"].title == "x"


def test_a_text_is_composed_however_it_was_typed(folder: Path) -> None:
    write(folder, CARD, PLAIN.format(title="Gro\u0308ße"))
    pack = whole(folder).pack
    assert pack is not None
    assert pack.requirement["neu"].title == "Größe"


def test_a_hostile_file_hides_no_other_problem(folder: Path) -> None:
    write(folder, CARD, BOMB)
    write(folder, "stellen/selbst/auch.yaml", "art: fre\ntitel: x\nbeleg: {sicher: offen}\n")
    assert codes(folder) == ["unbekannter-wert", "anker"]


def test_the_problems_of_one_file_are_told_up_to_a_limit(folder: Path) -> None:
    write(folder, CARD, "".join(f"a{n}: x\n" for n in range(4_000)))
    found = codes(folder)
    assert len(found) == MOST_PROBLEMS + 1
    assert found.count("weitere-probleme") == 1


def test_what_a_message_quotes_stays_short_and_on_one_line(folder: Path) -> None:
    write(folder, CARD, f'art: "{"x" * 3000}"\ntitel: a\nbeleg: {{sicher: "of\\nfen"}}\n')
    for problem in whole(folder).problems:
        assert len(problem.text) < LONGEST_QUOTE + 200


# what is no file, or no file of ours


def test_a_symlink_is_never_followed(folder: Path, tmp_path: Path) -> None:
    secret = write(tmp_path, "geheim.yaml", PLAIN.format(title="Geheim"))
    (folder / CARD).symlink_to(secret)
    (folder / "stellen/fremd").symlink_to(tmp_path)
    (folder / "stellen/kreis").symlink_to(folder)
    (folder / "stellen/selbst/weg.yaml").symlink_to(tmp_path / "nirgends")
    assert codes(folder) == ["verknuepfung"] * 4


def test_a_linked_file_is_not_called_missing_too(folder: Path, tmp_path: Path) -> None:
    shutil.move(folder / "paket.yaml", tmp_path / "paket.yaml")
    (folder / "paket.yaml").symlink_to(tmp_path / "paket.yaml")
    assert codes(folder) == ["verknuepfung"]


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / CARD)
    assert codes(folder) == ["nicht-lesbar"]


def test_a_folder_in_place_of_a_file_is_named(folder: Path) -> None:
    (folder / "merkmale.yaml").unlink()
    write(folder, "merkmale.yaml/innen.yaml", "x: y\n")
    assert codes(folder) == ["ordner-statt-datei"]


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (PermissionError(13, "Permission denied"), "Die Rechte dazu fehlen"),
        (OSError(5, "Input/output error"), "Das System meldet »Input/output error«"),
    ],
)
def test_an_unreadable_file_is_named_with_the_reason(
    folder: Path, monkeypatch: pytest.MonkeyPatch, error: OSError, reason: str
) -> None:
    real = Path.open

    def fail(path: Path, mode: str = "r") -> object:
        if path.name == "merkmale.yaml":
            raise error
        return real(path, mode)

    monkeypatch.setattr(Path, "open", fail)
    (problem,) = whole(folder).problems
    assert problem.text == f"»merkmale.yaml« lässt sich nicht lesen: {reason}."


def test_an_unreadable_folder_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.scandir

    def fail(path: str) -> object:
        if path.endswith("quellen"):
            raise PermissionError(13, "Permission denied", path)
        return real(path)

    monkeypatch.setattr(os, "scandir", fail)
    assert codes(folder) == ["nicht-lesbar"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        (b"stellen/selbst/kaputt\xff.yaml", "unsichtbar-in-kennung"),
        ("stellen/selbst/a\u202eb.yaml".encode(), "unsichtbar-in-kennung"),
        (b"stellen/selbst/zei\nle:1:1: alles gut.yaml", "unsichtbar-in-kennung"),
        ("stellen/selbst/größe.yaml".encode(), "kennung"),
        (b"quellen/a\nb.txt.bak", "unerwartete-datei"),
        (b"stellen/selbst/" + b"x" * 240 + b".yaml", ""),
    ],
)
def test_a_file_name_cannot_break_a_message(folder: Path, name: bytes, code: str) -> None:
    try:
        path = os.path.join(os.fsencode(folder), name)  # noqa: PTH118
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
            file.write(PLAIN.format(title="x"))
    except OSError:
        pytest.skip("this file system refuses the name itself")
    assert codes(folder) == ([code] if code else [])


def test_hidden_files_and_what_editors_leave_behind_do_not_count(folder: Path) -> None:
    before = whole(folder).pack
    write(folder, ".git/config", "x")
    write(folder, "stellen/selbst/.neu.yaml.swp", b"\0")
    write(folder, "stellen/selbst/neu.yaml~", "x")
    write(folder, "README.md", "# Regeln")
    after = whole(folder).pack
    assert before is not None
    assert after is not None
    assert before.fingerprint == after.fingerprint


def test_thousands_of_files_are_read(folder: Path) -> None:
    for number in range(5_000):
        write(folder, f"quellen/q{number}.yaml", f"q{number}: {{titel: x}}\n")
    pack = whole(folder).pack
    assert pack is not None
    assert len(pack.sources) == 5_003


def test_folders_may_be_deeper_than_anybody_can_follow(folder: Path) -> None:
    made = [str(folder)]
    for _ in range(1_200):
        made.append(f"{made[-1]}/a")
        Path(made[-1]).mkdir()
    file = write(Path(made[-1]), "x.yaml", "x: y\n")
    assert codes(folder) == ["unerwartete-datei"]
    file.unlink()
    for path in made[:0:-1]:  # deeper than what pytest can tidy up
        Path(path).rmdir()


# what only shows in many files or lines together

LONG = LONGEST_CHAIN * 50


def test_a_long_chain_of_like_cards_is_told(folder: Path) -> None:
    write(folder, "stellen/selbst/k0.yaml", PLAIN.format(title="x"))
    for number in range(1, LONG):
        write(folder, f"stellen/selbst/k{number}.yaml", f"wie: k{number - 1}\n")
    assert set(codes(folder)) == {"kette"}


def test_a_long_chain_of_facts_is_told_in_either_order(folder: Path) -> None:
    lines = ["f0: {text: x, wenn: {vorhaben: fest}}\n"]
    lines += [f"f{n}: {{text: x, wenn: {{merkmal: f{n - 1}}}}}\n" for n in range(1, LONG)]
    town = (folder / "merkmale.yaml").read_text("utf-8")
    for order in (lines, lines[::-1]):
        write(folder, "merkmale.yaml", town + "".join(order))
        assert set(codes(folder)) <= {"kette", "weitere-probleme"}


def test_a_bomb_of_facts_is_told(folder: Path) -> None:
    lines = ["f0: {text: x, wenn: {vorhaben: fest}}\n"]
    twice = "f{n}: {{text: x, wenn: {{merkmal: {{alle: [f{m}, f{m}]}}}}}}\n"
    lines += [twice.format(n=n, m=n - 1) for n in range(1, LONGEST_CHAIN)]
    town = (folder / "merkmale.yaml").read_text("utf-8")
    write(folder, "merkmale.yaml", town + "".join(lines))
    assert "zu-verzweigt" in codes(folder)


def test_a_long_chain_of_questions_is_told(folder: Path) -> None:
    question = "q{n}: {{frage: x, nur_bei: {{{other}}}, antworten: {{a: A, b: B}}}}\n"
    lines = [question.format(n=0, other="vorhaben: fest")]
    lines += [question.format(n=n, other=f"q{n - 1}: a") for n in range(1, 400)]
    town = (folder / "fragen/wo.yaml").read_text("utf-8")
    write(folder, "fragen/wo.yaml", town + "".join(lines))
    assert "kette" in codes(folder)


def test_a_long_circle_is_told_once(folder: Path) -> None:
    for number in range(500):
        card = PLAIN.format(title="x") + f"zuerst: [k{(number + 1) % 500}]\n"
        write(folder, f"stellen/selbst/k{number}.yaml", card)
    assert codes(folder) == ["kreis"]


def test_a_condition_with_too_many_cases_is_told(folder: Path) -> None:
    options = [f"o{n}" for n in range(67)]
    texts = ", ".join(f"{one}: O" for one in options)
    town = (folder / "fragen/wo.yaml").read_text("utf-8")
    question = f"viel: {{frage: Viel?, art: mehrere, antworten: {{{texts}}}}}\n"
    write(folder, "fragen/wo.yaml", town + question)
    known = (folder / "merkmale.yaml").read_text("utf-8")
    thirds = enumerate((options[:21], options[21:42], options[42:]))
    facts = [f"f{n}: {{text: x, wenn: {{viel: [{', '.join(some)}]}}}}\n" for n, some in thirds]
    write(folder, "merkmale.yaml", known + "".join(facts))
    write(folder, CARD, PLAIN.format(title="x") + "wenn: {merkmal: {alle: [f0, f1, f2]}}\n")
    assert codes(folder) == ["zu-verzweigt"]


@pytest.mark.parametrize(
    "content",
    [
        b"x" * 10 * MEGABYTE,
        b"a: " + b"[x, " * 60_000,
        b"a: [" + b"x, " * 80_000 + b"]",
        ("a: " + "ü" * 120_000).encode(),
        b"".join(b"k%d: {}\n" % n for n in range(9_000)),
        BOMB.encode(),
    ],
    ids=["ten megabytes", "brackets", "list", "letters", "keys", "bomb"],
)
def test_a_file_takes_less_than_50_megabytes(folder: Path, content: bytes) -> None:
    write(folder, CARD, content)
    tracemalloc.start()
    try:
        whole(folder)
        assert tracemalloc.get_traced_memory()[1] < 50 * MEGABYTE
    finally:
        tracemalloc.stop()


def test_of_a_large_file_only_as_much_is_read_as_shows_its_size(folder: Path) -> None:
    write(folder, CARD, b"x" * 10 * MEGABYTE)
    taken: list[int] = []
    real = Path.open

    def watch(path: Path, mode: str = "r") -> object:
        file = real(path, mode)
        taken.append(len(file.read(LARGEST + 1)))
        file.seek(0)
        return file

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "open", watch)
        whole(folder)
    assert max(taken) == LARGEST + 1


# mutations

SNIPPETS = (
    "{", "}", "[", "]", ": ", "- ", "\n", "  ", "#", " #", "&a ", "*a ", "!x ", "'", '"', "|\n",
    ">-\n", "%", "@", "`", "?", "nicht", "{alle: ", "merkmal: ", "karte: ", "wenn: ", "wie: bank",
    "zuerst: [bank, fest]", "setzt: {flaeche: hof}", "frueher: [bank]", "ab ", "bis ", "\\", "\r",
    "\0", "\u202e", "\u00ad", "---\n", "weiss-nicht", "keine", "[]", "{}", "<<: ", "1.000 €",
    "9" * 30, "31. Februar", "0 Monate", "vorhaben: ", "lautes-fest", "٣", "²", "🪑",
)  # fmt: skip


def deleted(lines: list[str], at: int, _: int) -> None:
    del lines[at]


def doubled(lines: list[str], at: int, _: int) -> None:
    lines.insert(at, lines[at])


def swapped(lines: list[str], at: int, other: int) -> None:
    lines[at], lines[other] = lines[other], lines[at]


def indented(lines: list[str], at: int, other: int) -> None:
    lines[at] = " " * (other % 7) + lines[at].lstrip()


def shortened(lines: list[str], at: int, other: int) -> None:
    lines[at] = lines[at][: other % (len(lines[at]) + 1)]


def joined(lines: list[str], at: int, _: int) -> None:
    lines[at : at + 2] = ["".join(lines[at : at + 2])]


Change = Callable[[list[str], int, int], None]
CHANGES: tuple[Change, ...] = (deleted, doubled, swapped, indented, shortened, joined)


@st.composite
def spoilt(draw: st.DrawFn) -> tuple[str, bytes]:
    """A file of the town after a few changes at random."""
    name = draw(st.sampled_from(FILES))
    lines = (TOWN / name).read_text("utf-8").split("\n")
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        other = draw(st.integers(0, len(lines) - 1))
        change = draw(st.sampled_from((*CHANGES, None)))
        if change is not None:
            change(lines, at, other)
        else:
            text = draw(st.one_of(st.sampled_from(SNIPPETS), st.text(max_size=8)))
            column = draw(st.integers(0, len(lines[at])))
            lines[at] = lines[at][:column] + text + lines[at][column:]
        lines = lines or [""]
    return name, "\n".join(lines).encode("utf-8", "surrogatepass")


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy(tmp_path_factory.mktemp("stadt"))


@given(change=spoilt())
@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_a_spoilt_file_is_read_or_explained(town: Path, change: tuple[str, bytes]) -> None:
    name, content = change
    good = (town / name).read_bytes()
    try:
        write(town, name, content)
        whole(town)
    finally:
        write(town, name, good)


@given(content=st.one_of(st.binary(), st.text().map(lambda text: text.encode("utf-8", "replace"))))
@settings(max_examples=300, deadline=None)
def test_any_bytes_are_read_or_explained(content: bytes) -> None:
    document = parse(content, "neu.yaml")
    assert document.root is not None or document.problems
    for problem in document.problems:
        assert problem.place.line >= 1
        assert problem.place.column >= 1
        assert str(problem).isprintable()
