"""The last few results are remembered, and no more."""

import pytest

from guide.output.recent import Recent


def test_the_same_case_is_made_once() -> None:
    made: list[str] = []
    recent: Recent[bytes] = Recent(size=32)

    def make() -> bytes:
        made.append("once")
        return b"pdf"

    assert [recent.get("case", make), recent.get("case", make)] == [b"pdf", b"pdf"]
    assert made == ["once"]


def test_what_nobody_asked_for_the_longest_is_forgotten() -> None:
    recent: Recent[bytes] = Recent(size=2)
    for key in ("a", "b", "a", "c"):
        recent.get(key, key.encode)
    assert recent.get("a", lambda: b"again") == b"a"
    assert recent.get("b", lambda: b"again") == b"again"


def test_a_failure_is_not_remembered() -> None:
    recent: Recent[bytes] = Recent(size=32)

    def fail() -> bytes:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        recent.get("case", fail)
    assert recent.get("case", lambda: b"pdf") == b"pdf"
