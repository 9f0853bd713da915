"""What could not be shown, said in the reader's language with what to do about it.

``facilitator.app`` hands over whatever a page raises, ``facilitator.edge`` what it does not let in. Who asks for
a page gets a page; who asks for anything else (a script that fetches JSON, say) gets the same as plain text.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from facilitator.identity import holder_of, role_of
from facilitator.locale import translations
from facilitator.pages.asking import language_of, remember_language, server_of
from rooms.document import View
from rooms.programme import Workshop, workshop
from rooms.roles import Right, may
from rooms.wording import mark

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Problem:
    """A heading and a sentence for the catalogues."""

    heading: str
    sentence: str


PROBLEMS = {
    403: Problem(
        mark("This is not open to you"),
        mark(
            "Perhaps you came in under another name, or your access has ended. "
            "Open the link once more that the organisers have given you."
        ),
    ),
    404: Problem(
        mark("There is nothing here"),
        mark("The address may be mistyped, or the workshop is over and was deleted, as it was announced."),
    ),
    405: Problem(mark("That does not work here"), mark("Please go back and use the buttons on the page.")),
    413: Problem(mark("That is too large"), mark("At most 1 MiB can be sent at once. Nothing was changed.")),
    422: Problem(mark("That could not be read"), mark("Nothing was changed. Please go back and try again.")),
    503: Problem(
        mark("This does not work at the moment"),
        mark("The server cannot reach its store. What was saved is kept; please try again in a moment."),
    ),
}
FOREIGN = Problem(
    mark("That came from another page"),
    mark("It was not carried out. Please open the workshop's own page and try again there."),
)
UNEXPECTED = Problem(
    mark("Something went wrong here"),
    mark("It is our fault, not yours. What was saved is kept; please try again in a moment."),
)
REFUSED = Problem(mark("That was not possible"), mark("Nothing was changed. Please go back and try again."))


async def refused(request: Request, error: Exception) -> Response:
    """A page said that it cannot be shown: an ``HTTPException``."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    otherwise = UNEXPECTED if status >= 500 else REFUSED
    return answer(request, PROBLEMS.get(status, otherwise), status)


async def unreachable(request: Request, error: Exception) -> Response:
    """The store does not answer."""
    log.warning("%s has no store: %s", request.url.path, error)
    return answer(request, PROBLEMS[503], 503)


def answer(request: Request, problem: Problem, status: int) -> Response:
    """The problem as a page, or as a line of text for who did not ask for a page."""
    id = _workshop_in(request.url.path)
    fanout = server_of(request).fanouts.get(id)
    # Only a workshop that is open here: nothing is fetched for a page that failed.
    about = _shown(request, fanout.workshop.view, id) if fanout else None
    language = language_of(request, about.language if about else "en")
    say = translations(language).gettext
    if "text/html" not in request.headers.get("accept", ""):
        return PlainTextResponse(f"{say(problem.heading)}: {say(problem.sentence)}", status)
    front = ("/", say(mark("Join with the code")))
    context = {
        "heading": say(problem.heading),
        "sentence": say(problem.sentence),
        "ways": [(f"/w/{id}", say(mark("To the event page"))), front] if about else [front],
        "path": request.url.path,
        **({"id": id, "workshop": about} if about else {}),
    }
    response = server_of(request).rendering.page("error.html", language, context, status=status)
    remember_language(request, response)
    return response


def _shown(request: Request, view: View, id: str) -> Workshop | None:
    """The workshop that the page is about. Of a draft nobody learns but who writes it: not that there is one."""
    about, role = workshop(view), role_of(view, holder_of(request, server_of(request).keys, id))
    return about if not about.draft or (role is not None and may(role, Right.ADMINISTER)) else None


def _workshop_in(path: str) -> str:
    """The workshop that an address names, ``/w/<id>/…``; empty where it names none."""
    parts = path.split("/")
    return parts[2] if len(parts) > 2 and parts[1] == "w" else ""
