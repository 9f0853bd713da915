"""Who may do what: the one table. Commands, pages and downloads each name the right that they need."""

from enum import StrEnum


class Role(StrEnum):
    ORGANISER = "organiser"
    MODERATOR = "moderator"
    HOST = "host"
    PARTICIPANT = "participant"
    STAGE = "stage"


class Right(StrEnum):
    """What there is to be allowed. ``HOST`` holds in a host's own room, and everywhere for the staff."""

    WATCH = "watch"
    TAKE_PART = "take-part"
    HOST = "host"
    MODERATE = "moderate"
    STEER = "steer"
    ADMINISTER = "administer"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.ORGANISER: frozenset(Right),
    Role.MODERATOR: frozenset({Right.WATCH, Right.TAKE_PART, Right.HOST, Right.MODERATE, Right.STEER}),
    Role.HOST: frozenset({Right.WATCH, Right.TAKE_PART, Right.HOST}),
    Role.PARTICIPANT: frozenset({Right.WATCH, Right.TAKE_PART}),
    Role.STAGE: frozenset({Right.WATCH}),
}

STAFF_ROLES = frozenset({Role.ORGANISER, Role.MODERATOR})


def may(role: Role, right: Right) -> bool:
    return right in RIGHTS[role]


def covers(role: Role, other: Role) -> bool:
    """Whether a role has every right of another: nobody decides about somebody who may do more."""
    return RIGHTS[other] <= RIGHTS[role]
