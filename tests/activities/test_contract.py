"""What holds for every activity, whatever it is: one contract, tested on all kinds that there are."""

from __future__ import annotations

import asyncio
import csv as csv_reader
import importlib
import io
import pkgutil
import zipfile

import msgspec
import pytest
from markdown_it import MarkdownIt

import rooms
from facilitator import commands
from facilitator.documentation import neutral
from facilitator.exports import csv, json, markdown, pdf
from facilitator.live.protocol import Ok, decode_command
from facilitator.locale import messages, translations
from facilitator.moment import Moment
from rooms import activity as contract
from rooms.activity import Activity, activities
from rooms.command import Actor, ItemCommand, Phase, Scene
from rooms.decision import Decision, Refusal
from rooms.document import ALL, View
from rooms.people import audiences_of
from rooms.programme import items
from rooms.report import Report
from rooms.roles import Role, may
from tests.activities.casts import InMemory, OnServers
from tests.activities.scripts import script_of
from tests.examples import example
from tests.playing import Play
from tests.serving import EVERYTHING, House, done, workshop_text

pytestmark = pytest.mark.anyio
KINDS = sorted(activities())
SCRIPTS = {kind: script_of(kind) for kind in KINDS}
COMMANDS = [command for kind in KINDS for command in activities()[kind].handlers]
HOSTILE = (
    '<script>alert(1)</script><img src=x onerror="alert(2)">',
    '=HYPERLINK("https://evil.example.org")',
    "[click](javascript:alert(1)) `code` | pipe # * _x_",
    "\u202eturned round\u202c עברית 🌳",
)


@pytest.fixture(params=KINDS)
async def played(request: pytest.FixtureRequest) -> InMemory:
    """The kind's script, played in memory."""
    cast = InMemory(SCRIPTS[request.param].agenda)
    await SCRIPTS[request.param].play(cast)
    return cast


@pytest.mark.parametrize("kind", KINDS)
async def test_a_script_uses_every_command_of_its_kind(kind: str) -> None:
    cast = InMemory(SCRIPTS[kind].agenda)
    await SCRIPTS[kind].play(cast)
    assert {commands.name_of(command) for command in activities()[kind].handlers} <= cast.sent


# Undeclared fields.


@pytest.mark.parametrize("command", COMMANDS, ids=commands.name_of)
def test_an_undeclared_field_is_refused_by_name(command: type[ItemCommand]) -> None:
    known = decode_command(msgspec.Raw(msgspec.json.encode(example(command))))
    assert isinstance(known, command)
    outcome = decode_command(msgspec.Raw(msgspec.json.encode({**example(command), "undeclared": 1})))
    assert isinstance(outcome, Refusal)
    assert (outcome.code, outcome.values) == ("invalid", {"field": "undeclared"})


@pytest.mark.parametrize("command", COMMANDS, ids=commands.name_of)
def test_every_text_has_a_bound_and_is_cleaned(command: type[ItemCommand]) -> None:
    for field in msgspec.structs.fields(command):
        if not isinstance(getattr(known_of(command), field.name), str):
            continue
        long = decode_command(msgspec.Raw(msgspec.json.encode({**example(command), field.name: "x" * 20_000})))
        assert isinstance(long, Refusal), f"{field.name} takes 20,000 characters"
        if field.name in ("text", "seen"):
            dirty = decode_command(
                msgspec.Raw(msgspec.json.encode({**example(command), field.name: " a\x00\u0301b\x07 "}))
            )
            assert getattr(dirty, field.name) == "áb"


def kind_of(command: type[ItemCommand]) -> str:
    return next(kind for kind, activity in activities().items() if command in activity.handlers)


def known_of(command: type[ItemCommand]) -> ItemCommand:
    known = decode_command(msgspec.Raw(msgspec.json.encode(example(command))))
    assert isinstance(known, command)
    return known


@pytest.mark.parametrize("kind", KINDS)
def test_settings_take_no_undeclared_keys(kind: str) -> None:
    assert activities()[kind].settings.__struct_config__.forbid_unknown_fields


# Who may do what when.


