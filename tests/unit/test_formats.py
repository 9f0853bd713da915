"""Each format opened by a reader that is not ours and compared with the report; and hostile texts in all of them."""

from __future__ import annotations

import asyncio
import io
import re
import xml.etree.ElementTree as ElementTree
import zipfile
from functools import cache
from html.parser import HTMLParser
from itertools import pairwise

import openpyxl
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Pt
from msgspec.structs import replace
from pypdf import PdfReader

from facilitator.documentation import render
from facilitator.exports import FORMATS, Taken, docx, html, json, markdown, pdf, pictures, xlsx
from facilitator.exports.hanging import hang
from facilitator.exports.walls import walls
from facilitator.exports.wording import Words
from facilitator.locale import translations
from facilitator.making import NotMade, make
from facilitator.moment import Moment
from rooms.blocks import Area, Bars, Card, Cards, Detail, Goals, Heading, Passage, Pinned, Scale, Table, Wall, Wording
from rooms.document import Document as Kept
from rooms.report import Report
from rooms.wording import unparted
from tests.unit.sample import retrospective, sample, sample_report
from tests.unit.sample_words import CARDS

GERMAN = translations("de").gettext
WRITTEN = [text for sections in CARDS.values() for texts in sections for text in texts]
HARM = (
    '<script>alert(1)</script><img src=x onerror=alert(1)> &amp; ]]> {{ 7*7 }} #import "x" $x$',
    "=1+1",
    "-2+3",
    "@SUM(A1)",
    "nul \x00 half \ud800 turned \u202e back \u2066 bell \x07 end",
    "W" * 1_000,
    "👩‍🌾 🏳️‍🌈 المساحات الخضراء",
)
FIELDS = replace(
    sample_report(say=GERMAN),
    blocks=(
        Heading("Thema"),
        Detail("Wer spricht", "Moorverein", "talks"),
        Goals(
            "Ziele",
            (
                Wording(
                    1,
                    "Mehr Bäume bis 2030",
                    "übernommen",
                    draft="Mehr Bäume bald",
                    between=("Mehr Bäume demnächst",),
                    passages=(
                        Passage("same", "Mehr Bäume"),
                        Passage("removed", "bald", True),
                        Passage("added", "bis 2030", True),
                    ),
                    changes=2,
                    reasons=("Ein Jahr muss hinein",),
                    backing=("Baumpatenschaften",),
                    at=1_669_804_320_000,
                    by="Anna, Raumteam",
                ),
            ),
        ),
        Bars(
            "Was zuerst?",
            (("Eiche", 7), ("Linde", 4), ("Ahorn", 4)),
            "Klebepunkte",
            ranks=(1, 2, 2),
            inside=(("Stieleiche",), (), ()),
            without=("Pappel",),
            people="12 Personen haben geklebt",
            weighed=1,
        ),
        Table("Praxisbeispiele", ("Was", "Wo", "Wer"), (("Baumschule", "Musterstadt", "Gartenamt"),), sheet="practice"),
        Cards(
            "Frage",
            (
                Card(
                    "a",
                    "Ein Garten",
                    label="Praxisbeispiel",
                    where="Am Bach",
                    who="Verein",
                    original="Ein Gaten",
                    cluster="Orte",
                    comments=("Sehr schön dort",),
                    points=3,
                    dots=(2,),
                ),
            ),
            "Zustimmung",
            weighed=("Was zuerst?",),
            clusters=(("Orte", (5,)),),
        ),
    ),
)
EXPECTED = (
    *("Wer spricht", "Moorverein"),
    *("Mehr Bäume", "bald", "bis 2030", "übernommen", "Mehr Bäume demnächst", "Ein Jahr muss hinein"),
    *("11:32", "Anna, Raumteam"),
    *("Baumpatenschaften", "Eiche", "Stieleiche", "Pappel", "12 Personen haben geklebt", "gleichauf"),
    *("Baumschule", "Musterstadt", "Gartenamt"),
    *("Ein Garten", "Am Bach", "Verein", "Ein Gaten", "Orte", "Sehr schön dort"),
)


@cache
def report() -> Report:
    return sample_report(say=GERMAN)


def made(format: str, of: Report) -> bytes:
    return FORMATS[format].make(Taken("w", "e", 7, sample(), of), GERMAN)


