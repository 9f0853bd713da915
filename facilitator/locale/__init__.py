"""The two languages of the pages: English is in the code, German in the catalogue beside this module.

One catalogue serves Python, templates and browsers; it is read once, from its source, so that there is
nothing to compile.
"""

from __future__ import annotations

import hashlib
import importlib.resources
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from io import BytesIO
from typing import Literal

from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po
from babel.support import NullTranslations

from rooms.decision import Refusal

LANGUAGES = ("de", "en")
SOURCE = "en"


def day_in_words(day: date, language: str, length: Literal["full", "long"] = "full") -> str:
    """``Donnerstag, 26. November 2026``, ``Thursday, 26 November 2026``; without the day of the week where ``long``."""
    return format_date(day, length, locale="en_GB" if language == "en" else language)


def time_of_day(moment: datetime, *, seconds: bool = False) -> str:
    """``09:30``, or ``09:30:15``, in either language."""
    return f"{moment:%H:%M:%S}" if seconds else f"{moment:%H:%M}"


class Translations(NullTranslations):
    """What templates and Python ask for their texts."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self._messages = messages(language)

    def gettext(self, message: str) -> str:
        found = self._messages.get(message)
        return found if isinstance(found, str) else message

    def ngettext(self, singular: str, plural: str, num: int) -> str:
        found = self._messages.get(singular)
        one, many = found if isinstance(found, tuple) else (singular, plural)
        return one if num == 1 else many


@cache
def messages(language: str) -> Mapping[str, str | tuple[str, str]]:
    """Every message of the catalogue, with its translation: two where there is a plural."""
    found: dict[str, str | tuple[str, str]] = {}
    for message in _catalogue(language):
        match message.id, message.string:
            case str(id), str(text) if id and text:
                found[id] = text
            case (str(id), str(_)), (str(one), str(many)) if one and many:
                found[id] = (one, many)
    return found


@cache
def catalogue_version() -> str:
    """A short hash of all catalogues: the address under which browsers keep them."""
    whole = repr([sorted(messages(language).items()) for language in LANGUAGES])
    return hashlib.sha256(whole.encode()).hexdigest()[:12]


@cache
def translations(language: str) -> Translations:
    return Translations(language if language in LANGUAGES else SOURCE)


def sentence(refusal: Refusal, language: str) -> str:
    """A refusal in words, in the reader's language."""
    return translations(language).gettext(refusal.text).format_map(refusal.values)


def preferred(wanted: Iterable[str], default: str) -> str:
    """The first of the wanted languages that there is, ``de-AT`` counting as ``de``."""
    for language in wanted:
        if (short := language.partition("-")[0].lower()) in LANGUAGES:
            return short
    return default


def _catalogue(language: str) -> Catalog:
    if language == SOURCE:
        return Catalog(locale=SOURCE)
    source = importlib.resources.files(__package__).joinpath(f"{language}/LC_MESSAGES/facilitator.po")
    return read_po(BytesIO(source.read_bytes()), locale=language)


__all__ = ["LANGUAGES", "Translations", "catalogue_version", "messages", "preferred", "sentence", "translations"]
