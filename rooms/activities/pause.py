"""A break: a countdown, and what comes next. Items that it reopens stay open while it runs."""

from rooms.activity import Activity
from rooms.wording import mark

ACTIVITY = Activity(
    kind="pause",
    label=mark("Break"),
    about=mark("A break with a countdown; what it reopens stays open while it runs."),
    serves="rest",
)
