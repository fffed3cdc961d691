"""Arrays kept in a home's `cache/` folder, one folder a view, memory-mapped when read; what is old or damaged goes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from hashlib import blake2b
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp
from typing import Any
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from graph.arrays.csr import Rows

FORMAT = "1"
"""Changes when what is kept changes, so that older folders are not read."""
KEYS, ROWS, ABOUT = "keys.npy", "rows.npy", "about.json"
SHOWN = 16
"""Hexadecimal digits of a snapshot in a folder's name."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a view is made of: sorted ids as bytes, arrays of rows by name, words by column."""

    keys: NDArray[np.bytes_]
    arrays: Mapping[str, Rows]
    words: Mapping[str, list[str]]


def key_of(snapshot: str, as_of: str, ontology: str) -> str:
    """The name of a view's folder; it begins with the snapshot."""
    rest = blake2b("\n".join((FORMAT, snapshot, as_of, ontology)).encode(), digest_size=8).hexdigest()
    return f"{snapshot[:SHOWN]}-{rest}"


def _shelf(folder: Path) -> Path:
    return folder / "cache" / "arrays"


def load(folder: Path, key: str) -> Kept | None:
    """What is kept under a key, its arrays memory-mapped (copy on write); None where nothing is, or it is damaged."""
    place = _shelf(folder) / key
    try:
        about = json.loads((place / ABOUT).read_text(encoding="utf-8"))
        if any(crc32((place / name).read_bytes()) != about["sums"][name] for name in (KEYS, ROWS)):
            return None
        keys, rows = (np.asarray(np.load(place / name, mmap_mode="c")) for name in (KEYS, ROWS))
        parts = {name: rows[start:end] for name, (start, end) in zip(about["names"], pairwise(about["starts"]), strict=True)}
    except (OSError, ValueError, KeyError):
        return None
    return Kept(keys, parts, about["words"])


def save(folder: Path, key: str, kept: Kept) -> None:
    """Keep arrays under a key, whole or not at all, and drop those of other snapshots. An unwritable folder keeps nothing."""
    shelf = _shelf(folder)
    with suppress(OSError):
        shelf.mkdir(parents=True, exist_ok=True)
        fresh = Path(mkdtemp(prefix="new-", dir=shelf))
        try:
            _write(fresh, kept)
            if (shelf / key).exists():
                shutil.rmtree(shelf / key)
            fresh.rename(shelf / key)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)
        for other in shelf.iterdir():
            if not other.name.startswith(key[: SHOWN + 1]):
                shutil.rmtree(other, ignore_errors=True)


def _write(place: Path, kept: Kept) -> None:
    names = list(kept.arrays)
    starts = np.cumsum([0, *(len(kept.arrays[name]) for name in names)])
    rows = np.concatenate(list(kept.arrays.values())) if names else np.zeros(0, dtype=np.int32)
    np.save(place / KEYS, kept.keys)
    np.save(place / ROWS, rows)
    sums = {name: crc32((place / name).read_bytes()) for name in (KEYS, ROWS)}
    about: dict[str, Any] = {"names": names, "starts": starts.tolist(), "sums": sums, "words": kept.words}
    (place / ABOUT).write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
