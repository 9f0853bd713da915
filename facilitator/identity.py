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
from collections.abc import Sequence
from pathlib import Path

import msgspec
from itsdangerous import BadSignature, URLSafeTimedSerializer
from msgspec.structs import replace
from starlette.requests import HTTPConnection
from starlette.responses import Response

from facilitator.settings import SHORTEST_KEY, BadSetting, Settings
from rooms.decision import Decision
from rooms.document import SEALED, STAFF, View
from rooms.people import Link, Person, actor
from rooms.roles import Role

COOKIE_DAYS = 90
PAGE_OF_REGISTRATION = "registration"
LINK_ROLES = (Role.ORGANISER, Role.MODERATOR, Role.PARTICIPANT, Role.STAGE)


class Pass(msgspec.Struct, frozen=True):
    """What the cookie says: a person, and the ``link`` that it hangs on.

    For the stage that is all; for a person it is their personal link, if this device came in by it.
    """

    workshop: str
    person: str = ""
    link: str = ""


class Keys:
    """The server's secret, and what is made from it."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret
        self._cookies = URLSafeTimedSerializer(secret, salt="pass", signer_kwargs={"digest_method": hashlib.sha256})

    @classmethod
    def of(cls, settings: Settings) -> Keys:
        """The key that was named, or that of the data folder. Raises ``BadSetting`` for one that can be guessed."""
        return cls((settings.secret_key or _kept_in(settings.data)).encode())

    def secret_for(self, workshop: str, link: Link) -> str:
        """The secret of a link: 132 bits, the same whenever it is asked for."""
        digest = self.derived("link", workshop, link.role, link.room, link.person, str(link.number))
        return base64.urlsafe_b64encode(digest).decode()[:22]

    def known_secret(self, workshop: str, hashed: str, link: Link) -> str:
        """The secret of a link that is kept under this hash; empty where it was made with another key."""
        secret = self.secret_for(workshop, link)
        return secret if hash_of(secret) == hashed else ""

    def derived(self, *purpose: str) -> bytes:
        """32 bytes that only this server can make, the same for the same purpose."""
        return hmac.new(self._secret, "|".join(purpose).encode(), hashlib.sha256).digest()

    def sign(self, holder: Pass) -> str:
        signed = self._cookies.dumps(msgspec.to_builtins(holder))
        return signed if isinstance(signed, str) else signed.decode()

    def read(self, cookie: str) -> Pass | None:
        try:
            return msgspec.convert(self._cookies.loads(cookie, max_age=COOKIE_DAYS * 86_400), Pass)
        except (BadSignature, msgspec.ValidationError):
            return None


def _kept_in(data: Path) -> str:
    """The key of this data folder, made at the first start; only its owner may read it."""
    path = data / "secret.key"
    if not path.exists():
        _make(path)
    key = path.read_text().strip()
    if len(key) < SHORTEST_KEY:
        raise BadSetting(
            f"{path} holds no key of at least {SHORTEST_KEY} characters; put the server's key back, or delete the "
            "file: then a new one is made, and links that were handed out must be renewed to be shown again"
        )
    return key


def _make(path: Path) -> None:
    """Whole and on disk before it has its name: a machine that dies meanwhile leaves no half of a key."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{secrets.token_hex(8)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
        file.write(secrets.token_urlsafe(32))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass  # another process was faster, and its key holds
    finally:
        fresh.unlink()


def hash_of(secret: str) -> str:
    """What is stored of a secret; a secret has enough bits that a plain hash protects it."""
    return hashlib.sha256(secret.encode()).hexdigest()[:40]


def link_opened_by(view: View, secret: str) -> tuple[str, Link] | None:
    """The link whose secret this is, with its hash."""
    hashed = hash_of(secret)
    found = view.get(Link, SEALED, hashed)
    return None if found is None else (hashed, found)


def renewed(view: View, keys: Keys, workshop: str, old: Sequence[tuple[str, Link]]) -> Decision:
    """One link in the place of these, which end at once; whoever hangs on them is let in no longer."""
    fresh = max((link for _, link in old), key=lambda link: link.number)
    fresh = replace(fresh, number=fresh.number + 1)
    decision = Decision(view)
    for hashed, _ in old:
        decision.delete(Link.key(SEALED, hashed))
    return decision.put(Link.key(SEALED, hash_of(keys.secret_for(workshop, fresh))), fresh)


def registration_link(address: str, keys: Keys, workshop: str, person: str, page: str = PAGE_OF_REGISTRATION) -> str:
    """The link of somebody's own: to what they said when they registered, or to where it takes place."""
    secret = keys.secret_for(workshop, Link(Role.PARTICIPANT, person=person))
    return f"{address}/w/{workshop}/{page}#k={secret}"


def cookie_name(workshop: str) -> str:
    return f"pass-{workshop}"


def holder_of(connection: HTTPConnection, keys: Keys, workshop: str) -> Pass | None:
    """Who a request says it comes from, if its cookie was signed here for this workshop."""
    cookie = connection.cookies.get(cookie_name(workshop), "")
    holder = keys.read(cookie) if cookie else None
    return holder if holder is not None and holder.workshop == workshop else None


def set_cookie(response: Response, keys: Keys, holder: Pass, *, secure: bool) -> None:
    """Kept from scripts and from other workshops; with ``secure`` sent over TLS only."""
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
    """What somebody may be here now; nothing if they were removed or a link that they hang on has ended."""
    if holder is None:
        return None
    link = view.get(Link, SEALED, holder.link) if holder.link else None
    if holder.link and link is None:
        return None
    if holder.person:
        who = actor(view, holder.person)
        return who.role if who else None
    return link.role if link else None


def name_of(view: View, holder: Pass | None) -> str:
    """How whoever asks is called; empty for the stage and for strangers."""
    who = view.get(Person, STAFF, holder.person) if holder and holder.person else None
    return who.name if who else ""
