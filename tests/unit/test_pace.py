"""How fast a page may talk: a handful at once, and then as fast as it is allowed again."""

from __future__ import annotations

import pytest

from facilitator.live.pace import MESSAGES, Pace


class Watch:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_what_was_kept_offline_is_said_at_once_and_then_so_much_in_every_second() -> None:
    watch = Watch()
    pace = Pace(clock=watch)
    assert [pace.allows(100) for _ in range(round(MESSAGES.pieces) + 1)].count(True) == MESSAGES.pieces
    watch.now += 1
    assert [pace.allows(100) for _ in range(round(MESSAGES.pieces_per_second) + 1)].count(
        True
    ) == MESSAGES.pieces_per_second


def test_long_messages_are_counted_by_their_length() -> None:
    watch = Watch()
    pace = Pace(clock=watch)
    assert [pace.allows(16_000) for _ in range(100)].count(True) == MESSAGES.bytes // 16_000
    watch.now += 1
    assert [pace.allows(16_000) for _ in range(100)].count(True) == MESSAGES.bytes_per_second // 16_000


@pytest.mark.parametrize("size", [1, 16_000])
def test_after_the_pause_the_next_one_is_allowed(size: int) -> None:
    watch = Watch()
    pace = Pace(clock=watch)
    while pace.allows(size):
        pass
    assert pace.pause(size) > 0
    watch.now += pace.pause(size) + 1e-6
    assert pace.pause(size) == 0
    assert pace.allows(size)


def test_who_is_silent_saves_up_no_more_than_at_the_beginning() -> None:
    watch = Watch()
    pace = Pace(clock=watch)
    watch.now += 10_000
    assert [pace.allows(1) for _ in range(round(MESSAGES.pieces) + 1)].count(True) == MESSAGES.pieces
