"""The editor: its page, what it is told, and what it asks. Everything about a workshop file is text in, answers out;
what is saved is a commit like any other.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from facilitator.amending import started
from facilitator.consequences import consequences
from facilitator.edge import POLICY
from facilitator.editing import MEANWHILE, Outlook, Wanted, outlook, publish, read, save
from facilitator.editions import Version, newest, text_of, versions
from facilitator.founding import codes_of_others, hashing
from facilitator.history import document_since
from facilitator.live.protocol import CommandId
from facilitator.locale import catalogue_version, sentence, translations
from facilitator.pages.asking import Asking, asking, number_in
from facilitator.pages.drafts import NO_STORE, Draft, decoded, whole, writer
from facilitator.pages.entrance import PAGES, door
from facilitator.pages.modules import modules_of_page
from facilitator.pages.rendering import clock_time
from facilitator.pages.screens import joining
from facilitator.workshop import now_ms
from facilitator.workshop_file import Fault, WorkshopFile
from facilitator.workshop_file.contrast import PAPERS
from facilitator.workshop_file.forms import forms
from facilitator.workshop_file.naming import NAMES, ids
from facilitator.workshop_file.of_fields import is_unsaid, said_of_field
from rooms.decision import Refusal
from rooms.document import STAFF, View
from rooms.people import Person
from rooms.programme import clock, workshop


class Saving(Draft, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """``id`` is the command's: however often it is sent, it makes one version."""

    id: CommandId
    base: int
    of: int = 0


class Publishing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    id: CommandId
    published: bool


async def edit(request: Request) -> Response:
    asked = await asking(request)
    if not asked.may(PAGES["edit"]):
        return door(asked, "edit")
    context = {
        "page": "control",
        "kinds": {},
        "person": asked.holder.person if asked.holder else "",
        "modules": modules_of_page("edit"),
        "later": {},
        "catalogue": f"/locale/{catalogue_version()}/{asked.language}.json",
        "forms": {**forms(translations(asked.language).gettext), "papers": PAPERS},
        "manuscript": await _newest(asked),
        **joining(asked),
    }
    response = asked.page("edit.html", context)
    response.headers["content-security-policy"] = f"{POLICY}; frame-src 'self'"
    return response


async def manuscript(request: Request) -> Response:
    """The newest version, and which others there are; ``?since=2`` tells what it says otherwise than that one."""
    asked = await writer(request)
    told = await _newest(asked)
    since = number_in(request.query_params.get("since", ""))
    if since is not None:
        told["changes"] = await _changes_since(asked, since)
    return JSONResponse(told, headers=NO_STORE)


async def _newest(asked: Asking) -> dict[str, Any]:
    """The newest version as the editor is told it."""
    codes = await codes_of_others(asked.server.store, asked.id)
    return await asyncio.to_thread(_manuscript, asked, codes)


def _manuscript(asked: Asking, codes: tuple[str, ...]) -> dict[str, Any]:
    view = asked.view
    wanted = Wanted(text_of(view), newest(view), by="", codes=codes)
    found = outlook(view, asked.id, wanted, now=now_ms(), hashed=hashing(asked.server.keys, asked.id))
    return {
        **_told(found, asked),
        "text": found.text,
        "tree": found.tree,
        "version": newest(view),
        "versions": [_version(number, version, view) for number, version in versions(view)],
        "draft": workshop(view).draft,
        "state": clock(view).state,
    }


def _version(number: int, version: Version, view: View) -> dict[str, Any]:
    who = view.get(Person, STAFF, version.by)
    name = who.name if who else ""
    return {"number": number, "at": version.at, "by": name, "holds": version.holds, "of": version.of}


def _told(found: Outlook, asked: Asking) -> dict[str, Any]:
    """What is wrong with a text and what it would do, in the reader's language."""
    say, zone = translations(asked.language).gettext, workshop(asked.view).timezone
    return {
        "faults": [_fault(fault, say) for fault in found.faults],
        "effects": [effect.said(say, lambda moment: clock_time(moment, zone)) for effect in found.effects],
        "ids": {table: ids(found.tree or {}, table) for table in NAMES},
    }


def _fault(fault: Fault, say: Callable[[str], str]) -> dict[str, Any]:
    """In the words of the file, and as it is said beside the field."""
    return {
        "where": fault.where,
        "line": fault.line,
        "said": fault.said(say),
        "of_field": said_of_field(fault, say),
        "unsaid": is_unsaid(fault),
    }


