"""The PDF as an independent reader of its tags finds it, and as its pages end: nothing torn, no name without its rows.

Beside PDF/UA-1, which the typesetter keeps by itself, this is what a validator warns of and a reader stumbles over.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from msgspec.structs import replace
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from facilitator.exports import pdf
from facilitator.locale import translations
from rooms.blocks import Bars, Block, Card, Cards, Goals, Heading, Paragraph, Table, Tree, Twig, Wording
from tests.unit.sample import retrospective, sample_report

GERMAN = translations("de").gettext


# The width of a page and of what is free at its right, in points.
PAGE, MARGIN = 595.3, 16.5 / 25.4 * 72


def set_with(*blocks: Block) -> PdfReader:
    report = replace(sample_report(say=GERMAN), blocks=(Heading("Kapitel"), *blocks))
    return PdfReader(io.BytesIO(pdf.render(report, GERMAN)))


@cache
def documentation() -> PdfReader:
    return PdfReader(io.BytesIO(pdf.render(sample_report(say=GERMAN), GERMAN)))


def pages_of(reader: PdfReader) -> list[list[str]]:
    """The lines of each page, without the blank ones and the foot."""
    whole = [[line.strip() for line in page.extract_text().split("\n") if line.strip()] for page in reader.pages]
    return [
        lines[: next(n for n, line in enumerate(lines) if f"Seite {number}" in line or n == len(lines) - 1)]
        for number, lines in enumerate(whole, 1)
    ]


def elements(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every structure element, in reading order."""

    def below(element: Any) -> Iterator[DictionaryObject]:
        yield element
        for kid in kids(element):
            if isinstance(kid, DictionaryObject) and "/S" in kid:
                yield from below(kid)

    root: Any = reader.trailer["/Root"]["/StructTreeRoot"]
    for kid in kids(root):
        yield from below(kid)


def kids(element: DictionaryObject) -> list[Any]:
    found = element.get("/K", [])
    return [kid.get_object() for kid in (found if isinstance(found, list) else [found])]


def says_something(element: DictionaryObject) -> bool:
    return any(not isinstance(kid, DictionaryObject) or "/S" not in kid or says_something(kid) for kid in kids(element))


def named(reader: PdfReader, *names: str) -> list[DictionaryObject]:
    return [element for element in elements(reader) if element["/S"] in names]


@pytest.mark.parametrize("rooms", [0, 2, 5])
@pytest.mark.parametrize("cards", [1, 30])
def test_the_foot_of_each_page_has_its_number_and_the_chapter_that_is_on_it(rooms: int, cards: int) -> None:
    listed = Cards("Frage", tuple(Card(str(n), f"Karte {n}") for n in range(cards)))
    report = sample_report(say=GERMAN)
    themes = [room.id for room in report.rooms[:rooms]]
    blocks = [block for theme in themes for block in (Heading(f"Thema {theme}", theme), listed)]
    short = replace(report, rooms=report.rooms[:rooms], blocks=(Heading("Anfang"), listed, *blocks))
    pages = PdfReader(io.BytesIO(pdf.render(short, GERMAN))).pages
    texts = [page.extract_text() for page in pages]
    for number, text in enumerate(texts, 1):
        assert f"Seite {number} von {len(pages)}" in text
    for theme in themes:
        [page] = [text for text in texts[2:] if f"Thema {theme}" in text][:1]
        assert page.count(f"Thema {theme}") == 2, "its head, and the foot"


def test_every_column_of_every_table_is_headed_by_something() -> None:
    tables = named(documentation(), "/Table")
    heads = named(documentation(), "/TH")
    assert len(heads) > len(tables) > 20
    assert [head for head in heads if not says_something(head)] == []


def test_headings_are_in_order_and_none_is_left_out() -> None:
    levels = [int(str(element["/S"])[2:]) for element in named(documentation(), "/H1", "/H2", "/H3", "/H4")]
    assert levels[0] == 1
    assert {1, 2, 3} <= set(levels)
    assert all(below <= above + 1 for above, below in pairwise(levels))


