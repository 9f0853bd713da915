"""What every request passes: whatever a proxy in between speaks, addresses are those that browsers know."""

from __future__ import annotations

from typing import Any
from unittest.mock import AsyncMock

import pytest
from starlette.routing import Route, Router

from facilitator.edge import Edge
from facilitator.settings import Settings

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("scheme", ["https", "http"])
async def test_what_leads_on_begins_as_the_public_address_does(scheme: str) -> None:
    said: list[dict[str, Any]] = []

    async def send(message: Any) -> None:
        said.append(message)

    edge = Edge(Router([Route("/there", AsyncMock())]), Settings(public_url=f"{scheme}://w.example.org"))
    for proxy in ("http", "https"):
        scope = {"type": "http", "method": "GET", "scheme": proxy, "path": "/there/", "query_string": b""}
        await edge({**scope, "headers": [(b"host", b"w.example.org")]}, AsyncMock(), send)
        assert (b"location", f"{scheme}://w.example.org/there".encode()) in said[-2]["headers"]
