"""How often Python stops everything to look for objects that hold each other and nobody else.

Each connection is some hundred objects that live for hours. To look through those of a thousand people takes a tenth of
a second in which nobody is told anything, and finds nothing.
"""

from __future__ import annotations

import gc

# Among what is new after so many objects; every so many times among what is older, and of these again among all.
SELDOM = (10_000, 20, 10)


def seldom() -> None:
    """From now on look seldom, and never among what the program itself is made of."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)
