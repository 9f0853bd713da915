"""The formats for people: complete, in the workshop's language, and unharmed by whatever was written."""

from __future__ import annotations

import csv as csv_reader
import io
import time
import zipfile
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace
from pypdf import PdfReader

from facilitator.exports import FORMATS, Taken, csv, glyphs, markdown, pdf, plain, typesetting
from facilitator.exports.names import file_name
from facilitator.locale import translations
from rooms.blocks import Card, Cards, Heading, Paragraph, Tree, Twig
from rooms.programme import workshop
from rooms.report import Report
from rooms.wording import slug
from tests.unit.sample import retrospective, sample, sample_report
from tests.unit.sample_words import CARDS, HOSTILE

GERMAN = translations("de").gettext
WRITTEN = [text for sections in CARDS.values() for texts in sections for text in texts]
COVERED = sorted(letter for has in glyphs.coverage().values() for letter in has)
ANYTHING = st.text(st.characters(codec="utf-8") | st.sampled_from(COVERED), max_size=60)


@cache
def report() -> Report:
    return sample_report(say=GERMAN)


def with_cards(*texts: str) -> Report:
    cards = tuple(Card(id=str(n), text=text, label="Aussage", points=n) for n, text in enumerate(texts))
    return replace(report(), blocks=(Heading("Karten"), Cards("Frage", cards, "Zustimmung")))


# PDF


@cache
def document() -> PdfReader:
    return PdfReader(io.BytesIO(pdf.render(report(), GERMAN)))


def before_the_contents(reader: PdfReader) -> str:
    return "".join(page.extract_text() for page in reader.pages).partition("Inhalt")[0]


def read_aloud(reader: PdfReader) -> str:
    """All text without blanks and hyphens, which the lines of a page add."""
    whole = "".join(page.extract_text() for page in reader.pages)
    return "".join(letter for letter in whole if not letter.isspace() and letter not in "-\u00ad\u200b‐")


def test_the_pdf_has_every_card_in_its_words() -> None:
    said = read_aloud(document())
    latin = [*WRITTEN, *HOSTILE[:2], HOSTILE[5][:300], "Das bringt doch alles nichts."]
    missing = [text for text in latin if "".join(text.replace("-", "").split()) not in said]
    assert missing == []


def test_the_pdf_is_tagged_and_says_its_language_and_title() -> None:
    root = document().trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "de"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert document().metadata is not None
    assert document().metadata.title == "1. Online-Werkstatt: Dokumentation"  # type: ignore[union-attr]


def test_the_pdf_can_be_walked_through_by_its_chapters() -> None:
    titles = [entry["/Title"] for entry in document().outline if isinstance(entry, dict)]
    chapters = [block.text.replace("\u00ad", "") for block in report().blocks if isinstance(block, Heading)]
    assert [title for title in titles if title[:1].isdigit()] == [
        f"{number} {chapter}" for number, chapter in enumerate(chapters, 1)
    ]


def test_every_page_says_which_one_it_is() -> None:
    pages = document().pages
    for number, page in enumerate(pages, 1):
        assert f"{number}" in page.extract_text().split("\n")[-1]
    assert len(pages) > 10


def test_the_same_report_gives_the_same_pdf() -> None:
    assert pdf.render(with_cards("a"), GERMAN) == pdf.render(with_cards("a"), GERMAN)


def test_another_language() -> None:
    english = PdfReader(io.BytesIO(pdf.render(sample_report(retrospective()), str)))
    assert english.trailer["/Root"]["/Lang"] == "en"
    assert "took part and worked in 2 theme rooms" in " ".join(english.pages[0].extract_text().split())


def test_what_no_font_has_is_shown_as_a_box_and_explained() -> None:
    said = PdfReader(io.BytesIO(pdf.render(with_cards("日本 Grün"), GERMAN)))
    assert "□□ Grün" in said.pages[-1].extract_text()
    assert "□ steht für ein Zeichen" in before_the_contents(said)
    assert "□" not in before_the_contents(PdfReader(io.BytesIO(pdf.render(with_cards("Grün"), GERMAN))))


