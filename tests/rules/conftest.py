"""The Munich pack, read once."""

from pathlib import Path

import pytest

from guide.core.pack import RulePack
from guide.files.reader import read

RULES = Path(__file__).parents[2] / "rules"


@pytest.fixture(scope="session")
def munich() -> RulePack:
    found = read(RULES).pack
    assert found is not None
    return found
