"""Registration before the day: the form on the event page, one's own page with what one has said, and coming in.

Whoever registers is remembered by the same cookie as whoever takes part, and by a personal link.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Annotated, Any

import msgspec
from msgspec import Meta
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from facilitator.identity import Pass, clear_cookie, hash_of, registration_link, set_cookie
from facilitator.live.protocol import CommandId, explain
from facilitator.pages import event
from facilitator.pages.asking import Asking, asking
from facilitator.pages.coming_in import admit, named_after
from facilitator.pages.entrance import NO_NAME
from facilitator.workshop import CROWDED, Deciding, new_id, now_ms
from rooms import limits, registration
from rooms.decision import Decision, Refusal
from rooms.document import SEALED, STAFF, View
from rooms.people import HERE_ALREADY, Link, Person
from rooms.programme import announced
from rooms.registration import UNKNOWN, Mail, Registered
from rooms.roles import Role
from rooms.wording import Email, Label, NameText, Slug, clean, mark, shows

NO_MAIL = Refusal("no-mail", mark("Please write an e-mail address such as “name@example.org”, or none."))
NO_GROUP = Refusal("no-group", mark("Please choose one of the groups, or none."))
WITHDRAWN = Refusal("not-registered", mark("This registration was withdrawn. Send the form again to register anew."))


class RegistrationForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is asked. ``id`` came with the form: sent again under the same name, it registers nobody else."""

    name: NameText
    id: CommandId = msgspec.field(default_factory=new_id)
    organisation: Label = ""
    group: Label = ""
    wishes: Annotated[tuple[Slug, ...], Meta(max_length=40)] = ()
    mail: Email = ""


async def show(request: Request) -> Response:
    """What one has registered; for whom the browser does not know yet, their link opens it."""
    return _page(await asking(request))


def _page(asked: Asking, typed: Mapping[str, Any] = {}, problem: Refusal | None = None) -> Response:
    person = asked.holder.person if asked.holder else ""
    who = registration.registered(asked.view, person)
    said = _said(asked.view, person)
    context = {
        "who": who,
        "written_to": said["mail"],
        "place": _place(asked.view, person) if who and who.waiting else 0,
        "kept_out": who is not None and registration.kept_out(asked.view, who),
        "link": registration_link(asked.server.settings.address, asked.server.keys, asked.id, person) if who else "",
        "door": event.door_state(asked.view),
        "withdrawn": "withdrawn" in asked.connection.query_params,
        "changed": "changed" in asked.connection.query_params and problem is None,
        **event.registering(asked, {**said, **typed}, problem),
    }
    return asked.page("registration.html", context, status=422 if problem else 200)


def _said(view: View, person: str) -> dict[str, Any]:
    who = registration.registered(view, person)
    mail = view.get(Mail, SEALED, person) if person else None
    return {**(msgspec.structs.asdict(who) if who else {}), "mail": mail.address if mail else ""}


def _place(view: View, person: str) -> int:
    """How many wait until then, oneself included."""
    return [id for id, _ in registration.waiting(view)].index(person) + 1


async def save(request: Request) -> Response:
    """Somebody registers, or says something else of themselves."""
    asked = await asking(request)
    form_data = await request.form(max_files=0, max_fields=60)
    typed = _typed(form_data)
    known = registration.registered(asked.view, asked.holder.person if asked.holder else "") is not None
    again = _page if known else _on_the_event_page
    form = _read(asked, typed)
    if isinstance(form, Refusal):
        return again(asked, typed, form)
    if not await _may(asked, form, known=_said(asked.view, asked.holder.person if asked.holder else "")["mail"]):
        return again(asked, typed, CROWDED)
    command, person = named_after(form.id, form.name, asked.server.keys, asked.id)
    decide = _registering(person, form, asked)
    if known and asked.holder:
        # A change may be made any number of times, also with a form that was sent before.
        command, person = new_id(), asked.holder.person
        decide = _changing(person, form, asked)
    outcome = await _committed(asked, decide, command)
    if isinstance(outcome, Refusal):
        return again(asked, typed, outcome)
    if registration.registered(asked.view, person) is None:
        # This form has registered somebody before, who has withdrawn since.
        return _on_the_event_page(asked, {**typed, "id": new_id()}, WITHDRAWN)
    response = _to_ones_own_page(asked, "?changed" if known else "")
    set_cookie(response, asked.server.keys, Pass(asked.id, person), secure=asked.server.settings.secure)
    return response


async def change(request: Request) -> Response:
    """Something else is said of oneself on one's own page, which registers nobody."""
    asked = await asking(request)
    return await save(request) if _registered(asked) else _to_ones_own_page(asked)


