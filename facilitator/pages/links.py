"""The links that let people in: shown to those who may hand them out, renewed by organisers."""

from __future__ import annotations

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from facilitator.identity import hash_of, link_for
from facilitator.pages.asking import Asking, asking
from facilitator.pages.qr import qr_svg
from facilitator.workshop import new_id
from rooms.document import SEALED, Decision, Refusal, View
from rooms.people import Link
from rooms.roles import Right, Role
from rooms.wording import Slug

# Where each role's link leads.
PAGE_OF: dict[Role, str] = {
    Role.PARTICIPANT: "live",
    Role.STAGE: "stage",
    Role.HOST: "control",
    Role.MODERATOR: "control",
    Role.ORGANISER: "results",
}


class Renewal(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    role: Role
    room: Slug | None = None


def address_of(address: str, workshop: str, role: Role, secret: str) -> str:
    return f"{address}/w/{workshop}/{PAGE_OF[role]}#k={secret}"


async def links(request: Request) -> Response:
    """``GET``: the links that one may hand out. ``POST``: renew one, which ends the old one at once."""
    asked = await asking(request)
    if request.method == "POST":
        asked.require(Right.ADMINISTER)
        await _renew(asked, await request.body())
    asked.require(Right.MODERATE)
    own = {Role.ORGANISER} if not asked.may(Right.ADMINISTER) else set()
    shown = [_shown(asked, hashed, link) for hashed, link in standing_links(asked.view) if link.role not in own]
    return JSONResponse({"links": shown}, headers={"cache-control": "no-store"})


async def personal(request: Request) -> Response:
    """One's own link, to go on as the same person on another device."""
    asked = await asking(request)
    asked.require(Right.TAKE_PART)
    person = asked.holder.person if asked.holder else ""
    secret = asked.server.keys.secret_for(asked.id, Link(Role.PARTICIPANT, person=person))
    address = address_of(asked.server.settings.address, asked.id, Role.PARTICIPANT, secret)
    return JSONResponse({"address": address, "qr": qr_svg(address)}, headers={"cache-control": "no-store"})


def standing_links(view: View) -> list[tuple[str, Link]]:
    """The links of roles and rooms, with their hashes; not those of persons."""
    found = [(hashed, link) for hashed, link in view.each(Link, SEALED) if not link.person]
    return sorted(found, key=lambda pair: (list(PAGE_OF).index(pair[1].role), pair[1].room))


def _shown(asked: Asking, hashed: str, link: Link) -> dict[str, str | bool]:
    secret = asked.server.keys.secret_for(asked.id, link)
    # With another server key the old secret cannot be shown; whoever has it still comes in.
    known = hash_of(secret) == hashed
    address = address_of(asked.server.settings.address, asked.id, link.role, secret) if known else ""
    return {"role": link.role, "room": link.room, "address": address}


async def _renew(asked: Asking, body: bytes) -> None:
    try:
        wanted = msgspec.json.decode(body, type=Renewal)
    except msgspec.MsgspecError as error:
        raise HTTPException(422) from error
    keys = asked.server.keys

    def decide(view: View) -> Decision | Refusal | None:
        found = link_for(view, wanted.role, wanted.room or "")
        if found is None:
            return None
        hashed, old = found
        fresh = Link(old.role, old.room, number=old.number + 1)
        decision = Decision(view).delete(Link.key(SEALED, hashed))
        return decision.put(Link.key(SEALED, hash_of(keys.secret_for(asked.id, fresh))), fresh)

    outcome = await asked.workshop.do(decide, id=new_id(), by=asked.holder.person if asked.holder else "")
    if outcome is None:
        raise HTTPException(404)
    if isinstance(outcome, Refusal):
        raise HTTPException(503)
    await asked.workshop.replica.catch_up(outcome.sequence)