def test_every_character_that_the_fonts_are_said_to_have_can_be_set() -> None:
    for listed in map(sorted, glyphs.coverage().values()):
        lines = [" ".join(listed[n : n + 60]) for n in range(0, len(listed), 60)]
        assert pdf.render(with_cards(*lines), GERMAN)[:5] == b"%PDF-"


def test_a_mark_on_a_letter_of_another_font_is_replaced_and_the_letter_stays() -> None:
    assert glyphs.settable("💦\u059a é a\u0301 👩‍🌾") == "💦□ é a\u0301 👩‍🌾"


@settings(max_examples=40, deadline=None)
@given(st.lists(ANYTHING, min_size=1, max_size=8))
def test_nothing_that_can_be_typed_keeps_the_pdf_from_being_made(texts: list[str]) -> None:
    assert pdf.render(with_cards(*texts), GERMAN)[:5] == b"%PDF-"


@pytest.mark.parametrize("text", [*HOSTILE, "🌳" * 1000, "x" * 1000, "ا" * 1000, "\u202e" * 30 + "a", "a\u0301" * 500])
def test_hard_texts_are_set_and_none_is_longer_than_the_page_is_wide(text: str) -> None:
    assert pdf.render(with_cards(text), GERMAN)[:5] == b"%PDF-"
    runs = glyphs.settable(text).replace("\u200b", " ").split()
    assert "🌳" in text or max(map(len, runs)) <= glyphs.LONGEST + glyphs.STRIDE


def test_a_snapshot_says_which_moment_it_is() -> None:
    snapshot = replace(report(), title="Blitz\u00adlicht")
    cover = PdfReader(io.BytesIO(pdf.render(snapshot, GERMAN))).pages[0].extract_text()
    assert "Momentaufnahme: Blitzlicht" in cover
    assert "Momentaufnahme: Blitzlicht\n" in markdown.render(snapshot, GERMAN).decode()


def test_a_report_without_anything_in_it() -> None:
    empty = replace(report(), agenda=report().agenda[:1], rooms=(), figures=(), blocks=(), people=0)
    assert len(PdfReader(io.BytesIO(pdf.render(empty, GERMAN))).pages) == 2


def test_a_thousand_cards_in_three_seconds_of_one_core() -> None:
    thousand = with_cards(*(f"{WRITTEN[n % len(WRITTEN)]} {n}" for n in range(1000)))
    begun = time.process_time()
    pages = len(PdfReader(io.BytesIO(pdf.render(thousand, GERMAN))).pages)
    assert time.process_time() - begun < 3
    assert pages > 30


def test_of_thousands_of_cards_each_says_what_is_known_of_it() -> None:
    many = tuple(
        Card(str(n), f"Karte {n}", label="Aussage", points=3, original="Erst so", comments=("Genau", "Wirklich?"))
        for n in range(typesetting.MOST_IN_TABLES + 1)
    )
    made = replace(report(), blocks=(Heading("Karten"), Cards("Frage", many, "Zustimmung")))
    said = read_aloud(PdfReader(io.BytesIO(pdf.render(made, GERMAN))))
    each = "ZuerstgeschriebenalsErstso Kommentar:Genau Kommentar:Wirklich? Aussage·Zustimmung:3"
    assert said.count(each.replace("geschriebenals", "geschriebenals:").replace(" ", "")) == len(many)


# Markdown


