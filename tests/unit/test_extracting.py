"""The texts of the browser's modules are found wherever they stand, above all in templates inside templates."""

from __future__ import annotations

from io import BytesIO

from babel.messages.extract import extract

KEYWORDS = {"t": None, "tn": (1, 2)}
METHOD = "facilitator.locale.extracting:scripts"


def _found(source: bytes) -> list[tuple[int, object]]:
    return [(line, message) for line, message, *_ in extract(METHOD, BytesIO(source), keywords=KEYWORDS)]


def test_texts_in_templates_inside_templates_are_found() -> None:
    source = b"""
    html`<p title=${t("Outer")}>
      ${held ? html`<b>${t("Inner {name}", { name: `${one}` })}</b>` : nothing}
      ${tn(
        "{n} card",
        "{n} cards",
        many,
      )}
    </p>`"""
    assert _found(source) == [(2, "Outer"), (3, "Inner {name}"), (4, ("{n} card", "{n} cards"))]


def test_what_is_no_text_is_left_alone() -> None:
    assert _found(b't(name); at("Nothing"); this.t("Nothing"); t(""); x.start("Nothing")') == []


def test_quotes_and_signs_in_a_text_are_kept() -> None:
    assert _found('t("Say \\"yes\\" …")'.encode()) == [(1, 'Say "yes" …')]
