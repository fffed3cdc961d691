"""The demo homes: built from the bundled sources, and left as they are while those do not change."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.home import Home
from ingest.bundled import bundled_sources, default_sources, load_source
from ingest.homes import open_or_make
from ingest.source import Source
from ontology.turtle import load_ontology

PROGRAMS = Path(__file__).parents[1]
DECLARED = Path(__file__).with_name("demo.toml")


@dataclass(frozen=True, slots=True)
class DemoHome:
    """One demo home as `demo.toml` declares it."""

    folder: str
    kind: str
    data_date: str
    place: str
    scopes: tuple[str, ...]
    link: str
    gap: str


def declared() -> list[DemoHome]:
    """The demo homes, the one to be shown first."""
    said: list[dict[str, Any]] = tomllib.loads(DECLARED.read_text(encoding="utf-8"))["homes"]
    return [DemoHome(**{**one, "scopes": tuple(one["scopes"])}) for one in said]


def build(demo: DemoHome, parent: Path) -> tuple[Home, bool]:
    """The demo home under a folder, and whether it had to be built (its inputs are new or have changed)."""
    folder, sources = parent / demo.folder, bundled_sources(demo.kind)
    mark, inputs = folder / "cache" / "inputs", fingerprint([*default_sources(), *sources])
    if mark.exists() and mark.read_text(encoding="utf-8") == inputs:
        return open_or_make(folder, demo.kind, demo.place), False
    if mark.exists():
        _forget(folder)
    home = open_or_make(folder, demo.kind, demo.place)
    for source in sources:
        load_source(home.ledger, source.id)
    home.set_data_date(demo.data_date)
    mark.write_text(inputs, encoding="utf-8")
    return home, True


def _forget(folder: Path) -> None:
    """Remove a demo home's ledger; only ever called for a home this module has marked as its own."""
    for path in [*folder.glob("ledger.db*"), folder / "home.toml"]:
        path.unlink(missing_ok=True)


def fingerprint(sources: Iterable[Source]) -> str:
    """A digest of all that makes a demo's ledger: the bundled tables, the ontology, and the programs that read and keep them."""
    digest = hashlib.blake2b(load_ontology().digest.encode(), digest_size=16)
    programs = {path for name in ("ontology", "graph", "ingest") for path in (PROGRAMS / name).rglob("*.py")}
    for path in sorted(programs.union(*map(_files, sources))):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()


def _files(source: Source) -> Iterator[Path]:
    """The files of a source's folder and of the places its bundled tables stand in."""
    for root in (source.folder, *source.bundled_paths()):
        found = [root] if root.is_file() else root.rglob("*")
        yield from (path.resolve() for path in found if path.suffix in (".csv", ".xlsx", ".toml", ".py"))