def test_every_picture_is_said_in_words_and_links_say_where_they_lead() -> None:
    figures = named(documentation(), "/Figure")
    assert len(figures) > 5
    assert all(str(figure.get("/Alt", "")).strip() for figure in figures)
    annotations = [note.get_object() for page in documentation().pages for note in page.get("/Annots", [])]
    assert annotations
    assert all(str(note.get("/Contents", "")).strip() for note in annotations)


def test_the_keyboard_goes_through_a_page_as_it_is_read_and_nothing_is_untagged() -> None:
    for page in documentation().pages:
        assert "/Annots" not in page or page["/Tabs"] == "/S"
        depth, loose = 0, []
        for operands, operator in page.get_contents().operations:  # type: ignore[union-attr]
            depth += (operator in (b"BDC", b"BMC")) - (operator == b"EMC")
            loose += [operands] if operator in (b"Tj", b"TJ") and depth == 0 else []
        assert loose == []


def test_the_name_of_a_cluster_never_ends_a_page() -> None:
    cards = [
        Card(id=f"{n}.{m}", text=f"Karte {m} von {n}", kind="statement", label="Aussage", cluster=f"Nummer {n:02}")
        for n in range(60)
        for m in range(1 + n % 7)
    ]
    pages = pages_of(set_with(Cards("Frage", tuple(cards), "Zustimmung")))
    assert len(pages) > 6
    assert [lines[-1] for lines in pages if lines and lines[-1].startswith("Cluster")] == []


def test_the_cards_of_a_cluster_go_on_under_its_name() -> None:
    cards = tuple(Card(id=f"{n}", text=f"Karte {n}", label="Aussage", cluster="Kühle Wege") for n in range(60))
    pages = pages_of(set_with(Cards("Frage", cards, "Zustimmung")))
    goes_on = [lines for lines in pages if any(line.startswith("Aussage") for line in lines)]
    assert len(goes_on) > 1
    assert all("Cluster: Kühle Wege" in lines for lines in goes_on)


def test_what_a_cluster_is_made_of_stands_on_one_page_with_its_rank() -> None:
    inside = tuple((f"{'Ein langer Satz über das Viertel. ' * (3 + n % 7)}", f"Schluss {n}.") for n in range(40))
    bars = Bars("Gewicht", tuple((f"Haufen {n}.", 40 - n) for n in range(40)), "Punkte", ranks=tuple(range(1, 41)))
    pages = ["\n".join(lines) for lines in pages_of(set_with(replace(bars, inside=inside, people="9 Personen")))]
    for n in range(40):
        [page] = [page for page in pages if f"Haufen {n}." in page]
        assert f"Schluss {n}." in page.replace("\n", " ")


def test_nothing_is_set_below_the_end_of_a_page() -> None:
    """Neither the terms of a chain that are sentences, nor the title of a chapter in the foot."""
    twigs = tuple(
        Twig("Ein Wort, das in Wahrheit ein ganzer Satz ist, und zwar ein langer. " * 4, 1) for _ in range(40)
    )
    heading = Heading("Eine Überschrift, die kein Ende nehmen will. " * 8)
    lowest = []

    def seen(text: str, page: list[float], matrix: list[float], *rest: Any) -> None:
        if text.strip():
            lowest.append(page[5] + matrix[5] * page[3])

    report = replace(sample_report(say=GERMAN), blocks=(heading, Tree("Kette", "Wurzel", twigs)))
    for page in PdfReader(io.BytesIO(pdf.render(report, GERMAN))).pages:
        page.extract_text(visitor_text=seen)
    assert min(lowest) > 0


def test_goals_that_nobody_changed_have_one_wording() -> None:
    [page] = [lines for lines in pages_of(set_with(Goals("Ziele", (Wording(1, "So bleibt es."),)))) if "Ziele" in lines]
    assert "Wortlaut" in " ".join(page)
    assert "Nachher" not in " ".join(page)


def test_a_table_of_many_columns_is_as_wide_as_the_page() -> None:
    """Its first column begins where its title does."""
    table = Table("Vorschläge", ("Ziel", "Fassung", "Grund", "Stand"), (("1", "Ein Satz", "Darum", "offen"),))
    begins = {}

    def seen(text: str, page: list[float], matrix: list[float], *rest: Any) -> None:
        begins.setdefault(text.strip(), page[4] + matrix[4])

    set_with(table).pages[-1].extract_text(visitor_text=seen)
    assert begins["Vorschläge"] == begins["Ziel"]


