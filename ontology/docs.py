"""Writes `docs/ontology.md` out of the ontology: `python -m ontology.docs` (a test proves the page current)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from string import Template

from ontology.schema import Class, Ontology, Property, Relation, Term
from ontology.turtle import load_ontology

PAGE = Path(__file__).parent.parent / "docs" / "ontology.md"
TEMPLATES = Path(__file__).with_name("docs-templates.md")


@cache
def templates() -> dict[str, Template]:
    """The pieces of the page by name; each begins with a line `<!-- name -->`."""
    pieces = (piece.partition(" -->") for piece in TEMPLATES.read_text(encoding="utf-8").split("<!-- ")[1:])
    return {name: Template(text[1:].rstrip("\n")) for name, _, text in pieces}


def filled(piece: str, /, **fields: object) -> str:
    """A piece with its fields filled, each made safe for a cell of a table."""
    safe = {name: str(value).replace("|", "\\|").replace("\n", " ") for name, value in fields.items()}
    return templates()[piece].substitute(safe)


def page(ontology: Ontology) -> str:
    """The whole page: classes by group, relations, properties, vocabularies."""
    writer = PageWriter(ontology)
    parts = [writer.head(), *writer.classes(), *writer.relations(), *writer.properties(), *writer.vocabularies()]
    return "\n".join(parts).rstrip("\n") + "\n"


class PageWriter:
    """The sections of the page, each as lines."""

    def __init__(self, ontology: Ontology) -> None:
        self.ontology = ontology

    def head(self) -> str:
        """Title, how the page is made, and how many terms there are."""
        known = self.ontology
        return filled("head", classes=len(known.classes), relations=len(known.relations), properties=len(known.properties),
                      vocabularies=len(known.vocabularies))  # fmt: skip

    def classes(self) -> Iterator[str]:
        """Each group of classes as a table."""
        groups = self.ontology.vocabularies["ClassGroup"]
        yield filled("classes")
        rank = {code: number for number, code in enumerate(groups)}
        ordered = sorted(self.ontology.classes.values(), key=lambda cls: (rank[cls.group], cls.order, cls.name))
        for group, members in groupby(ordered, key=lambda cls: cls.group):
            yield filled("group", zh=groups[group].zh, en=groups[group].en)
            yield from (self._class(cls) for cls in members)

    def _class(self, cls: Class) -> str:
        above = [self.ontology.classes[one] for one in cls.ancestors if one in self.ontology.classes]
        inherited = {path for one in above for path in one.constraints}
        own = [self.ontology.properties[path].zh + ("（必填）" if said.required else "")
               for path, said in cls.constraints.items() if path not in inherited]  # fmt: skip
        return filled("class", **_said(cls), parents="、".join(one.zh for one in above), own="、".join(own))

    def relations(self) -> Iterator[str]:
        """All relations as one table."""
        yield filled("relations")
        yield from (self._relation(one) for one in self.ontology.relations.values())

    def _relation(self, one: Relation) -> str:
        said = {**_said(one), "name": one.predicate}
        return filled("relation", **said, start=self._labels(one.from_classes), end=self._labels(one.to_classes),
                      key="、".join(one.key), qualifiers="、".join(one.constraints))  # fmt: skip

    def _labels(self, names: Iterable[str]) -> str:
        return "、".join(self.ontology.classes[name].zh for name in names)

    def properties(self) -> Iterator[str]:
        """All properties as one table."""
        yield filled("properties")
        yield from (_property(one) for one in self.ontology.properties.values())

    def vocabularies(self) -> Iterator[str]:
        """Each vocabulary with its words."""
        yield filled("vocabularies")
        for name, concepts in self.ontology.vocabularies.items():
            yield filled("vocabulary", **_said(self.ontology.vocabulary_terms[name]))
            yield from (filled("concept", **{**_said(one), "name": one.code}) for one in concepts.values())


def _said(term: Term) -> dict[str, str]:
    return {"name": term.name, "zh": term.zh, "en": term.en, "definition": term.definition_zh}


def _property(one: Property) -> str:
    marks = [one.unit, one.identifier, "multi" if one.multi else ""]
    return filled("property", **_said(one), kind=one.vocabulary or one.datatype, marks="；".join(filter(None, marks)))


if __name__ == "__main__":
    PAGE.write_text(page(load_ontology()), encoding="utf-8")
