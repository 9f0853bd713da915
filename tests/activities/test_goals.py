"""Goals: who proposes, supports, adopts and sets aside; that nobody overwrites what they have not seen; the history."""

from __future__ import annotations

import asyncio
from typing import cast

import pytest

from facilitator.live.protocol import Ok
from rooms.activities.board.entities import Backing, Earlier, Goal, Proposal
from rooms.blocks import Goals, Passage
from rooms.command import Actor
from rooms.contributions import supporters
from rooms.decision import Decision
from rooms.people import Name
from rooms.report import report
from rooms.roles import Role
from tests.activities.boards import KLIMA, STEPS, Board
from tests.serving import House, done, workshop_text
from tests.unit.test_races import fits

pytestmark = pytest.mark.anyio
DRAFT = "Mehr Schatten."
BETTER = "Mehr Schatten an jeder Schule."


class Sharpening(Board):
    """The step in which goals are sharpened; goal ``1`` is the draft of the workshop file."""

    def __init__(self, **about: object) -> None:
        super().__init__(**about)
        self.step("sharpen")

    def propose(self, text: str = BETTER, goal: str = "1", who: Actor | None = None, **more: object) -> str:
        return self.here(who or self.ada, "board.propose", goal=goal, text=text, **more)

    def adopt(self, text: str, *proposals: str, goal: str = "1", seen: int = 1) -> str:
        return self.here(self.host, "board.adopt", goal=goal, seen=seen, text=text, proposals=list(proposals))

    def goal(self, id: str = "1") -> Goal:
        return cast(Goal, self.document.get(Goal, KLIMA, id))

    def proposal(self, id: str) -> Proposal:
        return cast(Proposal, self.document.get(Proposal, KLIMA, id))


@pytest.fixture
def room() -> Sharpening:
    return Sharpening()


# Proposing


def test_anybody_in_the_room_proposes_another_wording_or_a_new_goal_with_a_reason(room: Sharpening) -> None:
    other = room.proposal(room.propose(reason="Schatten fehlt dort am meisten"))
    assert (other.goal, other.version, other.state, other.reason) == ("1", 1, "open", "Schatten fehlt dort am meisten")
    fresh = room.proposal(room.propose("Ein neues Ziel", goal="", who=room.bo))
    assert (fresh.goal, fresh.version, fresh.by) == ("", 0, "bo")
    assert room.goal().text == DRAFT


def test_nobody_from_another_room_does(room: Sharpening) -> None:
    for who in (room.cy, room.other):
        assert room.not_here(who, "board.propose", goal="1", text=BETTER) == "not-here"


@pytest.mark.parametrize("does", ["reveal", "cluster", "weigh"])
def test_proposals_are_made_in_their_step_by_hosts_at_any_time(room: Sharpening, does: str) -> None:
    room.step(does)
    assert room.not_here(room.ada, "board.propose", goal="1", text=BETTER) == "not-now"
    room.propose(who=room.host)


def test_what_it_says_already_is_no_proposal(room: Sharpening) -> None:
    assert room.not_here(room.ada, "board.propose", goal="1", text=DRAFT) == "same"
    assert room.not_here(room.ada, "board.propose", goal="9", text=BETTER) == "not-found"


def test_a_proposal_is_taken_back_by_its_author_while_it_is_open(room: Sharpening) -> None:
    proposal = room.propose()
    assert room.not_here(room.bo, "board.retract", proposal=proposal) == "forbidden"
    assert room.not_here(room.host, "board.retract", proposal=proposal) == "forbidden"
    room.here(room.ada, "board.retract", proposal=proposal)
    assert room.document.get(Proposal, KLIMA, proposal) is None
    adopted = room.propose()
    room.adopt(BETTER, adopted)
    assert room.not_here(room.ada, "board.retract", proposal=adopted) == "not-found"


