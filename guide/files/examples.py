"""beispiele/ become examples, and examples are compared with what the rules say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import PurePath

from guide.core.compiled import Verdicts
from guide.core.condition import All, AnyOf, CardRef, Condition, Not, verdict
from guide.core.example import Example
from guide.core.invariant import Invariant
from guide.core.pack import RulePack
from guide.core.place import Problem
from guide.core.question import ACTION, Question
from guide.core.truth import YES, Truth, every, opposite, some
from guide.files.answers import read_case
from guide.files.expectations import APPLIES, UNDECIDED, Deviation, deviation
from guide.files.folder import RuleFile, RuleFolder
from guide.files.format import Beispiel
from guide.files.messages import problem
from guide.files.nodes import Map, Text
from guide.files.report import Report

DIFFERENCES = {
    ("-", APPLIES): "Es gilt nicht, soll aber gelten",
    ("+", APPLIES): "Es gilt, steht aber nicht in »ergibt«",
    ("-", UNDECIDED): "Es ist nicht offen, soll es aber sein",
    ("+", UNDECIDED): "Es ist offen, steht aber nicht in »offen«",
}


def read_examples(
    files: RuleFolder, questions: Sequence[Question], cards: Collection[str], report: Report
) -> tuple[Example, ...]:
    """Every example of the pack; what they name must exist."""
    examples = []
    for file in files.within("beispiele"):
        root = files.mapping(file)
        form = report.form(Beispiel, root) if root is not None else None
        if form is not None:
            examples.append(_example(file, form, questions, cards, report))
    return tuple(examples)


def _example(
    file: RuleFile,
    form: Beispiel,
    questions: Sequence[Question],
    cards: Collection[str],
    report: Report,
) -> Example:
    report.is_id(Text(file.path.stem, file.place))
    node = form.node.get("antworten")
    answers = read_case(node, questions, report)
    for key, _ in node if isinstance(node, Map) else ():
        if answers.is_set(key.value):
            action = ", ".join(answers.value(ACTION) or ())
            report.add(key.place, "schon-beantwortet", action=action, question=key.value)
    return Example(
        id=file.path.stem,
        story=form.fall.value,
        answers=answers,
        applies=_names(form.ergibt, cards, report),
        undecided=_names(form.offen, cards, report),
        place=file.place,
    )


def _names(names: Iterable[Text], cards: Collection[str], report: Report) -> frozenset[str]:
    for name in names:
        if name.value not in cards:
            report.unknown("karten", name, "unbekannte-karte", cards)
    return frozenset(name.value for name in names)


def check_examples(pack: RulePack) -> tuple[Problem, ...]:
    """Every example whose expected cards are not those that apply, or that breaks an invariant."""
    return tuple(found for example in pack.examples for found in _check(pack, example))


def _check(pack: RulePack, example: Example) -> Iterator[Problem]:
    verdicts = Verdicts(pack.compiled, example.answers)
    given = deviation(example, verdicts)
    if differences := _differences(given):
        yield problem(example.place, "beispiel", differences=differences)
    for invariant in pack.invariants:
        counted = frozenset(invariant.cards)
        fewest = len(counted.intersection(given.applies))
        most = fewest + len(counted.intersection(given.undecided))
        if any(invariant.count.allows(number) for number in range(fewest, most + 1)):
            continue  # it holds, or may still hold when the open answers are known
        if _holds(invariant.when, pack, verdicts) is YES:
            yield problem(
                example.place,
                "beispiel-pruefung",
                rule=invariant.rule,
                where=f"{PurePath(invariant.place.file).name}, Zeile {invariant.place.line}",
                cards=_in_words([name for name in given.applies if name in counted], invariant),
            )


def _differences(given: Deviation) -> str:
    return "".join(
        f" {words}: {', '.join(cards)}."
        for kind, words in DIFFERENCES.items()
        if (cards := [card for sign, entry, card in given.differences if (sign, entry) == kind])
    )


def _holds(condition: Condition, pack: RulePack, verdicts: Verdicts) -> Truth:
    """The verdict of a condition that may speak of cards."""
    match condition:
        case CardRef(card):
            return verdicts.of(pack.requirement[card])
        case All(parts):
            return every(_holds(part, pack, verdicts) for part in parts)
        case AnyOf(parts):
            return some(_holds(part, pack, verdicts) for part in parts)
        case Not(part):
            return opposite(_holds(part, pack, verdicts))
        case _:
            return verdict(condition, verdicts.answers)


def _in_words(applying: Sequence[str], invariant: Invariant) -> str:
    if not applying:
        return f"Es gilt keine dieser Karten: {', '.join(invariant.cards)}."
    return f"{'Es gilt' if len(applying) == 1 else 'Es gelten'}: {', '.join(applying)}."
