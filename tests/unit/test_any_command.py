"""Whatever a command says that fits its schema, whoever says it: it is decided, and what comes of it can be read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import inspect

from facilitator import commands
from facilitator.exports.entities import SECRET, entity_fault
from rooms.activity import activities
from rooms.command import Command, ItemCommand
from rooms.decision import Refusal
from rooms.document import SEALED, split_key
from rooms.programme import clock, items
from rooms.roles import Role
from tests.examples import POLL
from tests.playing import MINUTE, Play
from tests.serving import EVERYTHING, workshop_text

KIND_OF = {command: kind for kind in activities() for command in activities()[kind].handlers}
WRITTEN = st.text(max_size=12) | st.sampled_from(["<b>x</b>", "=1+1", "\u202eabc", "🌳" * 60, " "])


def fitting(kind: inspect.Type, ids: Sequence[str]) -> st.SearchStrategy[Any]:
    """What fits a field of this type; ids are often those that there are."""
    match kind:
        case inspect.Metadata():
            return fitting(kind.type, ids)
        case inspect.StrType(pattern=str() as pattern):
            known = [id for id in ids if re.search(pattern, id)]
            made = st.from_regex(pattern)
            return st.one_of(*[st.sampled_from(known)] * 5, made) if known else made
        case inspect.StrType():
            longest = kind.max_length or 1_000
            return WRITTEN.map(lambda text: (text + "x" * (kind.min_length or 0))[:longest])
        case inspect.IntType() | inspect.FloatType():
            least, most = kind.ge if kind.ge is not None else -(2**62), kind.le if kind.le is not None else 2**62
            return st.integers(int(least), int(most)) | st.integers(max(int(least), -3), min(int(most), 30))
        case inspect.LiteralType():
            return st.sampled_from(list(kind.values))
        case inspect.EnumType():
            return st.sampled_from(list(kind.cls)).map(lambda one: one.value)
        case inspect.UnionType():
            return st.one_of([fitting(one, ids) for one in kind.types])
        case inspect.VarTupleType() | inspect.ListType() | inspect.SetType() | inspect.FrozenSetType():
            inner, most = fitting(kind.item_type, ids), min(kind.max_length or 4, 4)
            return st.lists(inner, min_size=kind.min_length or 0, max_size=most)
        case inspect.TupleType():
            return st.tuples(*(fitting(one, ids) for one in kind.item_types))
        case inspect.DictType():
            pair, most = (fitting(kind.key_type, ids), fitting(kind.value_type, ids)), min(kind.max_length or 4, 4)
            return st.dictionaries(*pair, min_size=kind.min_length or 0, max_size=most)
        case inspect.StructType():
            return st.fixed_dictionaries({one.encode_name: fitting(one.type, ids) for one in kind.fields})
        case inspect.BoolType():
            return st.booleans()
    return st.none()


# As what there is what a field names; otherwise it is called as the field.
NAMED = {
    **dict.fromkeys(("room", "into", "rooms"), "theme"),
    **dict.fromkeys(("people", "refused", "places"), "person"),
    **dict.fromkeys(("card", "cards", "taken"), "note"),
    **dict.fromkeys(("seen", "to", "round"), "item"),
    "word": "term",
    "proposals": "proposal",
}


def ids_of(play: Play, kind: str) -> list[str]:
    """The parts of their ids."""
    keys = [split_key(key)[1:] for key, _ in play.document.items()]
    return sorted({part for own, id in keys for part in id.split(".") if own == kind and part})


@st.composite
def said(draw: st.DrawFn, play: Play) -> dict[str, Any]:
    """A command about what there is: as a rule about what is on, or about no item."""
    whole = dict(items(play.document))
    on = whole[clock(play.document).item].kind if clock(play.document).item else ""
    fits = [one for one in commands.command_types() if one not in KIND_OF or KIND_OF[one] == on]
    own = [one for one in fits if one in KIND_OF] or fits
    command: type[Command] = draw(
        st.sampled_from([fits, own, own, list(commands.command_types())][draw(st.integers(0, 3))])
    )
    about = inspect.type_info(command)
    assert isinstance(about, inspect.StructType)
    ids = {one.encode_name: ids_of(play, NAMED.get(one.encode_name, one.encode_name)) for one in about.fields}
    fields = {
        name: draw(fitting(one.type, ids[name]))
        for one in about.fields
        if one.required or draw(st.booleans())
        for name in (one.encode_name,)
    }
    if issubclass(command, ItemCommand) and draw(st.integers(0, 5)):
        fields["item"] = next(id for id, item in whole.items() if item.kind == KIND_OF[command])
        if KIND_OF[command] == on:
            fields["item"] = clock(play.document).item
    return {"type": commands.name_of(command), **fields}


@settings(max_examples=100)
@given(st.data())
def test_whatever_fits_is_decided_and_what_comes_of_it_can_be_read(data: st.DataObject) -> None:
    play = Play(workshop_text(EVERYTHING + POLL))
    play.crowd(2)
    for role in (Role.ORGANISER, Role.HOST):
        play.join(role.value, role, "klima" if role is Role.HOST else "")
    play.go_to(data.draw(st.sampled_from([id for id, _ in items(play.document)])))
    for _ in range(data.draw(st.integers(1, 15))):
        if data.draw(st.integers(0, 5)) == 0:
            play.wait(data.draw(st.integers(0, 40)) * MINUTE)
        who = play.actors[data.draw(st.sampled_from(list(play.actors)))]
        before = dict(play.document.items())
        outcome = play.try_(who, **data.draw(said(play)))
        assert not isinstance(outcome, Refusal) or outcome.text
        assert clock(play.document).item in {"", *(id for id, _ in items(play.document))}
        for key, raw in play.document.items():
            secret = split_key(key)[0] == SEALED and split_key(key)[1] in SECRET
            assert before.get(key) == raw or secret or entity_fault(key, raw) is None, key
