"""Where a workshop begins: whoever has the authors' link takes an example, or brings a file, and writes on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Annotated, Any
from zoneinfo import available_timezones

import msgspec
from msgspec import Meta
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from facilitator.authors import NOBODY, is_author, opens, set_author_cookie
from facilitator.beginnings import EMPTY, beginnings, example_names, made_ones_own
from facilitator.editing import rewritten
from facilitator.live.protocol import CommandId
from facilitator.locale import sentence
from facilitator.pages.asking import language_of, remember_language, server_of
from facilitator.pages.starting import Founding, begin, numbered, stand_in, today
from facilitator.workshop import new_id
from facilitator.workshop_file import Faults, parse, syntax
from facilitator.workshop_file.rules import slug
from facilitator.workshop_file.tables import MOST_BYTES, StartTime
from facilitator.workshop_file.writing import tree_of
from rooms.decision import Refusal
from rooms.wording import Label, NameText, Title, clean, mark, shows

# A file that is brought along comes urlencoded: every letter may take three bytes.
MOST_TYPED = MOST_BYTES // 3

NO_NAME = Refusal("no-name", mark("Please tell us a name: versions say who has saved them."))
NO_TITLE = Refusal("no-title", mark("Please give the workshop a title, of at most 120 characters."))
NO_DAY = Refusal("no-day", mark("Please choose the day on which it begins."))
NO_TIME = Refusal("no-time", mark("Please say when it begins, such as 09:30."))
NO_BEGINNING = Refusal("no-beginning", mark("Please choose what to begin with."))


class NewForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked. With a ``text`` that is brought along, all but the name is said there."""

    name: NameText
    id: CommandId = msgspec.field(default_factory=new_id)
    like: Label = EMPTY
    title: Title = "-"
    day: date = date(2000, 1, 1)
    start: StartTime = "00:00"
    timezone: Label = ""
    text: Annotated[str, Meta(max_length=MOST_TYPED)] = ""


async def new(request: Request) -> Response:
    server = server_of(request)
    if server.settings.authors == NOBODY:
        raise HTTPException(404)
    if not is_author(request, server.settings, server.keys):
        if request.method == "POST":
            raise HTTPException(403)
        return _page(request, "author.html", {})
    if request.method == "GET":
        return _asked(request)
    form = await request.form(max_files=0, max_fields=10)
    return await _create(request, {key: value for key, value in form.items() if isinstance(value, str)})


async def enter(request: Request) -> Response:
    """A browser shows the secret of the authors' link: ``in``, with a cookie, or ``bad``."""
    server = server_of(request)
    try:
        shown = msgspec.json.decode(await request.body(), type=dict[str, str]).get("secret", "")
    except msgspec.MsgspecError:
        shown = ""
    if not opens(server.settings, server.keys, shown):
        return JSONResponse({"status": "bad"})
    response = JSONResponse({"status": "in"})
    set_author_cookie(response, server.settings, server.keys)
    return response


def _asked(request: Request, typed: Mapping[str, str] = {}, problem: Refusal | None = None) -> Response:
    """The form, with what was typed and what was wrong with it."""
    language = language_of(request, "en")
    usual = {"id": new_id(), "name": "", "like": "", "title": "", "start": "09:30", "timezone": "", "text": ""}
    context = {
        "typed": {**usual, "day": (today() + timedelta(days=28)).isoformat(), **typed},
        "problem": sentence(problem, language) if problem else "",
        "field": problem.code if problem else "",
        "beginnings": beginnings(language),
        "empty": EMPTY,
    }
    return _page(request, "new.html", context, status=422 if problem else 200)


def _page(request: Request, template: str, context: Mapping[str, Any], *, status: int = 200) -> Response:
    rendering, language = server_of(request).rendering, language_of(request, "en")
    response = rendering.page(template, language, {"path": "/new", **context}, status=status)
    remember_language(request, response)
    return response


def read_form(typed: Mapping[str, str]) -> NewForm | Refusal:
    """The form, or the first thing that is wrong with it."""
    said = {key: value if key == "text" else clean(value) for key, value in typed.items()}
    if said.get("text", "").strip():
        said = {key: said[key] for key in ("name", "id", "text") if key in said}
    else:
        said.pop("text", None)
    try:
        form = msgspec.convert(said, NewForm)
    except msgspec.ValidationError as error:
        named = {"name": NO_NAME, "title": NO_TITLE, "day": NO_DAY, "start": NO_TIME}
        return next((refusal for field, refusal in named.items() if f"$.{field}`" in str(error)), NO_BEGINNING)
    if not shows(form.name):
        return NO_NAME
    if form.text:
        return form
    if form.like not in {EMPTY, *example_names()}:
        return NO_BEGINNING
    return form if shows(form.title) and "title" in said else NO_TITLE


async def _create(request: Request, typed: Mapping[str, str]) -> Response:
    language, form = language_of(request, "en"), read_form(typed)
    if isinstance(form, Refusal):
        return _asked(request, typed, form)
    made = partial(_brought if form.text else _begun, form, language)
    response = await begin(request, made, name=form.name, command=form.id, language=language)
    return _asked(request, typed, response) if isinstance(response, Refusal) else response


def _begun(form: NewForm, language: str, number: int) -> Founding:
    id = numbered(slug(form.title) or "workshop", number)
    timezone = form.timezone if form.timezone in available_timezones() else ""
    text = made_ones_own(
        form.like, id=id, title=form.title, day=form.day, start=form.start, timezone=timezone, language=language
    )
    try:
        return Founding(id, parse(text, name=id))
    except Faults:
        # On that day the clocks skip a time of the example: the editor says so.
        return Founding(id, stand_in(id, form.title), text)


def _brought(form: NewForm, language: str, number: int) -> Founding:
    """A file that somebody brings; with faults it is what the editor shows."""
    try:
        file = parse(form.text)
    except Faults:
        id = numbered(_named(form.text) or "workshop", number)
        return Founding(id, stand_in(id, "Workshop"), form.text)
    id = numbered(file.workshop.id, number)
    if id == file.workshop.id:
        return Founding(id, parse(form.text, name=id))
    tree = tree_of(form.text)
    tree["workshop"]["id"] = id
    return Founding(id, parse(rewritten(form.text, tree), name=id))


def _named(text: str) -> str:
    """What a file with faults calls its workshop, as far as it can be read."""
    try:
        about = syntax.read(text)[0].get("workshop", {})
    except Faults:
        return ""
    said = (about.get("id") or about.get("title")) if isinstance(about, dict) else ""
    return slug(str(said or ""))
