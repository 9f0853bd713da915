"""What a page needs to know of a request: the server, the workshop, who asks, and in which language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.exceptions import HTTPException
from starlette.requests import HTTPConnection
from starlette.responses import Response

from facilitator.identity import Pass, holder_of, name_of, role_of
from facilitator.locale import LANGUAGES, preferred, translations
from facilitator.workshop import LiveWorkshop
from rooms.document import View
from rooms.programme import Workshop, workshop
from rooms.roles import Right, Role, may
from rooms.store import RedisError
from rooms.wording import mark

if TYPE_CHECKING:
    from facilitator.app import Server

LANGUAGE_COOKIE = "language"


@dataclass(frozen=True, slots=True)
class Asking:
    """One request to one workshop."""

    connection: HTTPConnection
    server: Server
    workshop: LiveWorkshop
    holder: Pass | None
    role: Role | None
    language: str

    @property
    def view(self) -> View:
        return self.workshop.view

    @property
    def id(self) -> str:
        return self.workshop.id

    def may(self, right: Right) -> bool:
        return self.role is not None and may(self.role, right)

    def require(self, right: Right) -> None:
        if not self.may(right):
            raise HTTPException(403)

    def page(self, template: str, context: Mapping[str, Any] = {}, *, status: int = 200) -> Response:
        about = workshop(self.view)
        if about.draft and not self.may(Right.ADMINISTER):
            say = translations(self.language).gettext
            about = Workshop(title=say(mark("A workshop that is being written")), language=self.language)
        shared = {
            "id": self.id,
            "workshop": about,
            "role": self.role,
            "name": name_of(self.view, self.holder),
            "path": self.connection.url.path,
        }
        response = self.server.rendering.page(template, self.language, {**shared, **context}, status=status)
        remember_language(self.connection, response)
        return response


def server_of(connection: HTTPConnection) -> Server:
    server: Server = connection.app.state.server
    return server


async def asking(connection: HTTPConnection) -> Asking:
    """Raises ``HTTPException`` 404 where there is no such workshop."""
    server = server_of(connection)
    found = await server.workshops.get(connection.path_params["workshop"])
    if found is None:
        raise HTTPException(404)
    holder = holder_of(connection, server.keys, found.id)
    language = language_of(connection, workshop(found.view).language)
    asked = Asking(connection, server, found, holder, await role_now(server, found, holder), language)
    if workshop(found.view).draft and not asked.may(Right.ADMINISTER) and not _is_entrance(connection):
        raise HTTPException(404)
    return asked


def number_in(text: str) -> int | None:
    """A number as it stands in an address; nothing where it is none, or longer than any of ours."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else None


def _is_entrance(connection: HTTPConnection) -> bool:
    """Where whoever writes a draft comes in; of anything else nobody else learns."""
    return connection.url.path.rpartition("/")[2] in ("edit", "enter", "join", "leave", "themes.css")


async def role_now(server: Server, workshop: LiveWorkshop, holder: Pass | None) -> Role | None:
    """What somebody may be here; who is not known yet may have come in through another process a moment ago."""
    role = role_of(workshop.view, holder)
    if role is not None or holder is None:
        return role
    try:
        _, head = await server.store.head(workshop.id)
    except (RedisError, OSError):
        return None
    await workshop.replica.catch_up(head)
    return role_of(workshop.view, holder)


def language_of(connection: HTTPConnection, default: str) -> str:
    """What was chosen on the page, now or before; else what the browser asks for; else the workshop's."""
    chosen = connection.query_params.get("lang", ""), connection.cookies.get(LANGUAGE_COOKIE, "")
    asked_for = connection.headers.get("accept-language", "").split(",")
    return preferred((*chosen, *(part.partition(";")[0].strip() for part in asked_for)), default)


def remember_language(connection: HTTPConnection, response: Response) -> None:
    """The stage stands in the language of its address: who opens it from the control panel keeps their own."""
    chosen = connection.query_params.get("lang", "")
    if chosen in LANGUAGES and not connection.url.path.endswith("/stage"):
        response.set_cookie(LANGUAGE_COOKIE, chosen, max_age=31_536_000, samesite="lax", httponly=True)
