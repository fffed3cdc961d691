"""Plain text files: the decoded file itself is the text."""

from __future__ import annotations

from pathlib import Path

from ingest.errors import InputFault
from ingest.tables.encoding import encoding_of
from ingest.text.documents.mojibake import LOST, mended
from ingest.text.documents.scripts import share_of_daily, simplified
from ontology.errors import Issue, issue

POOR = 0.75
"""Chinese of which fewer signs are everyday ones may be in another encoding."""


def decoded(path: Path, name: str) -> tuple[str, tuple[Issue, ...]]:
    """A file's text, line ends as they are, and what is to be said. Raises InputFault LT-FILE-12, -13 or LT-DOC-07."""
    data = path.read_bytes()
    try:
        text = data.decode(encoding_of(path, name))
    except InputFault:
        other = _big5(data)
        if other is None:
            raise
        text = other
    else:
        text = _better(data, text)
    return repaired(text.removeprefix("\ufeff"), name)


def _big5(data: bytes) -> str | None:
    """The text where it is Big5 for certain: every byte, and everyday signs once simplified."""
    try:
        text = data.decode("big5hkscs")
    except UnicodeDecodeError:
        return None
    return text if share_of_daily(simplified(text)) > POOR else None


def _better(data: bytes, text: str) -> str:
    """Bytes of Big5 are often bytes of GB18030 too, with signs that nobody writes."""
    if share_of_daily(text) > POOR or share_of_daily(simplified(text)) > POOR:
        return text
    other = _big5(data)
    return text if other is None else other


def repaired(text: str, name: str) -> tuple[str, tuple[Issue, ...]]:
    """The text with wrong decoding undone where that is certain. Raises InputFault LT-DOC-07 where nothing of it can be read."""
    result, said = mended(text), []
    if result.mended:
        said.append(issue("LT-DOC-08", value=result.mended).at(name))
    if result.lost:
        lines = [line for line in result.text.split("\n") if line.strip()]
        if len(result.lost) * 2 > len(lines) or len(LOST.findall(result.text)) * 4 > len(result.text):
            raise InputFault(issue("LT-DOC-07").at(name))
        said.append(issue("LT-DOC-09", value=len(result.lost)).at(name, "", result.lost[0]))
    return result.text, tuple(said)
