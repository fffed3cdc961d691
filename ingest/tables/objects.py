"""Reads .json and .jsonl: a list of objects, one object a line, or sheets of objects by name; one object is in memory at a time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TextIO

from ingest.errors import InputFault
from ingest.tables.encoding import encoding_of
from ingest.tables.sheet import Sheet
from ontology.errors import Issue, issue

CHUNK, LARGEST = 1 << 16, 64 << 20
"""Characters read at one time, and of the largest object."""
SEVERAL = "；"
"""Between the values of a list in one cell."""
SPACE = " \t\r\n"


class Doubled(dict[str, Any]):
    """An object that names something twice."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    return found if len(found) == len(pairs) else Doubled(found)


class Figure(float):
    """A number that remembers how it was written."""

    def __new__(cls, text: str) -> Figure:
        figure = super().__new__(cls, text)
        figure.text = text
        return figure

    text: str


DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=Figure)
UNREADABLE = (ValueError, RecursionError)
"""What the decoder raises: JSONDecodeError, or ValueError alone for a number of thousands of digits."""


class Stream:
    """JSON values out of a text, one after another. `line` counts from 1."""

    def __init__(self, file: TextIO, name: str) -> None:
        self._file, self._name = file, name
        self._text, self._at, self.line = "", 0, 1

    def peek(self) -> str:
        """The next sign that is no white space, not taken; empty at the end."""
        while True:
            while self._at < len(self._text):
                sign = self._text[self._at]
                if sign not in SPACE and sign != "\ufeff":
                    return sign
                self._at += 1
            if not self._more():
                return ""

    def take(self, wanted: str) -> str:
        """The next sign, which must be one of these. Raises InputFault LT-FILE-22."""
        sign = self.peek()
        if not sign or sign not in wanted:
            raise self.fault("、".join(wanted), sign)
        self._at += 1
        return sign

    def value(self) -> Any:
        """The next value, whole. Raises InputFault LT-FILE-22."""
        self.peek()
        size = CHUNK
        while True:
            try:
                found, end = DECODER.raw_decode(self._text, self._at)
                if end == len(self._text) and self._more():
                    continue  # a number may go on
                self._at = min(end, len(self._text))
                return found
            except UNREADABLE as reason:
                further = reason.pos - self._at if isinstance(reason, json.JSONDecodeError) else 0
                if len(self._text) - self._at > LARGEST or not self._more(size):
                    self._at += further
                    raise self.fault("合乎 JSON 写法的内容", self._text[self._at : self._at + 10]) from None
                size *= 2

    def fault(self, expected: str, found: str) -> InputFault:
        """What is wrong here (LT-FILE-22), with its line."""
        line = self.line + self._text.count("\n", 0, self._at)
        return InputFault(issue("LT-FILE-22", value=found or "文件末尾", wanted=expected).at(self._name, "", line))

    def _more(self, size: int = CHUNK) -> bool:
        chunk = self._file.read(size)
        self.line += self._text.count("\n", 0, self._at)
        self._text, self._at = self._text[self._at :] + chunk, 0
        return bool(chunk)


def read_objects(path: Path, name: str) -> list[Sheet]:
    """The sheets of a JSON file; a row's number is that of its object. Raises InputFault LT-FILE-22 and what `encoding_of` does."""
    with path.open(encoding=encoding_of(path, name)) as file:
        if path.suffix.lower() == ".jsonl" or _a_line_each(file):
            return [_lines(file)]
        stream = Stream(file, name)
        sign = stream.peek()
        sheets = [_listed(stream, "")] if sign == "[" else _named(stream, name)
        if rest := stream.peek():
            raise stream.fault("文件到此为止", rest)
        return sheets


