"""The terms of a chain: what they are, where they lie, and what hangs on what."""

from __future__ import annotations

import hashlib
from typing import Annotated, ClassVar

import msgspec
from msgspec import Meta

from rooms.command import Scene
from rooms.decision import Decision
from rooms.document import ALL, Entity, View, key_of
from rooms.fields import Field, Fields
from rooms.wording import Sentence, TermText, fold, mark

SEED = "seed"
MOST_TERMS = 600
TermId = Annotated[str, Meta(pattern=r"^[a-z0-9-]{1,64}\Z")]


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The term from which the chain grows."""

    FIELDS: ClassVar[Fields] = {
        "seed": Field(mark("The word from which the chain grows")),
        "question": Field(mark("What people are asked")),
    }
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


def term_id(text: str) -> str:
    """One id for all ways of writing a word, so that the same word cannot be there twice."""
    return hashlib.sha256(fold(text).encode()).hexdigest()[:16]


def branch_of(scene: Scene, audience: str, root: str) -> list[str]:
    """The ids of a term and of all that hangs on it, the term first; empty where it is not there."""
    terms = terms_in(scene.view, scene.id, audience)
    if root not in terms:
        return []
    branch = [root]
    for id in branch:
        branch += [other for other, term in terms.items() if term.parent == id]
    return branch


def terms_in(view: View, item: str, audience: str) -> dict[str, Term]:
    own = f"{item}."
    return {id.removeprefix(own): term for id, term in view.each(Term, audience) if id.startswith(own)}


def term_key(scene: Scene, audience: str, id: str) -> str:
    return Term.key(audience, f"{scene.id}.{id}")


def number_key(scene: Scene) -> str:
    return key_of(ALL, "terms", scene.id)


def counted(scene: Scene, decision: Decision, by: int) -> Decision:
    """Terms come or go while nothing else is attached: whoever attaches raises the number that is expected here."""
    return decision.expect(number_key(scene)).count(number_key(scene), by)


def voices_key(scene: Scene, id: str) -> str:
    return key_of(ALL, "voices", f"{scene.id}.{id}")
