"""Colours of a workshop file that can be read, and the nearest one that can."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facilitator.workshop_file import parse
from facilitator.workshop_file.contrast import LEAST, PAPERS, contrast, legible, nearest_legible
from tests.unit.texts import HEAD, WELCOME


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#2E7D32", "#D9C3A0") == pytest.approx(2.99, abs=0.005)


COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@given(COLOURS, st.sampled_from(sorted(PAPERS)))
@settings(deadline=None)
def test_the_proposed_colour_can_be_read_and_can_be_written_into_the_file(colour: str, paper: str) -> None:
    nearest = nearest_legible(colour, PAPERS[paper])
    assert all(contrast(nearest, sheet) >= LEAST for sheet in PAPERS[paper])
    colours = {"light": "#176B45", "dark": "#6FD6A3", paper: nearest}
    lines = "".join(f'colour.{key} = "{value}"\n' for key, value in colours.items())
    assert parse(HEAD + '[[theme]]\nname = "Keep"\nquestions = ["?"]\n' + lines + WELCOME)


def test_the_proposed_colour_is_not_further_away_than_need_be() -> None:
    nearest = nearest_legible("#FF7777", PAPERS["light"])
    lighter = "#" + "".join(f"{min(255, int(nearest[at : at + 2], 16) + 4):02X}" for at in (1, 3, 5))
    assert not legible(lighter, PAPERS["light"])
    assert nearest_legible("#176B45", PAPERS["light"]) != "#000000"
