"""What every command to the agenda clock has in common: it says how the clock stood, and can be taken back.

Taking back brings the clock to where it stood, if nothing has moved it since.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from msgspec import Meta, field, to_builtins
from msgspec.structs import replace

from facilitator import agenda
from facilitator.agenda import MINUTE, Agenda
from facilitator.transition import moved, transition
from rooms.activity import activities
from rooms.command import NOT_FOUND, Command, PlainHandler, Situation
from rooms.decision import Decision, Refusal
from rooms.deeds import Deed
from rooms.document import ALL, decode
from rooms.programme import Clock, Item, Ran, brief, clock, items
from rooms.roles import Right
from rooms.wording import Instant, Slug, mark

# However often time was given before, so much of it was never left.
LONGEST = 7 * 24 * 60 * MINUTE
Lengths = Annotated[dict[Slug, Annotated[int, Meta(ge=1, le=1440)]], Meta(max_length=200)]


class Steer(Command, frozen=True):
    """A command to the clock. ``seen`` is where the moderator saw it: two who press at once move it once."""

    NEEDS: ClassVar[Right] = Right.STEER

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return returning(situation, decision)

    def told(self, situation: Situation, decision: Decision) -> dict[str, Any]:
        return {"was": _told(clock(situation.view)), "is": _told(_decided(decision))}


class Return(Steer, frozen=True, tag="clock.return"):
    """Back to how the clock stood before a move, or before its time was changed, if that was the last thing it did.

    What begins with ``seen`` is how it stood after that; ``seen`` is empty where all was over. It may have been held
    since: both ``ends`` are without what it stood still beyond ``paused`` and ``seen_paused``,
    and without what was given because they had passed. ``held`` is since when it stood still then.
    """

    item: Slug
    began: Instant
    ends: Instant
    step_ends: Instant
    step: Annotated[int, Meta(ge=0, le=100)] = 0
    paused: Instant = 0
    held: Instant = 0
    parting: bool = False
    lengths: Lengths = field(default_factory=dict)
    agreed: Annotated[str, Meta(max_length=40)] = ""
    agreed_end: Instant = 0
    seen: Annotated[str, Meta(max_length=40)] = ""
    seen_step: Annotated[int, Meta(ge=0, le=100)] = 0
    seen_ends: Instant = 0
    seen_paused: Instant = 0
    seen_agreed: Instant = 0


class Unstart(Steer, frozen=True, tag="clock.unstart"):
    """Before the start again, which is then announced for ``start`` and waits, while the first item is still on.

    What was written stays, and is there again when it begins.
    """

    start: Instant
    seen: Slug

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return None


class Unhold(Steer, frozen=True, tag="clock.unhold"):
    """As if the clock had not been held at ``held``: what it stood still since then is not given to what is on."""

    held: Instant


MOVED_ON = Refusal("moved-on", mark("The agenda has already moved on."))
TIME_CHANGED = Refusal("time-changed", mark("Somebody else has just changed the time. Please look again."))
NEVER_STOOD = Refusal("invalid", mark("The clock never stood like that."))
NOT_RUNNING = Refusal("not-running", mark("The workshop is not running."), again=True)


@dataclass(frozen=True, slots=True)
class Former:
    """How the clock stood in an item, to go back to."""

    began: int
    ends: int
    step: int
    step_ends: int
    paused: int = 0
    held: int = 0
    parting: bool = False


def former(command: Return) -> Former:
    times = command.began, command.ends, command.step, command.step_ends, command.paused, command.held
    return Former(*times, command.parting)


def restored(present: Clock, whole: Agenda, place: int, former: Former, now: int) -> Clock:
    """As it stood before the last move or change of its time.

    Where it moves and would go on by itself, with at least a minute; what was over its time and waited, still is.
    """
    id, item = whole[place]
    there = replace(_entered(present, whole, place, former, now), step=former.step, parting=former.parting)
    if former.held:
        times = {"ends": former.ends, "step_ends": former.step_ends, "paused": former.paused}
        return replace(there, state="held", held=former.held, beyond=0, **times)
    if (present.item, present.step) == (id, former.step):
        return _until(there, former, present.held or now, present.held or now)
    return _until(there, former, now + MINUTE, now + MINUTE if item.advance == "auto" or former.parting else 0)


def _entered(present: Clock, whole: Agenda, place: int, former: Former, now: int) -> Clock:
    if present.item != whole[place][0]:
        return replace(agenda.begin(present, whole, place, now, now), began=former.began, paused=former.paused)
    return present if present.step == former.step else agenda.resume(present, now)


def _until(there: Clock, former: Former, least_of_step: int, least: int) -> Clock:
    """It ends when it was to end, later by what it has stood still since, but not before ``least``."""
    stood = there.paused - former.paused
    due = former.ends + stood
    ends = max(due, least)
    step_ends = min(max(former.step_ends + stood, least_of_step), ends)
    return replace(there, ends=ends, beyond=ends - due, step_ends=step_ends)


def return_to(situation: Situation, command: Return) -> Decision | Refusal:
    before, whole = clock(situation.view), items(situation.view)
    if (command.seen, command.seen_step) != (before.item, before.step):
        return MOVED_ON
    # Whoever held it meanwhile gave and took no time, nor did what was taken back to an end that had passed.
    if command.seen_ends - command.seen_paused != before.ends - before.beyond - before.paused:
        return TIME_CHANGED
    if command.seen_agreed != before.agreed_end:
        return TIME_CHANGED
    places = {id: place for place, (id, _) in enumerate(whole)}
    if command.item not in places or command.step >= max(len(whole[places[command.item]][1].steps), 1):
        return NOT_FOUND
    if max(command.began + command.paused, command.held) > situation.now:
        return NEVER_STOOD
    if max(command.ends, command.agreed_end) > situation.now + LONGEST:
        return NEVER_STOOD
    there = restored(before, whole, places[command.item], former(command), situation.now)
    times = {"lengths": command.lengths, "agreed": command.agreed, "agreed_end": command.agreed_end}
    decision = transition(situation, replace(there, **times))
    # What was entered after it began here is what is taken back; else it was left for this one, and did run.
    if before.item not in ("", command.item) and before.began > command.began:
        _never_began(decision, situation, before)
    return decision


def _never_began(decision: Decision, situation: Situation, present: Clock) -> None:
    """What is taken back leaves no span. What was on for longer than a moment stays known: rooms are settled."""
    ran = situation.view.get(Ran, ALL, present.item) or Ran(())
    spans = tuple(span for span in ran.spans if span[0] != present.began)
    visited = brief((*spans, (present.began, situation.now)))
    decision.put(Ran.key(ALL, present.item), replace(ran, spans=spans, visited=visited))


def unstart(situation: Situation, command: Unstart) -> Decision | Refusal:
    before, whole = clock(situation.view), items(situation.view)
    if before.state not in ("running", "held"):
        return NOT_RUNNING
    if before.left or not command.seen == before.item == whole[0][0]:
        return MOVED_ON
    return moved(situation, Clock(state="planned", start=command.start)).delete(Ran.key(ALL, before.item))


def unhold(situation: Situation, command: Unhold) -> Decision | Refusal:
    before = clock(situation.view)
    if before.state != "held":
        return NOT_RUNNING
    if before.held != command.held:
        return MOVED_ON
    return moved(situation, _unheld(before, dict(items(situation.view))[before.item], situation.now))


def _unheld(present: Clock, item: Item, now: int) -> Clock:
    """What would go on by itself because its time has passed meanwhile is left for a minute."""
    soon, by_itself = now + MINUTE, item.advance == "auto" or present.parting
    ends = soon if by_itself and present.ends <= now else present.ends
    step_ends = min(soon if present.step_ends <= now else present.step_ends, ends)
    beyond = present.beyond + ends - present.ends
    return replace(present, state="running", held=0, ends=ends, step_ends=step_ends, beyond=beyond)


def returning(situation: Situation, decision: Decision) -> Return | Unstart | None:
    """What takes a change of the clock back."""
    was, now = clock(situation.view), _decided(decision)
    if was.state == "planned" and now.item:
        # Who was sent into a room by the start has seen who else is there.
        first = activities()[dict(items(situation.view))[now.item].kind]
        return None if first.has_rooms else Unstart(start=was.start, seen=now.item)
    if was.state not in ("running", "held"):
        return None
    return Return(
        item=was.item,
        began=was.began,
        ends=was.ends - was.beyond,
        step_ends=was.step_ends,
        step=was.step,
        paused=was.paused,
        held=was.held if now.state != "held" else 0,
        parting=was.parting,
        lengths=was.lengths,
        agreed=was.agreed,
        agreed_end=was.agreed_end,
        seen=now.item,
        seen_step=now.step,
        seen_ends=now.ends - now.beyond,
        seen_paused=now.paused,
        seen_agreed=now.agreed_end,
    )


def by_itself(situation: Situation, decision: Decision) -> Deed:
    """What the clock did when it was due."""
    undo = returning(situation, decision)
    about = {"was": _told(clock(situation.view)), "is": _told(_decided(decision))}
    return Deed("clock.due", situation.now, about=about, undo=None if undo is None else to_builtins(undo))


def _decided(decision: Decision) -> Clock:
    return decode(Clock, decision.puts[Clock.key(ALL)])


def _told(clock: Clock) -> dict[str, Any]:
    told = {"state": clock.state, "item": clock.item, "step": clock.step, "ends": clock.ends}
    told |= {"parting": True} if clock.parting else {}
    return told | ({"agreed_end": clock.agreed_end} if clock.agreed_end else {})


HANDLERS: Mapping[type[Command], PlainHandler] = {Return: return_to, Unstart: unstart, Unhold: unhold}
