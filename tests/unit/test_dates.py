"""How days are written: in English as the British do, the day before the month; in German as Germans do."""

from __future__ import annotations

from datetime import date

import pytest

from facilitator.locale import day_in_words
from facilitator.pages.rendering import day

DAY, MOMENT = date(2026, 11, 26), 1_795_687_200_000


@pytest.mark.parametrize(("language", "written"), [("en", "26 November 2026"), ("de", "26. November 2026")])
def test_the_day_stands_before_the_month(language: str, written: str) -> None:
    assert day_in_words(DAY, language, "long") == written
    assert day_in_words(DAY, language).endswith(written)
    assert day(MOMENT, "Europe/Berlin", language).endswith(written)
