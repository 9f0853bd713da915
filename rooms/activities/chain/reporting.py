"""What a chain leaves in the documentation, and to those who said its words."""

from __future__ import annotations

from rooms.activities.chain.terms import SEED, Said, Settings, Term, terms_in, voices_key
from rooms.activity import settings_of
from rooms.blocks import Bars, Block, Figure, Say, Tree, Twig
from rooms.command import Scene
from rooms.document import ALL, STAFF, own_audience


def report(scene: Scene, say: Say) -> list[Block]:
    view = scene.view
    shown, pruned = terms_in(view, scene.id, ALL), terms_in(view, scene.id, STAFF)
    if not shown and not pruned:
        return []
    loudest = sorted(shown, key=lambda term: (-view.number(voices_key(scene, term)), shown[term].at))[:12]
    bars = tuple((shown[id].text, view.number(voices_key(scene, id))) for id in loudest)
    seed = settings_of(scene.item, Settings).seed
    blocks: list[Block] = [
        Tree(say("The chain"), seed, _twigs(scene, shown)),
        Bars(say("Words said most often"), bars, say("people"), "words"),
    ]
    if pruned:
        blocks.append(Tree(say("Taken out by the moderators"), seed, _twigs(scene, pruned), "pruned"))
    return blocks


def _twigs(scene: Scene, terms: dict[str, Term]) -> tuple[Twig, ...]:
    """The terms in the order of a nested list, each with its depth; roots are those whose parent is not there."""
    below: dict[str, list[str]] = {}
    for id in sorted(terms, key=lambda term: terms[term].at, reverse=True):
        parent = terms[id].parent
        below.setdefault(parent if parent in terms else SEED, []).append(id)
    twigs, ahead = [], [(id, 1) for id in below.get(SEED, [])]
    while ahead:
        id, depth = ahead.pop()
        twigs.append(Twig(terms[id].text, depth, scene.view.number(voices_key(scene, id))))
        ahead += [(child, depth + 1) for child in below.get(id, [])]
    return tuple(twigs)


def mine(scene: Scene, person: str, say: Say) -> list[str]:
    terms = terms_in(scene.view, scene.id, ALL)
    said = scene.view.ids(Said.KIND, own_audience(person))
    return [terms[id].text for key in said if (id := key.removeprefix(f"{scene.id}.")) in terms]


def figures(scene: Scene, say: Say) -> list[Figure]:
    terms = terms_in(scene.view, scene.id, ALL)
    return [Figure(len(terms), say("words in the chain"), say("word in the chain"))] if terms else []
