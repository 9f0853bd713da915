"""What is wrong with a workshop file, as it is said to whoever writes it in fields: without keys and TOML.

The editor names the field by its label before it says what is wrong there; the sentences of the file stay where the
file itself is read.
"""

from __future__ import annotations

from collections.abc import Callable

from facilitator.workshop_file import rules, shape
from facilitator.workshop_file.faults import Fault
from facilitator.workshop_file.open_rooms import TWO_ROOMS
from rooms.activity import activities
from rooms.wording import mark

_NOTHING_THERE = (mark("Something has to stand here."), "")
_PICK = mark("Pick something else.")
_WRITE_QUESTIONS = mark("Write questions here, or in “Workshop” for all themes.")

# By the sentence that the file is told: what is wrong, and what would be right.
_SAID = {
    shape.MISSING[0]: _NOTHING_THERE,
    shape.EMPTY[0]: _NOTHING_THERE,
    shape.NOT_TEXT[0]: (mark("This is not a text."), mark("Write it anew.")),
    shape.NOT_NUMBER[0]: (mark("This is not a whole number."), mark("Write digits only, such as 10.")),
    shape.NOT_SWITCH[0]: (mark("This is neither on nor off."), mark("Set it anew.")),
    shape.NOT_DATE[0]: (mark("This is not a date."), shape.NOT_DATE[1]),
    shape.NOT_LIST[0]: (mark("This cannot be read as a list."), mark("Write it anew.")),
    shape.LONG[0]: (mark("{many} characters are too many."), shape.LONG[1]),
    shape.FEW[0]: (mark("These are too few."), shape.FEW[1]),
    shape.MANY[0]: (mark("{many} are too many."), shape.MANY[1]),
    shape.OUT_OF_BOUNDS[0]: (mark("This is too small or too large."), shape.OUT_OF_BOUNDS[1]),
    shape.IMPOSSIBLE: (mark("“{value}” is not possible here."), _PICK),
    rules.NO_QUESTIONS[0]: (rules.NO_QUESTIONS[0], _WRITE_QUESTIONS),
    rules.NO_QUESTIONS_YET[0]: (rules.NO_QUESTIONS_YET[0], _WRITE_QUESTIONS),
    rules.NAMELESS[0]: (rules.NAMELESS[0], mark("Take the tick out.")),
    rules.NOT_EARLIER: (mark("“{id}” does not come before this item."), _PICK),
    TWO_ROOMS[0]: (TWO_ROOMS[0], _PICK),
}


# Where nothing stands yet that has to.
_UNSAID = frozenset((shape.MISSING[0], shape.EMPTY[0], shape.FEW[0], rules.NO_QUESTIONS[0], rules.NO_QUESTIONS_YET[0]))


def is_unsaid(fault: Fault) -> bool:
    """Whether nothing is wrong there but that something is still to be written."""
    return fault.wrong in _UNSAID


def said_of_field(fault: Fault, say: Callable[[str], str]) -> str:
    """What is wrong and what would be right, said beside the field that it is about."""
    sentences = _SAID.get(fault.wrong, (fault.wrong, _beside(fault.right)))
    values = {**fault.values, **fault.names}
    return " ".join(say(sentence).format(**values) for sentence in sentences if sentence)


def _beside(right: str) -> str:
    """How an activity says to whoever writes in fields what would be right."""
    return next((one.beside[right] for one in activities().values() if right in one.beside), right)
