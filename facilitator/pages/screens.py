"""The three screens that stay open: live, control and stage; and the socket that feeds them."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.websockets import WebSocket

from facilitator.identity import holder_of, link_for
from facilitator.live.connection import serve
from facilitator.locale import catalogue_version
from facilitator.pages.asking import Asking, asking, role_now, server_of
from facilitator.pages.entrance import PAGES, door
from facilitator.pages.modules import modules_of_kind, modules_of_page
from facilitator.pages.qr import join_address, qr_svg
from rooms.activity import activities
from rooms.programme import items
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
    kinds = sorted({item.kind for _, item in items(asked.view)})
    own = modules_of_page(page)
    context = {
        "page": page,
        "kinds": {kind: activities()[kind].facts for kind in kinds},
        "modules": own,
        "later": sorted({module for kind in kinds for module in modules_of_kind(kind)} - set(own)),
        "person": asked.holder.person if asked.holder else "",
        "catalogue": f"/locale/{catalogue_version()}/{asked.language}.json",
    }
    return asked.page("screen.html", {**context, **_joining(asked)})


def _joining(asked: Asking) -> dict[str, str]:
    """How others come in: shown by everybody who is in, as a code, an address and a picture."""
    found = link_for(asked.view, Role.PARTICIPANT)
    if found is None:
        return {"join_address": "", "join_qr": ""}
    secret = asked.server.keys.secret_for(asked.id, found[1])
    address = join_address(asked.server.settings.address, asked.id, secret)
    return {"join_address": address, "join_qr": qr_svg(address)}


async def socket(websocket: WebSocket) -> None:
    server = server_of(websocket)
    workshop = await server.workshops.get(websocket.path_params["workshop"])
    holder = holder_of(websocket, server.keys, workshop.id) if workshop else None
    if workshop is None or holder is None or await role_now(server, workshop, holder) is None:
        await websocket.close(1008)
        return
    await serve(websocket, server.fanouts[workshop.id], person=holder.person, link=holder.link)
