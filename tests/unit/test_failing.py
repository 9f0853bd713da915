"""A mistake of ours is answered as a page that says so, with every header that other pages have."""

from __future__ import annotations

from types import SimpleNamespace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from facilitator.app import create
from facilitator.edge import HEADERS
from facilitator.pages.rendering import Rendering
from facilitator.settings import Settings


async def mistaken(request: Request) -> Response:
    raise ZeroDivisionError


def test_a_mistake_is_answered_in_words() -> None:
    settings = Settings()
    application = create(settings, "unix:///nowhere")
    application.state.server = SimpleNamespace(fanouts={}, rendering=Rendering(settings))
    application.router.routes.append(Route("/mistaken", mistaken))
    browser = TestClient(application, base_url=settings.address, raise_server_exceptions=False)
    answer = browser.get("/mistaken", headers={"accept": "text/html", "accept-language": "de"})
    assert answer.status_code == 500
    assert "Das liegt an uns, nicht an Ihnen." in answer.text
    assert {name: answer.headers[name] for name in HEADERS} == HEADERS
