"""Examples: every card hit and nearly missed, and no example with answers that nobody asks for."""

from __future__ import annotations

from collections.abc import Iterator

from guide.core.audit.finding import Finding, Level
from guide.core.audit.prover import Prover
from guide.core.compiled import Verdicts
from guide.core.condition import ALWAYS
from guide.core.example import Example
from guide.core.interview import Interview
from guide.core.nearmiss import turning
from guide.core.pack import RulePack
from guide.core.requirement import Requirement
from guide.core.truth import NO, YES


def example_findings(prover: Prover) -> Iterator[Finding]:
    """Cards without a hit or a near miss, and examples with answers that do not count."""
    pack = prover.pack
    verdicts = [(example, Verdicts(pack.compiled, example.answers)) for example in pack.examples]
    for card in pack.requirements:
        yield from _card(pack, card, verdicts)
    for example in pack.examples:
        yield from _idle_answers(pack, example)


def _card(
    pack: RulePack, card: Requirement, examples: list[tuple[Example, Verdicts]]
) -> Iterator[Finding]:
    if not any(verdicts.of(card) is YES for _, verdicts in examples):
        text = f"Kein Beispiel zeigt, wann die Karte »{card.id}« gilt."
        yield Finding(Level.WARNING, "karte-ohne-treffer", card.id, text, card.place)
    if card.when == ALWAYS and card.unless is None:
        return
    misses = [example for example, verdicts in examples if verdicts.of(card) is NO]
    if not any(any(turning(pack, card, example.answers)) for example in misses):
        text = f"Kein Beispiel zeigt, wann die Karte »{card.id}« knapp nicht gilt."
        yield Finding(Level.WARNING, "karte-ohne-gegenbeispiel", card.id, text, card.place)


def _idle_answers(pack: RulePack, example: Example) -> Iterator[Finding]:
    """Answers to questions that do not arise or are set: nobody would be asked for them."""
    idle = {question.id for question in Interview(pack, example.answers).idle}
    for name, _ in example.answers.pairs():
        if name in idle:
            text = f"Das Beispiel »{example.id}« beantwortet »{name}«. Danach wird nicht gefragt."
            yield Finding(Level.WARNING, "beispiel-antwort", example.id, text, example.place)
