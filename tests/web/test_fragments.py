"""What templates made once is filled with the case of each visit, and with no other."""

import random
from unittest.mock import patch

from guide.core.answers import Answers
from guide.core.interview import Interview
from guide.core.pack import RulePack
from guide.core.question import ACTION
from guide.files.reader import read
from guide.web import fragments
from guide.web.fragments import (
    GAP,
    PARTS,
    QUOTED_GAP,
    Fragments,
    filled,
    in_links,
    in_parts,
    in_pieces,
)
from guide.web.links import Case, Links
from tests.web.careful import MUNICH, MUSTERSTADT, make_app

CASES = 25
TOWN = read(MUSTERSTADT).pack


def pages(pack: RulePack, answers: Answers) -> list[str]:
    """What somebody may open in the interview, also after a mistake and with odd addresses."""
    links = Links("", Case(pack.version, answers).tail)
    asked = [one for one in Interview(pack, answers).path if one.id != ACTION]
    opened = [links.question(one) for one in asked]
    return [
        *opened,
        *(f"{one}&weiter=" for one in opened),
        *(f"{one}&mond=blau&beginn=gestern" for one in opened[:1]),
        *(f"{one}&beginn=2027-05-08" for one in opened[:1]),
        links.start,
        links.review,
    ]


def test_a_page_from_kept_parts_is_the_page_made_anew() -> None:
    pack, turn = read(MUNICH).pack, random.Random(7)
    examples = turn.sample(pack.examples, CASES)
    opened = [page for example in examples for page in pages(pack, example.answers)]
    opened += [f"/regeln/vorhaben/{pack.action.options[0].id}", "/regeln", "/", "/impressum"]
    turn.shuffle(opened)
    warm, forgetful = make_app(MUNICH).test_client(), make_app(MUNICH).test_client()
    for root in ("", "/lotse"):
        at = {"base_url": f"http://localhost{root}"}
        for path in opened:
            kept = warm.get(path, **at)
            with patch.object(Fragments, "of", lambda *_: {}):
                anew = forgetful.get(path, **at)
            assert (kept.status_code, kept.data) == (anew.status_code, anew.data), path


def test_only_so_much_is_kept_and_pages_stay_whole() -> None:
    app = make_app(MUSTERSTADT).test_client()
    paths = [page for one in TOWN.examples for page in pages(TOWN, one.answers)]
    whole = [app.get(path).data for path in paths]
    with patch.object(fragments, "MOST", 20_000):
        small = make_app(MUSTERSTADT).test_client()
        assert [small.get(path).data for path in paths] == whole


def test_a_request_with_an_older_pack_neither_finds_nor_leaves_anything() -> None:
    kept, older, newer = Fragments(), read(MUSTERSTADT).pack, read(MUSTERSTADT).pack
    before = kept.of(older)
    kept.keep(before, "satz", "Alt")
    assert kept.of(older) == {"satz": (b"Alt",)}
    assert kept.of(newer) == {}
    kept.keep(before, "zweiter satz", "Auch alt")
    assert kept.of(newer) == {}


def test_every_gap_is_filled_with_its_own() -> None:
    text = f"a{GAP}b{PARTS[0]}{PARTS[1]}c{QUOTED_GAP}{GAP}"
    gaps = in_links("?x=1&y=2") | in_parts([b"eins", b"zwei"])
    assert filled(in_pieces(text), gaps) == (
        b"a?x=1&amp;y=2beinszweic%3Fx%3D1%26y%3D2?x=1&amp;y=2"
    )