@pytest.mark.parametrize("command", COMMANDS, ids=commands.name_of)
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("phase", list(Phase))
def test_rights_and_phases_are_those_that_the_command_declares(
    command: type[ItemCommand], role: Role, phase: Phase
) -> None:
    play = Play(workshop_text(SCRIPTS[kind_of(command)].agenda))
    id, item = next((id, item) for id, item in items(play.document) if command in activities()[item.kind].handlers)
    actor = Actor("p1", role, "klima" if role is Role.HOST else "")
    scene = Scene(view=play.document, now=play.now, actor=actor, command="c" * 22, id=id, item=item, phase=phase)
    outcome = contract.decide(scene, known_of(command))
    code = outcome.code if isinstance(outcome, Refusal) else "ok"
    if not may(role, command.NEEDS):
        assert code == "forbidden"
    elif phase not in command.WHEN:
        assert code == ("not-yet" if phase is Phase.BEFORE else "closed")
    else:
        assert code not in ("not-yet", "closed")


@pytest.mark.parametrize("command", COMMANDS, ids=commands.name_of)
def test_a_command_to_an_item_of_another_kind_is_not_found(command: type[ItemCommand]) -> None:
    play = Play(workshop_text(SCRIPTS[kind_of(command)].agenda))
    play.go_to("welcome")
    other = next(id for id, item in items(play.document) if command not in activities()[item.kind].handlers)
    assert play.no(play.moderator, **example(command, item=other)) == "not-found"


# On real servers.


