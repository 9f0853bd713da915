"""The links that let people in: shown to those who may hand them out, renewed by organisers; and one's own."""

from __future__ import annotations

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from facilitator.identity import Pass, hash_of, renewed, set_cookie
from facilitator.pages.asking import Asking, asking
from facilitator.pages.qr import qr_svg
from facilitator.workshop import Deciding, new_id
from rooms.decision import Decision, Refusal
from rooms.document import SEALED, View
from rooms.links import link_for, links_of, standing_links
from rooms.people import Link
from rooms.programme import themes, workshop
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


def address_of(address: str, workshop: str, role: Role, secret: str, *, draft: bool = False) -> str:
    """Where a link leads; of a ``draft`` its organisers come in by the editor, whoever else nowhere yet."""
    page = "edit" if draft and role is Role.ORGANISER else PAGE_OF[role]
    return f"{address}/w/{workshop}/{page}#k={secret}"


async def links(request: Request) -> Response:
    """``GET``: the links that one may hand out. ``POST``: renew one, which ends the old one at once."""
    asked = await asking(request)
    if request.method == "POST":
        asked.require(Right.ADMINISTER)
        await _renew(asked, await request.body())
    asked.require(Right.MODERATE)
    own = {Role.ORGANISER} if not asked.may(Right.ADMINISTER) else set()
    shown = [_shown(asked, hashed, link) for hashed, link in in_order(asked.view) if link.role not in own]
    return JSONResponse({"links": shown}, headers={"cache-control": "no-store"})


async def personal(request: Request) -> Response:
    """One's own link, to go on as the same person on another device. ``POST``: another one, which ends the old one.

    Devices that came in by the old one are let in no longer; this one is, whichever way it came.
    """
    asked = await asking(request)
    asked.require(Right.TAKE_PART)
    person, hung_on = (asked.holder.person, asked.holder.link) if asked.holder else ("", "")
    renewing = request.method == "POST"
    if renewing or _own(asked.view, asked, person) is None:
        await _committed(asked, lambda view: _personal(view, asked, person, renewing))
    found = _own(asked.view, asked, person)
    if found is None:
        raise HTTPException(503)
    hashed, secret = found
    address = address_of(asked.server.settings.address, asked.id, Role.PARTICIPANT, secret)
    anew = renewing and hung_on != ""
    body = {"address": address, "qr": qr_svg(address), "anew": anew}
    response = JSONResponse(body, headers={"cache-control": "no-store"})
    if anew:
        set_cookie(response, asked.server.keys, Pass(asked.id, person, hashed), secure=asked.server.settings.secure)
    return response


def _own(view: View, asked: Asking, person: str) -> tuple[str, str] | None:
    """The hash and the secret of somebody's link; nothing where there is none, or only of another server key."""
    for hashed, link in links_of(view, person):
        if secret := asked.server.keys.known_secret(asked.id, hashed, link):
            return hashed, secret
    return None


def _personal(view: View, asked: Asking, person: str, renewing: bool) -> Decision | None:
    """Another link in the place of all; or one where none can be shown, beside one of another server key."""
    found, keys = links_of(view, person), asked.server.keys
    if renewing and found:
        return renewed(view, keys, asked.id, found)
    if _own(view, asked, person) is not None:
        return None
    fresh = Link(Role.PARTICIPANT, person=person, number=1 + max((link.number for _, link in found), default=0))
    return Decision(view).put(Link.key(SEALED, hash_of(keys.secret_for(asked.id, fresh))), fresh)


def in_order(view: View) -> list[tuple[str, Link]]:
    """The standing links as they are listed: those for most people first, those of rooms as the themes follow."""
    roles, rooms = list(PAGE_OF), [id for id, _ in themes(view)]

    def place(link: Link) -> tuple[int, int]:
        return roles.index(link.role), rooms.index(link.room) if link.room in rooms else len(rooms)

    return sorted(standing_links(view), key=lambda pair: place(pair[1]))


def _shown(asked: Asking, hashed: str, link: Link) -> dict[str, str | bool]:
    # With another server key the old secret cannot be shown; whoever has it still comes in.
    secret = asked.server.keys.known_secret(asked.id, hashed, link)
    draft = workshop(asked.view).draft
    address = address_of(asked.server.settings.address, asked.id, link.role, secret, draft=draft) if secret else ""
    return {"role": link.role, "room": link.room, "address": address}


async def _renew(asked: Asking, body: bytes) -> None:
    try:
        wanted = msgspec.json.decode(body, type=Renewal)
    except msgspec.MsgspecError as error:
        raise HTTPException(422) from error

    def decide(view: View) -> Decision | None:
        found = link_for(view, wanted.role, wanted.room or "")
        return None if found is None else renewed(view, asked.server.keys, asked.id, [found])

    if not await _committed(asked, decide):
        raise HTTPException(404)


async def _committed(asked: Asking, decide: Deciding[None]) -> bool:
    """Whether there was anything to do; it is done then, and seen here."""
    outcome = await asked.workshop.do(decide, id=new_id(), by=asked.holder.person if asked.holder else "")
    if isinstance(outcome, Refusal):
        raise HTTPException(503)
    return outcome is not None and await asked.workshop.replica.catch_up(outcome.sequence)
