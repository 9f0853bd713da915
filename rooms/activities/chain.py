"""Clusterkette: a seed term, and terms that people attach to terms.

No method of that name is documented; this is our reading of it, by analogy with the chain of associations
(a word, and each answers the word before) and with clustering after Gabriele L. Rico, "Writing the Natural
Way" (1983), where chains branch from a core. The same word said by several people grows.
"""

from __future__ import annotations

import hashlib
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from rooms.activity import ANY_TIME, NOT_FOUND, Activity, ItemCommand, Scene, settings_of
from rooms.blocks import Bars, Block, Figure, Say, Tree, Twig
from rooms.document import ALL, STAFF, Decision, Entity, Refusal, View, key_of, own_audience
from rooms.roles import Right
from rooms.wording import Sentence, TermText, fold, mark

SEED = "seed"
MOST_TERMS = 600
TermId = Annotated[str, Meta(pattern=r"^[a-z0-9-]{1,64}\Z")]


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The term from which the chain grows."""

    seed: TermText
    question: Sentence = ""


class Term(Entity, frozen=True):
    """``all/term:<item>.<id>``, under ``staff`` once it was pruned; ``parent`` is a term's id or ``seed``."""

    KIND = "term"
    text: str
    parent: str
    at: int


class Said(Entity, frozen=True):
    """``me:<person>/said:<item>.<id>``: this person said that word."""

    KIND = "said"


class Attach(ItemCommand, frozen=True, tag="chain.attach"):
    text: TermText
    to: TermId = SEED


class Withdraw(ItemCommand, frozen=True, tag="chain.withdraw"):
    """I no longer say that word; a term that nobody says and nothing hangs on goes."""

    WHEN = ANY_TIME
    term: TermId


class Prune(ItemCommand, frozen=True, tag="chain.prune"):
    """Take a term out, with all that hangs on it."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    WHEN = ANY_TIME
    term: TermId


class Restore(ItemCommand, frozen=True, tag="chain.restore"):
    """Put a pruned term back, with all that hangs on it, where its parent still is."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    WHEN = ANY_TIME
    term: TermId


ALREADY_SAID = Refusal("already-said", mark("You have said that word already. It counts once for you."))
CHAIN_FULL = Refusal("full", mark("The chain is full. Add your voice to a term that is there."))
IS_SEED = Refusal("is-seed", mark("That is the word from which the chain began."))
PRUNED = Refusal("pruned", mark("The moderators have taken that word out."))


def term_id(text: str) -> str:
    """One id for all ways of writing a word, so that the same word cannot be there twice."""
    return hashlib.sha256(fold(text).encode()).hexdigest()[:16]


def attach(scene: Scene, command: Attach) -> Decision | Refusal:
    id = term_id(command.text)
    if fold(command.text) == fold(settings_of(scene.item, Settings).seed):
        return IS_SEED
    if scene.view.raw(_key(scene, STAFF, id)) is not None:
        return PRUNED
    said = Said.key(own_audience(scene.actor.person), f"{scene.id}.{id}")
    if scene.view.raw(said) is not None:
        return ALREADY_SAID
    decision = scene.decision().put(said, Said()).count(_voices(scene, id))
    if scene.view.raw(_key(scene, ALL, id)) is not None:
        return decision.expect(_key(scene, ALL, id))
    return _grow(scene, decision, id, command)


def _grow(scene: Scene, decision: Decision, id: str, command: Attach) -> Decision | Refusal:
    if command.to != SEED:
        if scene.view.raw(_key(scene, ALL, command.to)) is None:
            return NOT_FOUND
        decision.expect(_key(scene, ALL, command.to))
    decision.put(_key(scene, ALL, id), Term(command.text, command.to, scene.now))
    return decision.count(_number(scene), most=MOST_TERMS, refusal=CHAIN_FULL)


