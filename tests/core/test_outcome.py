"""What a case comes to. Silence is never a promise."""

import pytest

from guide.core.authority import Authority, AuthorityKind
from guide.core.outcome import Outcome, decide
from guide.core.requirement import Kind, Requirement
from guide.core.source import Certainty, Citation
from tests.packs import OFFICIAL, card

NEIGHBOUR = Authority("nachbar", "Nachbar", AuthorityKind.PRIVATE, OFFICIAL)
COUNCIL = Authority("rat", "Rat", AuthorityKind.BODY, OFFICIAL)

BAN, PERMIT, NOTICE, FREE = (
    card(kind.value, kind) for kind in (Kind.PROHIBITION, Kind.PERMIT, Kind.NOTICE, Kind.FREE)
)
AGREEMENT, ENQUIRY = card("vertrag", Kind.AGREEMENT), card("frage", Kind.INFORMATION)
CONSENT = card("rat", Kind.CONSENT, authority=COUNCIL)
PRIVATE_CONSENT = card("nachbar", Kind.CONSENT, authority=NEIGHBOUR)
DUTY, FUND, ADVICE = (card(kind.value, kind) for kind in (Kind.DUTY, Kind.FUNDING, Kind.ADVICE))


@pytest.mark.parametrize(
    ("needed", "unsure", "outcome", "deciding"),
    [
        ([], [], Outcome.UNCLEAR, []),
        ([DUTY, FUND, ADVICE], [], Outcome.UNCLEAR, []),
        ([PRIVATE_CONSENT], [], Outcome.UNCLEAR, []),
        ([ENQUIRY], [], Outcome.UNCLEAR, [ENQUIRY]),
        ([FREE], [], Outcome.FREE, [FREE]),
        ([FREE, PRIVATE_CONSENT, DUTY], [FUND, ADVICE, ENQUIRY], Outcome.FREE, [FREE]),
        ([NOTICE, FREE], [], Outcome.NOTICE, [NOTICE]),
        ([PERMIT, NOTICE, FREE], [], Outcome.PERMIT, [PERMIT]),
        ([AGREEMENT], [], Outcome.PERMIT, [AGREEMENT]),
        ([CONSENT], [], Outcome.PERMIT, [CONSENT]),
        ([BAN, PERMIT, NOTICE, FREE], [], Outcome.IMPOSSIBLE, [BAN]),
        ([FREE], [PERMIT], Outcome.UNCLEAR, [PERMIT]),
        ([FREE], [CONSENT], Outcome.UNCLEAR, [CONSENT]),
        ([FREE], [BAN], Outcome.UNCLEAR, [BAN]),
        ([FREE], [NOTICE], Outcome.UNCLEAR, [NOTICE]),
        ([], [FREE], Outcome.UNCLEAR, []),
        ([NOTICE], [card("zweite", Kind.NOTICE)], Outcome.NOTICE, [NOTICE]),
        ([NOTICE], [PERMIT], Outcome.UNCLEAR, [PERMIT]),
        ([PERMIT], [BAN], Outcome.PERMIT, [PERMIT]),
    ],
)
def test_the_hardest_that_is_sure_decides_unless_something_harder_is_open(
    needed: list[Requirement],
    unsure: list[Requirement],
    outcome: Outcome,
    deciding: list[Requirement],
) -> None:
    assert decide(needed, unsure) == (outcome, tuple(deciding))


@pytest.mark.parametrize(
    "citation",
    [
        Citation(Certainty.UNKNOWN, OFFICIAL.sources),
        Citation(Certainty.INFERRED),
    ],
)
def test_a_promise_without_a_source_is_no_promise(citation: Citation) -> None:
    assert decide([card("frei", Kind.FREE, citation=citation)], []) == (Outcome.UNCLEAR, ())


def test_outcomes_are_ordered_from_impossible_to_free() -> None:
    assert [one.hardness for one in Outcome] == [4, 3, 2, 1, 0]