def test_one_person_supports_a_proposal_once(room: Sharpening) -> None:
    proposal = room.propose()
    for who in (room.bo, room.host):
        room.here(who, "board.second", proposal=proposal)
    assert room.not_here(room.bo, "board.second", proposal=proposal) == "already"
    room.here(room.bo, "board.second", proposal=proposal, wanted=False)
    assert supporters(room.document, KLIMA, proposal) == 1


# Deciding


def test_the_host_adopts_edited_and_from_several_proposals(room: Sharpening) -> None:
    first, second = room.propose(), room.propose("Mehr Schatten bis 2030.", who=room.bo)
    room.adopt("Mehr Schatten an jeder Schule bis 2030.", first, second)
    goal = room.goal()
    assert (goal.text, goal.version) == ("Mehr Schatten an jeder Schule bis 2030.", 2)
    assert (goal.adopter, goal.out_of, goal.place) == ("host", (first, second), 0)
    assert {room.proposal(id).state for id in (first, second)} == {"adopted"}
    assert room.document.get(Earlier, KLIMA, "1.1") == Earlier("1", 1, DRAFT)
    assert room.document.get(Name, KLIMA, "host") is not None


def test_a_new_goal_comes_after_the_others(room: Sharpening) -> None:
    proposal = room.propose("Ein neues Ziel", goal="")
    id = room.adopt("Ein neues Ziel", proposal, goal="", seen=0)
    assert (room.goal(id).place, room.goal(id).version) == (1, 1)


def test_only_who_hosts_the_room_decides(room: Sharpening) -> None:
    proposal = room.propose()
    for who in (room.ada, room.cy, room.other):
        for type, fields in (
            ("board.adopt", {"goal": "1", "seen": 1, "text": BETTER}),
            ("board.unadopt", {"goal": "1", "seen": 1}),
            ("board.set-aside", {"proposal": proposal}),
            ("board.to-plenary", {"goal": "1"}),
        ):
            assert room.not_here(who, type, **fields) == "forbidden"
    room.here(room.moderator, "board.set-aside", proposal=proposal)


def test_nobody_overwrites_a_wording_that_they_have_not_seen(room: Sharpening) -> None:
    room.adopt(BETTER)
    again = {"goal": "1", "text": "Mehr Schatten überall."}
    assert room.not_here(room.moderator, "board.adopt", seen=1, **again) == "changed"
    room.here(room.moderator, "board.adopt", seen=2, **again)
    assert (room.goal().text, room.goal().version) == ("Mehr Schatten überall.", 3)


def test_an_adoption_that_is_taken_back_leaves_goal_and_proposals_as_they_were(room: Sharpening) -> None:
    before = room.goal()
    first, second = room.propose(), room.propose("Mehr Schatten bis 2030.", who=room.bo)
    room.adopt(BETTER, first)
    late = room.propose("Mehr Schatten an jedem Platz.")
    room.here(room.host, "board.unadopt", goal="1", seen=2)
    assert room.goal() == before
    assert room.document.get(Earlier, KLIMA, "1.1") is None
    assert {(room.proposal(id).state, room.proposal(id).version) for id in (first, second, late)} == {("open", 1)}
    room.adopt(BETTER, first)
    assert (room.goal().version, room.proposal(first).state) == (2, "adopted")


def test_only_the_last_adoption_is_taken_back_and_no_draft(room: Sharpening) -> None:
    assert room.not_here(room.host, "board.unadopt", goal="1", seen=1) == "not-found"
    room.adopt(BETTER)
    room.adopt("Mehr Schatten überall.", seen=2)
    assert room.not_here(room.host, "board.unadopt", goal="1", seen=2) == "changed"
    room.here(room.host, "board.unadopt", goal="1", seen=3)
    assert (room.goal().text, room.goal().version, room.goal().adopter) == (BETTER, 2, "host")