def test_the_contents_name_the_day_and_every_chapter_as_the_bookmarks_do() -> None:
    [contents] = [page for page in pages_of(documentation()) if any(line.startswith("Inhalt") for line in page)]
    begin = next(n for n, line in enumerate(contents) if line.startswith("Inhalt"))
    named = [mark.title for mark in documentation().outline]  # type: ignore[union-attr]
    assert named[0] == "Der Tag"
    listed = [line.removeprefix("Inhalt ") for line in contents[begin : begin + len(named)]]
    assert [line.rpartition(" ")[0] for line in listed] == named


def test_figures_are_numbered_through_whatever_the_number_of_their_chapter() -> None:
    lines = [line for page in pages_of(documentation()) for line in page if line.startswith("Abbildung")]
    assert [line.split()[1] for line in lines] == ["1", "2", "3", "4", "5"]


def test_no_page_ends_with_the_first_line_of_a_paragraph() -> None:
    long = "ein langer Satz, der mehrere Zeilen braucht, damit man sieht, wo er bricht, und noch etwas mehr davon, " * 3
    written = Paragraph(f"Erster {long}\n\nZweiter {long}")
    pages = pages_of(set_with(*(Paragraph(f"Zeile {n}.") for n in range(27)), written))
    assert [lines[0].split()[0] for lines in pages if any(line.startswith("Zweiter") for line in lines)] == ["Zweiter"]


@pytest.mark.parametrize("rows", range(6, 15))
def test_no_page_is_blank_whatever_the_length_of_the_day(rows: int) -> None:
    """Where the table of the day just fills the first page, the day to scale below it goes to the next one whole."""
    report = replace(sample_report(say=GERMAN), blocks=(Heading("Kapitel"), Paragraph("Ein Satz.")))
    day = replace(report, agenda=(report.agenda * 2)[:rows])
    pages = pages_of(PdfReader(io.BytesIO(pdf.render(day, GERMAN))))
    assert [n for n, lines in enumerate(pages, 1) if not lines] == []
    assert len(pages) == 2, "what the day leaves free of its last page, the contents take"


@pytest.mark.parametrize("lines", range(26, 32))
def test_no_page_is_blank_where_a_chapter_just_fills_one(lines: int) -> None:
    theme = sample_report(say=GERMAN).rooms[0].id
    chapter = (*(Paragraph(f"Zeile {n}.") for n in range(lines)), Heading("Thema", theme=theme), Paragraph("Schluss."))
    assert [n for n, found in enumerate(pages_of(set_with(*chapter)), 1) if not found] == []


def test_how_to_read_this_says_what_is_counted_where_numbers_would_not_add_up() -> None:
    [said] = [
        " ".join(page) for page in pages_of(documentation()) if any(line.startswith("Lesehilfe") for line in page)
    ]
    assert "Die Zahl hinter einem Wort der Kette" in said
    assert "Wer in mehreren Themengruppen gearbeitet hat" in said
    assert "Raumleitungen konnten mitschreiben" in said
    [plain] = [" ".join(page) for page in pages_of(set_with()) if any(line.startswith("Lesehilfe") for line in page)]
    assert "Die Zahl hinter einem Wort" not in plain


def test_the_times_below_the_day_stay_within_its_lines() -> None:
    """Where the day ends with a full half hour, the last one stands at its very end."""
    rightmost: list[float] = []
    day = sample_report(retrospective(), say=str)

    def seen(text: str, page: list[float], matrix: list[float], _: Any, size: float) -> None:
        if text.strip() == "16:00" and size * matrix[0] < 7.5:
            rightmost.append(page[4] + matrix[4])

    PdfReader(io.BytesIO(pdf.render(day, str))).pages[0].extract_text(visitor_text=seen)
    [begins] = rightmost
    assert begins + 16.5 < PAGE - MARGIN, "five narrow letters of 7 points"
