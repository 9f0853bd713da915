"""Texts of workshop files to try: small ones, the examples, broken ones, any; and the faults in them."""

from __future__ import annotations

import json
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st

from facilitator.workshop_file import Fault, Faults, parse

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "facilitator" / "examples").glob("*.toml"))
TEXTS = {path.stem: path.read_text() for path in EXAMPLES}

HEAD = '[workshop]\ntitle = "Summer meeting"\ndate = 2026-07-03\nstart = "14:00"\n'
WELCOME = '[[item]]\nkind = "talk"\ntitle = "Welcome"\nminutes = 15\n'


def faults_of(text: str) -> tuple[Fault, ...]:
    with pytest.raises(Faults) as raised:
        parse(text)
    return raised.value.faults


def fault_of(text: str) -> Fault:
    faults = faults_of(text)
    assert len(faults) == 1, faults
    return faults[0]


def workshop(items: str = WELCOME, **keys: str) -> str:
    """A small file; ``keys`` of [workshop] are TOML values."""
    lines = {"title": '"Summer meeting"', "date": "2026-07-03", "start": '"14:00"', **keys}
    return "[workshop]\n" + "".join(f"{key} = {value}\n" for key, value in lines.items()) + items


# Every line that ends with a remark like this is faulty, and what it says stands in the fault: #! part of it
BROKEN = """\
[workshop]
id = "Summer Meeting" #! cannot be an identifier
title = 3 #! is not a text
date = 2026-07-03T10:00:00 #! is not a date
start = "25:00" #! is not a time of day
timezon = "Europe/Berlin" #! Did you mean “timezone”?
language = "fr" #! Possible here: de, en.
names = "anonymus" #! Did you mean “anonymous”?
names_in_results = "yes" #! neither true nor false
grace = 601 #! from 0 to 600
keep_days = true #! is not a whole number
code = "halde 47" #! such as “HALDE 47 11 83”
questions = "What?" #! is not a list

[links]
conference = "javascript:alert(1)" #! is not a link
imprint = "https://user:secret@example.org" #! without a user name
privacy = "//example.org" #! one slash
accessibility = "http://example.org" #! is not a link

[page]
answer = [ #! has 41 entries
  ENTRIES
]

[[page.contact]] #! “title” is missing
email = "nobody" #! is not an e-mail address
"töter schlüssel" = 1 #! There is no key “töter schlüssel”

[[theme]]
id = "keep"
name = "   " #! is empty
emblem = "pidgeon" #! Did you mean “pigeon”?
colour = {light = "#FF7777", dark = "#7CC7EA"} #! can hardly be read

[[theme]] # the second
id = "keep" #! already the id
name = "Change"
colour.light = "green" #! is not a colour
colour.dark = "#101010" #! The nearest that can
goals = [
  "A goal",
  {text = "Another", inventd = true}, #! Did you mean “invented”?
]
seats = 0 #! from 1 to 5000

[[item]]
id = "first"
kind = "tlak" #! Did you mean “talk”?
title = "Welcome"
minutes = "15" #! is not a whole number
reopens = ["second"] #! nothing comes before

[[item]]
kind = "chain"
title = "Chain"
minutes = 10
shortest = 11 #! Write 10 or less.
reopens = ["frist"] #! Did you mean “first”?
[[item.step]] #! Shorten the steps by 2
title = "One"
minutes = 6
[[item.step]]
title = "Two"
minutes = 6
[item.settings] #! “seed” is missing
sed = "Green" #! Did you mean “seed”?

[[item]]
kind = "choose"
title = "Choose"
minutes = 10
settings.rounds = ["first", "rooms"] #! has no theme rooms

[[item]]
id = "rooms"
kind = "board"
title = "Rooms"
minutes = 10

[item.settings]
rooms = ["keep", "chance"] #! There is no theme “chance”.
""".replace("ENTRIES", 41 * '{question = "?", answer = "!"}, ')


TOML_ISH = st.text(alphabet="[]{}=.,#\"'\\\n abz0:-_ü\x00\U0001f600", max_size=200)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """An example from which pieces are cut, and in which others are put."""
    text = draw(st.sampled_from([*TEXTS.values(), BROKEN]))
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(text)))
        cut = draw(st.sampled_from([0, 1, 2, 5, 40, 400]))
        put = draw(st.one_of(TOML_ISH, st.sampled_from(["", "true", "[[item]]\n", "[theme]\n", '"', '"""', "9" * 30])))
        text = text[:at] + put + text[at + cut :]
    return text


VALUES = st.recursive(
    st.one_of(st.booleans(), st.integers(), st.floats(), st.text(max_size=20), st.dates(), st.times(), st.datetimes()),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=6,
)


def document(tree: dict[str, Any]) -> str:
    return "".join(f"{written(key)} = {written(value)}\n" for key, value in tree.items())


def written(value: object) -> str:
    """A value as TOML, all in one line."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
        case int() | float():
            return repr(value)
        case list():
            return f"[{', '.join(map(written, value))}]"
        case dict():
            return f"{{ {', '.join(f'{written(key)} = {written(inner)}' for key, inner in value.items())} }}"
        case date() | time():
            return value.isoformat()
    raise TypeError(value)
