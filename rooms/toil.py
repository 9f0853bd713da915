"""What takes so long to work out that nobody must wait for it meanwhile.

Decisions are made at once, and nothing else happens in the process until they are. A pure function that may take
longer is marked ``@toil``: where ``beside`` is on, it does not work but raises ``Unfinished``; who catches that does
the work elsewhere, on another thread say, and decides again. Then the result is there, unless what it depends on has
changed. Elsewhere such a function is like any other.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")
# So many results of one function are remembered: as many workshops as may do the same in the same second.
REMEMBERED = 8
_beside: ContextVar[bool] = ContextVar("beside", default=False)


class Unfinished(Exception):
    """``work()``, from any thread, makes that the same decision finds its result."""

    def __init__(self, work: Callable[[], object]) -> None:
        super().__init__("there is something to be worked out first")
        self.work = work


@contextmanager
def beside() -> Iterator[None]:
    """While it is on, what is marked raises ``Unfinished`` where its result is not there yet."""
    token = _beside.set(True)
    try:
        yield
    finally:
        _beside.reset(token)


def toil(long: Callable[P, bool]) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Marks a pure function; ``long`` says of its arguments whether they take long. They are compared, not hashed."""

    def marked(function: Callable[P, R]) -> Callable[P, R]:
        done: deque[tuple[Any, R]] = deque(maxlen=REMEMBERED)

        def work(*args: P.args, **kwargs: P.kwargs) -> R:
            result = function(*args, **kwargs)
            done.append(((args, kwargs), result))
            return result

        @wraps(function)
        def now_or_later(*args: P.args, **kwargs: P.kwargs) -> R:
            if not _beside.get() or not long(*args, **kwargs):
                return function(*args, **kwargs)
            for asked, result in tuple(done):
                if asked == (args, kwargs):
                    return result
            raise Unfinished(lambda: work(*args, **kwargs))

        return now_or_later

    return marked
