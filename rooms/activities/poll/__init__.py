"""A poll: questions that everybody answers for themselves; what was counted is seen at once, or when it is shown.

Who answered what is sealed. Until the results are shown only those who moderate see what is counted, so that they can
take words out of sight first; everybody sees how many have answered.
"""

from __future__ import annotations

from collections.abc import Iterator

from rooms.activities.poll import answering, reporting, showing
from rooms.activities.poll.answering import Answer
from rooms.activities.poll.entities import Asked, Settings
from rooms.activities.poll.showing import Close, Hide, Show
from rooms.activity import Activity, Misfit, Surroundings
from rooms.wording import mark

TOO_FEW = (
    mark("Question {number} has too few options."),
    mark("Name two or more that are not the same."),
)
NO_OPTIONS = (
    mark("Question {number} is answered without options."),
    mark("Leave them out, or ask it as single, multiple or ranking."),
)


def faults(settings: Settings, around: Surroundings) -> list[Misfit]:
    return [misfit for number, asked in enumerate(settings.questions, 1) for misfit in _faults(number, asked)]


def _faults(number: int, asked: Asked) -> Iterator[Misfit]:
    if asked.kind in ("scale", "words"):
        if asked.options:
            yield Misfit("questions", *NO_OPTIONS, {"number": str(number)})
    elif len(asked.options) < 2 or len(set(asked.options)) < len(asked.options):
        yield Misfit("questions", *TOO_FEW, {"number": str(number)})


ACTIVITY = Activity(
    kind="poll",
    label=mark("Poll"),
    about=mark("Everybody answers questions: by choosing, on a scale, in words, or by putting options in order."),
    settings=Settings,
    handlers={Answer: answering.answer, Close: showing.close, Show: showing.show, Hide: showing.hide},
    opening=showing.opening,
    report=reporting.report,
    sheets={"polls": mark("Polls"), "poll-scales": mark("Polls, scales")},
    figures=reporting.figures,
    mine=reporting.mine,
    forget=answering.forget,
    faults=faults,
)
