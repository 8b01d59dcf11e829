"""Adding up without promising too little or too much."""

from decimal import Decimal

import pytest

from guide.core.fee import Amount, Fee, FeeKind, Total, add, total

UNKNOWN = Amount()


def euros(low: int | None, high: int | None = None) -> Amount:
    return Amount(*(None if bound is None else Decimal(bound) for bound in (low, high)))


def fee(amount: Amount, *per: str, alternative: str = "") -> Fee:
    return Fee(FeeKind.PROCEDURE, amount, per, alternative=alternative)


def summed(low: int, high: int | None, *unknown: Fee) -> Total:
    return Total(Decimal(low), None if high is None else Decimal(high), unknown)


def test_nothing_costs_nothing() -> None:
    assert total(()) == summed(0, 0)
    assert add(()) == summed(0, 0)


def test_exact_amounts_add_up_exactly() -> None:
    assert total((fee(euros(60, 60)), fee(euros(30, 30), "Antrag"))) == summed(90, 90)


def test_ranges_add_their_bounds() -> None:
    assert total((fee(euros(30, 2000)), fee(euros(10, 20)))) == summed(40, 2020)


def test_an_amount_without_an_upper_bound_leaves_the_sum_without_one() -> None:
    assert total((fee(euros(30)), fee(euros(10, 20)))) == summed(40, None)


def test_an_amount_with_only_an_upper_bound_may_be_nothing() -> None:
    assert total((fee(euros(None, 250)),)) == summed(0, 250)


def test_an_unknown_amount_is_listed_and_leaves_the_sum_open() -> None:
    unknown = fee(UNKNOWN)
    assert total((fee(euros(60, 60)), unknown)) == summed(60, None, unknown)


@pytest.mark.parametrize("per", [("Tag",), ("Stand", "Tag"), ("Antrag", "Tag"), ("m²",)])
def test_what_counts_per_day_or_stand_is_listed_and_not_added(per: tuple[str, ...]) -> None:
    daily = fee(euros(5, 5), *per)
    assert total((fee(euros(60, 60), "Antrag"), daily)) == summed(60, None, daily)


def test_nothing_per_square_metre_is_nothing() -> None:
    assert total((fee(euros(0, 0), "m²"), fee(euros(50, 50)))) == summed(50, 50)


def test_contradicting_values_count_once_with_their_widest_range() -> None:
    old, new = fee(euros(30, 30), alternative="alt"), fee(euros(60, 80), alternative="alt")
    assert total((old, new, fee(euros(5, 5)))) == summed(35, 85)
    assert total((fee(euros(30), alternative="alt"), new)) == summed(30, None)


def test_a_contradiction_with_the_unknown_is_unknown() -> None:
    known, unknown = fee(euros(60, 60), alternative="alt"), fee(UNKNOWN, alternative="alt")
    assert total((known, unknown)) == summed(0, None, known, unknown)


def test_sums_of_several_cards_add_up() -> None:
    unknown = fee(UNKNOWN)
    assert add((summed(30, 40), summed(5, 5))) == summed(35, 45)
    assert add((summed(30, 40), summed(5, None, unknown))) == summed(35, None, unknown)


def test_an_amount_knows_whether_it_is_known_and_exact() -> None:
    assert (UNKNOWN.is_known, euros(None, 5).is_known, euros(0).is_known) == (False, True, True)
    assert (euros(5, 5).is_exact, euros(5).is_exact, UNKNOWN.is_exact) == (True, False, False)
