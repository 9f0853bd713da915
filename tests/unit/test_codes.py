"""The code that is said aloud: understood as it was heard, never shared, and not to be found by trying."""

from __future__ import annotations

import itertools
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitator.codes import same, spoken_code
from facilitator.workshop_file import parse
from rooms.limits import WRONG_CODES

HOUR = 3_600


@pytest.mark.parametrize("typed", ["HALDE 47", "halde 47", "Halde-47", " halde47 ", "HALDE  47!"])
def test_the_code_may_be_written_as_it_was_heard(typed: str) -> None:
    assert same("HALDE 47", typed)
    assert same("HALDE 47 11 83", f"{typed.strip('! ')} 1183")


@pytest.mark.parametrize("typed", ["", "HALDE", "47", "HALDE 48", "!!!", "HALDE 4 7 0"])
def test_another_code_is_another_code(typed: str) -> None:
    assert not same("HALDE 47", typed)
    assert not same("", typed)


def test_whoever_tries_codes_all_day_finds_none() -> None:
    words = {spoken_code(Random(seed)).split()[0] for seed in range(3_000)}
    assert {len(spoken_code(Random(seed)).split()) for seed in range(100)} == {4}
    codes, tried = len(words) * 90**3, WRONG_CODES.most / WRONG_CODES.seconds * 8 * HOUR
    assert tried / codes < 0.01


def test_no_code_is_drawn_that_another_workshop_has() -> None:
    first = spoken_code(Random(1))
    assert not same(spoken_code(Random(1), [first.lower()]), first)


@given(st.randoms())
def test_a_spoken_code_may_stand_in_a_workshop_file(random: Random) -> None:
    code = spoken_code(random)
    text = f'[workshop]\ntitle = "A"\ndate = 2026-07-03\nstart = "14:00"\ncode = "{code}"\n'
    assert parse(text + '[[item]]\nkind = "talk"\ntitle = "A"\nminutes = 1\n').workshop.code == code


def test_no_two_words_of_the_codes_sound_alike() -> None:
    words = {spoken_code(Random(seed)).split()[0] for seed in range(3000)}
    assert len(words) >= 60
    pairs = list(itertools.combinations(sorted(words), 2))
    assert [pair for pair in pairs if letters_between(*pair) < 3] == []
    assert [pair for pair in pairs if cologne(pair[0]) == cologne(pair[1])] == []


def letters_between(one: str, other: str) -> int:
    """The Levenshtein distance."""
    row = list(range(len(other) + 1))
    for here, letter in enumerate(one, 1):
        above, row = row, [here]
        for there, against in enumerate(other, 1):
            row.append(min(above[there] + 1, row[-1] + 1, above[there - 1] + (letter != against)))
    return row[-1]


def cologne(word: str) -> str:
    """How a German word sounds: Postel's Kölner Phonetik, for words without C before a vowel."""
    sounds = {letter: code for letters, code in SOUNDS.items() for letter in letters}
    spelt = word.replace("SCH", "S").replace("CH", "K").replace("CK", "K").replace("PH", "F").replace("TZ", "S")
    code = "".join(sounds[letter] for letter in spelt)
    folded = "".join(digit for digit, _ in itertools.groupby(code))
    return folded[:1] + folded[1:].replace("0", "")


SOUNDS = {
    "AEIOUJY": "0",
    "BP": "1",
    "DT": "2",
    "FVW": "3",
    "GKQC": "4",
    "L": "5",
    "MN": "6",
    "R": "7",
    "SZ": "8",
    "H": "",
}
