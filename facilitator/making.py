"""A file of the results, made in a process of its own: the server goes on meanwhile, and what it took is free after.

The same module is that process (``python -m facilitator.making``): an order comes in, a file goes out, both as
MessagePack.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import msgspec

from facilitator.documentation import Made, render
from facilitator.moment import Moment
from rooms.document import Document

# So many at the same time, the others wait; and for how long one may take, in seconds.
AT_ONCE, PATIENCE = 2, 120
_turn = asyncio.Semaphore(AT_ONCE)
_ROOT = Path(__file__).parents[1]


class NotMade(Exception):
    """The process failed or took too long; what it said stands in the server's log."""


class Order(msgspec.Struct, frozen=True):
    """A moment of a workshop and the format in which it is wanted; ``title`` names the snapshot, if it is one."""

    id: str
    epoch: str
    sequence: int
    at: int
    format: str
    title: str
    entities: dict[str, bytes]


async def make(id: str, epoch: str, moment: Moment, format: str, title: str) -> Made:
    """The file, as ``documentation.render`` gives it; raises ``NotMade``."""
    entities = dict(moment.document.items())
    order = msgspec.msgpack.encode(Order(id, epoch, moment.sequence, moment.at, format, title, entities))
    async with _turn:
        return msgspec.msgpack.decode(await _made(order), type=Made)


async def _made(order: bytes) -> bytes:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "facilitator.making"),
        cwd=_ROOT,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        made, _ = await asyncio.wait_for(process.communicate(order), PATIENCE)
    except TimeoutError as error:
        raise NotMade(f"it was not done after {PATIENCE} s") from error
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    if process.returncode != 0:
        raise NotMade(f"the process ended with {process.returncode}")
    return made


def main() -> None:
    order = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=Order)
    moment = Moment(Document(order.entities.items()), order.sequence, order.at)
    made = render(order.id, order.epoch, moment, order.format, order.title)
    sys.stdout.buffer.write(msgspec.msgpack.encode(made))


if __name__ == "__main__":
    main()
