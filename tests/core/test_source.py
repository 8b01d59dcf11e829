"""How sure a statement is, and when it grows stale."""

from datetime import date

import pytest

from guide.core.source import Certainty, Citation, months_between


@pytest.mark.parametrize(
    ("earlier", "later", "months"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), 0),
        (date(2026, 1, 31), date(2026, 3, 31), 2),
        (date(2026, 1, 15), date(2026, 2, 14), 0),
        (date(2026, 1, 15), date(2026, 2, 15), 1),
        (date(2025, 11, 23), date(2026, 11, 23), 12),
        (date(2026, 3, 1), date(2026, 1, 1), -2),
    ],
)
def test_only_whole_months_count(earlier: date, later: date, months: int) -> None:
    assert months_between(earlier, later) == months


@pytest.mark.parametrize("certainty", [Certainty.OFFICIAL, Certainty.CONFIRMED])
def test_what_is_official_turns_stale_on_the_day_it_is_too_old(certainty: Certainty) -> None:
    citation = Citation(certainty, as_of=date(2025, 11, 23))
    assert citation.certainty_on(date(2026, 11, 22), 12) is certainty
    assert citation.certainty_on(date(2026, 11, 23), 12) is Certainty.STALE


def test_what_was_never_official_does_not_change_with_age() -> None:
    citation = Citation(Certainty.REPORTED, as_of=date(2000, 1, 1))
    assert citation.certainty_on(date(2026, 1, 1), 12) is Certainty.REPORTED


def test_without_a_date_nothing_turns_stale() -> None:
    assert Citation(Certainty.OFFICIAL).certainty_on(date(2099, 1, 1), 12) is Certainty.OFFICIAL


def test_certainties_are_ranked_from_surest_to_unknown() -> None:
    assert [one.rank for one in Certainty] == list(range(7))
    assert Certainty.CONFIRMED.rank < Certainty.OFFICIAL.rank < Certainty.UNKNOWN.rank
