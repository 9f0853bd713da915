"""A break: a countdown, and what comes next. Items that it reopens stay open while it runs."""

from rooms.activity import Activity

ACTIVITY = Activity(kind="pause")
