"""What machines ask for that watch over the server: whether it lives, whether it is ready, its numbers."""

from __future__ import annotations

import asyncio
import hmac
from ipaddress import ip_address

import msgspec
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from facilitator import metrics
from facilitator.pages.asking import server_of
from facilitator.settings import Settings

# What a proxy adds: then whoever asks is not on this machine, whatever the address says.
BROUGHT = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-real-ip")
FRESH = {"cache-control": "no-store"}


async def health(request: Request) -> Response:
    """This process answers; who gets no answer may start it anew."""
    return JSONResponse({"status": "ok"}, headers=FRESH)


async def ready(request: Request) -> Response:
    """Whether people should be sent here, and why not."""
    lacks = server_of(request).condition.lacks
    told = {"ready": not lacks, "reasons": msgspec.to_builtins(lacks)}
    return JSONResponse(told, 503 if lacks else 200, headers=FRESH)


async def numbers(request: Request) -> Response:
    """For who has the token, or is on this machine where there is none."""
    if not may_read(request, server_of(request).settings):
        return PlainTextResponse("Set METRICS_TOKEN and show it as a bearer token, or ask from this machine.", 403)
    told = await asyncio.to_thread(metrics.exposition)
    return Response(told, media_type="text/plain; version=0.0.4; charset=utf-8", headers=FRESH)


def may_read(request: Request, settings: Settings) -> bool:
    if settings.metrics_token:
        shown = request.headers.get("authorization", "")
        return hmac.compare_digest(shown.encode(), f"Bearer {settings.metrics_token}".encode())
    return request.client is not None and _is_here(request.client.host) and not _brought(request.headers)


def _brought(headers: Headers) -> bool:
    return any(name in headers for name in BROUGHT)


def _is_here(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return False