async def look(request: Request) -> Response:
    """What a text would do, without doing it."""
    asked = await writer(request)
    draft = decoded(await request.body(), Draft)
    codes = await codes_of_others(asked.server.store, asked.id)
    found = await asyncio.to_thread(_looked_at, asked, draft, codes)
    told = {**_told(found, asked), "text": found.text, "tree": found.tree}
    return JSONResponse(told, headers=NO_STORE)


def _looked_at(asked: Asking, draft: Draft, codes: tuple[str, ...]) -> Outlook:
    wanted = Wanted(whole(draft), newest(asked.view), by="", codes=codes)
    return outlook(asked.view, asked.id, wanted, now=now_ms(), hashed=hashing(asked.server.keys, asked.id))


async def saving(request: Request) -> Response:
    """Another version; with what it is then, or what somebody else has made of it meanwhile."""
    asked = await writer(request)
    wish = decoded(await request.body(), Saving)
    text = await asyncio.to_thread(whole, wish)
    # Read beside the event loop, so that whoever decides finds it read.
    await asyncio.to_thread(read, text, asked.id)
    by = asked.holder.person if asked.holder else ""
    wanted = Wanted(text, wish.base, by, wish.of, await codes_of_others(asked.server.store, asked.id))
    hashed = hashing(asked.server.keys, asked.id)
    outcome = await asked.workshop.do(
        lambda view: save(view, asked.id, wanted, now=now_ms(), hashed=hashed), id=wish.id, by=by
    )
    if isinstance(outcome, Refusal):
        return await _refused(asked, outcome, wish.base)
    await asked.workshop.replica.catch_up(outcome.sequence)
    return JSONResponse(await _newest(asked), headers=NO_STORE)


async def _refused(asked: Asking, refusal: Refusal, base: int) -> Response:
    told: dict[str, Any] = {"code": refusal.code, "said": sentence(refusal, asked.language), "again": refusal.again}
    if refusal.code == MEANWHILE.code:
        told["theirs"] = await _newest(asked)
        told["changes"] = await _changes_since(asked, base)
    return JSONResponse(told, 409, headers=NO_STORE)


async def _changes_since(asked: Asking, number: int) -> list[str] | None:
    before = await _text_of_version(asked, number)
    return await asyncio.to_thread(_changes, asked, before, text_of(asked.view))


async def version(request: Request) -> Response:
    """An earlier version: its text, and what it says otherwise than the newest one."""
    asked = await writer(request)
    number = number_in(request.path_params["number"])
    text = None if number is None else await _text_of_version(asked, number)
    if text is None:
        raise HTTPException(404)
    changes = await asyncio.to_thread(_changes, asked, text_of(asked.view), text)
    return JSONResponse({"text": text, "changes": changes}, headers=NO_STORE)


async def _text_of_version(asked: Asking, number: int) -> str | None:
    moment = await document_since(asked.server.store, asked.id, Version.key(STAFF, str(number)))
    return None if moment is None else text_of(moment.document)


def _changes(asked: Asking, before: str | None, after: str) -> list[str] | None:
    """What the second text says otherwise than the first, in sentences; nothing where one of them has faults."""
    one, other = (read(text or "", asked.id) for text in (before, after))
    if not (isinstance(one, WorkshopFile) and isinstance(other, WorkshopFile)):
        return None
    say, now = translations(asked.language).gettext, now_ms()
    found = consequences(started(one, now=now), started(other, now=now), now)
    zone = other.workshop.timezone
    return [effect.said(say, lambda moment: clock_time(moment, zone)) for effect in found]


async def publishing(request: Request) -> Response:
    """Announce a draft, or take the announcement back while nobody has come yet."""
    asked = await writer(request)
    wish = decoded(await request.body(), Publishing)
    by = asked.holder.person if asked.holder else ""
    outcome = await asked.workshop.do(lambda view: publish(view, wish.published, now_ms()), id=wish.id, by=by)
    if isinstance(outcome, Refusal):
        return await _refused(asked, outcome, 0)
    await asked.workshop.replica.catch_up(outcome.sequence)
    return JSONResponse(await _newest(asked), headers=NO_STORE)
