"""Texts that come from outside, and texts that go out in the reader's language.

``clean`` and ``clean_lines`` are the only way in for what somebody typed. ``mark`` names an English
sentence for the catalogues; it is translated at the edge, where the reader's language is known.
"""

import re
import unicodedata
from typing import Annotated

from msgspec import Meta

# Controls (C0, C1, DEL) have no place in anybody's words; tab and line breaks are handled apart.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufff9-\ufffb]")
# Marks that change the direction of what stands around a text: refused in names and other one-line
# labels, which are set beside other text; kept in longer texts, which are always isolated.
_DIRECTION = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_TELLING = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Sm", "Sc", "So"})
_BLANKS = re.compile(r"[ \t\u00a0\u2028\u2029\r\n]+")

# How long what people write may be, in characters (Unicode code points).
NameText = Annotated[str, Meta(min_length=1, max_length=80)]
Label = Annotated[str, Meta(max_length=80)]
TermText = Annotated[str, Meta(min_length=1, max_length=60)]
Sentence = Annotated[str, Meta(max_length=200)]
QuestionText = Annotated[str, Meta(min_length=1, max_length=400)]
GoalText = Annotated[str, Meta(min_length=1, max_length=400)]
NoteText = Annotated[str, Meta(min_length=1, max_length=1000)]
MessageText = Annotated[str, Meta(min_length=1, max_length=500)]

# What a workshop file says: headings, one-line questions, longer texts with line breaks.
Title = Annotated[str, Meta(min_length=1, max_length=120)]
Question = Annotated[str, Meta(min_length=1, max_length=300)]
Prose = Annotated[str, Meta(max_length=8_000, extra={"lines": True})]

# Where a link may lead: https without user or password in front of the host, mailto, or a path on this server.
Url = Annotated[
    str,
    Meta(
        max_length=500,
        pattern=r"^(https://[^\s\x00-\x1f@\\/?#]+([/?#][^\s\x00-\x1f]*)?"
        r"|mailto:[^\s\x00-\x1f@:/]+@[^\s\x00-\x1f@:/]+|/([^\s\x00-\x1f\\/][^\s\x00-\x1f\\]*)?)?\Z",
    ),
]
Email = Annotated[str, Meta(max_length=254, pattern=r"^([^\s@<>,;:\"]+@[^\s@<>,;:\"]+\.[^\s@<>,;:\"]+)?\Z")]

# Identifiers: people and entries made while it runs; items, themes and rooms named by the workshop file.
Id = Annotated[str, Meta(pattern=r"^[A-Za-z0-9_-]{1,64}\Z")]
# In ms since 1970, until 2286: what pages and documents can write as a date.
Instant = Annotated[int, Meta(ge=0, le=9_999_999_999_999)]
Slug = Annotated[str, Meta(pattern=r"^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?\Z")]


# Where a browser may part a long word of the workshop file.
SOFT_HYPHEN = "\u00ad"
# How German is written without its own letters; other letters lose their marks.
_SPELLED = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "æ": "ae", "ø": "o", "ł": "l"})


def mark(text: str) -> str:
    """Name ``text`` for the catalogues and give it back unchanged."""
    return text


def clean(text: str) -> str:
    """One line of what somebody typed: controls and marks of direction removed, blanks folded, NFC."""
    return _BLANKS.sub(" ", _DIRECTION.sub("", _tidy(text))).strip()


def clean_lines(text: str) -> str:
    """Several lines of what somebody typed: controls removed, NFC, at most one empty line in a row."""
    lines = _tidy(text).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip()


def unparted(text: str) -> str:
    """Without soft hyphens, as it is read outside of a page: nobody finds a word with one in its middle."""
    return text.replace(SOFT_HYPHEN, "")


def quotable(text: str) -> str:
    """To be put between quotation marks: its own ones become single."""
    return re.sub("“([^“”]*)”", r"‘\1’", re.sub("„([^„“”]*)“", r"‚\1‘", text))


def slug(text: str, most: int = 36) -> str:
    """``Grüne Infrastruktur!`` becomes ``gruene-infrastruktur``; empty where no Latin letter or digit is left."""
    spelled = unicodedata.normalize("NFKD", unparted(text).casefold().translate(_SPELLED))
    latin = spelled.encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", latin).strip("-")[:most].strip("-")


def shows(text: str) -> bool:
    """Whether anybody can see it: a name of nothing but joiners and blanks is none."""
    return any(unicodedata.category(letter)[0] not in "CZ" for letter in text)


def fold(text: str) -> str:
    """What makes two words the same word: without case, punctuation and doubled blanks.

    ``Grüne Dächer!`` and ``grüne  dächer`` fold to one; accents, vowel signs and symbols stay, because they tell
    words apart. What has nothing else is its punctuation.
    """
    letters = "".join(c if _tells(c) else " " for c in unicodedata.normalize("NFKC", text).casefold())
    return " ".join(letters.split()) or " ".join(text.split())


def _tells(letter: str) -> bool:
    """Letters, marks on them, digits, and symbols such as emoji or plus; not how an emoji is to be drawn."""
    return unicodedata.category(letter) in _TELLING and letter != "\ufe0f"


def _tidy(text: str) -> str:
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unicodedata.normalize("NFC", _CONTROL.sub("", whole))
