"""What simulated people and moderators do in each kind of activity: one module for each, named like the kind.

``doing`` is what somebody who takes part does in such an item, ``moderating`` what the moderator does beside the clock;
either may be missing. A kind without a module is watched.
Nobody here decides what is allowed: refusals are part of the day, and are counted.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Mapping

from facilitator.rehearsal.people import Doing


def doings(part: str) -> Mapping[str, Doing]:
    """By the name of the kind; ``part`` is ``doing`` or ``moderating``."""
    names = [found.name for found in pkgutil.iter_modules(__path__)]
    modules = {name: importlib.import_module(f"{__name__}.{name}") for name in names}
    return {name: getattr(module, part) for name, module in modules.items() if hasattr(module, part)}
