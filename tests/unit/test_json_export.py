"""The complete export: nothing missing, nothing secret, nobody given away, and the same after reading it in."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import facilitator
import rooms
from facilitator.exports.discretion import WITHHELD
from facilitator.exports.entities import SECRET, entity_kinds
from facilitator.exports.json import MOST_BYTES, BadFile, parse, render
from rooms.document import SEALED, STAFF, Document, Entity, View, person_of, split_key
from rooms.people import Person, Place, actor
from rooms.programme import Salt
from tests.playing import Play
from tests.serving import workshop_text
from tests.unit.sample import Names, retrospective, sample

DOCS = Path(__file__).parents[2] / "docs" / "json-export.md"
PSEUDONYM = re.compile(r"anon-[0-9a-f]{24}")


def export(view: View) -> bytes:
    return render(view, workshop="werkstatt", epoch="e1", sequence=42)


def entities(view: View) -> dict[str, Any]:
    return json.loads(export(view))["entities"]  # type: ignore[no-any-return]


def kinds_in(keys: Iterator[str] | dict[str, Any]) -> list[tuple[str, str]]:
    return sorted((audience.partition(":")[0], kind) for audience, kind, _ in map(split_key, keys))


@pytest.mark.parametrize("names", ["named", "choice", "anonymous"])
def test_reading_an_export_in_and_exporting_it_again_changes_nothing(names: Names) -> None:
    first = export(sample(names))
    assert export(View(parse(first).items())) == first


@pytest.mark.parametrize("names", ["named", "choice", "anonymous"])
def test_everything_is_there_but_for_secrets(names: Names) -> None:
    document = sample(names)
    kept = [key for key, _ in document.items() if split_key(key)[:2] not in {(SEALED, kind) for kind in SECRET}]
    assert kinds_in(iter(kept)) == kinds_in(entities(document))


def test_what_was_hidden_pruned_taken_back_or_sealed_is_there() -> None:
    whole = export(sample()).decode()
    assert "Das bringt doch alles nichts." in whole
    assert "Das nehme ich lieber zurück." in whole
    assert '"staff/term:clusterkette.' in whole
    assert '"staff/question:' in whole
    assert '"sealed/ballot:blitzlicht.' in whole


def test_no_secret_leaves_the_house() -> None:
    whole = export(sample()).decode()
    assert "sealed/link" not in whole
    assert "sealed/salt" not in whole
    assert sample().get(Salt, SEALED).value not in whole  # type: ignore[union-attr]
    assert entities(sample())["staff/person:m1"]["link"] == WITHHELD


def test_nobody_can_act_for_staff_where_it_was_read_in() -> None:
    read_in = View(parse(export(sample())).items())
    assert actor(sample(), "m1") is not None
    assert actor(read_in, "m1") is None
    assert actor(read_in, "p001") is not None


def test_names_stand_only_where_the_workshop_file_lets_them_in() -> None:
    assert "Gast 12" in export(sample("named", True)).decode()
    without = export(sample("named", False)).decode()
    assert "Gast" not in without
    assert '"Moderation"' not in without
    assert "Stadt 3" not in without


@pytest.mark.parametrize("named", [True, False])
def test_a_name_that_a_moderator_gave_stands_only_where_names_do(named: bool) -> None:
    play = Play(workshop_text(names_in_results=named))
    play.join("ada")
    play.do(play.moderator, "people.rename", person="ada", name="Grace")
    text = export(play.document).decode()
    assert ("Ada" in text, "Grace" in text) == (named, named)


def test_nothing_unsigned_lies_under_its_author() -> None:
    """Each thing under a person is either of no account or signed with that person's id."""
    for names in ("named", "choice", "anonymous"):
        whole = entities(sample(names))  # type: ignore[arg-type]
        signed = {(entity["by"], _entry(key)) for key, entity in whole.items() if _signs(entity)}
        for key in whole:
            audience, kind, _ = split_key(key)
            person = person_of(audience)
            if person is None or PSEUDONYM.fullmatch(person) or kind in ("name", "place", "team", "help", "message"):
                continue
            assert (person, _entry(key)) in signed, key


def _entry(key: str) -> str:
    return split_key(key)[2].rpartition(".")[2]


def _signs(entity: Any) -> bool:
    return isinstance(entity, dict) and "by" in entity


def test_where_nobody_signs_no_id_of_a_person_stands_beside_anything_written() -> None:
    written = ("note", "question", "term", "ballot", "own", "support", "said", "wish", "sentence")
    for document in (sample("anonymous"), retrospective()):
        people = set(document.ids(Person.KIND, STAFF))
        for key, entity in entities(document).items():
            if split_key(key)[1] in written:
                words = set(re.split(r"[/:.]", key)) | set(re.findall(r"[\w-]+", json.dumps(entity)))
                assert not words & people, key


