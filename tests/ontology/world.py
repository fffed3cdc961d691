"""Ontologies for the tests: the small one of this folder with a little Turtle more, or with a text replaced."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ontology.errors import OntologyFault
from ontology.schema import Ontology
from ontology.turtle import FOLDER, read_ontology

SMALL = Path(__file__).with_name("small.ttl")


def small(more: str = "") -> Ontology:
    """The small ontology with more Turtle at its end; raises what reading it raises."""
    return _read([], SMALL.read_text(encoding="utf-8") + more)


def grown(more: str) -> Ontology:
    """The ontology of this installation with more Turtle; prefixes as in the small one."""
    prefixes = "".join(line for line in SMALL.read_text(encoding="utf-8").splitlines(keepends=True) if line.startswith("@prefix"))
    return _read(sorted(FOLDER.glob("*.ttl")), prefixes + more)


def changed(old: str, new: str) -> Ontology:
    """The small ontology with one text replaced."""
    text = SMALL.read_text(encoding="utf-8")
    assert old in text
    return _read([], text.replace(old, new))


def _read(files: list[Path], text: str) -> Ontology:
    with TemporaryDirectory() as folder:
        last = Path(folder, "more.ttl")
        last.write_text(text, encoding="utf-8")
        return read_ontology([*files, last])


def refusal(more: str) -> str:
    """What the small ontology with this more is refused with."""
    with pytest.raises(OntologyFault) as caught:
        small(more)
    return str(caught.value)