def shown(text: str) -> str:
    """What a reader sees of Markdown: with HTML, tables and strikethrough on, as the most liberal readers have."""
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(text)
    seen = []
    for token in tokens:
        assert token.type in {"paragraph_open", "paragraph_close", "inline"}, token.type
        for child in token.children or []:
            assert child.type in {"text", "hardbreak", "softbreak", "text_special"}, child.type
            seen.append("\n" if child.type.endswith("break") else child.content)
        seen.append("\n\n" if token.type == "paragraph_close" else "")
    return "".join(seen).strip("\n")


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab1.)*_`~|<>&#-+=:\\\"'![](){}$@^/ \nא")), st.booleans())
def test_nothing_that_was_typed_is_markup_in_markdown(text: str, one_line: bool) -> None:
    if one_line:
        typed = " ".join(text.split())
        assert shown(plain.inline(text)).strip("\u2068\u2069") == typed
        return
    typed = "\n".join(line.rstrip() for line in text.split("\n")).strip("\n")
    seen = shown("\n".join(plain.lines(typed))).replace("\u2068", "").replace("\u2069", "").replace("\u00a0", " ")
    assert [line for line in seen.split("\n") if line] == [line for line in typed.split("\n") if line]


@pytest.mark.parametrize(
    "text", ["A & B: 09:30:00 (10 %)", "snake_case, 2 * 3 > 5", "-5 Grad, 3.5 m", "#1 kostet 5 $ ~ 20", "<3 @ C:\\x"]
)
def test_what_no_reader_takes_for_markup_stands_as_it_was_typed(text: str) -> None:
    assert plain.inline(text) == text


def test_the_minutes_have_every_card_and_the_course_of_the_day() -> None:
    text = markdown.render(report(), GERMAN).decode()
    rendered = MarkdownIt("commonmark", {"html": True}).enable("table").render(text)
    assert all(f"<li>{card}<br />" in rendered for card in WRITTEN[:10])
    assert "<td>Mittagspause</td>" in rendered
    assert "&lt;b&gt;fett&lt;/b&gt;" in rendered
    assert "<b>" not in rendered
    assert "👩‍🌾" in rendered
    assert "\u2068المساحات" in rendered


def test_a_deep_chain_is_listed_whole() -> None:
    twigs = tuple(Twig(f"Wort{n}", n) for n in range(1, 41))
    deep = replace(report(), blocks=(Heading("Kette"), Tree("Kette", "Saat", twigs), Paragraph("Ende")))
    rendered = MarkdownIt("commonmark").render(markdown.render(deep, GERMAN).decode())
    assert all(f"Wort{n}" in rendered for n in range(1, 41))
    assert "<p>Ende</p>" in rendered


# CSV


def table(name: str, made: bytes) -> list[list[str]]:
    text = zipfile.ZipFile(io.BytesIO(made)).read(f"{name}.csv").decode()
    assert text.startswith("\ufeff")
    return list(csv_reader.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), delimiter=";"))


def test_the_tables_have_every_card_once() -> None:
    head, *rows = table("karten", csv.render(report(), GERMAN))
    texts = [row[2] for row in rows]
    assert sorted(texts) == sorted({*texts})
    assert {*WRITTEN, "Das bringt doch alles nichts."} <= {*texts}
    assert len(head) == len(rows[0])


def test_there_is_a_table_for_each_kind_of_thing() -> None:
    names = zipfile.ZipFile(io.BytesIO(csv.render(report(), GERMAN))).namelist()
    lists = "ablauf beteiligung fragen clusterkette praxisbeispiele karten cluster handlungsziele rangfolge blitzlicht"
    assert {f"{name}.csv" for name in lists.split()} <= {*names}


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_text_is_a_formula(begin: str) -> None:
    rows = table("karten", csv.render(with_cards(f"{begin}1+1", "1+1"), GERMAN))
    assert [row[2] for row in rows[1:]] == [f"'{begin}1+1", "1+1"]


def test_english_tables_have_commas() -> None:
    made = zipfile.ZipFile(io.BytesIO(csv.render(sample_report(retrospective()), str)))
    head = made.read("agenda.csv").decode().split("\r\n")[0]
    assert head == "\ufeffItem,planned,began,ended,minutes planned,minutes it took"


# All of them


@pytest.mark.parametrize(
    ("format", "begins"), [("pdf", b"%PDF-"), ("md", b"Strategie"), ("csv", b"PK"), ("json", b"{")]
)
def test_each_format_is_made_in_the_workshops_language(format: str, begins: bytes) -> None:
    taken = Taken("gruene-infrastruktur", "e", 7, sample(), report())
    assert FORMATS[format].make(taken, GERMAN).startswith(begins)


def test_there_are_these_formats_and_no_other() -> None:
    assert [*FORMATS] == ["pdf", "docx", "html", "md", "xlsx", "csv", "png", "svg", "json"]


def test_file_names() -> None:
    assert slug("Größe & Ämter: 1. Straße!") == "groesse-aemter-1-strasse"
    assert slug("日本") == ""
    assert len(slug("a" * 500)) <= 60
    assert file_name(workshop(sample()), "gi", "Dokumentation", "pdf") == "2022-11-30-gi-dokumentation.pdf"
