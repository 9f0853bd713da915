"""Templates and static files: one environment per language, one address prefix per version of the files."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import get_timezone
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markdown_it import MarkdownIt
from markupsafe import Markup
from starlette.responses import HTMLResponse

from facilitator.locale import LANGUAGES, day_in_words, time_of_day, translations
from facilitator.settings import Settings

# Letters that one reads at a glance.
_GLANCE = 160
# Letters of a word beyond which a large heading gets smaller, so that the word need not be parted, or less often.
_LONG_WORD = 20
PACKAGE = Path(__file__).parents[1]


def resource(name: str) -> Path:
    """``static`` or ``templates``: inside an installed package, beside it in a checkout."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name


@cache
def static_version() -> str:
    """A short hash of all static files: their address changes when any of them does."""
    digest = hashlib.sha256()
    root = resource("static")
    for path in sorted(path for path in root.rglob("*") if path.is_file()):
        digest.update(str(path.relative_to(root)).encode() + path.read_bytes())
    return digest.hexdigest()[:12]


_markdown = MarkdownIt("js-default", {"linkify": False, "html": False})


def markdown(text: str) -> Markup:
    """The organisers' texts as HTML; markup in them stays text."""
    return Markup(_markdown.render(text))  # noqa: S704 - html is off, links are checked by the parser


def first_sentence(text: str) -> str:
    """The first sentence of a text, or as much of it as one reads at a glance."""
    whole = re.split(r"(?<=[.!?])\s", " ".join(text.split()), maxsplit=1)[0]
    return whole if len(whole) <= _GLANCE else f"{whole[:_GLANCE].rsplit(' ', 1)[0]} …"


def long_worded(text: str) -> bool:
    """Whether a word has more letters than stand in one line of a large heading; soft hyphens part words."""
    return any(len(word) > _LONG_WORD for word in re.split(r"[\s\u00ad\u200b–/-]+", text))


class Rendering:
    """Makes pages of templates."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._environments = {language: self._environment(language) for language in LANGUAGES}

    def page(self, template: str, language: str, context: Mapping[str, Any], *, status: int = 200) -> HTMLResponse:
        text = self._environments[language].get_template(template).render(language=language, **context)
        return HTMLResponse(text, status, headers={"cache-control": "no-store"})

    def _environment(self, language: str) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(resource("templates")),
            autoescape=True,
            undefined=StrictUndefined,
            extensions=["jinja2.ext.i18n"],
            trim_blocks=True,
            lstrip_blocks=True,
        )
        found = translations(language)
        environment.install_gettext_callables(found.gettext, found.ngettext, newstyle=True)  # type: ignore[attr-defined]
        environment.globals["static"] = lambda path: f"/static/{static_version()}/{path}"
        environment.globals["address"] = self._settings.address
        environment.filters["markdown"] = markdown
        environment.filters["first_sentence"] = first_sentence
        environment.filters["clock_time"] = clock_time
        environment.tests["long_worded"] = long_worded
        environment.filters["day"] = lambda ms, zone: day(ms, zone, language)
        return environment


def clock_time(ms: int, zone: str, *, seconds: bool = False) -> str:
    return time_of_day(datetime.fromtimestamp(ms / 1000, get_timezone(zone)), seconds=seconds)


def day(ms: int, zone: str, language: str) -> str:
    """The day in words: ``Mittwoch, 30. November 2022``."""
    return day_in_words(datetime.fromtimestamp(ms / 1000, get_timezone(zone)), language)
