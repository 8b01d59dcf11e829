"""The last few results, so that the same case shown or printed again costs nothing."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Result = TypeVar("Result")


class Recent(Generic[Result]):
    """Keeps so many results and forgets the one that was not asked for the longest."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._made: OrderedDict[Hashable, Result] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """The result for the key, made now if it is not remembered; what fails is not kept."""
        made = self.find(key)
        if made is None:
            made = make()
            self.keep(key, made)
        return made

    def find(self, key: Hashable) -> Result | None:
        """The result for the key, if it is remembered."""
        with self._lock:
            if key not in self._made:
                return None
            self._made.move_to_end(key)
            return self._made[key]

    def keep(self, key: Hashable, result: Result) -> None:
        """Remember the result, and forget what is too much."""
        with self._lock:
            self._made[key] = result
            while len(self._made) > self._size:
                self._made.popitem(last=False)
