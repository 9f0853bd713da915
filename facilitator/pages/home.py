"""The server's own front page, where the spoken code is typed; and the messages for the browser."""

from __future__ import annotations

from urllib.parse import quote

import msgspec
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from facilitator.codes import same
from facilitator.locale import LANGUAGES, catalogue_version, messages, sentence
from facilitator.pages.asking import language_of, remember_language, server_of
from facilitator.pages.entrance import BAD_CODE, TOO_MANY, WRONG_CODES
from rooms import limits
from rooms.decision import Refusal
from rooms.document import ALL, decode
from rooms.programme import Workshop
from rooms.store import Store
from rooms.wording import clean


async def home(request: Request) -> Response:
    """Where to, for somebody who only heard the code: the workshop that it belongs to."""
    server = server_of(request)
    language = language_of(request, "en")
    typed, problem = "", ""
    if request.method == "POST":
        typed = clean(str((await request.form(max_files=0, max_fields=4)).get("code", "")))[:80]
        found = await _belonging_to(server.store, typed)
        if isinstance(found, str):
            # The code goes on in the fragment, which no log sees.
            return RedirectResponse(f"/w/{found}/live#c={quote(typed)}", 303)
        problem = sentence(found, language)
    context = {"typed": typed, "problem": problem, "path": "/"}
    response = server.rendering.page("home.html", language, context, status=422 if problem else 200)
    remember_language(request, response)
    return response


async def _belonging_to(store: Store, code: str) -> str | Refusal:
    """The workshop that a code opens; wrong ones are counted together with those at the doors."""
    if await limits.spent(store, limits.WRONG_CODES, WRONG_CODES):
        return TOO_MANY
    for id, about in (await store.everywhere(Workshop.key(ALL))).items():
        found = decode(Workshop, about)
        if not found.draft and same(found.code, code):
            return id
    await limits.take(store, limits.WRONG_CODES, WRONG_CODES)
    return BAD_CODE


async def catalogue(request: Request) -> Response:
    """The messages of a language for the browser, as ``{message: translation}``.

    A page of another version gets what there is now, and asks again the next time.
    """
    language = request.path_params["language"]
    if language not in LANGUAGES:
        return Response(status_code=404)
    body = msgspec.json.encode(messages(language))
    lasts = request.path_params["version"] == catalogue_version()
    headers = {"cache-control": "public, max-age=31536000, immutable" if lasts else "no-store"}
    return Response(body, media_type="application/json", headers=headers)
