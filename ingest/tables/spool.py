"""Rows put by in a temporary file while a sheet is read, so that memory does not grow with it and no second pass parses again."""

from __future__ import annotations

import errno
import marshal
import pickle
import re
import tempfile
from bisect import bisect_right
from collections.abc import Iterator

from ingest.errors import InputFault
from ingest.tables.table import Cells, Found, Spoiled
from ontology.errors import Issue, issue

IN_MEMORY = 1 << 20
"""Bytes that stay in memory before a temporary file is opened."""
PAGE_ROWS, PAGE_TEXT = 1000, 1 << 20
"""Rows and characters that are written, and read back, at one time."""
LONGEST = 100_000
"""Characters of the longest cell that is taken for one: Excel's own limit is 32,767."""
MOST = 8 << 30
"""Bytes of text that no table of records reaches: a file that unfolds to more was made to fill a disk."""
BEGUN = "".join(bytes((lead, trail)).decode("gb18030") for lead in range(0xE4, 0xEA) for trail in range(0x80, 0xC0)) + "锛"
"""What the first two bytes of a Chinese sign (and of ，) in UTF-8 are in GB18030: rare signs, but not impossible ones."""
GARBLED = re.compile("锟斤拷|烫烫烫|屯屯屯|\ufffd|[Ã-ï][\u0080-\u00bf\u0152-\u02dc\u2013-\u203a\u20ac\u2122]{2}"
                     rf"|[{BEGUN}][^\x00-\x7f]")  # fmt: skip
"""What text looks like that was read in another encoding; the last form is looked at once more."""
TWICE = re.compile(f"[{BEGUN}]")
SUSPECT = re.compile(f"[锟烫屯\ufffdÃ-ï{BEGUN}]")
"""Signs without which nothing is garbled: six times as quick to look for."""


CHINESE, PAIR = re.compile("[\u4e00-\u9fff]"), re.compile("[\u4e00-\u9fff]{2}")
FULL = {errno.ENOSPC: "磁盘已满", errno.EFBIG: "文件大小受到限制", errno.EACCES: "没有写入权限"}


class Spool:
    """Numbered rows in the order in which they were added, with the faults of their cells."""

    def __init__(self) -> None:
        self._file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 (lives as long as the rows)
        self._firsts: list[int] = []
        self._places: list[tuple[int, int]] = []
        self._rows: list[tuple[int, Cells]] = []
        self._faults: dict[int, Found] = {}
        self._text = self._end = self._written = self._last = 0
        self.after_gaps: list[int] = []
        """The ordinals of rows above which rows are left out."""

    def add(self, number: int, cells: Cells, faults: list[tuple[int, Issue]] | None = None) -> None:
        """Put a row by; a wholly empty one without faults is none. Cells that can't be cells are refused, garbled ones told."""
        joined = "".join(cells)
        if not joined and not faults:
            return
        if len(joined) > LONGEST:
            cells, faults = _shortened(cells, faults or [])
        if SUSPECT.search(joined):
            faults = [*(faults or ()), *_garbled(cells)]
        if faults:
            self._faults[len(self._rows)] = tuple(faults)
        if number > self._last + 1:
            self.after_gaps.append(self._written + len(self._rows))
        self._last = number
        self._rows.append((number, cells))
        self._text += len(joined)
        if len(self._rows) == PAGE_ROWS or self._text > PAGE_TEXT:
            self._turn()

    def __len__(self) -> int:
        return self._written + len(self._rows)

    def __iter__(self) -> Iterator[tuple[int, Cells]]:
        return self.between(0, len(self))

    def between(self, start: int, stop: int) -> Iterator[tuple[int, Cells]]:
        """The rows from one ordinal up to another."""
        self._turn()
        page = max(bisect_right(self._firsts, start) - 1, 0)
        while page < len(self._firsts) and self._firsts[page] < stop:
            first = self._firsts[page]
            yield from self._page(page)[max(start - first, 0) : stop - first]
            page += 1

    def _page(self, page: int) -> list[tuple[int, Cells]]:
        offset, size = self._places[page]
        self._file.seek(offset)
        rows, faults = marshal.loads(self._file.read(size))
        for ordinal, found in pickle.loads(faults).items() if faults else ():
            number, cells = rows[ordinal]
            rows[ordinal] = (number, Spoiled.of(cells, found))
        found_rows: list[tuple[int, Cells]] = rows
        return found_rows

    def _turn(self) -> None:
        """Write the open page. Raises InputFault LT-FILE-17 (more than any table holds), LT-FILE-21 (no room to write)."""
        if not self._rows:
            return
        page = marshal.dumps((self._rows, pickle.dumps(self._faults) if self._faults else b""))
        if self._end + len(page) > MOST:
            raise InputFault(issue("LT-FILE-17", value=f"展开后超过 {MOST >> 30} GB"))
        try:
            self._file.seek(self._end)
            self._file.write(page)
        except OSError as reason:
            raise InputFault(no_room(reason)) from None
        self._firsts.append(self._written)
        self._places.append((self._end, len(page)))
        self._end, self._written = self._end + len(page), self._written + len(self._rows)
        self._rows, self._faults, self._text = [], {}, 0


def no_room(reason: OSError) -> Issue:
    """What to say where the temporary folder takes no more."""
    why = FULL.get(reason.errno or 0, reason.strerror or type(reason).__name__)
    return issue("LT-FILE-21", value=tempfile.gettempdir(), why=why)


def _shortened(cells: Cells, faults: list[tuple[int, Issue]]) -> tuple[Cells, list[tuple[int, Issue]]]:
    """The cells without those too long to be cells, which refuse their row (LT-FILE-14)."""
    long = [place for place, cell in enumerate(cells) if len(cell) > LONGEST]
    said = [(place, issue("LT-FILE-14", value=cells[place][:20], count=len(cells[place]), most=LONGEST)) for place in long]
    return tuple("" if place in long else cell for place, cell in enumerate(cells)), faults + said


def _garbled(cells: Cells) -> Iterator[tuple[int, Issue]]:
    """A warning for each cell that was read in another encoding before it came here (LT-FILE-15)."""
    for place, cell in enumerate(cells):
        found = GARBLED.search(cell)
        if found and (not TWICE.match(found[0]) or _once_utf8(cell)):
            yield place, issue("LT-FILE-15", value=cell[:40])


def _once_utf8(text: str) -> bool:
    """Whether the text is UTF-8 that was read as GB18030: half of its bytes and more, read as UTF-8 again, are everyday Chinese,
    two signs of it together. (An odd number of bytes has spoiled the sign that follows, so that not all can be read.)"""
    written = text.encode("gb18030", "replace")
    again = "".join(sign if sign.encode("gb2312", "ignore") else " " for sign in written.decode("utf-8", "replace"))
    return PAIR.search(again) is not None and 6 * len(CHINESE.findall(again)) >= sum(byte > 0x7F for byte in written)
