"""Web pages: the text is all that a reader sees; trafilatura says what of it is the main content, the rest is listed as dropped."""

from __future__ import annotations

import re
from pathlib import Path

import trafilatura
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ingest.errors import InputFault
from ingest.text.document import TextDocument
from ingest.text.documents.assembly import Assembly
from ingest.text.documents.furniture import reason
from ingest.text.documents.plain import decoded, repaired
from ingest.text.documents.visible import Block, blocks
from ingest.text.heads.signs import DATE_ALONE, NUMBER_ALONE, ORDER_LINE, is_addressed, is_body_line, paper_word
from ingest.text.widths import evened
from ontology.errors import Issue, issue

OUTSIDE = "网页正文之外的内容（导航、栏目、页脚等）"
CHARSET = re.compile(rb"""<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
CODECS = {"gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "big5": "big5hkscs", "utf-8": "utf-8"}
CELLS = 0.8
LINKS, SHORT, LOGIN, EMPTY, NEAR = 0.6, 8, 400, 20, 12
"""A line with so large a share of links is navigation; a page with so little text is none, or a form to log in."""
TAIL = re.compile(r"^(?:附 ?件|附 ?:|\(?此件|抄送|主题词|\(联系人)")
PASSWORD = re.compile(r"密码|验证码")


def read_page(path: Path, name: str) -> TextDocument:
    """A page's text with what is dropped. Raises InputFault LT-DOC-10 for a form to log in, -11 for a page without text."""
    source, said = _source(path, name)
    body = _body(source, name)
    seen = blocks(body)
    main = trafilatura.extract(source, include_tables=True, include_comments=False, favor_recall=True) or ""
    keeps = _kept(seen, _dense(main))
    kept = sum(len(_whole(block)) for block, keep in zip(seen, keeps, strict=True) if keep)
    if kept < LOGIN and not any(keep and _is_head(block) for block, keep in zip(seen, keeps, strict=True)):
        _refuse(body, seen, name)
    page = Assembly()
    for block, keep in zip(seen, keeps, strict=True):
        _add(page, block, keep)
    return TextDocument(name, page.text, "html", tuple(page.dropped), tuple(page.tables), issues=said)


def _source(path: Path, name: str) -> tuple[str, tuple[Issue, ...]]:
    """The page's markup; what it says of its own encoding counts where its bytes agree."""
    data = path.read_bytes()
    declared = CHARSET.search(data[:4096])
    for codec in ("utf-8-sig", CODECS.get(declared[1].decode().lower(), "") if declared else ""):
        try:
            return repaired(data.decode(codec), name) if codec else decoded(path, name)
        except UnicodeDecodeError:
            continue
    return decoded(path, name)


def _body(source: str, name: str) -> HtmlElement:
    try:
        root: HtmlElement = document_fromstring(source.encode(), parser=HTMLParser(encoding="utf-8", huge_tree=True))
    except (ValueError, AssertionError) as error:
        raise InputFault(issue("LT-DOC-11").at(name)) from error
    body = root.find("body")
    return root if body is None else body


def _refuse(body: HtmlElement, seen: list[Block], name: str) -> None:
    """A page with little text and no head of a paper: a form to log in, or nothing at all."""
    if body.xpath(".//input[@type='password']") or any(PASSWORD.search(block.text) for block in seen):
        raise InputFault(issue("LT-DOC-10").at(name))
    if sum(len(_whole(block)) for block in seen) < EMPTY:
        raise InputFault(issue("LT-DOC-11").at(name))


def _kept(seen: list[Block], main: str) -> list[bool]:
    """Which blocks belong to the paper: those in the main content, what stands between them, and a head and a signature beside."""
    inside = [_is_inside(block, main) and not block.aside for block in seen]
    firm = [at for at, block in enumerate(seen) if inside[at] and len(_dense(_whole(block))) >= SHORT]
    if not firm:
        return [not block.aside and block.linked < LINKS for block in seen]
    first, last = firm[0], firm[-1]
    keeps = [first <= at <= last and (inside[at] or not (block.aside or block.linked >= LINKS)) for at, block in enumerate(seen)]
    for at in range(first - 1, max(-1, first - NEAR), -1):
        keeps[at] = _is_head(seen[at])
    for at in range(last + 1, min(len(seen), last + NEAR)):
        keeps[at] = _is_tail(seen[at])
    return keeps


def _is_inside(block: Block, main: str) -> bool:
    """Whether the main content has a line, or the cells of a table."""
    if block.text:
        return _dense(block.text) in main
    cells = [_dense(cell) for row in block.grid for cell in row if isinstance(cell, str)]
    return sum(cell in main for cell in cells) >= len(cells) * CELLS


def _is_head(block: Block) -> bool:
    said = evened(block.text).strip()
    if block.aside or block.linked >= LINKS or block.grid:
        return False
    return bool(NUMBER_ALONE.fullmatch(said) or ORDER_LINE.fullmatch(said) or paper_word(said)) or is_addressed(said)


def _is_tail(block: Block) -> bool:
    said = evened(block.text).strip()
    return not block.aside and bool(DATE_ALONE.fullmatch(said) or TAIL.match(said) or is_body_line(said)) and block.linked < LINKS


def _add(page: Assembly, block: Block, keep: bool) -> None:
    if not block.grid:
        page.add(block.text, "" if keep else reason(evened(block.text).strip()) or OUTSIDE)
    elif keep:
        page.add_table(block.grid)
    else:
        page.add("\n".join("\t".join(cell for cell in row if isinstance(cell, str)) for row in block.grid), OUTSIDE)


def _whole(block: Block) -> str:
    return block.text or "".join(cell for row in block.grid for cell in row if isinstance(cell, str))


def _dense(said: str) -> str:
    return re.sub(r"[\s|\-]+", "", said)
