"""The next workshop, begun on the results page: which cards come along, what that makes, and the draft or its file."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from facilitator.authors import NOBODY
from facilitator.carrying import Board, TooMany, boards, carried
from facilitator.history import NOW, moment_of
from facilitator.identity import name_of
from facilitator.locale import sentence
from facilitator.pages.asking import Asking, asking, number_in
from facilitator.pages.entrance import PAGES, door
from facilitator.pages.moments import marks
from facilitator.pages.new import NewForm, read_form
from facilitator.pages.rendering import clock_time
from facilitator.pages.starting import Founding, begin, numbered, stand_in, today
from facilitator.workshop import new_id
from facilitator.workshop_file import Faults, parse
from facilitator.workshop_file.rules import slug
from rooms.decision import Refusal
from rooms.document import View
from rooms.programme import workshop
from rooms.wording import mark, unparted

MOST_FIELDS = 12_000
_FIRST, _LAST = re.compile(r"([0-9]{1,3})\.\s"), re.compile(r"(?<=\s)([0-9]{1,3})$")
TOO_MANY = Refusal(
    "too-many", mark("“{theme}”: {many} cards are too many in one place; a board begins with {most} at most.")
)
NOT_HERE = Refusal("not-here", mark("New workshops are not begun on this server. Take the file to one where they are."))


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody wants to take along: from which moment, and which cards, as ``<theme>.<card>``."""

    moment: str
    view: View
    boards: list[Board]
    cards: Set[str]


async def carry(request: Request) -> Response:
    asked = await asking(request)
    if not asked.may(PAGES["results"]):
        if request.method == "POST":
            raise HTTPException(403)
        return door(asked, "results")
    if request.method == "POST":
        return await _begin(request, asked)
    query = request.query_params
    least = number_in(query.get("dots", "")) or 0
    choice = await _choice(asked, query.get("moment", NOW))
    wanted = set(query.getlist("theme")) if "chosen" in query else {board.id for board in choice.boards}
    cards = {
        f"{board.id}.{ripe.id}"
        for board in choice.boards
        if board.id in wanted
        for ripe in board.harvest.cards
        if ripe.dots >= least
    }
    return _page(asked, Choice(choice.moment, choice.view, choice.boards, cards), wanted=wanted, least=least)


async def _choice(asked: Asking, moment: str, cards: Set[str] = frozenset()) -> Choice:
    found = await moment_of(asked.server.store, asked.id, moment)
    if found is None:
        raise HTTPException(404)
    return Choice(moment, found.document, await asyncio.to_thread(boards, found.document), cards)


def _page(
    asked: Asking,
    choice: Choice,
    *,
    wanted: Set[str] = frozenset(),
    least: int = 0,
    typed: Mapping[str, str] = {},
    problem: str = "",
    field: str = "",
) -> Response:
    context: dict[str, Any] = {
        "choice": choice,
        "marks": marks(asked.view, asked.language),
        "wanted": wanted,
        "least": least,
        "goals": sum(len(board.harvest.goals) for board in choice.boards),
        "counts": {board.id: _counted(board, choice.cards) for board in choice.boards},
        "typed": {**_usual(asked), **typed},
        "problem": problem,
        "field": field,
        "here": asked.server.settings.authors != NOBODY,
    }
    return asked.page("results-next.html", context, status=422 if problem else 200)


def _counted(board: Board, cards: Set[str]) -> int:
    return sum(f"{board.id}.{ripe.id}" in cards for ripe in board.harvest.cards)


def _usual(asked: Asking) -> dict[str, str]:
    about = workshop(asked.view)
    return {
        "id": new_id(),
        "name": name_of(asked.view, asked.holder),
        "title": next_title(unparted(about.title)),
        "day": (today() + timedelta(days=28)).isoformat(),
        "start": clock_time(about.start, about.timezone),
    }


def next_title(title: str) -> str:
    """A title whose first or last word is a number, with the next one: ``1. Meeting``, ``Meeting 3``; no year."""
    number = _FIRST.match(title) or _LAST.search(title)
    return f"{title[: number.start(1)]}{int(number[1]) + 1}{title[number.end(1) :]}" if number else title


async def _begin(request: Request, asked: Asking) -> Response:
    form = await request.form(max_files=0, max_fields=MOST_FIELDS)
    typed = {key: str(form.get(key, "")) for key in ("name", "id", "title", "day", "start")}
    choice = await _choice(asked, str(form.get("moment", NOW)), {str(card) for card in form.getlist("card")})
    made = await _made(request, asked, choice, read_form(typed), as_file="file" in form)
    if isinstance(made, Refusal):
        return _page(asked, choice, typed=typed, problem=sentence(made, asked.language), field=made.code)
    return made


async def _made(
    request: Request, asked: Asking, choice: Choice, form: NewForm | Refusal, *, as_file: bool
) -> Response | Refusal:
    """The draft with the editor, or the file to take along."""
    if isinstance(form, Refusal):
        return form
    try:
        first = await asyncio.to_thread(_founding, choice, form, 1)
    except TooMany as error:
        return Refusal(TOO_MANY.code, TOO_MANY.text, values=error.values)
    return _file(first) if as_file else await _draft(request, asked, choice, form)


async def _draft(request: Request, asked: Asking, choice: Choice, form: NewForm) -> Response | Refusal:
    if asked.server.settings.authors == NOBODY:
        return NOT_HERE
    made = partial(_founding, choice, form)
    return await begin(request, made, name=form.name, command=form.id, language=asked.language)


def _founding(choice: Choice, form: NewForm, number: int) -> Founding:
    id = numbered(slug(form.title) or "workshop", number)
    day = form.day.isoformat()
    text = carried(choice.view, choice.cards, id=id, title=form.title, day=day, start=form.start)
    try:
        return Founding(id, parse(text, name=id))
    except Faults:
        # On that day the clocks skip a time of the agenda, say: the editor tells it.
        return Founding(id, stand_in(id, form.title), text)


def _file(made: Founding) -> Response:
    headers = {"content-disposition": f'attachment; filename="{made.id}.toml"', "cache-control": "no-store"}
    return Response((made.manuscript or made.file.text).encode(), media_type="application/toml", headers=headers)
