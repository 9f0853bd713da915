"""The elements of which a word processor's document (DOCX) is made, as ``paper`` and ``contents`` put them together."""

from __future__ import annotations

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement as Element
from docx.shared import RGBColor

from rooms.wording import unparted


def made(name: str, /, **attributes: str) -> Element:
    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    return element


def colour(colour: RGBColor) -> Element:
    return made("w:color", val=str(colour))


def run(text: str, look: Element | None, language: str) -> Element:
    """A text with its line breaks; ``language`` is that of one from right to left."""
    run = OxmlElement("w:r")
    if look is not None:
        run.get_or_add_rPr().append(look)
    if language:
        run.get_or_add_rPr().append(made("w:rtl"))
    for place, line in enumerate(unparted(text).split("\n")):
        if place:
            run.append(OxmlElement("w:br"))
        said = OxmlElement("w:t")
        said.text = line
        said.set(qn("xml:space"), "preserve")
        run.append(said)
    return run