def _on_the_event_page(asked: Asking, typed: Mapping[str, Any], problem: Refusal) -> Response:
    context = {**event.content(asked.view, asked.language), **event.registering(asked, typed, problem)}
    return asked.page("event.html", {**context, "path": f"/w/{asked.id}"}, status=422)


def _typed(form: FormData) -> dict[str, Any]:
    said: dict[str, Any] = {key: value for key, value in form.items() if isinstance(value, str) and key != "wishes"}
    return {**said, "wishes": [one for one in form.getlist("wishes") if isinstance(one, str)]}


def _read(asked: Asking, typed: Mapping[str, Any]) -> RegistrationForm | Refusal:
    """The form, or the first thing that is wrong with it."""
    said = {key: clean(value) if isinstance(value, str) else value for key, value in typed.items()}
    try:
        form = msgspec.convert(said, RegistrationForm)
    except msgspec.ValidationError as error:
        named = {"name": NO_NAME, "mail": NO_MAIL}
        return next((refusal for field, refusal in named.items() if f"$.{field}`" in str(error)), explain(error))
    found = registration.terms(asked.view)
    if not shows(form.name):
        return NO_NAME
    if form.group and (found is None or form.group not in found.groups):
        return NO_GROUP
    return form


async def _may(asked: Asking, form: RegistrationForm, *, known: str) -> bool:
    """Whether there are not too many at once; to an address that is ``known`` no letter goes."""
    store = asked.server.store
    if not await limits.take(store, limits.REGISTRATIONS, "registrations", asked.id):
        return False
    if form.mail in ("", known):
        return True
    whose = hashlib.sha256(form.mail.lower().encode()).hexdigest()[:32]
    return await limits.take(store, limits.LETTERS, f"letters-{whose}")


def _registering(person: str, form: RegistrationForm, asked: Asking) -> Deciding[None]:
    personal = Link(Role.PARTICIPANT, person=person)
    hashed = hash_of(asked.server.keys.secret_for(asked.id, personal))
    who, mail = _who(form, asked), _mail(form, asked)
    return lambda view: registration.register(view, person, who, mail, (hashed, personal), now_ms())


def _changing(person: str, form: RegistrationForm, asked: Asking) -> Deciding[None]:
    who, mail = _who(form, asked), _mail(form, asked)
    return lambda view: registration.change(view, person, who, mail, now_ms())


def _who(form: RegistrationForm, asked: Asking) -> Registered:
    there = [id for id, _ in announced(asked.view)]
    wishes = tuple(id for id in there if id in form.wishes)
    return Registered(form.name, now_ms(), organisation=form.organisation, group=form.group, wishes=wishes)


def _mail(form: RegistrationForm, asked: Asking) -> Mail | None:
    wanted = form.mail and asked.server.settings.smtp_url
    known = registration.terms(asked.view)
    return Mail(form.mail, asked.language, shared=known is not None and known.conference) if wanted else None


async def _committed(asked: Asking, decide: Deciding[None], command: str = "") -> Refusal | None:
    outcome = await asked.workshop.do(decide, id=command or new_id())
    if isinstance(outcome, Refusal):
        return outcome
    if outcome is not None:
        await asked.workshop.replica.catch_up(outcome.sequence)
    return None


async def withdraw(request: Request) -> Response:
    """Nobody sees the registration any more; whoever waits moves up."""
    asked = await asking(request)
    if not (person := _registered(asked)):
        return _to_ones_own_page(asked)
    outcome = await _committed(asked, lambda view: _withdrawn(view, person))
    if isinstance(outcome, Refusal) and outcome is not UNKNOWN:
        return _page(asked, problem=outcome)
    response = RedirectResponse(f"/w/{asked.id}/registration?withdrawn", 303)
    clear_cookie(response, asked.id)
    return response


def _withdrawn(view: View, person: str) -> Decision | Refusal:
    if view.get(Person, STAFF, person) is not None:
        return HERE_ALREADY
    return registration.withdraw(view, person)


async def come(request: Request) -> Response:
    """Whoever is registered comes in, under the name that they gave."""
    asked = await asking(request)
    if not (person := _registered(asked)):
        return _to_ones_own_page(asked)
    outcome = await admit(asked, person)
    if isinstance(outcome, Refusal):
        return _page(asked, problem=outcome)
    return RedirectResponse(f"/w/{asked.id}/live", 303)


def _registered(asked: Asking) -> str:
    """Who asks, where they are registered; empty where they are not, or no longer."""
    person = asked.holder.person if asked.holder else ""
    return person if registration.registered(asked.view, person) else ""


def _to_ones_own_page(asked: Asking, news: str = "") -> Response:
    return RedirectResponse(f"/w/{asked.id}/registration{news}", 303)
