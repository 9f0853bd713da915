"""Words that are no longer said: voices go, and with the last one whatever nobody says and nothing hangs on."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from rooms.activities.chain.terms import Term, counted, number_key, term_key, terms_in, voices_key
from rooms.command import Scene
from rooms.decision import Decision
from rooms.document import ALL, STAFF


def silence(scene: Scene, decision: Decision, lost: Mapping[str, int], where: Collection[str]) -> Decision:
    """Each of these terms loses so many voices, and in these audiences what has withered by that goes.

    What was taken out by the moderators stays out, said or not, unless it is forgotten: it must not come again.
    """
    withered = {audience: _withered(scene, terms_in(scene.view, scene.id, audience), lost) for audience in where}
    gone = set().union(*withered.values())
    for id, many in lost.items():
        if id not in gone:
            _fewer(scene, decision, id, many)
    for audience, terms in withered.items():
        _remove(scene, decision, audience, terms)
    return decision


def still_said(scene: Scene, decision: Decision, terms: Mapping[str, Term]) -> dict[str, Term]:
    """Those of the terms that have a voice or carry one that has; the decision holds only while that is so."""
    gone = _withered(scene, terms, {})
    for id in terms:
        decision.expect(voices_key(scene, id))
    for id in gone:
        decision.delete(voices_key(scene, id))
    return {id: term for id, term in terms.items() if id not in gone}


def _fewer(scene: Scene, decision: Decision, id: str, many: int) -> None:
    """A term stays with fewer voices; it is decided again if others withdraw the last ones meanwhile."""
    left = scene.view.number(voices_key(scene, id)) - many
    decision.count(voices_key(scene, id), -many, least=1 if left > 0 else 0)
    if scene.view.raw(term_key(scene, ALL, id)) is None:
        decision.expect(term_key(scene, STAFF, id))
    elif left <= 0:
        # It stays for what hangs on it: nothing of that may go at the same moment.
        decision.expect(number_key(scene))


def _remove(scene: Scene, decision: Decision, audience: str, terms: Mapping[str, Term]) -> None:
    for id, term in terms.items():
        decision.delete(voices_key(scene, id)).delete(term_key(scene, audience, id))
        if term.parent not in terms:
            # What it hung on stays because it is said: that must still be so.
            decision.expect(voices_key(scene, term.parent))
    if terms and audience == ALL:
        counted(scene, decision, -len(terms))


def _withered(scene: Scene, terms: Mapping[str, Term], lost: Mapping[str, int]) -> dict[str, Term]:
    """The terms that have no voice left and carry none that has, once each has lost so many voices."""
    carried: set[str] = set()
    for id in terms:
        at = id if scene.view.number(voices_key(scene, id)) > lost.get(id, 0) else ""
        while at in terms and at not in carried:
            carried.add(at)
            at = terms[at].parent
    return {id: term for id, term in terms.items() if id not in carried}
