"""The smallest change of answers that needs less: "Einfacher geht es, wenn …"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from guide.core.answers import Answers, only
from guide.core.compiled import Verdicts
from guide.core.interview import Interview
from guide.core.outcome import Outcome, decide
from guide.core.pack import RulePack
from guide.core.question import ACTION, Kind, Question
from guide.core.requirement import Kind as CardKind
from guide.core.requirement import Requirement
from guide.core.tables import bits

PLACE = "ort"
"""The section of the questions about the place: another answer means another place."""

ABSENT = "nein"
"""Where a question about the place has this answer, no other one is easier."""

_BURDENS = frozenset(
    (
        CardKind.PROHIBITION,
        CardKind.PERMIT,
        CardKind.AGREEMENT,
        CardKind.CONSENT,
        CardKind.NOTICE,
    )
)


@dataclass(frozen=True, slots=True)
class Change:
    """One question answered differently."""

    question: Question
    options: frozenset[str]


@dataclass(frozen=True, slots=True)
class Burden:
    """How much a case asks for, pessimistically: what is open counts as needed. Cards are bits."""

    outcome: Outcome
    decided_by: int
    steps: int

    @property
    def weight(self) -> tuple[int, int]:
        """Compares burdens: the outcome first, then the number of steps."""
        return self.outcome.hardness, self.steps.bit_count()


@dataclass(frozen=True, slots=True)
class Alternative:
    """Changes that need less, the case they lead to, what they save and what comes instead."""

    changes: tuple[Change, ...]
    answers: Answers
    burden: Burden
    saved_steps: tuple[Requirement, ...]
    added_steps: tuple[Requirement, ...]


def alternatives(pack: RulePack, answers: Answers) -> tuple[Alternative, ...]:
    """Every single change that needs less; pairs only where no single one helps. Best first.

    What somebody wants to do is not changed, and only given answers are. An alternative is
    offered only if it needs less whatever the questions still open may bring:
    - It is possible, and the rules are not silent about it.
    - Nothing must be clarified that need not be now, and a better verdict needs none of what kept
      the present one open.
    - Where one way needs no clarifying, those that do are left out.
    - Where the verdict stays, no card is new that can make a verdict: one burden is not swapped
      for another.
    """
    scale = _Scale(pack, answers)
    if scale.now.outcome is Outcome.FREE:
        return ()
    changes = tuple(_changes(pack, answers))
    found = scale.easier((change,) for change in changes)
    if not found:
        found = scale.easier(
            (one, other)
            for one, other in combinations(changes, 2)
            if one.question is not other.question
        )
    best = min((one.burden.outcome.hardness for one in found), default=0)
    if best < Outcome.UNCLEAR.hardness:
        found = [one for one in found if one.burden.outcome is not Outcome.UNCLEAR]
    return tuple(sorted(found, key=lambda one: one.burden.weight))


class _Scale:
    """Weighs a case, and cases in which some of its answers are others.

    Questions answered stay answered, so cases that leave the same rows ask for the same, and each
    set of rows is weighed once.
    """

    def __init__(self, pack: RulePack, answers: Answers) -> None:
        self._pack, self._answers, self._tables = pack, answers, pack.compiled
        cards = pack.requirements
        heavy = [card for card in cards if card.kind in _BURDENS]
        self._cards = self._tables.ranks(cards)
        self._heavy = self._tables.ranks(heavy)
        self._inquiries = self._tables.ranks(
            card for card in cards if card.kind is CardKind.INFORMATION
        )
        self._telling = self._tables.ranks(card for card in heavy if decide((card,), ())[1])
        self._asking = self._tables.asking(answers.known)
        self._weighed: dict[int, Burden | None] = {}
        self._others = cache(self._left_by_others)
        yes, no = self._verdicts(self._tables.left(answers.known), ())
        self._unknown = self._to_clarify(yes, no)
        self.now = self._burden(yes, no)
        self._weight = self.now.weight

    def easier(self, choices: Iterable[tuple[Change, ...]]) -> list[Alternative]:
        """Those of the choices that ask for less than the case does now."""
        return [found for changes in choices if (found := self._alternative(changes))]

    def _alternative(self, changes: tuple[Change, ...]) -> Alternative | None:
        rows = self._others(tuple(change.question.id for change in changes))
        for change in changes:
            rows &= self._tables.surviving[change.question.id][change.options]
        if rows not in self._weighed:
            self._weighed[rows] = self._lighter(*self._verdicts(rows, changes))
        then = self._weighed[rows]
        if then is None:
            return None
        saved = self._sorted(self.now.steps & ~then.steps)
        added = self._sorted(then.steps & ~self.now.steps)
        return Alternative(changes, self._changed(changes), then, saved, added)

    def _sorted(self, ranks: int) -> tuple[Requirement, ...]:
        return tuple(sorted(self._named(ranks), key=lambda card: card.id))

    def _left_by_others(self, questions: tuple[str, ...]) -> int:
        known = self._answers.known.items()
        return self._tables.left({id_: value for id_, value in known if id_ not in questions})

    def _changed(self, changes: tuple[Change, ...]) -> Answers:
        answers = self._answers
        for change in changes:
            answers = answers.with_answer(change.question.id, change.options)
        return answers

    def _verdicts(self, rows: int, changes: tuple[Change, ...]) -> tuple[int, int]:
        """The ranks that hold, and those that do not, where these changes leave these rows."""
        yes, no = self._tables.glance(rows, self._asking)
        if self._tables.delicate & ~(yes | no):
            exact = Verdicts(self._tables, self._changed(changes))
            return exact.yes, exact.no
        return yes, no

    def _lighter(self, yes: int, no: int) -> Burden | None:
        """What is asked for, if it is surely less and nothing new must first be clarified."""
        to_clarify = self._to_clarify(yes, no)
        if to_clarify & ~self._unknown:
            return None
        now, then = self.now, self._burden(yes, no)
        hopeless = then.outcome is Outcome.IMPOSSIBLE or not then.decided_by
        if hopeless or then.weight >= self._weight:
            return None
        if then.outcome is now.outcome:
            return None if then.steps & ~now.steps & self._telling else then
        still_open = now.outcome is Outcome.UNCLEAR and now.decided_by & to_clarify
        return None if still_open else then

    def _to_clarify(self, yes: int, no: int) -> int:
        return yes & self._inquiries | self._unsure(yes, no)

    def _unsure(self, yes: int, no: int) -> int:
        return self._cards & ~(yes | no)

    def _burden(self, yes: int, no: int) -> Burden:
        needed, unsure = yes & self._cards, self._unsure(yes, no)
        outcome, cards = decide(self._named(needed), self._named(unsure))
        return Burden(outcome, self._tables.ranks(cards), steps=self._heavy & ~no)

    def _named(self, ranks: int) -> tuple[Requirement, ...]:
        """The cards of these ranks."""
        return tuple(self._tables.cards[self._tables.order[rank]] for rank in bits(ranks))


def _changes(pack: RulePack, answers: Answers) -> Iterator[Change]:
    for question in Interview(pack, answers).path:
        value = answers.value(question.id)
        if question.id != ACTION and value is not None:
            for other in _others(question, value):
                yield Change(question, other)


def _others(question: Question, value: frozenset[str]) -> Iterator[frozenset[str]]:
    """What may be answered instead: a tick less, never one more; what a place has it may lack."""
    absent = question.section == PLACE and ABSENT in question.by_id
    for option in (ABSENT,) if absent else question.by_id:
        other = value - {option} if question.kind is Kind.SEVERAL else only(option)
        if other != value:
            yield other
