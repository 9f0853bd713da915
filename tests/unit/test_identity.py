"""Links, cookies and the spoken code: what opens, what does not, and what is kept of it."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Any

import pytest
from starlette.requests import HTTPConnection
from starlette.responses import Response

from facilitator.identity import (
    COOKIE_DAYS,
    Keys,
    Pass,
    cookie_name,
    hash_of,
    holder_of,
    link_opened_by,
    name_of,
    renewed,
    role_of,
    set_cookie,
)
from facilitator.settings import SHORTEST_KEY, BadSetting, Settings
from rooms import links
from rooms.decision import Decision
from rooms.document import ALL, SEALED, STAFF, Document, View, decode, encode
from rooms.links import link_for, links_of, standing_links
from rooms.people import Link, Person
from rooms.programme import Workshop
from rooms.roles import Role

KEYS = Keys(b"one key")
OTHER = Keys(b"another key")


def view(**entities: object) -> View:
    found = {Workshop.key(ALL): encode(Workshop("x", code="HALDE 47"))}
    for link in (Link(Role.MODERATOR), Link(Role.STAGE), Link(Role.HOST, room="klima")):
        found[Link.key(SEALED, hash_of(KEYS.secret_for("w", link)))] = encode(link)
    moderators = hash_of(KEYS.secret_for("w", Link(Role.MODERATOR)))
    found[Person.key(STAFF, "m1")] = encode(Person("Mo", Role.MODERATOR, link=moderators))
    found[Person.key(STAFF, "m2")] = encode(Person("Ex", Role.MODERATOR, link="gone"))
    found[Person.key(STAFF, "p1")] = encode(Person("Anna"))
    found[Person.key(STAFF, "p2")] = encode(Person("Rude", removed=True))
    return View(found.items())


def asked(cookie: str, workshop: str = "w") -> Pass | None:
    header = (b"cookie", f"{cookie_name(workshop)}={cookie}".encode("latin-1"))
    return holder_of(HTTPConnection({"type": "http", "headers": [header]}), KEYS, workshop)


def test_a_secret_is_the_same_whenever_it_is_asked_for_and_another_for_every_link() -> None:
    links = [Link(role) for role in Role] + [
        Link(Role.HOST, room="a"),
        Link(Role.HOST, room="b"),
        Link(Role.STAGE, number=2),
    ]
    links += [Link(Role.PARTICIPANT, person="p1"), Link(Role.PARTICIPANT, person="p2")]
    found = {KEYS.secret_for(workshop, link) for workshop in ("w", "v") for link in links}
    assert len(found) == 2 * len(links)
    assert all(len(secret) == 22 for secret in found)
    assert KEYS.secret_for("w", links[0]) == KEYS.secret_for("w", links[0])
    assert KEYS.secret_for("w", links[0]) != OTHER.secret_for("w", links[0])


def test_a_link_is_opened_by_its_secret_of_which_only_a_hash_is_kept() -> None:
    secret = KEYS.secret_for("w", Link(Role.HOST, room="klima"))
    assert link_opened_by(view(), secret) == link_for(view(), Role.HOST, "klima")
    assert secret not in str(list(view().items()))
    assert link_opened_by(view(), KEYS.secret_for("w", Link(Role.HOST, room="klima", number=2))) is None
    assert link_opened_by(view(), hash_of(secret)) is None
    assert link_for(view(), Role.HOST, "arten") is None


def test_a_renewed_link_has_the_next_number_and_ends_those_before() -> None:
    document = Document(view().items())
    for key in (KEYS, OTHER):
        own = Link(Role.PARTICIPANT, person="p1", number=1 if key is KEYS else 2)
        document.apply(Decision(document).put(Link.key(SEALED, hash_of(key.secret_for("w", own))), own).entry())
    old = links_of(document, "p1")
    assert sorted(link.number for _, link in old) == [1, 2]
    document.apply(renewed(document, KEYS, "w", old).entry())
    [(hashed, link)] = links_of(document, "p1")
    assert (link.number, hashed) == (3, hash_of(KEYS.secret_for("w", link)))
    assert {link.role for _, link in standing_links(document)} == {Role.MODERATOR, Role.STAGE, Role.HOST}


def test_a_standing_link_is_found_without_reading_those_of_thousands(monkeypatch: pytest.MonkeyPatch) -> None:
    own = {Link.key(SEALED, f"own-{n}"): encode(Link(Role.PARTICIPANT, person=f"p{n}")) for n in range(100)}
    many, read = View([*own.items(), *view().items()]), []
    monkeypatch.setattr(links, "decode", lambda kind, raw: read.append(raw) or decode(kind, raw))
    assert link_for(many, Role.HOST, "klima") == link_for(view(), Role.HOST, "klima")
    assert len(read) <= 2 * len(list(standing_links(view())))


def test_a_cookie_says_who_somebody_is_in_one_workshop() -> None:
    holder = Pass("w", person="p1")
    assert asked(KEYS.sign(holder)) == holder
    assert asked(KEYS.sign(holder), "v") is None
    assert asked(OTHER.sign(holder)) is None
    assert asked(KEYS.sign(holder)[:-2] + "xx") is None
    assert asked("") is asked("ä.b.c") is asked("a.b.c") is None


def test_a_cookie_is_kept_from_scripts_and_from_other_sites() -> None:
    response = Response()
    set_cookie(response, KEYS, Pass("w", person="p1"), secure=True)
    said = response.headers["set-cookie"].lower()
    assert all(
        word in said for word in ("httponly", "samesite=lax", "secure", "path=/w/w", f"max-age={COOKIE_DAYS * 86_400}")
    )
    assert "p1" not in said


@pytest.mark.parametrize(
    ("holder", "role"),
    [
        (None, None),
        (Pass("w", person="m1"), Role.MODERATOR),
        (Pass("w", person="m2"), None),
        (Pass("w", person="p1"), Role.PARTICIPANT),
        (Pass("w", person="p2"), None),
        (Pass("w", person="nobody"), None),
        (Pass("w", link="gone"), None),
        (Pass("w", person="p1", link="gone"), None),
        (Pass("w", person="p1", link=hash_of(KEYS.secret_for("w", Link(Role.STAGE)))), Role.PARTICIPANT),
        (Pass("w"), None),
    ],
)
def test_who_somebody_may_be_is_what_the_document_says_now(holder: Pass | None, role: Role | None) -> None:
    assert role_of(view(), holder) == role


def test_the_stage_has_a_role_and_no_name() -> None:
    holder = Pass("w", link=hash_of(KEYS.secret_for("w", Link(Role.STAGE))))
    assert role_of(view(), holder) is Role.STAGE
    assert name_of(view(), holder) == ""
    assert name_of(view(), Pass("w", person="p1")) == "Anna"


def test_a_data_folder_has_one_key_that_only_its_owner_reads(tmp_path: Path) -> None:
    first = Keys.of(Settings(data=tmp_path / "data"))
    again = Keys.of(Settings(data=tmp_path / "data"))
    assert first.secret_for("w", Link(Role.STAGE)) == again.secret_for("w", Link(Role.STAGE))
    assert stat.S_IMODE((tmp_path / "data" / "secret.key").stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["secret.key"]
    other = Keys.of(Settings(data=tmp_path / "other"))
    assert other.secret_for("w", Link(Role.STAGE)) != first.secret_for("w", Link(Role.STAGE))


@pytest.mark.parametrize("kept", ["", "\n", "half of a k"])
def test_a_key_that_was_cut_off_is_not_taken(tmp_path: Path, kept: str) -> None:
    (tmp_path / "secret.key").write_text(kept)
    with pytest.raises(BadSetting, match=f"at least {SHORTEST_KEY} characters"):
        Keys.of(Settings(data=tmp_path))
    assert (tmp_path / "secret.key").read_text() == kept, "what is left of it may still be wanted"


def test_a_new_key_is_on_disk_before_it_has_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    happened: list[str] = []
    for name in ("fsync", "link"):
        original = getattr(os, name)

        def noted(*args: Any, name: str = name, original: Any = original) -> None:
            happened.append(name)
            original(*args)

        monkeypatch.setattr(os, name, noted)
    Keys.of(Settings(data=tmp_path))
    assert happened == ["fsync", "link"]