def withdraw(scene: Scene, command: Withdraw) -> Decision | Refusal:
    said = Said.key(own_audience(scene.actor.person), f"{scene.id}.{command.term}")
    if scene.view.raw(said) is None:
        return NOT_FOUND
    decision = scene.decision().delete(said)
    voices = _voices(scene, command.term)
    lonely = scene.view.number(voices) <= 1 and len(_branch(scene, ALL, command.term)) == 1
    if not lonely:
        return decision.count(voices, -1)
    return _counted(scene, decision.delete(voices).delete(_key(scene, ALL, command.term)), -1)


def prune(scene: Scene, command: Prune) -> Decision | Refusal:
    return _carry(scene, command.term, ALL, STAFF)


def restore(scene: Scene, command: Restore) -> Decision | Refusal:
    term = scene.view.get(Term, STAFF, f"{scene.id}.{command.term}")
    if term is not None and term.parent != SEED and scene.view.raw(_key(scene, ALL, term.parent)) is None:
        return NOT_FOUND
    return _carry(scene, command.term, STAFF, ALL)


def _carry(scene: Scene, root: str, source: str, target: str) -> Decision | Refusal:
    terms = _terms(scene.view, scene.id, source)
    branch = _branch(scene, source, root)
    if not branch:
        return NOT_FOUND
    decision = scene.decision()
    for id in branch:
        decision.delete(_key(scene, source, id)).put(_key(scene, target, id), terms[id])
    return _counted(scene, decision, len(branch) if target == ALL else -len(branch))


def _counted(scene: Scene, decision: Decision, by: int) -> Decision:
    """Terms come or go while nothing else is attached: whoever attaches raises the number that is expected here."""
    return decision.expect(_number(scene)).count(_number(scene), by)


def _branch(scene: Scene, audience: str, root: str) -> list[str]:
    """The ids of a term and of all that hangs on it, the term first; empty where it is not there."""
    terms = _terms(scene.view, scene.id, audience)
    if root not in terms:
        return []
    branch = [root]
    for id in branch:
        branch += [other for other, term in terms.items() if term.parent == id]
    return branch


def _terms(view: View, item: str, audience: str) -> dict[str, Term]:
    own = f"{item}."
    return {id.removeprefix(own): term for id, term in view.each(Term, audience) if id.startswith(own)}


def _key(scene: Scene, audience: str, id: str) -> str:
    return Term.key(audience, f"{scene.id}.{id}")


def _number(scene: Scene) -> str:
    return key_of(ALL, "terms", scene.id)


def _voices(scene: Scene, id: str) -> str:
    return key_of(ALL, "voices", f"{scene.id}.{id}")


def report(scene: Scene, say: Say) -> list[Block]:
    view = scene.view
    shown, pruned = _terms(view, scene.id, ALL), _terms(view, scene.id, STAFF)
    if not shown and not pruned:
        return []
    loudest = sorted(shown, key=lambda term: (-view.number(_voices(scene, term)), shown[term].at))[:12]
    bars = tuple((shown[id].text, view.number(_voices(scene, id))) for id in loudest)
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
        twigs.append(Twig(terms[id].text, depth, scene.view.number(_voices(scene, id))))
        ahead += [(child, depth + 1) for child in below.get(id, [])]
    return tuple(twigs)


def mine(scene: Scene, person: str, say: Say) -> list[str]:
    terms = _terms(scene.view, scene.id, ALL)
    said = scene.view.ids(Said.KIND, own_audience(person))
    return [terms[id].text for key in said if (id := key.removeprefix(f"{scene.id}.")) in terms]


def figures(scene: Scene, say: Say) -> list[Figure]:
    terms = _terms(scene.view, scene.id, ALL)
    return [Figure(len(terms), say("terms in the chain"))] if terms else []


ACTIVITY = Activity(
    kind="chain",
    settings=Settings,
    handlers={Attach: attach, Withdraw: withdraw, Prune: prune, Restore: restore},
    report=report,
    figures=figures,
    mine=mine,
)