def _a_line_each(file: TextIO) -> bool:
    """Whether the first line is an object, and the next as well, or none of its values is a list of objects."""
    first, second = (file.readline(LARGEST).strip().removeprefix("\ufeff") for _ in range(2))
    file.seek(0)
    try:
        found = DECODER.decode(first)
    except UNREADABLE:
        return False
    return isinstance(found, dict) and (second.startswith("{") or not any(map(_is_table, found.values())))


def _is_table(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(one, dict) for one in value)


def _is_nested(value: Any) -> bool:
    """Whether a value is an object, or a list of objects or lists: more than a cell holds."""
    inner = value if isinstance(value, list) else []
    return isinstance(value, dict) or any(isinstance(one, list | dict) for one in inner)


class _Columns:
    """Collects rows into a sheet; a column is added where an object first names it."""

    def __init__(self, title: str) -> None:
        self.sheet, self._places = Sheet(title), dict[str, int]()

    def add(self, number: int, found: Any) -> None:
        """One object as a row; anything else is a row that is refused."""
        if not isinstance(found, dict):
            self.refuse(number, issue("LT-FILE-23", value=json.dumps(found, ensure_ascii=False)[:40]))
            return
        cells = [""] * len(self._places)
        nested: list[tuple[int, Issue]] = []
        for name, value in found.items():
            place = self._places.setdefault(name.strip(), len(self._places))
            cells += [""] * (place + 1 - len(cells))
            cells[place] = text_of(value)
            if _is_nested(value):
                nested.append((place, issue("LT-FILE-25", value=cells[place][:40])))
        faults = [(-1, issue("LT-FILE-24"))] if isinstance(found, Doubled) else []
        self.sheet.rows.add(number, tuple(cells), faults + nested)

    def refuse(self, number: int, fault: Issue) -> None:
        """A row that could not be read at all."""
        self._places.setdefault("", 0) if not self._places else None
        self.sheet.rows.add(number, ("",), [(-1, fault)])

    def done(self) -> Sheet:
        """The sheet with its columns."""
        self.sheet.header = tuple(self._places)
        return self.sheet


def text_of(value: Any) -> str:
    """A JSON value as one cell: a list of plain values joined by ；, an object as it stands."""
    if isinstance(value, str):
        return value.strip()
    if value is None:
        return ""
    if isinstance(value, Figure):
        return value.text
    if isinstance(value, list) and not any(isinstance(one, list | dict) for one in value):
        return SEVERAL.join(filter(None, map(text_of, value)))
    return str(value) if isinstance(value, bool) else json.dumps(value, ensure_ascii=False)


def _lines(file: TextIO) -> Sheet:
    columns = _Columns("")
    for number, line in enumerate(file, 1):
        if text := line.strip().removeprefix("\ufeff"):
            try:
                columns.add(number, DECODER.decode(text))
            except UNREADABLE:
                columns.refuse(number, issue("LT-FILE-23", value=text[:40]))
    return columns.done()


def _listed(stream: Stream, title: str) -> Sheet:
    columns, number = _Columns(title), 0
    stream.take("[")
    while stream.peek() != "]":
        number += 1
        columns.add(number, stream.value())
        if stream.peek() == "]":
            break
        stream.take(",]")
    stream.take("]")
    return columns.done()


def _named(stream: Stream, name: str) -> list[Sheet]:
    """The lists of an object, each a sheet; what is no list is noted. Raises InputFault LT-FILE-22 where none is one."""
    start, found, others = stream.line, list[Sheet](), list[str]()
    stream.take("{")
    while stream.peek() != "}":
        title = text_of(stream.value())
        stream.take(":")
        if stream.peek() == "[":
            found.append(_listed(stream, title))
        else:
            stream.value()
            others.append(title)
        if stream.peek() != "}":
            stream.take(",")
    stream.take("}")
    if not found:
        raise InputFault(issue("LT-FILE-22", value="、".join(others)[:40] or "{}", wanted="一串对象").at(name, "", start))
    found[0].notes += [issue("LT-FILE-05").at(name, one) for one in others]
    return found
