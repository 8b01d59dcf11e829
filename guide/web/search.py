"""Find a Vorhaben by the words people have for it: other endings, compounds, slips of the pen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from guide.core.question import Option

SMALL = frozenset(
    """
    ab am an auf aus bei beim bis da das dem den der des die dort draussen ein eine einem einen
    einer eines etwas fur gern haus hier ich im in ist kleine kleinen kleiner kleines man mein
    meine meinem meinen meiner mit mochte mochten nach neben neue neuen oder ohne so soll stellen
    aufstellen bauen machen und uns unser unsere unserem unseren unserer unter vom von vor vorm
    was wegen wie will wir wo wollen zu zum zur
    """.split()  # noqa: SIM905 (a list of so many is hard to read)
)
"""Words that tell no Vorhaben from another, folded; they count only if there are no others."""

MOST_WORDS = 8
SHORTEST = 4
"""Letters of a word that may be found inside another one."""

FIRST = 3
"""Letters that at least stand before the last part of a compound: Hof-fest, but not gi-essen."""

LIKE = 6
"""Letters that two words share at their beginning when they mean something alike: tausch."""

NEAR = 0.85
"""How alike two spellings are, from 0 to 1, so that one may be a slip of the other."""

EXACT, SLIP, WITHIN, HEAD, TOLD, START, ALIKE = 6, 5, 5, 4, 3, 3, 3
"""How well one word fits: as a whole name, nearly, as part of a name, with a name at its end,
in the hint, with a name at its start, or only by its beginning."""

OTHER_SOUND = 2
"""So much less well a word fits that has an umlaut where the name has none."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it compares. Only nouns make compounds."""

    folded: str
    stem: str
    is_noun: bool
    is_marked: bool
    """Whether it is spelled with an umlaut."""


def find(options: Iterable[Option], sought: str) -> tuple[Option, ...]:
    """The options that fit most of the words, the best first; none if no word fits."""
    choices = list(options)
    rated = [_rated(word, choices) for word in _asked(sought)]
    scores = [(sum(map(bool, marks)), sum(marks)) for marks in zip(*rated, strict=True)]
    most, best = max(scores, default=(0, 0))
    found = [
        (score, option)
        for (count, score), option in zip(scores, choices, strict=False)
        if count == most and score * 3 > best * 2
    ]
    return tuple(option for _, option in sorted(found, key=lambda one: -one[0]))


def words(text: str) -> list[Word]:
    """The words of a text: small, without umlauts in either spelling, and without endings."""
    return [
        Word(
            folded,
            re.sub("(?<=...)(?:en|er|es|em|e|n|s)$", "", folded),
            is_noun=said[:1].isupper(),
            is_marked=folded != said.casefold().replace("ß", "ss"),
        )
        for said in re.findall(r"\w+", text)
        for folded in [_fold(said)]
    ]


def _fold(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return re.sub("([aou])e", r"\1", bare)


def _asked(sought: str) -> list[Word]:
    said = list({one.folded: one for one in words(sought)}.values())
    return ([one for one in said if one.folded not in SMALL] or said)[:MOST_WORDS]


@lru_cache(maxsize=1024)
def _names(option: Option) -> tuple[Word, ...]:
    said = words(" ".join((option.text, *option.keywords)))
    return tuple(one for one in said if one.folded not in SMALL)


@lru_cache(maxsize=1024)
def _hints(option: Option) -> frozenset[str]:
    return frozenset(one.stem for one in words(option.hint))


def _rated(word: Word, options: Sequence[Option]) -> list[int]:
    marks = [_rate(word, one) for one in options]
    return (
        marks if max(marks, default=0) >= WITHIN else list(map(max, marks, _slips(word, options)))
    )


def _rate(word: Word, option: Option) -> int:
    named = max((_spelled(word, name) for name in _names(option)), default=0)
    return max(named, TOLD) if word.stem in _hints(option) else named


def _spelled(word: Word, name: Word) -> int:
    """How well the word fits; an umlaut more or less is as much as another word: Küche, Kuchen."""
    mark = _alike(word, name)
    return mark - OTHER_SOUND if mark and word.is_marked is not name.is_marked else mark


def _alike(word: Word, name: Word) -> int:
    own, other = word.stem, name.stem
    if own == other:
        return EXACT
    if not name.is_noun:
        return 0
    if len(own) >= SHORTEST and other.endswith(own):
        return EXACT
    begun = own if len(own) >= SHORTEST else word.folded
    if len(begun) >= SHORTEST and name.folded.startswith(begun):
        return WITHIN
    if len(other) >= SHORTEST and own.endswith(other) and len(own) - len(other) >= FIRST:
        return HEAD
    if len(other) >= SHORTEST and own.startswith(other):
        return START
    return ALIKE if own[:LIKE] == other[:LIKE] and len(own) >= LIKE else 0


def _slips(word: Word, options: Iterable[Option]) -> list[int]:
    """Who has a name that is spelled nearly like this word."""
    names = [{name.folded for name in _names(one)} for one in options]
    known = sorted(name for name in set().union(*names) if len(name) >= SHORTEST)
    close = set(get_close_matches(word.folded, known, n=1, cutoff=NEAR))
    return [SLIP if close & one else 0 for one in names]
