"""Named questions: a file of Cypher with the question's header, and its twin in SPARQL beside it."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from graph.asking.codes import vocabularies
from graph.errors import QueryFault
from ontology.errors import issue
from ontology.nearest import nearest

FOLDER = Path(__file__).parents[1] / "queries"
TYPES = ("text", "integer", "decimal", "date", "boolean")
"""Types of parameters beside the classes of the ontology, which take an entity."""
COMMENT = "//"


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter: its type (one of TYPES or a class), labels, and default.

    A Place without default, or with an empty one, is the home's own; any other class with an empty default may be left out.
    `words` names the vocabulary whose codes a text is one of (empty: any text).
    """

    name: str
    type: str
    zh: str
    en: str
    default: str | None = None
    words: str = ""

    @property
    def optional(self) -> bool:
        """Whether an entity may be left out; the query then gets an empty text for it."""
        return self.default == "" and self.type not in (*TYPES, "Place")


@dataclass(frozen=True, slots=True)
class Question:
    """A named question, with both texts. `system` names the system of the plan, or the screen, that asks it.

    `words` names the vocabulary of each column that holds codes (see `graph.asking.codes`).
    """

    name: str
    zh: str
    en: str
    system: str
    parameters: tuple[Parameter, ...]
    columns: dict[str, str]
    cypher: str
    sparql: str
    words: dict[str, str] = field(default_factory=dict)

    @property
    def joined(self) -> bool:
        """Whether its Cypher joins several parts, whose rows no ORDER BY of that language orders."""
        return " UNION " in " ".join(self.cypher.split())

    def as_dict(self) -> dict[str, object]:
        """The question as `query --list --json` shows it."""
        told = [{"name": one.name, "type": one.type, "zh": one.zh, "en": one.en, "default": one.default, "words": one.words}
                for one in self.parameters]  # fmt: skip
        return {"name": self.name, "zh": self.zh, "en": self.en, "system": self.system, "parameters": told,
                "columns": self.columns, "words": self.words}  # fmt: skip


@cache
def questions(folder: Path = FOLDER) -> dict[str, Question]:
    """Every named question, by name. Raises QueryFault LT-QUERY-09 for a file that is not written as it should be."""
    return {path.stem: read_question(path) for path in sorted(folder.glob("*.cypher"))}


def find_question(name: str) -> Question:
    """One question. Raises QueryFault LT-QUERY-04 with the nearest names."""
    known = questions()
    if name not in known:
        raise QueryFault(issue("LT-QUERY-04", value=name, expected=nearest(name, known)))
    return known[name]


def read_question(path: Path) -> Question:
    """The question of a .cypher file and its .sparql twin. Raises QueryFault LT-QUERY-09."""
    lines = path.read_text(encoding="utf-8").splitlines()
    length = next((number for number, line in enumerate(lines) if not line.startswith(COMMENT)), len(lines))
    header = "\n".join(line.removeprefix(COMMENT).strip() for line in lines[:length])
    twin = path.with_suffix(".sparql")
    if not twin.exists():
        raise _fault(path, "缺少同名的 .sparql", "Cypher 与 SPARQL 成对")
    try:
        said = tomllib.loads(header)
    except tomllib.TOMLDecodeError as fault:
        raise _fault(path, str(fault), "文件头每行以 // 开始，内容是 TOML") from None
    return _question(path, said, "\n".join(lines[length:]).strip(), twin.read_text(encoding="utf-8").strip())


def _question(path: Path, said: dict[str, Any], cypher: str, sparql: str) -> Question:
    for name in ("zh", "en", "system", "columns"):
        if not said.get(name):
            raise _fault(path, f"文件头缺少 {name}", "zh、en、system、columns")
    parameters = []
    for name, one in said.get("parameters", {}).items():
        if not {"type", "zh", "en"} <= one.keys():
            raise _fault(path, f"参数 {name} 缺少类型或标签", "type、zh、en，可有 default")
        default, of = one.get("default"), one.get("words", "")
        if of and of not in vocabularies():
            raise _fault(path, f"参数 {name} 的词表 {of} 不存在", nearest(of, vocabularies()))
        parameters.append(Parameter(name, one["type"], one["zh"], one["en"], None if default is None else str(default), of))
    words = _words(path, said)
    return Question(path.stem, said["zh"], said["en"], said["system"], tuple(parameters), said["columns"], cypher, sparql, words)


def _words(path: Path, said: dict[str, Any]) -> dict[str, str]:
    """The table [words]: of declared columns, to vocabularies there are."""
    words: dict[str, str] = said.get("words", {})
    for column, name in words.items():
        if column not in said["columns"]:
            raise _fault(path, f"[words] 里的 {column} 不是 [columns] 里的列", nearest(column, said["columns"]))
        if name not in vocabularies():
            raise _fault(path, f"[words] 里 {column} 的词表 {name} 不存在", nearest(name, vocabularies()))
    return words


def _fault(path: Path, why: str, expected: str) -> QueryFault:
    return QueryFault(issue("LT-QUERY-09", value=path.name, why=why, expected=expected))
