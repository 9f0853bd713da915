"""Who somebody is: secret links, the signed cookie, and the code that can be said aloud.

A link's secret is made from the server's key, so that it can be shown again, and only its hash is stored.
It travels in the fragment of an address, which no server and no log sees, and is exchanged by POST for a
cookie. Renewing a link makes the next secret and forgets the hash of the one before.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

import msgspec
from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import HTTPConnection
from starlette.responses import Response

from rooms.document import SEALED, STAFF, View
from rooms.people import Link, Person, actor
from rooms.programme import workshop
from rooms.roles import Role
from rooms.wording import fold

COOKIE_DAYS = 90
LINK_ROLES = (Role.ORGANISER, Role.MODERATOR, Role.PARTICIPANT, Role.STAGE)


class Pass(msgspec.Struct, frozen=True):
    """What the cookie says: a person, or for the stage only the link that opened it."""

    workshop: str
    person: str = ""
    link: str = ""


class Keys:
    """The server's secret, and what is made from it."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._cookies = URLSafeTimedSerializer(secret, salt="pass", signer_kwargs={"digest_method": hashlib.sha256})

    @classmethod
    def kept_in(cls, data: Path) -> Keys:
        """The key of this data folder, made at the first start; only its owner may read it."""
        path = data / "secret.key"
        if not path.exists():
            data.mkdir(parents=True, exist_ok=True)
            fresh = path.with_suffix(f".{os.getpid()}")
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
                file.write(secrets.token_urlsafe(32))
            try:
                os.link(fresh, path)
            except FileExistsError:
                pass  # another process was faster, and its key holds
            finally:
                fresh.unlink()
        return cls(path.read_text().strip().encode())

    def secret_for(self, workshop: str, link: Link) -> str:
        """The secret of a link: 132 bits, the same whenever it is asked for."""
        purpose = "|".join(("link", workshop, link.role, link.room, link.person, str(link.number)))
        digest = hmac.new(self._secret, purpose.encode(), hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest).decode()[:22]

    def sign(self, holder: Pass) -> str:
        signed = self._cookies.dumps(msgspec.to_builtins(holder))
        return signed if isinstance(signed, str) else signed.decode()

    def read(self, cookie: str) -> Pass | None:
        try:
            return msgspec.convert(self._cookies.loads(cookie, max_age=COOKIE_DAYS * 86_400), Pass)
        except (BadSignature, msgspec.ValidationError):
            return None


def hash_of(secret: str) -> str:
    """What is stored of a secret; a secret has enough bits that a plain hash protects it."""
    return hashlib.sha256(secret.encode()).hexdigest()[:40]


def link_opened_by(view: View, secret: str) -> tuple[str, Link] | None:
    """The link whose secret this is, with its hash."""
    hashed = hash_of(secret)
    found = view.get(Link, SEALED, hashed)
    return None if found is None else (hashed, found)


def link_for(view: View, role: Role, room: str = "") -> tuple[str, Link] | None:
    """The standing link of a role (and room, for hosts), with its hash."""
    for hashed, link in view.each(Link, SEALED):
        if (link.role, link.room, link.person) == (role, room, ""):
            return hashed, link
    return None


def is_code(view: View, typed: str) -> bool:
    """Whether this is the workshop's spoken code, however it was written."""
    code = workshop(view).code
    return bool(code) and hmac.compare_digest(_spoken(code), _spoken(typed))


def _spoken(code: str) -> bytes:
    return fold(code).replace(" ", "").encode()


def cookie_name(workshop: str) -> str:
    return f"pass-{workshop}"


def holder_of(connection: HTTPConnection, keys: Keys, workshop: str) -> Pass | None:
    """Who a request says it comes from, if its cookie was signed here for this workshop."""
    cookie = connection.cookies.get(cookie_name(workshop), "")
    holder = keys.read(cookie) if cookie else None
    return holder if holder is not None and holder.workshop == workshop else None


def set_cookie(response: Response, keys: Keys, holder: Pass, *, secure: bool) -> None:
    response.set_cookie(
        cookie_name(holder.workshop),
        keys.sign(holder),
        max_age=COOKIE_DAYS * 86_400,
        path=f"/w/{holder.workshop}",
        httponly=True,
        samesite="lax",
        secure=secure,
    )


def clear_cookie(response: Response, workshop: str) -> None:
    response.delete_cookie(cookie_name(workshop), path=f"/w/{workshop}")


def role_of(view: View, holder: Pass | None) -> Role | None:
    """What somebody may be here now; nothing if they were removed or their link has ended."""
    if holder is None:
        return None
    if holder.person:
        who = actor(view, holder.person)
        return who.role if who else None
    link = view.get(Link, SEALED, holder.link)
    return link.role if link else None


def name_of(view: View, holder: Pass | None) -> str:
    who = view.get(Person, STAFF, holder.person) if holder and holder.person else None
    return who.name if who else ""