def test_a_pseudonym_never_stands_for_two_things() -> None:
    seen: dict[str, set[tuple[str, str]]] = {}
    for key, entity in entities(sample("anonymous")).items():
        for pseudonym in PSEUDONYM.findall(key):
            _, kind, id = split_key(key)
            thing = (kind, json.dumps(entity)) if kind == "ballot" else (kind, id)
            seen.setdefault(pseudonym, set()).add(thing)
    assert len(seen) > 500
    assert all(len(things) == 1 for things in seen.values())


def test_pseudonyms_cannot_be_computed_without_the_salt() -> None:
    other = Document(sample("anonymous").items())
    other._set(Salt.key(SEALED), b'{"value":"another"}')
    first, second = (set(PSEUDONYM.findall(export(view).decode())) for view in (sample("anonymous"), other))
    assert not first & second


def test_the_same_document_gives_the_same_file() -> None:
    assert export(sample()) == export(Document(reversed(list(sample().items()))))


def test_an_unknown_kind_of_entity_goes_under_a_pseudonym() -> None:
    document = Document(sample().items())
    document._set("me:p001/novelty:x", b'{"text":"mine"}')
    assert "me:p001/novelty:x" not in entities(document)
    assert any(key.endswith("/novelty:x") for key in entities(document))


# Reading in


def changed(key: str, value: Any) -> bytes:
    whole = json.loads(export(sample()))
    whole["entities"][key] = value
    return json.dumps(whole).encode()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("nobody/note:x", {"text": "a"}),
        ("room:../note:x", {"text": "a"}),
        ("all/note:x\\u0000", {"text": "a"}),
        ("all/Note:x", {"text": "a"}),
        ("all", {}),
        ("all/theme:a.b.c.d.e", {"place": 1, "name": "n"}),
        ("all/secret:x", {"text": "a"}),
        ("all/theme:x", {"place": "first"}),
        ("room:artenreich/note:x", {"text": "no section"}),
        ("room:artenreich/note:x", ["text"]),
        ("all/joined", -1),
        ("all/joined", 1.5),
        ("all/joined", 10_000_000_000),
        ("all/joined", "12"),
        ("all/joined", None),
        ("sealed/link:abc", {"role": "organiser"}),
        ("sealed/salt", {"value": "x"}),
        ("all/question:x", {"item": "keynote", "text": "a" * 70_000, "at": 1}),
    ],
)
def test_what_does_not_belong_in_a_document_is_refused(key: str, value: Any) -> None:
    with pytest.raises(BadFile) as refused:
        parse(changed(key, value))
    assert "cannot be read" in str(refused.value)


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (b"", "cannot be read as JSON"),
        (b"[1]", "cannot be read as JSON"),
        (b"\\xff\\xfe", "cannot be read as JSON"),
        (b'{"entities":' + b"[" * 100_000, "cannot be read as JSON"),
        (b" " * (MOST_BYTES + 1), "larger than 20 MiB"),
        (b'{"format":"x","version":1,"workshop":"w","epoch":"","sequence":1,"entities":{}}', "not the export"),
        (
            b'{"format":"facilitator-workshop","version":2,"workshop":"w","epoch":"","sequence":1,"entities":{}}',
            "version 2",
        ),
        (
            b'{"format":"facilitator-workshop","version":1,"workshop":"../w","epoch":"","sequence":1,"entities":{}}',
            "cannot be read as JSON",
        ),
        (
            b'{"format":"facilitator-workshop","version":1,"workshop":"w","epoch":"","sequence":1,"entities":{}}',
            "all/workshop",
        ),
        (
            b'{"format":"facilitator-workshop","version":1,"workshop":"w","epoch":"","sequence":1,"entities":{},"x":1}',
            "cannot be read as JSON",
        ),
    ],
)
def test_what_is_no_export_is_refused_with_a_reason(body: bytes, says: str) -> None:
    with pytest.raises(BadFile, match=says):
        parse(body)


def test_every_kind_of_entity_in_the_code_can_be_read_in() -> None:
    for package in (rooms, facilitator):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if not module.name.endswith("__main__"):
                importlib.import_module(module.name)
    kinds = {shape.KIND for shape in below(Entity) if shape.__module__.startswith(("rooms", "facilitator"))}
    assert kinds == set(entity_kinds())


def below(shape: type[Entity]) -> set[type[Entity]]:
    return {one for direct in shape.__subclasses__() for one in {direct, *below(direct)}}


def test_the_documentation_names_every_kind_and_no_other() -> None:
    section = DOCS.read_text("utf-8").partition("## Entities")[2].partition("##")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)) == set(entity_kinds()) - SECRET


def test_the_place_of_a_person_survives() -> None:
    document = Document(sample().items())
    document._set(Place.key("me:p001"), b'{"room":"artenreich","item":"x"}')
    assert View(parse(export(document)).items()).get(Place, "me:p001") == Place("artenreich", "x")
