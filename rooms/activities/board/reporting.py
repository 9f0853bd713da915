"""What a theme room leaves in the documentation: goals old and new, what was weighed, examples, and all cards."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from rooms.activities.board.entities import (
    KIND_NAMES,
    Comment,
    Note,
    Proposal,
    Spot,
    boards_in,
    boards_of,
    section_of,
    sections_of,
)
from rooms.activities.board.goals_report import goal_blocks, sharpened
from rooms.activities.board.revealing import veiled_in
from rooms.activities.board.wall_report import wall_blocks
from rooms.activities.board.weighing_report import Dots, cluster_names, dots_given, ranking_blocks
from rooms.blocks import Block, Card, Cards, Figure, Heading, Paragraph, Say, Table
from rooms.command import Scene
from rooms.contributions import shown_name, supporters, written_by
from rooms.document import ALL, View, host_audience, person_of, room_audience
from rooms.people import Team
from rooms.programme import Item, Theme, items, left_out, themes
from rooms.wording import mark

# What many of them are called, and one.
_CARDS = mark("cards in the theme rooms"), mark("card in the theme rooms")
_DOTS = mark("sticky dots, given unseen"), mark("sticky dot, given unseen")
_GOALS = mark("goals that are new or read differently"), mark("goal that is new or reads differently")


def report(scene: Scene, say: Say) -> list[Block]:
    """A chapter for each board, with the cards of all rounds, as the themes follow; all in the last such item."""
    working = [(id, item) for id, item in items(scene.view) if item.kind == scene.item.kind]
    if working[-1][0] != scene.id:
        return []
    there = {room: None for id, item in working for room in boards_in(scene.view, id, item)}
    known = {room: place for place, (room, _) in enumerate(themes(scene.view))}
    rounds = {room: _rounds(scene, room) for room in sorted(there, key=lambda room: known.get(room, len(known)))}
    used = [room for room in rounds if _worked_in(scene.view, room, rounds[room])]
    chapters = [block for room in used or rounds for block in _chapter(scene, room, rounds[room], say)]
    return chapters + _unused(scene.view, [room for room in rounds if used and room not in used], say)


def _worked_in(view: View, room: str, rounds: list[tuple[str, Item]]) -> bool:
    """Whether somebody was given the room or left something in it."""
    audiences = (room_audience(room), host_audience(room))
    left = any(view.ids(kind.KIND, audience) for audience in audiences for kind in (Note, Proposal))
    return (
        left
        or bool(veiled_in(view, room))
        or bool(sharpened(view, room))
        or any(_sum(view, id, room)[0] for id, _ in rounds)
    )


def _unused(view: View, rooms: list[str], say: Say) -> list[Block]:
    """One line each instead of a chapter of empty pages."""
    if not rooms:
        return []
    names = (theme.name if (theme := view.get(Theme, ALL, room)) else room for room in rooms)
    return [Heading(say("Theme rooms in which nobody worked")), *(Paragraph(name) for name in names)]


def _rounds(scene: Scene, room: str) -> list[tuple[str, Item]]:
    """The items that work on this board one after another."""
    return [
        (id, item)
        for id, item in items(scene.view)
        if item.kind == scene.item.kind and room in boards_in(scene.view, id, item)
    ]


def _chapter(scene: Scene, room: str, rounds: list[tuple[str, Item]], say: Say) -> list[Block]:
    theme = scene.view.get(Theme, ALL, room)
    return [
        Heading(theme.name if theme else room, room, theme.motto if theme else ""),
        _participation(scene.view, room, rounds, say),
        *wall_blocks(scene.view, room, rounds, say),
        *goal_blocks(scene.view, room, say),
        *ranking_blocks(scene.view, room, rounds, say),
        *_examples(scene.view, room, say),
        *_sections(scene, room, Dots(scene.view, room, rounds), say),
    ]


def _participation(view: View, room: str, rounds: list[tuple[str, Item]], say: Say) -> Table:
    rows = tuple(_round(view, id, item, room, say) for id, item in rounds)
    return Table("", (say("Round"), say("people"), say("cards")), rows, (1, 2), "rounds")


def _round(view: View, id: str, item: Item, room: str, say: Say) -> tuple[str | int, ...]:
    """Nobody worked in a round that was left out, though they had a room for it."""
    people, cards = _sum(view, id, room)
    if left_out(view, id) and not cards:
        return say("{title} (left out)").format(title=item.title), "", ""
    return item.title, people, cards


def _sum(view: View, item: str, room: str) -> tuple[int, int]:
    """How many people were given this room for a round, its host apart, and how many of its cards are from it."""
    people = sum(
        1
        for audience in view.audiences(Team.KIND)
        if person_of(audience) and (team := view.get(Team, audience, item)) is not None
        if team.room == room and team.why != "host"
    )
    return people, sum(note.item == item for _, note, _ in _hanging(view, room))


def _hanging(view: View, room: str) -> Iterator[tuple[str, Note, bool]]:
    """``(id, card, shown)`` of what hangs in the room and of what its host has hidden."""
    for audience in (room_audience(room), host_audience(room)):
        for id, note in view.each(Note, audience):
            yield id, note, audience == room_audience(room)


def _examples(view: View, room: str, say: Say) -> list[Block]:
    """The practice examples that people brought, as a table."""
    found = [(id, note) for id, note, shown in _hanging(view, room) if shown and note.kind == "practice"]
    found.sort(key=lambda pair: (pair[1].at, pair[0]))
    rows = tuple((note.text, note.where, note.who) for _, note in found)
    columns = (say("What"), say("Where"), say("Who"))
    return [Table(say("Practice examples"), columns, rows, sheet="practice")] if rows else []


def _sections(scene: Scene, room: str, dots: Dots, say: Say) -> list[Block]:
    cards = _cards(scene, room, dots, say)
    questions = sections_of(scene.view, room)
    titles = [*questions, say("More cards")]
    inside: list[list[Card]] = [[] for _ in titles]
    for section, card in cards:
        inside[min(section, len(titles)) - 1].append(card)
    clusters = _clusters(scene.view, room, dots, say)
    return [
        Cards(title, tuple(own), say("support"), weighed=dots.asked, clusters=clusters)
        for place, (title, own) in enumerate(zip(titles, inside, strict=True), 1)
        if own or place <= len(questions)
    ]


def _clusters(view: View, room: str, dots: Dots, say: Say) -> tuple[tuple[str, tuple[int | None, ...]], ...]:
    """What each cluster got, by itself or by its cards."""
    spots = [(id, spot.cluster) for id, spot in view.each(Spot, room_audience(room))]
    return tuple(
        (name, dots.of(cluster, *(id for id, other in spots if other == cluster)))
        for cluster, name in cluster_names(view, room, say).items()
    )


def _cards(scene: Scene, room: str, dots: Dots, say: Say) -> list[tuple[int, Card]]:
    """``(section, card)`` of everything that was written: cluster by cluster, the most supported first."""
    view, shown = scene.view, room_audience(room)
    names = cluster_names(view, room, say)
    comments = _comments(view, room)
    found = []
    for id, note, state in _with_state(view, room, say):
        spot = view.get(Spot, shown, id)
        card = Card(
            id=id,
            text=note.text,
            kind=note.kind,
            label=say(KIND_NAMES[note.kind]),
            by=shown_name(view, note.by),
            at=note.at,
            points=supporters(view, shown, id),
            state=state,
            where=note.where,
            who=note.who,
            original=note.original if note.original != note.text else "",
            cluster=names.get(spot.cluster, "") if spot else "",
            comments=tuple(comments[id]),
            # In a cluster a card gets none by itself, unless it had some before.
            dots=tuple(many or None for many in dots.of(id)) if spot and spot.cluster else dots.of(id),
        )
        found.append((section_of(view, shown, id, note), card))
    return sorted(found, key=lambda pair: _in_order(pair[1]))


def _in_order(card: Card) -> tuple[bool, str, int, int, str]:
    return (not card.cluster, card.cluster.casefold(), -card.points, card.at, card.id)


def _with_state(view: View, room: str, say: Say) -> Iterator[tuple[str, Note, str]]:
    """``(id, card, in a word what is to be known of it)``."""
    for id, note, shown in _hanging(view, room):
        states = [] if shown else [say("hidden")]
        states += [say("from “{workshop}”").format(workshop=note.origin.workshop)] if note.origin else []
        yield id, note, ", ".join(states)
    for _, id, note in veiled_in(view, room):
        yield id, note, say("not yet revealed")


def _comments(view: View, room: str) -> dict[str, list[str]]:
    """What was said about each card, in its order, what was taken out by the host too."""
    found = sorted(
        (comment.at, id, comment)
        for audience in (room_audience(room), host_audience(room))
        for id, comment in view.each(Comment, audience)
    )
    about: defaultdict[str, list[str]] = defaultdict(list)
    for _, _, comment in found:
        about[comment.note].append(comment.text)
    return about


def figures(scene: Scene, say: Say) -> list[Figure]:
    """Goals lie in a room and not in an item: they are counted where the room was worked on last."""
    view, rooms = scene.view, boards_of(scene)
    last = [room for room in rooms if _rounds(scene, room)[-1][0] == scene.id]
    counted = (
        (sum(note.item == scene.id for room in rooms for _, note in view.each(Note, room_audience(room))), _CARDS),
        (sum(dots_given(view, room, scene.id, scene.item) for room in rooms), _DOTS),
        (sum(sharpened(view, room) for room in last), _GOALS),
    )
    return [Figure(number, say(many), say(one)) for number, (many, one) in counted if number]


def mine(scene: Scene, person: str, say: Say) -> list[str]:
    proposals = [proposal.text for proposal in written_by(scene, person, Proposal)]
    comments = [comment.text for comment in written_by(scene, person, Comment)]
    return [*(note.text for note in written_by(scene, person, Note)), *comments, *proposals]
