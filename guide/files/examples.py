"""beispiele/ become examples, and examples are compared with what the rules say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from guide.core.answers import Answers
from guide.core.compiled import Verdicts
from guide.core.example import Example
from guide.core.pack import RulePack
from guide.core.place import Problem
from guide.core.question import DONT_KNOW, Question
from guide.core.truth import OPEN, YES
from guide.files.folder import RuleFile, RuleFolder
from guide.files.format import Beispiel
from guide.files.messages import problem
from guide.files.nodes import List, Map, Node, Text
from guide.files.questions import Draft, read_chosen
from guide.files.report import Report


def read_examples(
    files: RuleFolder,
    drafts: Mapping[str, Draft],
    questions: Sequence[Question],
    cards: Collection[str],
    report: Report,
) -> tuple[Example, ...]:
    """Every example of the pack; what they name must exist."""
    examples = []
    for file in files.within("beispiele"):
        root = files.mapping(file)
        form = report.form(Beispiel, root, file.place) if root else None
        if form is not None:
            examples.append(_example(file, form, drafts, questions, cards, report))
    return tuple(examples)


def _example(
    file: RuleFile,
    form: Beispiel,
    drafts: Mapping[str, Draft],
    questions: Sequence[Question],
    cards: Collection[str],
    report: Report,
) -> Example:
    report.is_id(Text(file.path.stem, file.place))
    return Example(
        id=file.path.stem,
        story=form.fall.value,
        answers=read_case(form.node.get("antworten"), drafts, questions, report),
        applies=_names(form.ergibt, cards, report),
        undecided=_names(form.offen, cards, report),
        place=file.place,
    )


def read_case(
    node: Node | None, drafts: Mapping[str, Draft], questions: Sequence[Question], report: Report
) -> Answers:
    """`antworten:` as one case; unknown questions and answers are noted."""
    given: dict[str, frozenset[str]] = {}
    for key, value in node if isinstance(node, Map) else ():
        draft = drafts.get(key.value)
        if draft is None:
            report.unknown("fragen", key, "unbekannte-frage", drafts)
        elif _is_dont_know(value) and not draft.form.pflicht:
            given[key.value] = frozenset({DONT_KNOW})
        else:
            given[key.value] = read_chosen(key, value, draft, report)
    return Answers(questions, given)


def _is_dont_know(node: Node) -> bool:
    words = node.items if isinstance(node, List) else (node,)
    return len(words) == 1 and isinstance(words[0], Text) and words[0].value == DONT_KNOW


def _names(names: Iterable[Text], cards: Collection[str], report: Report) -> frozenset[str]:
    for name in names:
        if name.value not in cards:
            report.unknown("karten", name, "unbekannte-karte", cards)
    return frozenset(name.value for name in names)


def check_examples(pack: RulePack) -> tuple[Problem, ...]:
    """One problem per example whose expected cards are not the cards that apply."""
    found = (_compare(pack, example) for example in pack.examples)
    return tuple(one for one in found if one is not None)


def _compare(pack: RulePack, example: Example) -> Problem | None:
    verdicts = Verdicts(pack.compiled, example.answers)
    applies = [card.id for card in verdicts.cards(YES)]
    undecided = [card.id for card in verdicts.cards(OPEN)]
    differences = "".join(
        f" {words}: {', '.join(names)}."
        for words, names in (
            ("Es gilt nicht, soll aber gelten", sorted(example.applies - set(applies))),
            ("Es gilt, steht aber nicht in »ergibt«", _without(applies, example.applies)),
            ("Es ist nicht offen, soll es aber sein", sorted(example.undecided - set(undecided))),
            ("Es ist offen, steht aber nicht in »offen«", _without(undecided, example.undecided)),
        )
        if names
    )
    return problem(example.place, "beispiel", differences=differences) if differences else None


def _without(names: Iterable[str], expected: Collection[str]) -> list[str]:
    return [name for name in names if name not in expected]
