"""Kept documents: the original's bytes and the text that offsets point into, found again by digest."""

from __future__ import annotations

from pathlib import Path

from ingest.text.documents import keep, open_document, pasted
from ingest.text.documents.stored import original_of, text_of
from tests.ingest.text.documents.making import PAPER, Sheet, write, write_pdf


def test_the_original_is_found_by_its_digest_byte_for_byte(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", PAPER.replace("\n", "\r\n"), "gb18030")
    document = open_document(path)
    keep(document, tmp_path / "home", path.read_bytes())
    found = original_of(document.digest, tmp_path / "home")
    assert found
    assert found.read_bytes() == path.read_bytes()


def test_the_text_is_kept_sign_for_sign(tmp_path: Path) -> None:
    document = pasted("一\r\n二\n\n三\r四𠀀" + PAPER)
    keep(document, tmp_path)
    assert text_of(document.digest, tmp_path) == document.text


def test_one_paper_under_two_names_has_one_digest_of_its_text(tmp_path: Path) -> None:
    plain = open_document(write(tmp_path / "甲.txt", PAPER))
    other = open_document(write(tmp_path / "乙.txt", PAPER.replace("\n", "\r\n\r\n"), "gb18030"))
    assert (plain.text_digest == other.text_digest, plain.digest == other.digest) == (True, False)


def test_one_paper_in_two_forms_is_told_by_its_text(tmp_path: Path) -> None:
    sheet = Sheet(lines=[(60, 60 + 30 * at, 10, line) for at, line in enumerate(PAPER.splitlines())])
    page = open_document(write_pdf(tmp_path / "甲.pdf", [sheet]))
    assert page.text_digest == pasted(PAPER).text_digest


def test_keeping_twice_changes_nothing(tmp_path: Path) -> None:
    document = pasted(PAPER)
    keep(document, tmp_path)
    before = {path.name: path.read_bytes() for path in (tmp_path / "documents").iterdir()}
    keep(document, tmp_path)
    assert {path.name: path.read_bytes() for path in (tmp_path / "documents").iterdir()} == before


def test_another_paper_is_not_the_same(tmp_path: Path) -> None:
    other = pasted(PAPER.replace("500万元", "600万元"), "乙")
    keep(pasted(PAPER, "甲"), tmp_path)
    keep(other, tmp_path)
    assert (text_of(other.digest, tmp_path), len(list((tmp_path / "documents").glob("*.original.txt")))) == (other.text, 2)


def test_what_was_not_kept_is_not_found(tmp_path: Path) -> None:
    assert (original_of("0" * 32, tmp_path), text_of("0" * 32, tmp_path)) == (None, None)
