"""The table of every address that the server answers."""

from __future__ import annotations

from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute

from facilitator.authors import PATH
from facilitator.edge import HEALTH, NUMBERS, READY
from facilitator.pages import (
    assigned,
    carry,
    compare,
    edit,
    entrance,
    event,
    home,
    links,
    new,
    operation,
    papers,
    plans,
    readiness,
    registration,
    replay,
    results,
    screens,
    statements,
    waiting,
)
from facilitator.pages.rendering import resource, static_version
from facilitator.static_files import VersionedFiles


def routes() -> list[BaseRoute]:
    workshop = "/w/{workshop}"
    # Tried one after the other: a page asks for its files far more often than for anything else, and everybody comes
    # back to the socket at once.
    files = Mount("/static/{version}", VersionedFiles(static_version(), resource("static")))
    return [
        files,
        WebSocketRoute(f"{workshop}/socket", screens.socket),
        Route("/", home.home, methods=["GET", "POST"]),
        Route(HEALTH, operation.health),
        Route(READY, operation.ready),
        Route(NUMBERS, operation.numbers),
        Route(PATH, new.new, methods=["GET", "POST"]),
        Route(f"{PATH}/enter", new.enter, methods=["POST"]),
        Route("/locale/{version}/{language}.json", home.catalogue),
        Route(workshop, event.event),
        Route(f"{workshop}/calendar.ics", event.calendar),
        Route(f"{workshop}/themes.css", event.colours),
        Route(f"{workshop}/privacy", statements.privacy),
        Route(f"{workshop}/accessibility", statements.accessibility),
        Route(f"{workshop}/imprint", statements.imprint),
        Route(f"{workshop}/live", screens.live),
        Route(f"{workshop}/control", screens.control),
        Route(f"{workshop}/stage", screens.stage),
        Route(f"{workshop}/results", results.results),
        Route(f"{workshop}/results/next", carry.carry, methods=["GET", "POST"]),
        Route(f"{workshop}/results/compare", compare.compare),
        Route(f"{workshop}/results/replay", replay.replay),
        Route(f"{workshop}/results/film", replay.stream),
        Route(f"{workshop}/results/{{snapshot}}/{{format}}", results.download),
        Route(f"{workshop}/mine.txt", results.mine),
        Route(f"{workshop}/mine.json", results.mine_listed),
        Route(f"{workshop}/join", entrance.join, methods=["POST"]),
        Route(f"{workshop}/enter", entrance.enter, methods=["POST"]),
        Route(f"{workshop}/waiting", waiting.status),
        Route(f"{workshop}/leave", entrance.leave, methods=["POST"]),
        Route(f"{workshop}/registration", registration.show, methods=["GET"]),
        Route(f"{workshop}/registration", registration.save, methods=["POST"]),
        Route(f"{workshop}/registration/change", registration.change, methods=["POST"]),
        Route(f"{workshop}/registration/withdraw", registration.withdraw, methods=["POST"]),
        Route(f"{workshop}/registration/come", registration.come, methods=["POST"]),
        Route(f"{workshop}/registrations.csv", results.registrations),
        Route(f"{workshop}/conference/{{round}}.csv", results.conference_round),
        Route(f"{workshop}/links", links.links, methods=["GET", "POST"]),
        Route(f"{workshop}/links/mine", links.personal, methods=["GET", "POST"]),
        Route(f"{workshop}/assigned", assigned.rooms),
        Route(f"{workshop}/plans", plans.plans),
        Route(f"{workshop}/readiness", readiness.readiness),
        Route(f"{workshop}/edit", edit.edit),
        Route(f"{workshop}/edit/manuscript", edit.manuscript),
        Route(f"{workshop}/edit/look", edit.look, methods=["POST"]),
        Route(f"{workshop}/edit/save", edit.saving, methods=["POST"]),
        Route(f"{workshop}/edit/publish", edit.publishing, methods=["POST"]),
        Route(f"{workshop}/edit/preview", papers.preview, methods=["POST"]),
        Route(f"{workshop}/edit/colours.css", event.other_colours),
        Route(f"{workshop}/edit/versions/{{number}}", edit.version),
        Route(f"{workshop}/edit/workshop.toml", papers.file),
        Route(f"{workshop}/edit/run-sheet.pdf", papers.run_sheet),
        Route(f"{workshop}/events", screens.events, methods=["POST"]),
        Route(f"{workshop}/say", screens.message, methods=["POST"]),
    ]
