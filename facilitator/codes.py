"""The code that can be said aloud: drawn so that it is understood, hard to guess, and alike however it is typed."""

from __future__ import annotations

import hmac
from collections.abc import Collection
from random import Random

from rooms.wording import fold

# Short words from landscape and nature that sound alike neither with each other nor in German and English.
_WORDS = """
ADLER AHORN BACH BIBER BIRKE BUSSARD DELTA DISTEL DOHLE EFEU EICHE ENZIAN ERLE FARN FELSEN FJORD FUCHS GARTEN
GINSTER GRANIT HAFEN HALDE HIRSCH HOLUNDER HUMMEL IGEL JASMIN KANAL KASTANIE KIESEL KRANICH KRESSE KUPFER
LAGUNE LAVENDEL LIBELLE LOTUS MAGNOLIE MARDER MINZE MOHN NEBEL OASE OLIVE ORCHIDEE OTTER PAPPEL PRIMEL QUELLE
REGEN REIHER ROBINIE SALBEI SAND SAVANNE SCHILF SONNE STEPPE STORCH THYMIAN TULPE VULKAN WACHOLDER WOLKE ZEDER
ZIEGE
"""


def spoken_code(random: Random, taken: Collection[str] = ()) -> str:
    """One of 48 million, and none of those that are taken: a word and three numbers of two digits, read in pairs."""
    while True:
        pairs = (random.randint(10, 99) for _ in range(3))
        code = " ".join((random.choice(_WORDS.split()), *map(str, pairs)))
        if not any(same(code, other) for other in taken):
            return code


def same(code: str, typed: str) -> bool:
    """Whether this is the code, with whatever case, blanks and hyphens it was typed; nothing is no code."""
    return bool(code) and hmac.compare_digest(_bare(code), _bare(typed))


def _bare(code: str) -> bytes:
    return fold(code).replace(" ", "").encode()
