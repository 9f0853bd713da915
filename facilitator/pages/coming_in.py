"""Coming in: as somebody new, by a link or the code; or as whoever has registered before the day."""

from __future__ import annotations

import base64
from typing import Literal

import msgspec

from facilitator import arrival
from facilitator.agenda import workshop_time
from facilitator.identity import Keys, hash_of, link_opened_by
from facilitator.live.protocol import CommandId
from facilitator.pages.asking import Asking
from facilitator.workshop import new_id, now_ms
from rooms import registration, waiting
from rooms.decision import Decision, Refusal
from rooms.document import SEALED, View
from rooms.people import HERE_ALREADY, Link, Person
from rooms.programme import clock
from rooms.registration import UNKNOWN, WAITING
from rooms.roles import Role
from rooms.waiting import Waiting
from rooms.wording import Label, NameText, mark

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


class JoinForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the door asks for. ``id`` came with the form: however often it is sent, it lets in once."""

    name: NameText
    id: CommandId = msgspec.field(default_factory=new_id)
    organisation: Label = ""
    group: Label = ""
    secret: Label = ""
    code: Label = ""
    page: Label = "live"
    # Simulated people say that they are; they and all that they do can be removed at once.
    rehearsal: Literal["", "yes"] = ""


BAD_LINK = Refusal("bad-link", mark("This link is no longer valid. Please ask the organisers for the new one."))


async def come_in(asked: Asking, form: JoinForm, hashed: str, link: Link) -> str | Refusal:
    """Make a person of whoever comes, or of who waits to become one; their id."""
    keys, here = asked.server.keys, asked.workshop
    command, id = named_after(form.id, form.name, keys, here.id)
    personal = Link(Role.PARTICIPANT, person=id)
    hashed_personal = hash_of(keys.secret_for(here.id, personal))

    def decide(view: View) -> Decision | Refusal:
        if hashed and link_opened_by(view, form.secret) is None:
            return BAD_LINK
        now, rehearsing = now_ms(), form.rehearsal == "yes"
        if waiting.must_wait(view, link.role, rehearsing=rehearsing):
            since = workshop_time(clock(view), now)
            asks = Waiting(form.name, since, form.organisation, form.group, rehearsal=rehearsing)
            asked_for = waiting.wait(view, id, asks)
            if isinstance(asked_for, Refusal):
                return asked_for
            return asked_for.put(Link.key(SEALED, hashed_personal), personal)
        who = Person(
            name=form.name,
            role=link.role,
            organisation=form.organisation,
            group=form.group,
            room=link.room,
            link=hashed if link.role is not Role.PARTICIPANT else "",
            joined=workshop_time(clock(view), now),
            rehearsal=rehearsing,
        )
        decision = arrival.join(view, id, who, personal=(hashed_personal, personal), now=now, command=command)
        if hashed and isinstance(decision, Decision):
            decision.expect(Link.key(SEALED, hashed))
        return decision

    outcome = await here.do(decide, id=command, by=id)
    if isinstance(outcome, Refusal):
        return outcome
    if outcome is not None:
        await here.replica.catch_up(outcome.sequence)
    return id


async def admit(asked: Asking, person: str) -> Refusal | None:
    """A person of the workshop, of whoever is registered; who is one already stays so."""
    personal = Link(Role.PARTICIPANT, person=person)
    hashed, command = hash_of(asked.server.keys.secret_for(asked.id, personal)), new_id()

    def decide(view: View) -> Decision | Refusal:
        who = registration.registered(view, person)
        if who is None:
            return UNKNOWN
        if registration.kept_out(view, who):
            return WAITING
        now = now_ms()
        known = Person(who.name, organisation=who.organisation, group=who.group, joined=workshop_time(clock(view), now))
        return arrival.join(view, person, known, personal=(hashed, personal), now=now, command=command)

    outcome = await asked.workshop.do(decide, id=command, by=person)
    if isinstance(outcome, Refusal):
        return None if outcome is HERE_ALREADY else outcome
    if outcome is not None:
        await asked.workshop.replica.catch_up(outcome.sequence)
    return None


def named_after(form: str, name: str, keys: Keys, workshop: str) -> tuple[str, str]:
    """The ids of the command and of the person: the same for the same form, another person under another name."""
    digest = keys.derived("person", workshop, form, name)
    person = "p" + "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in digest[:10])
    return base64.urlsafe_b64encode(digest[10:]).decode()[:22], person