class Seen(HTMLParser):
    """What a browser would find: every start tag with its attributes, and all text outside of styles."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.said: list[str] = []
        self._within: list[str] = []
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self._within.append(tag)

    def handle_data(self, data: str) -> None:
        if self._within[-1:] != ["style"]:
            self.said.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.said).split())


def words_of(format: str, content: bytes) -> str:
    """All that is said in a file of this format."""
    match format:
        case "pdf":
            return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(content)).pages)
        case "docx":
            document = Document(io.BytesIO(content))
            cells = (cell.text for table in document.tables for row in table.rows for cell in row.cells)
            return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])
        case "xlsx":
            sheets = openpyxl.load_workbook(io.BytesIO(content))
            return "\n".join(str(cell.value) for sheet in sheets for row in sheet for cell in row)
        case "html":
            return Seen(content).text
        case "csv":
            packed = zipfile.ZipFile(io.BytesIO(content))
            return "\n".join(packed.read(name).decode() for name in packed.namelist())
        case _:
            return content.decode()


@pytest.mark.parametrize("format", ["pdf", "docx", "html", "md", "xlsx", "csv"])
def test_everything_that_a_report_knows_stands_in_each_format(format: str) -> None:
    said = "".join(words_of(format, made(format, FIELDS)).replace("\u00ad", "").split())
    left_out = {"gleichauf", "12 Personen haben geklebt"} if format in ("xlsx", "csv") else set()
    missing = [word for word in EXPECTED if word not in left_out and "".join(word.split()) not in said]
    assert missing == []


def test_a_workbook_has_a_sheet_for_each_kind_with_heads_that_stay_and_filters() -> None:
    sheets = openpyxl.load_workbook(io.BytesIO(xlsx.render(report(), GERMAN)))
    assert {"Ablauf", "Beteiligung", "Karten", "Cluster", "Rangfolge", "Praxisbeispiele", "Fragen"} <= {
        *sheets.sheetnames
    }
    for sheet in sheets:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref
    begins = sheets["Ablauf"]["B2"]
    assert (begins.is_date, str(begins.value)) == (True, "2022-11-30 09:30:00")
    heads, *rows = sheets["Karten"].iter_rows(values_only=True)
    assert {row[heads.index("Text")] for row in rows} >= {*WRITTEN}


def test_sheets_count_the_dots_of_each_question_and_a_ranking_has_its_colour() -> None:
    sheets = openpyxl.load_workbook(io.BytesIO(made("xlsx", FIELDS)))
    for sheet, many in (("Karten", 2), ("Cluster", 5)):
        heads, *rows = sheets[sheet].iter_rows(values_only=True)
        assert [row[heads.index("Punkte: Was zuerst?")] for row in rows] == [many]
    bars = [about for tag, about in Seen(made("html", FIELDS)).tags if about.get("class") == "bar"]
    assert {about["data-weighed"] for about in bars} == {"1"}
    assert "♥♥♥" in words_of("pdf", made("pdf", FIELDS)).replace("\u200b", ""), "support is no dot"


def test_rows_of_a_workbook_are_as_high_as_their_longest_text() -> None:
    said = "Wo die Hitze am größten ist, fehlen Bäume und Wasser, und niemand ist dafür zuständig. " * 3
    cells = (Table("Hitze", ("Text", "Wer"), ((said, "kurz"), ("kurz", "kurz")), sheet="heat"),)
    book = openpyxl.load_workbook(io.BytesIO(made("xlsx", replace(report(), blocks=cells))))
    sheet = next(sheet for sheet in book if sheet["A1"].value == "Text" or sheet["B1"].value == "Text")
    assert sheet.row_dimensions[2].height >= 5 * 15
    assert sheet.row_dimensions[3].height in (None, 15), "as high as rows are"


def test_no_text_of_a_workbook_is_a_formula() -> None:
    cells = Heading("Karten"), Cards("Frage", tuple(Card(str(n), text) for n, text in enumerate(HARM)))
    sheets = openpyxl.load_workbook(io.BytesIO(made("xlsx", replace(report(), blocks=cells))))
    found = {cell.value: cell.data_type for row in sheets["Karten"] for cell in row}
    assert {found[text] for text in ("=1+1", "-2+3", "@SUM(A1)")} == {"s"}


def test_minutes_have_the_styles_of_a_word_processor() -> None:
    document = Document(io.BytesIO(docx.render(report(), GERMAN)))
    headings = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    chapters = [block.text.replace("\u00ad", "") for block in report().blocks if isinstance(block, Heading)]
    assert headings == ["Der Tag", *chapters]
    listed = {p.text for p in document.paragraphs if p.style.name == "List Bullet"}
    assert {*WRITTEN} <= listed
    assert all(table.rows[0]._tr.trPr is not None for table in document.tables)
    assert len(document.inline_shapes) == len(walls(report()))
    assert all(shape._inline.docPr.get("descr") for shape in document.inline_shapes)


def test_a_page_asks_nobody_for_anything_and_has_landmarks_and_heads() -> None:
    page = html.render(report(), GERMAN)
    seen = Seen(page)
    names = [tag for tag, _ in seen.tags]
    assert {"header", "nav", "main", "footer"} <= {*names}
    assert "script" not in names
    assert ("html", {"lang": "de"}) in seen.tags
    loaded = [value for _, has in seen.tags for name, value in has.items() if name in ("src", "srcset", "action")]
    assert loaded
    assert all(value.startswith("data:") for value in loaded if value)
    assert not re.search(rb"url\((?![\"']data:|#)", page)
    assert all(has.get("scope") for tag, has in seen.tags if tag == "th")
    assert all(has.get("alt") for tag, has in seen.tags if tag == "img")
    assert all(" ".join(text.split()) in seen.text for text in WRITTEN)


def test_each_theme_of_a_page_has_its_own_emblem() -> None:
    tags = [has for _, has in Seen(html.render(report(), GERMAN)).tags]
    emblems = [has["style"] for has in tags if has.get("class") == "emblem"]
    assert len(emblems) == len({*emblems}) == 5
    ids = [has["id"] for has in tags if "id" in has]
    assert len(ids) == len({*ids}), "what refers to an id would find that of another one"


def test_each_wall_is_drawn_as_it_hung() -> None:
    found = walls(report())
    assert len(found) == 5
    for wall in found:
        hung = hang(wall)
        inside = [(card, rect) for card, rect in hung.cards if rect.x >= 0 and rect.x + rect.width <= hung.width]
        assert len(inside) == len(hung.cards) > 10
        assert max(rect.y + rect.height for _, rect in hung.cards) <= hung.height
    svg = zipfile.ZipFile(io.BytesIO(pictures.render_svg(report(), GERMAN)))
    assert svg.namelist()[0] == "01-lebenswert.svg"
    for name in svg.namelist():
        root = ElementTree.fromstring(svg.read(name))
        assert root[0].text
        assert "script" not in {element.tag.rpartition("}")[2] for element in root.iter()}
    png = zipfile.ZipFile(io.BytesIO(pictures.render_png(report(), GERMAN)))
    assert all(png.read(name).startswith(b"\x89PNG") for name in png.namelist())
    assert len(png.namelist()) == 5


def test_on_a_drawn_card_only_long_words_are_parted() -> None:
    def glyphs(text: str) -> int:
        card = Pinned("a", text, "project", 1, 1)
        wall = Wall("Klima", "klima", (Area(1, "Was tun?", (card,)),), (("project", "Idee"),))
        [svg] = pictures.svgs([wall], Words(report(), GERMAN))
        return svg.count(b"<use ")

    nothing = glyphs("")
    for text, hyphens in (("Spielplatz ohne Zaun", 0), ("Donaudampfschifffahrtsgesellschaft", 2)):
        assert glyphs(text) - nothing == len(text.replace(" ", "")) + hyphens


def test_below_each_wall_of_the_minutes_stands_which_figure_it_is_on_the_same_page() -> None:
    paragraphs = Document(io.BytesIO(docx.render(report(), GERMAN))).paragraphs
    below = [(paragraphs[n - 1], one) for n, one in enumerate(paragraphs) if one.style.name == "Caption"]
    assert all(
        above._p.findall(f".//{qn('w:drawing')}") and above.paragraph_format.keep_with_next for above, _ in below
    )
    counted = ["".join(text.text or "" for text in one._p.iter(qn("w:t"))) for _, one in below]
    said = "Die Wand, wie sie hing; alle Karten folgen im Wortlaut."
    assert counted == [f"Abbildung {n}: {said}" for n in range(1, 6)]


def test_the_head_of_every_column_begins_with_a_capital_in_what_is_read() -> None:
    english = sample_report(retrospective())
    heads = re.findall(r'<th scope="col"[^>]*>([^<]+)', html.render(english, str).decode())
    for table in Document(io.BytesIO(docx.render(english, str))).tables:
        heads += [cell.text for cell in table.rows[0].cells]
    lines = markdown.render(english, str).decode().splitlines()
    heads += [
        name for line, rule in pairwise(lines) if rule.startswith("| --") for name in line.strip("| ").split(" | ")
    ]
    assert len(heads) > 80
    assert [name for name in heads if name[0].islower()] == []
    pages = PdfReader(io.BytesIO(pdf.render(english, str))).pages
    assert "First wishes" in "".join(page.extract_text() for page in pages)


def test_figures_of_the_page_are_numbered_through() -> None:
    page = html.render(report(), GERMAN).decode()
    assert re.findall(r"<figcaption><strong>Abbildung (\d)</strong>", page) == ["1", "2", "3", "4", "5"]


def test_nothing_is_drawn_for_what_nobody_chose() -> None:
    scale = Scale("Wie war es?", (0, 3, 1), "schlecht", "gut", "4 Antworten")
    page = html.render(replace(report(), blocks=(Heading("Blitzlicht"), scale)), GERMAN).decode()
    assert page.count('<span class="bar"') == 2


@pytest.mark.parametrize("format", ["html", "docx"])
def test_a_goal_that_reads_as_it_did_stands_once_and_a_column_without_anything_not_at_all(format: str) -> None:
    goals = Goals("Ziele", (Wording(1, "Mehr Bäume."), Wording(2, "Mehr Beete.", draft="Beete.")))
    table = Table("Beispiele", ("Was", "Wer", "Wie oft"), (("Halde", "", 2), ("Hof", "", 3)), (2,))
    content = made(format, replace(report(), blocks=(Heading("Ziele"), goals, table)))
    if format == "html":
        spans = [has.get("colspan") for tag, has in Seen(content).tags if tag == "td" and has.get("colspan")]
        assert spans == ["2"]
    else:
        _, once, twice = Document(io.BytesIO(content)).tables[-2].rows
        assert once.cells[1]._tc is once.cells[2]._tc
        assert twice.cells[1]._tc is not twice.cells[2]._tc
    assert "Wie oft" in words_of(format, content)
    assert "Wer" not in words_of(format, content).split()


@pytest.mark.parametrize("format", ["html", "docx"])
def test_goals_that_nobody_changed_have_one_wording(format: str) -> None:
    goals = Goals("Ziele", (Wording(1, "Mehr Bäume."), Wording(2, "Mehr Beete.")))
    said = words_of(format, made(format, replace(report(), blocks=(Heading("Ziele"), goals))))
    assert "Wortlaut" in said
    assert "Nachher" not in said


def test_minutes_have_contents_that_lead_to_each_chapter_and_that_a_word_processor_can_update() -> None:
    document = Document(io.BytesIO(docx.render(report(), GERMAN)))
    body = document.element.body
    chapters = [p for p in document.paragraphs if p.style.name == "Heading 1"]
    lines = [p for p in document.paragraphs if p.style.name == "toc 1"]
    assert [p.text for p in lines] == [p.text for p in chapters]
    places = [p._p.find(qn("w:bookmarkStart")).get(qn("w:name")) for p in chapters]
    assert [p._p.find(qn("w:hyperlink")).get(qn("w:anchor")) for p in lines] == places
    assert len({*places}) == len(chapters) > 5
    edges = [(edge.get(qn("w:fldCharType")), edge.getparent().getparent()) for edge in body.iter(qn("w:fldChar"))]
    first, last = lines[0]._p, lines[-1]._p
    assert edges == [("begin", first), ("separate", first), ("end", last)]
    assert [said.text.split()[0] for said in body.iter(qn("w:instrText"))] == ["TOC"]
    assert lines[0]._p.getprevious().text == "Inhalt"


def test_a_title_with_a_tab_stays_together_in_the_contents_of_the_minutes() -> None:
    minutes = Document(io.BytesIO(docx.render(replace(report(), blocks=(Heading("Grün\tim Quartier"),)), GERMAN)))
    assert [p.text for p in minutes.paragraphs if p.style.name == "toc 1"][-1] == "Grün im Quartier"


def test_the_number_of_a_page_of_the_minutes_looks_like_what_stands_beside_it() -> None:
    document = Document(io.BytesIO(docx.render(report(), GERMAN)))
    foot = document.sections[0].footer.paragraphs[0]
    assert foot.style.font.size == Pt(8.5)
    assert all(run.font.size is None for run in foot.runs)


def test_minutes_tear_no_text_from_what_is_said_of_it_and_each_theme_begins_a_page() -> None:
    paragraphs = Document(io.BytesIO(docx.render(report(), GERMAN))).paragraphs
    said_of = [above for above, below in pairwise(paragraphs) if below.style.name == "List Continue"]
    assert len(said_of) > 50
    assert all(above.paragraph_format.keep_with_next for above in said_of)
    begins = {p.text for p in paragraphs if p.paragraph_format.page_break_before}
    assert begins == {unparted(room.theme.name) for room in report().rooms}


def test_no_head_of_a_table_in_the_minutes_is_cut_and_those_of_figures_stand_over_them() -> None:
    """A letter of the bold face is about 120 twentieths of a point wide, beside 160 of margins."""
    tables = Document(io.BytesIO(docx.render(report(), GERMAN))).tables
    assert len(tables) > 20
    for table in tables:
        columns = table._tbl.tblGrid.findall(qn("w:gridCol"))
        heads = [cell.text for cell in table.rows[0].cells]
        for head, column in zip(heads, columns, strict=True):
            assert int(column.get(qn("w:w"))) >= 160 + 120 * max(map(len, head.split()))
    day = tables[0].rows
    assert [cell.paragraphs[0].alignment for cell in day[0].cells] == [
        cell.paragraphs[0].alignment for cell in day[1].cells
    ]


def test_long_cells_of_a_page_keep_room_and_short_ones_take_no_more_than_they_need() -> None:
    table = Table("Vorschläge", ("Ziel", "Fassung"), (("1", "Ein ganzer Satz, der Platz braucht."),))
    page = html.render(replace(report(), blocks=(Heading("Ziele"), table)), GERMAN).decode()
    cells = dict(re.findall(r'<td( class="said")? dir="auto">(1|Ein ganzer)', page))
    assert {text: said for said, text in cells.items()} == {"1": "", "Ein ganzer": ' class="said"'}


@pytest.mark.parametrize("format", [name for name in FORMATS if name != "json"])
def test_hostile_texts_are_only_texts(format: str) -> None:
    cards = Cards("Frage", tuple(Card(str(n), text, comments=(text,), where=text) for n, text in enumerate(HARM)), "x")
    rows = tuple((text, text, text) for text in HARM)
    bars = Bars("Rang", tuple((text, n) for n, text in enumerate(HARM)), "n", ranks=tuple(range(1, len(HARM) + 1)))
    hostile = replace(report(), title=HARM[0], blocks=(Heading(HARM[0]), cards, Table(HARM[0], HARM[:3], rows), bars))
    content = made(format, hostile)
    if format in ("png", "svg"):
        assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
        return
    said = words_of(format, content)
    assert not {"\x00", "\u202e", "\u2066", "\x07"} & {*said}
    if format == "html":
        assert not {"script"} & {tag for tag, _ in Seen(content).tags}
        assert not [has for _, has in Seen(content).tags if "onerror" in has]
    if format in ("docx", "xlsx", "html"):
        assert HARM[0] in said
        assert HARM[5] in said


def test_a_wall_with_hostile_cards_is_drawn() -> None:
    [wall, *_] = walls(report())
    area = wall.areas[0]
    hostile = tuple(
        replace(area.loose[0] if area.loose else area.bundles[0].cards[0], id=str(n), text=text, note=text)
        for n, text in enumerate(HARM)
    )
    blocks = (replace(wall, areas=(replace(area, title=HARM[0], loose=hostile, bundles=()),)),)
    for format in ("svg", "png", "html", "docx"):
        assert made(format, replace(report(), blocks=(Heading("Wand"), *blocks)))


@pytest.mark.parametrize("format", [*FORMATS])
def test_what_was_read_in_from_a_file_gives_the_same(format: str) -> None:
    exported = json.render(sample(), workshop="w", epoch="e", sequence=7)
    again = Kept(json.parse(exported).items())
    if format in ("docx", "xlsx"):  # their packages bear the time at which they were packed
        assert words_of(format, _rendered(again, format)) == words_of(format, _rendered(sample(), format))
    else:
        assert _rendered(again, format) == _rendered(sample(), format)


def _rendered(document: Kept, format: str) -> bytes:
    return render("w", "e", Moment(document, 7, 1_669_815_600_000), format, "").body


def test_a_file_is_made_in_a_process_of_its_own_and_is_the_same() -> None:
    moment = Moment(sample(), 7, 1_669_815_600_000)
    made = asyncio.run(make("w", "e", moment, "svg", "Mittag"))
    assert made == render("w", "e", moment, "svg", "Mittag")
    assert made.name == "2022-11-30-w-dokumentation-mittag-svg.zip"


def test_what_cannot_be_made_is_told_and_the_next_file_is_made() -> None:
    moment = Moment(Kept(), 7, 0)
    with pytest.raises(NotMade):
        asyncio.run(make("w", "e", moment, "pdf", ""))
    assert asyncio.run(make("w", "e", Moment(sample(), 7, 0), "json", "")).body.startswith(b"{")
