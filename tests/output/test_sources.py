"""What is to know about sources: alone beside each, shared once below."""

from guide.core.source import Source
from guide.output.remarks import Remark, own_remarks, shared_remarks

LAWS = (
    Source("a", "A", note="Sammlung auf GitHub. Die Adresse ist gebildet."),
    Source("b", "B"),
    Source("c", "C", note="Neu gefasst. Sammlung auf GitHub. Die Adresse ist gebildet."),
)


def test_what_holds_for_several_sources_is_said_once_with_their_numbers() -> None:
    assert shared_remarks(LAWS) == (
        Remark((1, 3), "Sammlung auf GitHub. Die Adresse ist gebildet."),
    )


def test_what_holds_for_one_source_stays_beside_it() -> None:
    assert own_remarks(LAWS) == ("", "", "Neu gefasst.")


def test_an_abbreviation_ends_no_sentence() -> None:
    twice = (
        Source("a", "A", note="GVBl. 2025 S. 699."),
        Source("b", "B", note="GVBl. 2025 S. 1."),
    )
    assert shared_remarks(twice) == ()