def test_a_new_goal_goes_with_its_adoption_unless_somebody_works_on_it(room: Sharpening) -> None:
    proposal = room.propose("Ein neues Ziel", goal="")
    id = room.adopt("Ein neues Ziel", proposal, goal="", seen=0)
    other = room.propose("Ein besseres neues Ziel", goal=id)
    assert room.not_here(room.host, "board.unadopt", goal=id, seen=1) == "worked-on"
    room.here(room.ada, "board.retract", proposal=other)
    room.here(room.host, "board.unadopt", goal=id, seen=1)
    assert room.document.get(Goal, KLIMA, id) is None
    assert room.proposal(proposal).state == "open"


def test_what_is_set_aside_can_be_opened_again(room: Sharpening) -> None:
    proposal = room.propose()
    room.here(room.host, "board.set-aside", proposal=proposal)
    assert room.not_here(room.bo, "board.second", proposal=proposal) == "not-found"
    assert room.not_here(room.host, "board.set-aside", proposal=proposal) == "already"
    room.here(room.host, "board.set-aside", proposal=proposal, aside=False)
    room.here(room.bo, "board.second", proposal=proposal)
    room.adopt(BETTER, proposal)
    assert room.not_here(room.host, "board.set-aside", proposal=proposal) == "not-found"


def test_what_the_host_decided_is_taken_back_from_the_log(room: Sharpening) -> None:
    proposal = room.propose()
    aside = room.here(room.host, "board.set-aside", proposal=proposal)
    room.do(room.moderator, "deed.undo", deed=aside)
    assert room.proposal(proposal).state == "open"
    marked, again = (room.here(room.host, "board.to-plenary", goal="1") for _ in range(2))
    assert room.no(room.moderator, "deed.undo", deed=again) == "not-found", "it changed nothing"
    room.do(room.moderator, "deed.undo", deed=marked)
    assert not room.goal().plenary


@pytest.mark.parametrize("goal", ["1", ""])
def test_an_adoption_is_taken_back_from_the_log_and_that_too(room: Sharpening, goal: str) -> None:
    before = room.goal()
    proposal = room.propose(goal=goal)
    adopted = room.adopt(BETTER, proposal, goal=goal, seen=1 if goal else 0)
    back = room.do(room.moderator, "deed.undo", deed=adopted)
    assert (room.goal(), room.proposal(proposal).state) == (before, "open")
    assert len(room.document.ids(Goal.KIND, KLIMA)) == 1
    again = room.do(room.moderator, "deed.undo", deed=back)
    id = goal or again
    assert (room.goal(id).text, room.goal(id).out_of, room.proposal(proposal).state) == (BETTER, (proposal,), "adopted")


def test_a_goal_stays_marked_for_the_plenary_when_it_is_reworded(room: Sharpening) -> None:
    room.here(room.host, "board.to-plenary", goal="1")
    room.adopt(BETTER)
    assert room.goal().plenary
    room.here(room.host, "board.to-plenary", goal="1", wanted=False)
    assert not room.goal().plenary


def test_cards_and_clusters_speak_for_a_goal(room: Sharpening) -> None:
    card, another = room.cards("Trees", "Shade", who=room.host)
    cluster = room.here(room.host, "board.gather", cards=[card, another])
    for id in (card, cluster):
        room.here(room.ada, "board.back", goal="1", card=id)
    assert {backing.card for _, backing in room.document.each(Backing, KLIMA)} == {card, cluster}
    assert room.not_here(room.bo, "board.back", goal="1", card=card) == "already"
    room.here(room.bo, "board.back", goal="1", card=card, wanted=False)
    assert room.not_here(room.bo, "board.back", goal="1", card="gone") == "not-found"


def test_what_speaks_for_a_goal_still_hangs_there_when_it_is_said(room: Sharpening) -> None:
    """Decided while the card was still to be seen, and committed after it was hidden."""
    [card] = room.cards("Trees", who=room.host)
    fields = {"item": "groups", "room": "klima", "goal": "1", "card": card}
    behind = room.decide(room.ada, "board.back", **fields)
    assert isinstance(behind, Decision)
    assert fits(room.document, behind)
    room.here(room.host, "board.hide", note=card)
    assert not fits(room.document, behind)


