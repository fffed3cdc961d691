"""The rule tables of the six chains, kept as CSV in `rules/` so that an officer can read and change them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import ontology

RULES = Path(__file__).with_name("rules")
DEFAULTS = Path(ontology.__file__).with_name("defaults") / "thresholds.csv"
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class ChainRule:
    """How one of the six chains is judged: the ring it is looked for in, how many make it present, who closes it."""

    chain: str
    ring: str
    threshold: str
    roles: frozenset[str]
    unit: str
    thin: str
    ask: str


@dataclass(frozen=True, slots=True)
class SupportRule:
    """One way to support a link: who (classes), by which relation, towards the link, what it makes, its firms or projects."""

    chain: str
    classes: frozenset[str]
    relation: str
    towards: str
    direct: bool
    words: str


@dataclass(frozen=True, slots=True)
class RemedyRule:
    """A remedy that holds where all of `when` and none of `unless` hold; `sentence` takes the words of conditions."""

    rule: str
    when: tuple[str, ...]
    unless: tuple[str, ...]
    remedy: str
    chain: str
    sentence: str


@dataclass(frozen=True, slots=True)
class RoleRule:
    """One way to take part in a chain as 政, 学, 研, 金 or 用 (产 follows from the verdicts)."""

    role: str
    classes: frozenset[str]
    relation: str
    towards: str
    words: str


@cache
def chain_rules() -> dict[str, ChainRule]:
    """The six chains in the order in which they are shown."""
    return {one["chain"]: ChainRule(one["chain"], one["ring"], one["threshold"], _set(one["roles"]), one["unit"], one["thin"],
                                    one["ask"]) for one in _rows("chains")}  # fmt: skip


@cache
def support_rules() -> tuple[SupportRule, ...]:
    """Every way to support a link."""
    return tuple(SupportRule(one["chain"], _set(one["class"]), one["relation"], one["towards"], one["direct"] == "true",
                             one["words"]) for one in _rows("supports"))  # fmt: skip


@cache
def supporting_classes() -> tuple[str, ...]:
    """The classes that may serve a link directly, in the order of the table."""
    told = (part for one in _rows("supports") if one["relation"] == "servesLink" for part in _parts(one["class"]))
    return tuple(dict.fromkeys(told))


@cache
def remedy_rules() -> tuple[RemedyRule, ...]:
    """The remedies, in the order in which they are to be tried."""
    return tuple(RemedyRule(one["rule"], _parts(one["when"]), _parts(one["unless"]), one["remedy"], one["chain"], one["sentence"])
                 for one in _rows("remedies"))  # fmt: skip


@cache
def role_rules() -> tuple[RoleRule, ...]:
    """Every way to be one of the six kinds of actors of a chain."""
    return tuple(RoleRule(one["role"], _set(one["class"]), one["relation"], one["towards"], one["words"])
                 for one in _rows("actors"))  # fmt: skip


@cache
def host_relations() -> tuple[str, ...]:
    """The relations through which a body without a site of its own is where another body is."""
    return tuple(one["relation"] for one in _rows("hosts"))


@cache
def inactive() -> tuple[tuple[str, str, str], ...]:
    """(property, value, standing) of supporters that are not there yet (coming) or no more (gone)."""
    return tuple((one["property"], one["value"], one["standing"]) for one in _rows("inactive"))


@cache
def standings() -> dict[str, tuple[str, str]]:
    """Standing → (its group, its word), the best first."""
    return {one["standing"]: (one["group"], one["word"]) for one in _rows("standings")}


@cache
def default_thresholds() -> dict[str, float]:
    """The general thresholds of the ontology, for a ledger that has none loaded."""
    with DEFAULTS.open(encoding="utf-8", newline="") as file:
        return {one["id"]: float(one["value"]) for one in csv.DictReader(file)}


def _rows(name: str) -> list[Row]:
    with (RULES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split(";") if part)


def _set(cell: str) -> frozenset[str]:
    return frozenset(_parts(cell))
