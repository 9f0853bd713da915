"""How fast a page may talk: a handful at once, and then as fast as it is allowed again."""

from __future__ import annotations

import pytest

from facilitator.live.pace import BYTES, BYTES_PER_SECOND, MESSAGES, MESSAGES_PER_SECOND, Pace


class Watch:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_what_was_kept_offline_is_said_at_once_and_then_so_much_in_every_second() -> None:
    watch = Watch()
    pace = Pace(watch)
    assert [pace.allows(100) for _ in range(round(MESSAGES) + 1)].count(True) == MESSAGES
    watch.now += 1
    assert [pace.allows(100) for _ in range(round(MESSAGES_PER_SECOND) + 1)].count(True) == MESSAGES_PER_SECOND


def test_long_messages_are_counted_by_their_length() -> None:
    watch = Watch()
    pace = Pace(watch)
    assert [pace.allows(16_000) for _ in range(100)].count(True) == BYTES // 16_000
    watch.now += 1
    assert [pace.allows(16_000) for _ in range(100)].count(True) == BYTES_PER_SECOND // 16_000


@pytest.mark.parametrize("size", [1, 16_000])
def test_after_the_pause_the_next_one_is_allowed(size: int) -> None:
    watch = Watch()
    pace = Pace(watch)
    while pace.allows(size):
        pass
    assert pace.pause(size) > 0
    watch.now += pace.pause(size) + 1e-6
    assert pace.pause(size) == 0
    assert pace.allows(size)


def test_who_is_silent_saves_up_no_more_than_at_the_beginning() -> None:
    watch = Watch()
    pace = Pace(watch)
    watch.now += 10_000
    assert [pace.allows(1) for _ in range(round(MESSAGES) + 1)].count(True) == MESSAGES
