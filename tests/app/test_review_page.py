"""The review page: marks beside facts, everything escaped, decisions shown again."""

from html.parser import HTMLParser
from pathlib import Path

from app.export.review_page import review_page, write_review
from graph.ledger import Ledger
from ingest.text.decisions import named
from ingest.text.document import Dropped
from ingest.text.entering import Reading, reading_of
from tests.ingest.text.made import TEXT, document, found


class Words(HTMLParser):
    """The text of the document's part, and the marks with the facts they belong to."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self.marks, self._inside, self._open = "", list[tuple[str, str]](), False, ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self._inside = self._inside or said.get("id") == "text"
        self._open = str(said.get("data-f")) if tag == "mark" else self._open

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "section"
        self._open = "" if tag == "mark" else self._open

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.text += data
            if self._open:
                self.marks.append((data, self._open))


def reading(folder: Path, dropped: tuple[Dropped, ...] = ()) -> Reading:
    """The small paper against an empty ledger."""
    return reading_of(Ledger(folder / "ledger.db", kind="示例"), document(dropped=dropped), found())


def page(folder: Path, verdicts: dict[str, str] | None = None, dropped: tuple[Dropped, ...] = ()) -> str:
    """Its page."""
    one = reading(folder, dropped)
    return review_page(one, verdicts or {}, Ledger(folder / "ledger.db").ontology)


def test_the_page_shows_the_whole_text_as_it_is(tmp_path: Path) -> None:
    assert Words(page(tmp_path)).text == TEXT


def test_every_fact_with_words_is_marked_at_them(tmp_path: Path) -> None:
    marked = {data for data, _ in Words(page(tmp_path)).marks}
    assert {"科技局", "建设示例平台3个", "“31”工程"} <= marked


def test_what_was_dropped_is_struck_out_with_its_reason(tmp_path: Path) -> None:
    made = page(tmp_path, dropped=(Dropped(0, 6, "另一篇的标题"),))
    assert '<span class="dropped" title="另一篇的标题">示例市管委会</span>' in made


def test_text_that_looks_like_markup_is_only_text(tmp_path: Path) -> None:
    one = reading_of(Ledger(tmp_path / "ledger.db", kind="示例"), document(text=TEXT + "<b onclick=x>"), found())
    made = review_page(one, {}, Ledger(tmp_path / "ledger.db").ontology)
    assert ("<b onclick" in made, "&lt;b onclick" in made) == (False, True)


def test_a_decision_made_before_is_chosen_again(tmp_path: Path) -> None:
    one = reading(tmp_path)
    row = next(row for row in one.rows if row.table == "target_statements")
    made = review_page(one, {named(one.source.id, row): "rejected"}, Ledger(tmp_path / "ledger.db").ontology)
    assert made.count('<option value="剔除" selected>') == 1


def test_one_document_is_one_file_and_several_lie_in_a_folder(tmp_path: Path) -> None:
    one, ontology = reading(tmp_path), Ledger(tmp_path / "ledger.db").ontology
    write_review([one], {}, tmp_path / "a.html", ontology)
    write_review([one], {}, tmp_path / "folder", ontology)
    assert ((tmp_path / "a.html").is_file(), [path.name for path in (tmp_path / "folder").iterdir()]) == (True, ["计划-核对.html"])
