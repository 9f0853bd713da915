"""Clusterkette: a seed term, and terms that people attach to terms.

No method of that name is documented; this is our reading of it, by analogy with the chain of associations
(a word, and each answers the word before) and with clustering after Gabriele L. Rico, "Writing the Natural
Way" (1983), where chains branch from a core. The same word said by several people grows.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, ClassVar

from rooms.activities.chain import reporting
from rooms.activities.chain.silence import silence, still_said
from rooms.activities.chain.terms import (
    MOST_TERMS,
    SEED,
    Said,
    Settings,
    Term,
    TermId,
    branch_of,
    counted,
    number_key,
    term_id,
    term_key,
    terms_in,
    voices_key,
)
from rooms.activity import Activity, settings_of
from rooms.command import ANY_TIME, NOT_FOUND, Command, ItemCommand, Scene, Situation
from rooms.decision import Decision, Refusal
from rooms.document import ALL, STAFF, own_audience
from rooms.roles import Right
from rooms.wording import TermText, fold, mark


class Attach(ItemCommand, frozen=True, tag="chain.attach"):
    """Say a word, and hang it on a term; who says one that is there makes it grow."""

    text: TermText
    to: TermId = SEED


class Withdraw(ItemCommand, frozen=True, tag="chain.withdraw"):
    """I no longer say that word; what nobody says and nothing hangs on goes."""

    WHEN = ANY_TIME
    term: TermId


class Prune(ItemCommand, frozen=True, tag="chain.prune"):
    """Take a term out, with all that hangs on it."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    WHEN = ANY_TIME
    term: TermId

    def done(self) -> str:
        return mark("“{word}” taken out of the chain")

    def told(self, situation: Situation, decision: Decision) -> dict[str, Any]:
        """With the word as it read, which those who may take this back would not know by its id."""
        return super().told(situation, decision) | {"word": _word(situation, self, ALL)}

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return Restore(self.item, self.term)


class Restore(ItemCommand, frozen=True, tag="chain.restore"):
    """Put a pruned term back, with all that hangs on it and is still said, where its parent still is."""

    NEEDS: ClassVar[Right] = Right.MODERATE
    WHEN = ANY_TIME
    term: TermId

    def done(self) -> str:
        return mark("“{word}” put back into the chain")

    def told(self, situation: Situation, decision: Decision) -> dict[str, Any]:
        return super().told(situation, decision) | {"word": _word(situation, self, STAFF)}

    def undoing(self, situation: Situation, decision: Decision) -> Command | None:
        return Prune(self.item, self.term)


def _word(situation: Situation, command: Prune | Restore, audience: str) -> str:
    term = situation.view.get(Term, audience, f"{command.item}.{command.term}")
    return "" if term is None else term.text


ALREADY_SAID = Refusal("already-said", mark("You have said that word already. It counts once for you."))
CHAIN_FULL = Refusal("full", mark("The chain is full. Add your voice to a word that is there."))
IS_SEED = Refusal("is-seed", mark("That is the word from which the chain began."))
PRUNED = Refusal("pruned", mark("The moderators have taken that word out."))


def attach(scene: Scene, command: Attach) -> Decision | Refusal:
    """A word that is there grows wherever it was said; a new one hangs on a term that is still there then."""
    id = term_id(command.text)
    if fold(command.text) == fold(settings_of(scene.item, Settings).seed):
        return IS_SEED
    if scene.view.raw(term_key(scene, STAFF, id)) is not None:
        return PRUNED
    said = Said.key(own_audience(scene.actor.person), f"{scene.id}.{id}")
    if scene.view.raw(said) is not None:
        return ALREADY_SAID
    decision = scene.decision().put(said, Said()).count(voices_key(scene, id))
    if scene.view.raw(term_key(scene, ALL, id)) is not None:
        return decision.expect(term_key(scene, ALL, id))
    return _grow(scene, decision, id, command)


def _grow(scene: Scene, decision: Decision, id: str, command: Attach) -> Decision | Refusal:
    if command.to != SEED:
        if scene.view.raw(term_key(scene, ALL, command.to)) is None:
            return NOT_FOUND
        decision.expect(term_key(scene, ALL, command.to))
    decision.put(term_key(scene, ALL, id), Term(command.text, command.to, scene.now))
    return decision.count(number_key(scene), most=MOST_TERMS, refusal=CHAIN_FULL)


def withdraw(scene: Scene, command: Withdraw) -> Decision | Refusal:
    """My voice goes, and with it whatever nobody says any more and nothing hangs on."""
    said = Said.key(own_audience(scene.actor.person), f"{scene.id}.{command.term}")
    if scene.view.raw(said) is None:
        return NOT_FOUND
    return silence(scene, scene.decision().delete(said), {command.term: 1}, (ALL,))


def forget(scene: Scene, people: frozenset[str]) -> Decision:
    """Their voices go, and the terms that nobody says any more and nothing hangs on."""
    voices: Counter[str] = Counter()
    for person in people:
        said = scene.view.ids(Said.KIND, own_audience(person))
        voices.update(id.removeprefix(f"{scene.id}.") for id in said if id.startswith(f"{scene.id}."))
    return silence(scene, scene.decision(), voices, (ALL, STAFF))


def prune(scene: Scene, command: Prune) -> Decision | Refusal:
    """Nobody sees the branch any more, nor can say its words again."""
    return _carry(scene, command.term, ALL, STAFF)


def restore(scene: Scene, command: Restore) -> Decision | Refusal:
    """The branch is where it was, with the voices that it still has."""
    term = scene.view.get(Term, STAFF, f"{scene.id}.{command.term}")
    if term is not None and term.parent != SEED and scene.view.raw(term_key(scene, ALL, term.parent)) is None:
        return NOT_FOUND
    return _carry(scene, command.term, STAFF, ALL)


def _carry(scene: Scene, root: str, source: str, target: str) -> Decision | Refusal:
    terms = terms_in(scene.view, scene.id, source)
    branch = branch_of(scene, source, root)
    if not branch:
        return NOT_FOUND
    decision, carried = scene.decision(), {id: terms[id] for id in branch}
    for id in branch:
        decision.delete(term_key(scene, source, id))
    if target == ALL:
        carried = still_said(scene, decision, carried)
    for id, term in carried.items():
        decision.put(term_key(scene, target, id), term)
    return counted(scene, decision, len(carried) if target == ALL else -len(carried))


ACTIVITY = Activity(
    kind="chain",
    label=mark("Chain of words"),
    about=mark("Clusterkette: one word leads to another, from a seed."),
    settings=Settings,
    handlers={Attach: attach, Withdraw: withdraw, Prune: prune, Restore: restore},
    report=reporting.report,
    sheets={
        "terms": mark("Chain of words"),
        "words": mark("Words said most often"),
        "pruned": mark("Words taken out"),
    },
    figures=reporting.figures,
    mine=reporting.mine,
    forget=forget,
)
