"""What the server says while it runs can be read by a machine, and quotes nobody."""

from __future__ import annotations

import json
import logging
import re

from facilitator.logs import Logfmt

WRITTEN = "Anna Beispiel wrote this"


def line(message: str, *values: object, error: Exception | None = None) -> str:
    raised = (type(error), error, error.__traceback__) if error else None
    return Logfmt().format(
        logging.LogRecord("facilitator.replica", logging.WARNING, __file__, 1, message, values, raised)
    )


def test_an_event_is_one_line_of_facts() -> None:
    said = line('the log of %s has a "hole"\nafter %s', "w-1", 7)
    facts = re.fullmatch(
        r"at=\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z level=warning from=facilitator\.replica process=\d+ event=(.+)",
        said,
    )
    assert facts is not None
    assert json.loads(facts[1]) == 'the log of w-1 has a "hole"\nafter 7'


def test_an_error_is_told_by_its_kind_and_place_without_what_it_quotes() -> None:
    try:
        raise KeyError(WRITTEN)
    except KeyError as caught:
        said = line("a command failed", error=caught)
    assert "error=KeyError" in said
    assert 'where="test_logs.py:' in said
    assert WRITTEN not in said
