"""What takes long is worked out beside, once for the same question."""

from __future__ import annotations

import asyncio
import threading

import pytest

from rooms.toil import Unfinished, beside, toil


def test_what_is_long_is_left_to_somebody_else_until_its_result_is_there() -> None:
    threads: list[int] = []

    @toil(lambda words: len(words) > 1)
    def joined(words: list[str]) -> str:
        threads.append(threading.get_ident())
        return " ".join(words)

    async def worked_out(words: list[str]) -> str:
        with beside():
            with pytest.raises(Unfinished) as left:
                joined(words)
            await asyncio.to_thread(left.value.work)
            return joined(list(words))

    assert asyncio.run(worked_out(["one", "two"])) == "one two"
    assert threading.get_ident() not in threads
    with beside(), pytest.raises(Unfinished):
        joined(["one", "three"])
    with beside():
        assert joined(["short"]) == "short"
    assert joined(["one", "three"]) == "one three"