@pytest.fixture(scope="module", params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


async def test_replay_secrets_and_repetition_over_the_wire(servers: House, kind: str) -> None:
    """Snapshot and later changes make what a fresh snapshot holds, for every reader, on both servers.

    Every command is sent through both at once, and is carried out once (see ``OnServers.do``); the script itself
    looks who was shown what (``unseen``).
    """
    async with servers.workshop(workshop_text(SCRIPTS[kind].agenda)) as here:
        cast = await OnServers(here).come()
        await SCRIPTS[kind].play(cast)
        await cast.all_have((await servers.store.head(here.id))[1])
        view = await here.view()
        for name, pages in cast.pages.items():
            person = pages[0].person
            shown = [ALL] if name == "stage" else audiences_of(view, person, staff=name == "mo")
            for page in pages:
                wanted = {key: raw for audience in shown for key, raw in view.items(audience)}
                fresh = await here.open(page.ticket, page.page)
                assert dict(page.document.items()) == wanted == dict(fresh.document.items()), name
            assert_discreet(name, person, cast.audiences[name])
        written = [entry.command async for entry in servers.store.entries(here.id)]
        assert len(written) == len(set(written))


def assert_discreet(name: str, person: str, audiences: set[str]) -> None:
    """Nobody was ever sent anything that is not for them."""
    staff = name == "mo"
    for audience in audiences:
        assert audience != "sealed"
        assert not audience.startswith("me:") or audience == f"me:{person}"
        assert staff or audience != "staff"
        assert staff or not audience.startswith("host:") or (name, audience) == ("host", "host:klima")
        assert name != "stage" or audience == ALL


async def test_seats_are_never_overfilled_however_many_come_at_once(servers: House) -> None:
    free = EVERYTHING.replace('rounds = ["groups", "groups-2"]', 'rounds = ["groups", "groups-2"], mode = "free"')
    async with servers.workshop(workshop_text(free)) as here:
        moderator = await here.moderator()
        await done(moderator, "clock.start", plan="now")
        await done(moderator, "clock.jump", to="choice")
        pages = [*await here.people(4), *await here.people(4, at=1)]
        wishing = [page.do("choose.wish", item="choice", round="groups", themes=["klima"]) for page in pages]
        answers = await asyncio.gather(*wishing)
        assert sum(isinstance(answer, Ok) for answer in answers) == 3
        assert {answer.code for answer in answers if not isinstance(answer, Ok)} == {"full"}
        assert (await here.view()).number("all/picks:groups.klima") == 3


async def test_a_chain_is_never_overfilled_however_many_come_at_once(servers: House) -> None:
    async with servers.workshop() as here:
        moderator = await here.moderator()
        await done(moderator, "clock.start", plan="now")
        await done(moderator, "clock.jump", to="words")
        epoch, _ = await servers.store.head(here.id)
        nearly = Decision(await here.view()).count("all/terms:words", 597)
        await servers.store.commit(here.id, nearly, command="nearly", by="", at=1, epoch=epoch)
        pages = [*await here.people(4), *await here.people(4, at=1)]
        answers = await asyncio.gather(
            *(page.do("chain.attach", item="words", text=f"word {n}") for n, page in enumerate(pages))
        )
        assert sum(isinstance(answer, Ok) for answer in answers) == 3
        assert (await here.view()).number("all/terms:words") == 600


# What is left of it.


def documented(play: Play, language: str = "en") -> Report:
    return neutral(Moment(play.document, 1, play.now), "", translations(language).gettext)


@pytest.mark.parametrize("kind", KINDS)
async def test_everything_that_was_written_is_documented_hidden_or_not(kind: str) -> None:
    cast = InMemory(SCRIPTS[kind].agenda)
    await SCRIPTS[kind].play(cast)
    exported = json.parse(json.render(cast.play.document, workshop="play", epoch="e", sequence=1))
    report = msgspec.json.encode(documented(cast.play)).decode()
    for text in SCRIPTS[kind].texts:
        assert any(text.encode() in raw for raw in exported.values()), f"{text} is missing in the JSON"
        assert text in report, f"{text} is missing in the report"


@pytest.mark.parametrize("hostile", HOSTILE)
@pytest.mark.parametrize("kind", [kind for kind in KINDS if SCRIPTS[kind].texts])
async def test_hostile_text_is_only_text_in_every_format(kind: str, hostile: str) -> None:
    script = SCRIPTS[kind]
    cast = InMemory(script.agenda, lambda plain: f"{hostile} {plain}"[: script.most])
    await SCRIPTS[kind].play(cast)
    report, say = documented(cast.play), translations("en").gettext
    html = MarkdownIt("js-default", {"html": True, "linkify": False}).render(markdown.render(report, say).decode())
    assert not any(tag in html for tag in ("<script", "<img", '<a href="javascript'))
    for row in cells(csv.render(report, say)):
        assert not row.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert pdf.render(report, say).startswith(b"%PDF")
    exported = json.render(cast.play.document, workshop="play", epoch="e", sequence=1)
    assert dict(json.parse(exported))


def cells(packed: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        texts = [archive.read(name).decode("utf-8-sig") for name in archive.namelist() if name.endswith(".csv")]
    return [cell for text in texts for row in csv_reader.reader(io.StringIO(text)) for cell in row]


# Both languages.


def refusals() -> dict[str, Refusal]:
    """Every refusal that is named anywhere in ``rooms``."""
    found = {}
    for module in pkgutil.walk_packages(rooms.__path__, "rooms."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, Refusal):
                found[f"{module.name}.{name}"] = value
    return found


@pytest.mark.parametrize("refusal", refusals().values(), ids=refusals())
def test_every_refusal_is_said_in_german_too(refusal: Refusal) -> None:
    assert messages("de").get(refusal.text, "") not in ("", refusal.text), refusal.text


@pytest.mark.parametrize("kind", [kind for kind in KINDS if SCRIPTS[kind].texts])
async def test_the_documentation_speaks_both_languages(kind: str) -> None:
    cast = InMemory(SCRIPTS[kind].agenda)
    await SCRIPTS[kind].play(cast)
    english, german = (figures_and_titles(documented(cast.play, language)) for language in ("en", "de"))
    assert english != german
    assert len(english) == len(german)


def figures_and_titles(report: Report) -> list[str]:
    """What the software says itself."""
    return [*(figure.label for figure in report.figures), *(getattr(block, "title", "") for block in report.blocks)]


# Forgetting.


async def test_what_a_kind_forgets_leaves_a_sound_document(played: InMemory) -> None:
    """``forget`` gives a decision that fits the document that it was made on, and counts nothing below zero."""
    view: View = played.play.document
    for id, item in items(view):
        kind: Activity = activities()[item.kind]
        scene = Scene(view=view, now=0, id=id, item=item, phase=Phase.AFTER)
        decision = kind.forget(scene, frozenset(played._actors))
        assert all(view.raw(key) == raw for key, raw in decision.expected.items())
        assert all(view.number(key) + count.by >= 0 for key, count in decision.counts.items())