def test_a_proposal_is_for_the_wording_that_its_author_saw(room: Sharpening) -> None:
    fields = {"item": "groups", "room": "klima", "goal": "1", "text": BETTER}
    behind = room.decide(room.ada, "board.propose", **fields)
    assert isinstance(behind, Decision)
    room.adopt("Anders.")
    assert not fits(room.document, behind)


# What is left of it


def test_the_documentation_tells_what_was_changed_and_why(room: Sharpening) -> None:
    proposal = room.propose(reason="Schatten fehlt dort am meisten")
    room.adopt(BETTER, proposal)
    room.adopt("Mehr Schatten an jeder Schule bis 2030.", seen=2)
    blocks = report(room.document, {"groups": 0, "end": 0}, title="", moment=0, say=str).blocks
    [wording] = next(block for block in blocks if isinstance(block, Goals)).goals
    assert (wording.draft, wording.between, wording.changes) == (DRAFT, (BETTER,), 2)
    assert wording.passages == (
        Passage("same", "Mehr Schatten"),
        Passage("added", "an jeder Schule bis 2030", gap=True),
        Passage("same", "."),
    )
    assert wording.reasons == ("Schatten fehlt dort am meisten",)


def test_the_documentation_tells_projects_from_reasons(room: Sharpening) -> None:
    park = room.here(room.host, "board.write", section=1, text="A park", kind="project")
    reason = room.here(room.host, "board.write", section=1, text="Zero shade in June")
    for card in (park, reason):
        room.here(room.ada, "board.back", goal="1", card=card)
    blocks = report(room.document, {"groups": 0, "end": 0}, title="", moment=0, say=str).blocks
    [wording] = next(block for block in blocks if isinstance(block, Goals)).goals
    assert wording.backing == ("Zero shade in June", "Project idea: A park")


# On real stores


async def test_of_two_who_adopt_at_once_one_is_told_that_the_goal_reads_differently(servers: House) -> None:
    async with servers.workshop(workshop_text(STEPS)) as here:
        moderator = await here.moderator()
        await done(moderator, "clock.start", plan="now")
        hosts = [await here.page(Role.HOST, f"Host {at}", "klima", at=at) for at in (0, 1)]
        at = {"item": "groups", "room": "klima", "goal": "1"}
        for round in range(1, 4):
            answers = await asyncio.gather(
                *(host.do("board.adopt", **at, seen=round, text=f"{host.person} {round}") for host in hosts)
            )
            assert sorted(isinstance(answer, Ok) for answer in answers) == [False, True]
            assert {answer.code for answer in answers if not isinstance(answer, Ok)} == {"changed"}
        view = await here.view()
        goal = cast(Goal, view.get(Goal, KLIMA, "1"))
        versions = sorted(earlier.version for _, earlier in view.each(Earlier, KLIMA))
        assert (goal.version, versions) == (4, [1, 2, 3])


@pytest.mark.parametrize(
    ("names", "in_results", "by"),
    [("named", False, "host Klima"), ("named", True, "Host, host Klima"), ("anonymous", False, "host Klima")],
)
def test_the_documentation_says_who_adopted_a_wording_and_when(names: str, in_results: bool, by: str) -> None:
    room = Sharpening(names=names, names_in_results=in_results)
    room.wait(60_000)
    room.adopt(BETTER)
    blocks = report(room.document, {"groups": 0, "end": 0}, title="", moment=0, say=str).blocks
    [goals] = [block.goals for block in blocks if isinstance(block, Goals) and block.goals[0].text == BETTER]
    assert [(goal.at, goal.by) for goal in goals] == [(room.goal().at, by)]
    drafts = [goal for block in blocks if isinstance(block, Goals) for goal in block.goals if goal.text != BETTER]
    assert {(goal.at, goal.by) for goal in drafts} <= {(0, "")}
