"""One application per pack for the whole run; nothing in it changes."""

import pytest

from tests.web.careful import MUNICH, MUSTERSTADT, CarefulClient, make_app


@pytest.fixture(scope="session")
def town() -> CarefulClient:
    """Musterstadt: invented, small, and stable."""
    return CarefulClient(make_app(MUSTERSTADT))


@pytest.fixture(scope="session")
def munich() -> CarefulClient:
    """The real rules."""
    return CarefulClient(make_app(MUNICH))
