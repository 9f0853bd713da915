"""Results for organisers: every snapshot in every format; and for everybody, what they wrote themselves."""

from __future__ import annotations

import logging

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from facilitator.documentation import FORMATS, Made, own_contributions
from facilitator.exports import conference_rooms
from facilitator.exports.names import file_name
from facilitator.exports.registrations import as_csv, to_read
from facilitator.history import NOW, moment_of
from facilitator.locale import translations
from facilitator.making import NotMade, make
from facilitator.pages.asking import asking
from facilitator.pages.entrance import PAGES, door
from facilitator.pages.moments import by_room, snapshots, times
from rooms.document import STAFF
from rooms.programme import Snapshot, begun, workshop
from rooms.registration import terms
from rooms.report import contributions
from rooms.roles import Right
from rooms.wording import mark

log = logging.getLogger(__name__)


async def results(request: Request) -> Response:
    asked = await asking(request)
    if not asked.may(PAGES["results"]):
        return door(asked, "results")
    taken = snapshots(asked.view)
    by = "room" if request.query_params.get("by") == "room" else "time"
    groups = by_room(asked.view, taken) if by == "room" else [("", taken)]
    asked_terms = terms(asked.view)
    registered = to_read(asked.view, translations(asked.language).gettext, asked.language) if asked_terms else ()
    context = {"snapshots": taken, "groups": groups, "by": by, "formats": FORMATS, "now": NOW}
    return asked.page(
        "results.html",
        {
            **context,
            "times": times(asked.view),
            "held": begun(asked.view),
            "registrations": registered,
            "conference_rounds": conference_rooms.rounds(asked.view) if asked_terms and asked_terms.conference else (),
        },
    )


async def download(request: Request) -> Response:
    """One snapshot in one format; ``now`` is the document as it stands."""
    asked = await asking(request)
    asked.require(Right.ADMINISTER)
    wanted, format = request.path_params["snapshot"], request.path_params["format"]
    if format not in FORMATS:
        raise HTTPException(404)
    moment = await moment_of(asked.server.store, asked.id, wanted)
    if moment is None:
        raise HTTPException(404)
    snapshot = moment.document.get(Snapshot, STAFF, wanted)
    title = snapshot.title if snapshot else ""
    try:
        return _attachment(await make(asked.id, asked.workshop.replica.epoch, moment, format, title))
    except NotMade as error:
        log.exception("no %s of %s: %s", format, asked.id, error)
        raise HTTPException(500) from error


async def mine(request: Request) -> Response:
    """What somebody wrote, to take along."""
    asked = await asking(request)
    asked.require(Right.TAKE_PART)
    return _attachment(own_contributions(asked.view, asked.id, asked.holder.person if asked.holder else ""))


async def mine_listed(request: Request) -> Response:
    """The same for a page to show: ``[{title, texts}]`` in the order of the agenda."""
    asked = await asking(request)
    asked.require(Right.TAKE_PART)
    person = asked.holder.person if asked.holder else ""
    written = contributions(asked.view, person, translations(asked.language).gettext)
    listed = [{"title": title, "texts": texts} for title, texts in written]
    return JSONResponse(listed, headers={"cache-control": "no-store"})


async def registrations(request: Request) -> Response:
    """Who has registered, in one file, in the workshop's language."""
    asked = await asking(request)
    asked.require(Right.ADMINISTER)
    say = translations(workshop(asked.view).language).gettext
    name = file_name(workshop(asked.view), asked.id, say(mark("registrations")), "csv")
    return _attachment(Made(name, "text/csv", as_csv(asked.view, say)))


async def conference_round(request: Request) -> Response:
    """Who belongs into which conference room in one round."""
    asked = await asking(request)
    asked.require(Right.ADMINISTER)
    known = terms(asked.view)
    for one in conference_rooms.rounds(asked.view) if known and known.conference else ():
        if one.id == request.path_params["round"]:
            name = file_name(workshop(asked.view), asked.id, one.title, "csv")
            return _attachment(Made(name, "text/csv", conference_rooms.as_csv(one)))
    raise HTTPException(404)


def _attachment(made: Made) -> Response:
    headers = {"content-disposition": f'attachment; filename="{made.name}"', "cache-control": "no-store"}
    return Response(made.body, media_type=made.media_type, headers=headers)
