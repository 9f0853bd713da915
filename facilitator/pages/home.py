"""The server's own front page, where the spoken code is typed; and what machines ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from facilitator.identity import is_code
from facilitator.locale import LANGUAGES, messages, sentence
from facilitator.pages.asking import language_of, remember_language, server_of
from facilitator.pages.entrance import BAD_CODE, TOO_MANY, guesses
from rooms.document import ALL, Refusal, View
from rooms.programme import Workshop
from rooms.wording import clean

if TYPE_CHECKING:
    from facilitator.app import Server


async def home(request: Request) -> Response:
    """Where to, for somebody who only heard the code: the workshop that it belongs to."""
    server = server_of(request)
    language = language_of(request, "en")
    typed, problem = "", ""
    if request.method == "POST":
        typed = clean(str((await request.form(max_files=0, max_fields=4)).get("code", "")))[:80]
        found = await _belonging_to(server, typed)
        if isinstance(found, str):
            # The code goes on in the fragment, which no log sees.
            return RedirectResponse(f"/w/{found}/live#c={quote(typed)}", 303)
        problem = sentence(found, language)
    context = {"typed": typed, "problem": problem, "path": "/"}
    response = server.rendering.page("home.html", language, context, status=422 if problem else 200)
    remember_language(request, response)
    return response


async def _belonging_to(server: Server, code: str) -> str | Refusal:
    """The workshop that a code opens; wrong ones are counted for the server as a whole."""
    if guesses.spent(""):
        return TOO_MANY
    # Whoever types codes opens no workshop with that.
    about = Workshop.key(ALL)
    for id, raw in (await server.store.everywhere(about)).items():
        if is_code(View([(about, raw)]), code):
            return id
    guesses.wrong("")
    return BAD_CODE


async def health(request: Request) -> Response:
    return JSONResponse({"status": "ok"})


async def catalogue(request: Request) -> Response:
    """The messages of a language for the browser, as ``{message: translation}``."""
    language = request.path_params["language"]
    if language not in LANGUAGES:
        return Response(status_code=404)
    body = msgspec.json.encode(messages(language))
    headers = {"cache-control": "public, max-age=31536000, immutable"}
    return Response(body, media_type="application/json", headers=headers)
