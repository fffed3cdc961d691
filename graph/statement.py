"""A statement is what one source says: the ledger's row, in canonical strings, and its digest."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from hashlib import blake2b
from typing import NamedTuple

_decode = json.JSONDecoder().raw_decode
SEPARATOR = "\x1f"
IDENTIFYING = 12
"""The first twelve fields say what is said; only they enter the digest. The rest is evidence."""
MODULUS = 1 << 256
_number = partial(int.from_bytes, byteorder="big")


class Statement(NamedTuple):
    """One row of the ledger. Every field is canonical text, empty where nothing is said.

    `subject`, `object` and `cites` are record keys `source:local-id`; `predicate` is a local name of the ontology
    (`a` for class membership); `qualifiers` is JSON with sorted keys; `value` is canonical for its datatype and `original`
    keeps the text as written; `row` is the ordinal of the input row in its load (0: none).
    """

    source: str
    subject: str
    predicate: str
    object: str = ""
    value: str = ""
    unit: str = ""
    qualifiers: str = ""
    cites: str = ""
    period: str = ""
    valid_from: str = ""
    valid_to: str = ""
    observed: str = ""
    original: str = ""
    locator: str = ""
    quote: str = ""
    method: str = "table"
    confidence: float = 1.0
    row: int = 0
    id: int = 0

    def qualifier(self, name: str) -> str:
        """One qualifier's canonical value, or an empty string."""
        return unpack(self.qualifiers).get(name, "")


def pack(qualifiers: Mapping[str, str]) -> str:
    """Qualifiers as canonical JSON; empty values are left out, nothing at all is an empty string."""
    said = {name: value for name, value in qualifiers.items() if value != ""}
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")) if said else ""


def unpack(qualifiers: str) -> dict[str, str]:
    """The mapping that `pack` wrote."""
    return _decode(qualifiers)[0] if qualifiers else {}


def digest(parts: Iterable[str]) -> bytes:
    """BLAKE2b-256 over the NFC text of the parts, joined by the unit separator: 32 bytes."""
    return text_digests([SEPARATOR.join(parts)])[0]


def statement_digest(statement: Statement) -> bytes:
    """The digest of what a statement says (32 bytes); its first 16 bytes are the ledger's hash."""
    return statement_digests([statement])[0]


def statement_hash(statement: Statement) -> str:
    """The ledger's hash of what a statement says, as 32 hexadecimal digits: the same in every ledger that says it."""
    return statement_digest(statement)[:16].hex()


def statement_digests(statements: Iterable[Statement]) -> list[bytes]:
    """The digests of many statements, in their order."""
    return text_digests(list(map(statement_text, statements)))


def statement_text(statement: Statement) -> str:
    """What a statement says as the text that is hashed: its identifying fields, joined."""
    return SEPARATOR.join(statement[:IDENTIFYING])  # type: ignore[arg-type]


def text_digests(texts: Sequence[str]) -> list[bytes]:
    """BLAKE2b-256 digests of texts in NFC. Parts of a text in NFC are in NFC, so that one look at all of them mostly does."""
    if not unicodedata.is_normalized("NFC", SEPARATOR.join(texts)):
        texts = [unicodedata.normalize("NFC", text) for text in texts]
    return [blake2b(text.encode(), digest_size=32).digest() for text in texts]


def add_to_snapshot(snapshot: int, added: Iterable[bytes], closed: Iterable[bytes] = ()) -> int:
    """The snapshot sum after these digests came in and those went (modulo 2²⁵⁶): order never matters."""
    return (snapshot + sum(map(_number, added)) - sum(map(_number, closed))) % MODULUS


def snapshot_id(snapshot: int) -> str:
    """The sum as 64 hexadecimal digits."""
    return f"{snapshot:064x}"
