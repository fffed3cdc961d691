"""The page of all messages, each with an example that a test asserts to the letter."""

from __future__ import annotations

import ast
import csv
import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from string import Template

from ontology.errors import catalogue

TESTS = Path(__file__).parents[1]
PAGE = TESTS.parent / "docs" / "errors.md"
SEVERITIES = {"error": "错误", "warning": "警告", "note": "说明"}
CODED = re.compile(r"\[([A-Z0-9]+-[A-Z0-9]+-\d+)\] ([^\n]+)(?:\n.*)?", re.DOTALL)
FIELD = re.compile(r"\{\w+\}")
LONGEST = 300
"""Signs of an example; longer ones are passed over for another."""


def page() -> str:
    """The whole page: the groups, then each message of each."""
    shown, messages = examples(), catalogue()
    grouped = {title: [code for family in families for code in sorted(messages) if family_of(code) == family]
               for title, families in groups().items()}  # fmt: skip
    lines = [_piece("head", messages=len(messages))]
    lines += [_piece("line", title=title, anchor=title.replace("、", ""), count=len(codes),
                     families="、".join(dict.fromkeys(code.rpartition("-")[0] for code in codes)))
              for title, codes in grouped.items() if codes]  # fmt: skip
    for title, codes in grouped.items():
        lines += [_piece("group", title=title)] if codes else []
        lines += [line for code in codes for line in _message(code, messages[code], shown.get(code, ""))]
    return "\n".join(lines) + "\n"


def groups() -> dict[str, list[str]]:
    """The families of codes by the title of their group."""
    with Path(__file__).with_name("groups.csv").open(encoding="utf-8", newline="") as file:
        return {row["title"]: row["families"].split() for row in csv.DictReader(file)}


def family_of(code: str) -> str:
    """The family of a code: LT-NUM-01 → NUM; two that two programs share are told apart by the program."""
    program, family, _ = code.split("-")
    return f"{family}-ESRI" if program == "ESRI" and family == "NET" else family


def examples() -> dict[str, str]:
    """For each code the first text of a test that tells it whole, the zoo's before others; else one of which a part is what
    each run has of its own, such as a path."""
    found: dict[str, str] = {}
    for text in (*_texts(_whole), *_texts(_filled)):
        match = CODED.fullmatch(text)
        if match and tells(match[1], match[2]) and len(match[2]) <= LONGEST:
            found.setdefault(match[1], FIELD.sub("〈…〉", match[2]))
    return found


def tells(code: str, text: str) -> bool:
    """Whether a text says all that the message of this code says, with any values in its fields."""
    if code not in catalogue():
        return False
    message = ".+".join(map(re.escape, FIELD.split(catalogue()[code]["message"])))
    return re.search(message, text, re.DOTALL) is not None


def _whole(node: ast.AST) -> str:
    """A text as it stands in a program."""
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _filled(node: ast.AST) -> str:
    """A text with parts that are filled in, each as a field."""
    parts = node.values if isinstance(node, ast.JoinedStr) else []
    return "".join(_whole(one) or "{part}" for one in parts)


def _texts(read: Callable[[ast.AST], str]) -> Iterator[str]:
    """Every text of a kind that stands in the tests, file by file."""
    files = sorted(TESTS.rglob("*"), key=lambda path: (path.parent != Path(__file__).parent, str(path)))
    for path in files:
        if path.suffix == ".toml":
            yield from _leaves(tomllib.loads(path.read_text(encoding="utf-8")))
        elif path.suffix == ".py":
            tree = ast.parse(path.read_text(encoding="utf-8"))
            yield from filter(None, map(read, ast.walk(tree)))


def _leaves(value: object) -> Iterator[str]:
    """The texts inside of what a TOML file holds."""
    if isinstance(value, str):
        yield value
    inner: Iterable[object] = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for one in inner:
        yield from _leaves(one)


def _message(code: str, entry: dict[str, str], example: str) -> Iterator[str]:
    """One message: what it says, what was expected, what to do, and an example."""
    yield _piece("message", code=code, severity=SEVERITIES[entry["severity"]], message=FIELD.sub("〈…〉", entry["message"]))
    for part in ("expected", "fix"):
        if entry[part]:
            yield _piece(part, **{part: FIELD.sub("〈…〉", entry[part])})
    if example:
        yield _piece("example", example=example if FIELD.search(entry["expected"]) else example.partition("；应为")[0])


def _piece(name: str, **fields: object) -> str:
    """A piece of the page with its fields filled, each in one line."""
    pieces = Path(__file__).with_name("errors-templates.md").read_text(encoding="utf-8").split("<!-- ")[1:]
    texts = {head: text[1:].rstrip("\n") for head, _, text in (piece.partition(" -->") for piece in pieces)}
    return Template(texts[name]).substitute({key: _plain(str(value)) for key, value in fields.items()})


def _plain(text: str) -> str:
    """A text in one line that Markdown takes as it is."""
    return re.sub(r"([|*<>\[\]_`])", r"\\\1", " ".join(text.split()))
