"""The goals of a theme in the documentation: how each began and how it reads now, why, and what else was proposed."""

from __future__ import annotations

from rooms.activities.board.entities import KIND_NAMES, Backing, Cluster, Earlier, Goal, Note, Proposal
from rooms.blocks import Block, Goals, Say, Table, Wording
from rooms.contributions import supporters
from rooms.deed_wording import Names
from rooms.differences import differences
from rooms.document import View, room_audience
from rooms.programme import workshop
from rooms.wording import mark

STATES = {"open": mark("open"), "adopted": mark("adopted"), "aside": mark("set aside")}


def goal_blocks(view: View, room: str, say: Say) -> list[Block]:
    audience = room_audience(room)
    goals = sorted(view.each(Goal, audience), key=lambda pair: pair[1].place)
    if not goals:
        return _proposals(view, audience, {}, say)
    numbers = {id: number for number, (id, _) in enumerate(goals, 1)}
    wordings = tuple(_wording(view, audience, numbers[id], id, goal, say) for id, goal in goals)
    title = say("Goals, before and after") if sharpened(view, room) else say("Draft goals")
    return [Goals(title, wordings), *_proposals(view, audience, numbers, say)]


def sharpened(view: View, room: str) -> int:
    """How many goals are new or read differently than they did when the workshop began."""
    return sum(_changed(goal) for _, goal in view.each(Goal, room_audience(room)))


def _changed(goal: Goal) -> bool:
    return goal.at > 0 and goal.version > goal.brought


def _wording(view: View, audience: str, number: int, id: str, goal: Goal, say: Say) -> Wording:
    earlier = sorted((e for _, e in view.each(Earlier, audience) if e.goal == id), key=lambda e: e.version)
    before = [one.text for one in earlier]
    adopted = [proposal for one in earlier for proposal in one.out_of] + list(goal.out_of)
    states = [say("invented")] if goal.invented else []
    states += [say("for the plenary")] if goal.plenary else []
    states += [say("new")] if _changed(goal) and not before else []
    states += [say("from “{workshop}”").format(workshop=goal.origin.workshop)] if goal.origin else []
    here = goal.at > 0 and goal.origin is None
    return Wording(
        number=number,
        text=goal.text,
        state=", ".join(states),
        draft=before[0] if before else "",
        between=tuple(before[1:]),
        passages=differences(before[0], goal.text) if before else (),
        changes=len(before),
        reasons=tuple(_reasons(view, audience, adopted)),
        backing=tuple(_backing(view, audience, id, say)),
        at=goal.at if here else 0,
        by=_adopter(view, goal.adopter, say) if here and goal.adopter else "",
    )


def _adopter(view: View, id: str, say: Say) -> str:
    """Where nobody signs what they write, only as what they did it."""
    names = Names(view, say)
    return names.office(id) if workshop(view).names == "anonymous" else names.doer(id)


def _reasons(view: View, audience: str, proposals: list[str]) -> list[str]:
    found = [view.get(Proposal, audience, id) for id in proposals]
    return [proposal.reason for proposal in found if proposal and proposal.reason]


def _backing(view: View, audience: str, goal: str, say: Say) -> list[str]:
    """What the cards and clusters say that speak for a goal: reasons first, then projects, named as such."""
    reasons: list[str] = []
    projects: list[str] = []
    for _, backing in view.each(Backing, audience):
        if backing.goal == goal:
            note, cluster = view.get(Note, audience, backing.card), view.get(Cluster, audience, backing.card)
            text = note.text if note else cluster.name if cluster else ""
            (projects if note and note.kind == "project" else reasons).append(text)
    project = say(KIND_NAMES["project"])
    return [*sorted(filter(None, reasons)), *(f"{project}: {text}" for text in sorted(projects))]


def _proposals(view: View, audience: str, numbers: dict[str, int], say: Say) -> list[Block]:
    """Every wording that was proposed, with its reason, its supporters and what became of it."""
    found = sorted(view.each(Proposal, audience), key=lambda pair: (numbers.get(pair[1].goal, 99), pair[1].at))
    rows = tuple(
        (
            str(numbers.get(proposal.goal, "")) or say("new"),
            proposal.text,
            proposal.reason,
            supporters(view, audience, id),
            say(STATES[proposal.state]),
        )
        for id, proposal in found
    )
    columns = (say("Goal"), say("Proposed wording"), say("Reason"), say("support"), say("State"))
    return [Table(say("Proposals"), columns, rows, (3,), "proposals")] if rows else []
