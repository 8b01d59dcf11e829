"""Every text of the Munich pack: short sentences that a tired person understands."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from enum import Enum

import pytest

from guide.core.pack import RulePack

MOST_WORDS = 20
UNSAID = {"address", "as_of", "formerly", "id", "place", "search", "value", "version", "file"}
"""Fields that hold no sentence: addresses, ids, numbers of telephones."""

MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember"
INNER_STOP = re.compile(rf"(?<=\d)\.(?=\s?\d|\s(?:{'|'.join(MONTHS.split())}|[a-zäöü]))")
SHORT_FORMS = re.compile(r"\b(?:e\.V|GVBl|MüABl|FMBl|BayMBl|S|Nr|Str|z\.B|Art|Abs|Zi)\.")


def texts(node: object, seen: set[int]) -> Iterator[str]:
    """Everything somebody may read, wherever in the pack it stands."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, tuple):
        for one in node:
            yield from texts(one, seen)
    elif is_dataclass(node) and not isinstance(node, Enum) and id(node) not in seen:
        seen.add(id(node))
        for field in fields(node):
            if field.name not in UNSAID:
                yield from texts(getattr(node, field.name), seen)


def sentences(text: str) -> list[str]:
    """A full stop in a number or a date ends nothing: 1.000, 31. Oktober."""
    whole = SHORT_FORMS.sub(lambda found: found[0][:-1], text)
    return [one for one in re.split(r"[.!?](?:\s|$)", INNER_STOP.sub("", whole)) if one.strip()]


def words(sentence: str) -> list[str]:
    return [one for one in sentence.split() if re.search(r"\w", one)]


def told(pack: RulePack) -> dict[str, None]:
    parts = (
        pack.questions,
        pack.requirements,
        pack.facts,
        pack.authorities,
        pack.documents,
        pack.invariants,
        pack.examples,
        pack.sources,
    )
    seen: set[int] = set()
    return dict.fromkeys(text for part in parts for text in texts(part, seen))


def test_no_sentence_has_more_than_twenty_words(munich: RulePack) -> None:
    long = [
        f"{len(words(one))}: {one}"
        for text in told(munich)
        for one in sentences(text)
        if len(words(one)) > MOST_WORDS
    ]
    assert long == []


def test_every_kind_of_text_is_measured(munich: RulePack) -> None:
    measured = told(munich)
    for question in munich.questions:
        assert question.text in measured
        assert question.why in measured
        assert {one.text for one in question.options} <= measured.keys()
    for card in munich.requirements:
        assert {card.title, *(one.text for one in (*card.duties, *card.notes))} <= measured.keys()
        notes = {one.note for one in card.deadlines} | {one.note for one in card.fees}
        assert notes - {""} <= measured.keys()


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Der Verein Green City e.V. hilft.", [6]),
        ("Bis 1.000 Menschen. Dann nicht mehr.", [3, 3]),
        ("Vom 31. Oktober an, sagt das GVBl. 2025 S. 699.", [10]),
        ("Für die Bezirke 13 bis 18. Angabe von 2016.", [6, 3]),
    ],
)
def test_sentences_end_where_people_end_them(text: str, counts: list[int]) -> None:
    assert [len(words(one)) for one in sentences(text)] == counts


def test_every_question_says_why_it_is_asked(munich: RulePack) -> None:
    assert [one.id for one in munich.questions if not one.why] == []


def test_nobody_is_called_du(munich: RulePack) -> None:
    informal = re.compile(r"\b(?:du|dir|dich|dein\w*|euch|euer\w*|eure\w*)\b")
    titles = {one.title for one in munich.sources}
    assert [one for one in told(munich) if one not in titles and informal.search(one)] == []
