"""Industry fields that a paper puts on a list: leading, emerging, future, demonstration zones, clusters, carriers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.text.facts.row import Paper
from ingest.text.found import Entity

BETWEEN = re.compile(r"\s*(?:、|,|，|和|与|及|以及)?\s*")
DEED = re.compile(r"(?:聚焦|围绕|瞄准|紧跟|紧盯|做强|做大|壮大|发展|培育|布局|打造|建设|突出|推进)[^。；;，,]{0,8}$")
LISTS = (
    ("demonstration", re.compile(r"[^。；;，,]{0,6}示范区")),
    ("future", re.compile(r"[^。；;，,]{0,4}未来产业")),
    ("emerging", re.compile(r"[^。；;，,]{0,8}新兴(?:产业|领域)")),
    ("cluster", re.compile(r"[^。；;，,]{0,8}产业集群")),
    ("carrier", re.compile(r"[^。；;]{0,8}(?:产业|领域)[,，][^。；;,，]{0,24}载体")),
    ("leading", re.compile(r"[^。；;，,]{0,6}(?:主导|支柱|优势|特色|重点)产业")),
    ("leading", re.compile(r"[^。；;，,]{0,4}(?:产业领域|领域|产业)")),
)  # fmt: skip
"""What follows a list of fields, and which list that is; the first that fits counts."""
CALLED = re.compile(r"主导|支柱")
UNCALLED = "原文未直呼“主导产业”"
SEVERAL = 2
"""One field alone is no list."""


def add_fields(paper: Paper) -> None:
    """A row for each field of a list, and that the paper's place puts it there; nothing where no place is known."""
    for fields, code, end in _lists(paper) if paper.place else ():
        said = paper.document.reading[fields[-1].end : end]
        for one in fields:
            place = (one.start, one.end, "rule:fields")
            field = paper.add("fields", "class:IndustryField", {"id": paper.key("field", one.text), "name": one.text}, *place)
            paper.add("prioritises", "relation:prioritises", {
                "id": paper.key("prioritises", code, one.text), "from": paper.place, "to": field, "fieldList": code,
                "valid_from": paper.found.head.issued[:4],
                "doubt": UNCALLED if code == "leading" and not CALLED.search(said) else "",
            }, *place)  # fmt: skip


def _lists(paper: Paper) -> Iterator[tuple[list[Entity], str, int]]:
    """Each list of fields with its kind and where the words end that say so."""
    text = paper.document.reading
    for fields in _runs(text, [one for one in paper.found.entities if one.type == "IndustryField"]):
        if DEED.search(text, max(0, fields[0].start - 16), fields[0].start):
            for code, pattern in LISTS:
                if match := pattern.match(text, fields[-1].end):
                    yield fields, code, match.end()
                    break


def _runs(text: str, fields: list[Entity]) -> Iterator[list[Entity]]:
    """Fields that follow each other with nothing but signs of enumeration between."""
    run: list[Entity] = []
    for one in sorted(fields, key=lambda each: each.start):
        if run and BETWEEN.fullmatch(text, run[-1].end, one.start) is None:
            if len(run) >= SEVERAL:
                yield run
            run = []
        run.append(one)
    if len(run) >= SEVERAL:
        yield run
