"""The shared strings of a workbook: their text lies in a temporary file that is looked into, since there may be millions."""

from __future__ import annotations

import re
import tempfile
from array import array
from collections.abc import Iterator
from mmap import ACCESS_READ, mmap
from typing import IO
from xml.etree.ElementTree import Element

from ingest.errors import InputFault
from ingest.tables.slabs import elements, local
from ingest.tables.spool import no_room

ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
SURROGATES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
CODEC, LONE = "utf-8", "surrogatepass"


class Strings:
    """Texts by their number. Raises IndexError for a number that no text has."""

    def __init__(self, file: IO[bytes] | None = None) -> None:
        self._ends = array("Q", [0])
        self._text: mmap | bytes = b""
        if file:
            self._text = self._kept(file)

    def __getitem__(self, number: int) -> str:
        return self._text[self._ends[number] : self._ends[number + 1]].decode(CODEC, LONE)

    def _kept(self, file: IO[bytes]) -> mmap | bytes:
        """Write every text out, one behind the other. Raises InputFault LT-FILE-21 where there is no room."""
        end = 0
        with tempfile.TemporaryFile() as place:
            try:
                for text in _texts(file):
                    end += place.write(text.encode(CODEC, LONE))
                    self._ends.append(end)
                place.flush()
            except OSError as reason:
                raise InputFault(no_room(reason)) from None
            return mmap(place.fileno(), 0, access=ACCESS_READ) if end else b""


def _texts(file: IO[bytes]) -> Iterator[str]:
    for container in elements(file, ("sst",), "si"):
        for one in container:
            if local(one) == "si":
                yield text_of(one)


def text_of(element: Element) -> str:
    """The text of a string, plain or in runs; how it is read aloud is no part of it."""
    first = element[0] if len(element) == 1 else None
    plain = first is not None and first.tag.endswith("}t")
    return unescaped(first.text or "" if plain and first is not None else "".join(_runs(element))).strip()


def _runs(element: Element) -> Iterator[str]:
    for one in element:
        name = local(one)
        if name == "t":
            yield one.text or ""
        elif name != "rPh":
            yield from _runs(one)


def unescaped(text: str) -> str:
    """Signs that XML can't hold are written `_x000D_`."""
    if "_x" not in text:
        return text
    plain = ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return SURROGATES.sub(lambda found: found[0].encode("utf-16", "surrogatepass").decode("utf-16"), plain)
