"""What every request and every answer passes: the names we answer to, where a request may come from, headers.

A page here loads nothing from elsewhere and runs nothing that is not a file of ours; the policy says so to
the browser.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from facilitator.pages import problems
from facilitator.settings import Settings

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types lit-html",
    )
)
HEADERS = {
    "content-security-policy": POLICY,
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
HEALTH, READY, NUMBERS = "/healthz", "/readyz", "/metrics"
# What a form or an upload may weigh, in bytes.
LARGEST_BODY = 1_048_576


class Edge:
    """The outermost middleware."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        # Machines that watch over the server may know it by its number only; they are told nothing of workshops.
        self._nameless = {HEALTH, READY, *((NUMBERS,) if settings.metrics_token else ())}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in ("http", "websocket"):
            return await self._app(scope, receive, send)
        headers = Headers(scope=scope)
        if scope["type"] == "http":
            # What leads on to another address begins as browsers know this one, however a proxy got here.
            scope["scheme"] = "https" if self._settings.secure else "http"
            send = self._with_headers(send)
        if (answer := self._objection(scope, headers)) is not None:
            return await answer(scope, receive, send)
        if scope["type"] == "websocket":
            return await self._app(scope, receive, send)
        return await self._app(scope, _bounded(receive), send)

    def _objection(self, scope: Scope, headers: Headers) -> Response | None:
        known = scope["path"] in self._nameless or _host(f"//{headers.get('host', '')}") in self._settings.hosts
        if not known:
            return PlainTextResponse("This server does not answer to that name. Set PUBLIC_URL to its address.", 421)
        if scope["type"] == "websocket":
            return None if self._same_origin(headers) else PlainTextResponse(status_code=403)
        if scope["method"] not in SAFE and not self._same_origin(headers):
            return problems.answer(Request(scope), problems.FOREIGN, 403)
        if int(_digits(headers.get("content-length", "0"))) > LARGEST_BODY:
            return problems.answer(Request(scope), problems.PROBLEMS[413], 413)
        return None

    def _same_origin(self, headers: Headers) -> bool:
        """Browsers say where a request comes from; without that word it is not taken."""
        scheme, _, netloc = headers.get("origin", "").partition("://")
        public = urlsplit(self._settings.address).netloc
        return scheme in ("http", "https") and netloc in (headers.get("host", ""), public) and netloc != ""

    def _with_headers(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if self._settings.secure:
                    headers.setdefault("strict-transport-security", "max-age=31536000")
            await send(message)

        return sending


def _bounded(receive: Receive) -> Receive:
    """A body that grows over the bound without having said so is cut off."""
    taken = 0

    async def receiving() -> Message:
        nonlocal taken
        message = await receive()
        if message["type"] == "http.request":
            taken += len(message.get("body", b""))
            if taken > LARGEST_BODY:
                raise HTTPException(413)
        return message

    return receiving


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _digits(text: str) -> str:
    return text if text.isdecimal() and len(text) < 12 else "0"
