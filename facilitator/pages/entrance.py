"""The door: a secret or the spoken code is exchanged for the cookie, and a name for a person.

A page that somebody may not see yet shows the door instead; what was typed stays if something is wrong.
"""

from __future__ import annotations

from collections.abc import Mapping

import msgspec
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from facilitator.codes import same
from facilitator.identity import Pass, clear_cookie, link_opened_by, set_cookie
from facilitator.live.protocol import explain
from facilitator.locale import sentence
from facilitator.pages.asking import Asking, asking
from facilitator.pages.coming_in import BAD_LINK, JoinForm, admit, come_in
from facilitator.pages.waiting import waiting_room
from facilitator.workshop import CROWDED, new_id
from rooms import limits, registration
from rooms.decision import Refusal
from rooms.document import View
from rooms.people import Link
from rooms.programme import workshop
from rooms.registration import WAITING
from rooms.roles import Right, Role
from rooms.waiting import standing
from rooms.wording import Label, clean, mark, shows

# Which right each page needs; who has it not, meets the door.
PAGES: Mapping[str, Right] = {
    "live": Right.TAKE_PART,
    "control": Right.HOST,
    "stage": Right.WATCH,
    "results": Right.ADMINISTER,
    "edit": Right.ADMINISTER,
}


WRONG_CODES = "wrong-codes"
BAD_CODE = Refusal("bad-code", mark("This code does not fit. Please compare it with the one that was announced."))
TOO_MANY = Refusal("too-many", mark("Too many wrong codes at once. Please wait a moment, or use the link."), again=True)
REGISTERED_ONLY = Refusal(
    "registered-only", mark("Only people who have registered can come in, with the link that they were given then.")
)
NOT_OPEN = Refusal("not-open", mark("This workshop is not announced yet. Please come again when it is."), again=True)
NO_NAME = Refusal("blank", mark("Please tell us a name, at most 80 characters. Any name will do."))


def door(asked: Asking, page: str, *, typed: Mapping[str, str] = {}, problem: Refusal | None = None) -> Response:
    """The door before a page, with what was typed and what was wrong with it; for who waits, the waiting room."""
    if page == "live" and problem is None and asked.holder is not None and asked.role is None:
        stands = standing(asked.view, asked.holder.person)
        if stands in ("waiting", "refused"):
            return waiting_room(asked, stands)
    expected = registration.expected(asked.view, asked.holder.person if asked.holder else "")
    removed = asked.holder is not None and asked.role is None and expected is None
    context = {
        "page": page,
        # A form that was sent has no page of its own to come back to, in another language say.
        "path": f"/w/{asked.id}/{page}",
        "typed": {"id": new_id(), "name": "", "organisation": "", "group": "", "code": "", "secret": "", **typed},
        "problem": sentence(problem, asked.language) if problem else "",
        "field": problem.code if problem else "",
        "removed": removed,
        "expected": expected,
        "kept_out": expected is not None and registration.kept_out(asked.view, expected),
        "registered_only": _registered_only(asked.view),
    }
    return asked.page("join.html", context, status=422 if problem else 200)


async def join(request: Request) -> Response:
    """A form of the door: who may come in gets a cookie and goes on to the page."""
    asked = await asking(request)
    form_data = await request.form(max_files=0, max_fields=10)
    typed = {key: value for key, value in form_data.items() if isinstance(value, str)}
    page = typed.get("page", "live") if typed.get("page") in PAGES else "live"
    try:
        form = msgspec.convert({key: clean(value) for key, value in typed.items()}, JoinForm)
    except msgspec.ValidationError as error:
        return door(asked, page, typed=typed, problem=NO_NAME if "$.name" in str(error) else explain(error))
    if not shows(form.name):
        return door(asked, page, typed=typed, problem=NO_NAME)
    opened = await open_door(asked, form)
    if isinstance(opened, Refusal):
        return door(asked, page, typed=typed, problem=opened)
    person = await come_in(asked, form, *opened)
    if isinstance(person, Refusal):
        return door(asked, page, typed=typed, problem=person)
    response = RedirectResponse(f"/w/{asked.id}/{_page_for(opened[1].role, page)}", 303)
    set_cookie(response, asked.server.keys, Pass(asked.id, person), secure=asked.server.settings.secure)
    return response


async def open_door(asked: Asking, form: JoinForm) -> tuple[str, Link] | Refusal:
    """The link that this form's secret or code opens, with its hash (empty for the code)."""
    store = asked.server.store
    if form.secret:
        found = link_opened_by(asked.view, form.secret)
        if found is None or not _asks_for_a_name(found[1]):
            return BAD_LINK
    else:
        if await limits.spent(store, limits.WRONG_CODES, WRONG_CODES):
            return TOO_MANY
        if not same(workshop(asked.view).code, form.code):
            await limits.take(store, limits.WRONG_CODES, WRONG_CODES)
            return BAD_CODE
        found = "", Link(Role.PARTICIPANT)
    if workshop(asked.view).draft and found[1].role is not Role.ORGANISER:
        return NOT_OPEN
    if _registered_only(asked.view) and found[1].role is Role.PARTICIPANT:
        return REGISTERED_ONLY
    return found if await limits.take(store, limits.JOINS, "joins", asked.id) else CROWDED


def _registered_only(view: View) -> bool:
    """Whether the code and the link for participants let nobody in; into a rehearsal they do."""
    found = registration.terms(view)
    return found is not None and not found.walk_in and not workshop(view).rehearsal


def _asks_for_a_name(link: Link) -> bool:
    """Not a personal link, which has one, nor the stage's, which needs none."""
    return not link.person and link.role is not Role.STAGE


def _page_for(role: Role, page: str) -> str:
    """The page that was asked for, or the one that this role begins with."""
    if page != "live":
        return page
    return "live" if role is Role.PARTICIPANT else "control"


class Secret(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    secret: Label
    page: Label = "live"


async def enter(request: Request) -> Response:
    """A browser shows the secret of its fragment: ``in`` (the cookie is set), ``name`` (ask for one) or ``bad``.

    Where a name is to be given, also as what one comes in, and the workshop's language.
    """
    asked = await asking(request)
    try:
        shown = msgspec.json.decode(await request.body(), type=Secret)
    except msgspec.MsgspecError:
        return JSONResponse({"status": "bad"}, 400)
    found = link_opened_by(asked.view, shown.secret)
    if found is None:
        return JSONResponse({"status": "bad"})
    hashed, link = found
    if link.person and shown.page in PAGES and registration.registered(asked.view, link.person):
        refusal = await admit(asked, link.person)
        if refusal is not None and refusal.code != WAITING.code:
            return JSONResponse({"status": "bad"})
    if link.person or link.role is Role.STAGE:
        return _let_in(asked, Pass(asked.id, person=link.person, link=hashed))
    known = asked.role is not None and asked.may(PAGES.get(shown.page, Right.ADMINISTER))
    about = {"role": link.role, "room": link.room, "language": workshop(asked.view).language}
    return JSONResponse({"status": "in" if known else "name", **about})


def _let_in(asked: Asking, holder: Pass) -> Response:
    """By a personal link, or as the stage; a browser in which somebody is in already keeps them for the stage."""
    response: Response = JSONResponse({"status": "in"})
    if holder.person or asked.role is None:
        set_cookie(response, asked.server.keys, holder, secure=asked.server.settings.secure)
    return response


async def leave(request: Request) -> Response:
    """This browser forgets who it was."""
    asked = await asking(request)
    response = RedirectResponse(f"/w/{asked.id}", 303)
    clear_cookie(response, asked.id)
    return response
