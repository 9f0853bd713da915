"""What somebody typed comes in clean, and is otherwise exactly what they typed."""

from __future__ import annotations

import re
import unicodedata

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rooms import wording
from rooms.wording import clean, clean_lines, fold, quotable

# Everything that JSON can bring, lone surrogates included.
TYPED = st.text(st.characters(), max_size=80)


@pytest.mark.parametrize(
    ("title", "quoted"),
    [
        ("Clusterkette „Grüne Infrastruktur“", "Clusterkette ‚Grüne Infrastruktur‘"),
        ("The “green” day", "The ‘green’ day"),
        ("Pause", "Pause"),
    ],
)
def test_a_quoted_title_has_single_quotation_marks(title: str, quoted: str) -> None:
    assert quotable(title) == quoted


def is_clean(text: str) -> bool:
    controls = [letter for letter in text if unicodedata.category(letter) in ("Cc", "Cs") and letter != "\n"]
    return not controls and unicodedata.is_normalized("NFC", text) and text == text.strip()


@given(TYPED)
def test_a_line_is_one_line_without_controls_and_stays_so(typed: str) -> None:
    line = clean(typed)
    assert is_clean(line)
    assert "\n" not in line
    assert "  " not in line
    assert clean(line) == line
    line.encode()


@given(TYPED)
def test_lines_keep_their_breaks_and_stay_so(typed: str) -> None:
    lines = clean_lines(typed)
    assert is_clean(lines.replace("\t", " "))
    assert "\n\n\n" not in lines
    assert clean_lines(lines) == lines
    lines.encode()


@pytest.mark.parametrize(
    "text",
    [
        '<script>alert(1)</script> & "quoted"',
        "🌳" * 1000,
        "👩🏽‍🌾 pflanzt",
        "עיר ירוקה",
        "मेरा शहर",
        "=SUM(A1:A9)",
        "Grün, aber wie?",
    ],
)
def test_what_is_unusual_is_kept_as_it_was_typed(text: str) -> None:
    assert clean(text) == text
    assert clean_lines(text) == text


def test_marks_of_direction_may_not_turn_what_stands_beside_a_name() -> None:
    assert clean("Anna\u202egnp.exe") == "Annagnp.exe"
    assert clean_lines("שלום \u202bab\u202c") == "שלום \u202bab\u202c"


def test_half_a_character_becomes_a_replacement_character() -> None:
    assert clean("a\ud83dz") == "a�z"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Grüne Dächer!", "grüne  dächer"), ("STRASSE", "straße"), ("ﬁne", "fine"), ("Zürich", "Zu\u0308rich")],
)
def test_ways_of_writing_one_word_are_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Maß", "Masse"), ("schon", "schön"), ("🌳", "🐝"), ("का", "की"), ("!", "?"), ("C++", "C#")],
)
def test_other_words_stay_others(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text(max_size=40))
def test_every_word_has_a_form_of_its_own(text: str) -> None:
    word = clean(text)
    assert bool(fold(word)) == bool(word)
    assert fold(fold(word)) == fold(word)


@pytest.mark.parametrize("kind", [wording.Id, wording.Slug, wording.Url, wording.Email])
def test_no_identifier_or_address_may_end_in_a_line_break(kind: type) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert("abc\n", kind)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "http://example.org", "https://user:pw@example.org", "//example.org", "https://"]
)
def test_links_lead_nowhere_that_is_not_safe(address: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(address, wording.Url)


@pytest.mark.parametrize("address", ["https://example.org/a?b#c", "mailto:team@example.org", "/privacy", ""])
def test_ordinary_links_are_taken(address: str) -> None:
    assert msgspec.convert(address, wording.Url) == address


def test_no_pattern_in_the_code_ends_with_a_dollar() -> None:
    """``$`` lets a line break pass at the end, and keys are made of what passes."""
    from pathlib import Path

    root = Path(wording.__file__).parents[1]
    sources = [*root.glob("rooms/**/*.py"), *root.glob("facilitator/**/*.py")]
    loose = [str(path.relative_to(root)) for path in sources if re.search(r'pattern=r"[^"]*\$"', path.read_text())]
    assert loose == []
