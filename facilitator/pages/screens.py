"""The three screens that stay open: live, control and stage; and the lines that feed them."""

from __future__ import annotations

from typing import NoReturn

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response
from starlette.websockets import WebSocket

from facilitator.identity import Pass, holder_of
from facilitator.live.connection import serve
from facilitator.live.fanout import FanOut
from facilitator.live.streaming import say, stream
from facilitator.locale import catalogue_version
from facilitator.pages.asking import Asking, asking, language_of, role_now, server_of
from facilitator.pages.entrance import PAGES, door
from facilitator.pages.modules import modules_of_kind, modules_of_page
from facilitator.pages.qr import join_address, qr_svg
from rooms.activity import activities
from rooms.document import View
from rooms.links import link_for
from rooms.programme import clock, items, workshop
from rooms.roles import Role


async def live(request: Request) -> Response:
    return await _screen(request, "live")


async def control(request: Request) -> Response:
    return await _screen(request, "control")


async def stage(request: Request) -> Response:
    return await _screen(request, "stage")


async def _screen(request: Request, page: str) -> Response:
    asked = await asking(request)
    if not asked.may(PAGES[page]):
        return door(asked, page)
    kinds, on = sorted({item.kind for _, item in items(asked.view)}), kind_on(asked.view)
    own = dict.fromkeys((*modules_of_page(page), *modules_of_kind(on)))
    context = {
        "page": page,
        "kinds": {kind: activities()[kind].facts for kind in kinds},
        "on": on,
        "modules": own,
        "later": {kind: [one for one in modules_of_kind(kind) if one not in own] for kind in kinds if kind != on},
        "person": asked.holder.person if asked.holder else "",
        "catalogue": f"/locale/{catalogue_version()}/{asked.language}.json",
    }
    return asked.page("screen.html", {**context, **joining(asked)})


def kind_on(view: View) -> str:
    """The kind of the item that is on; before the start of the first one, after the end of the last."""
    programme, now = items(view), clock(view)
    place = -1 if now.state == "over" else 0
    return dict(programme).get(now.item, programme[place][1]).kind


def joining(asked: Asking) -> dict[str, str]:
    """How others come in: shown by everybody who is in, as a code, an address and a picture."""
    found = link_for(asked.view, Role.PARTICIPANT)
    secret = asked.server.keys.known_secret(asked.id, *found) if found else ""
    if not secret:
        return {"join_address": "", "join_qr": ""}
    address = join_address(asked.server.settings.address, asked.id, secret)
    return {"join_address": address, "join_qr": qr_svg(address)}


async def socket(websocket: WebSocket) -> None:
    found = await _viewer(websocket)
    if found is None:
        await websocket.close(1008)
        return
    fanout, holder = found
    await serve(websocket, fanout, person=holder.person, link=holder.link)


async def events(request: Request) -> Response:
    fanout, holder = await _viewer(request) or _refused()
    return await stream(request, fanout, person=holder.person, link=holder.link)


async def message(request: Request) -> Response:
    fanout, holder = await _viewer(request) or _refused()
    language = language_of(request, workshop(fanout.workshop.view).language)
    return await say(request, fanout, person=holder.person, language=language)


async def _viewer(connection: HTTPConnection) -> tuple[FanOut, Pass] | None:
    """Whoever is let in here, and where they are told what happens."""
    server = server_of(connection)
    here = await server.workshops.get(connection.path_params["workshop"])
    holder = holder_of(connection, server.keys, here.id) if here else None
    if here is None or holder is None or await role_now(server, here, holder) is None:
        return None
    return server.fanouts[here.id], holder


def _refused() -> NoReturn:
    raise HTTPException(403)
