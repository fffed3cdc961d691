"""What a labelled paper says: every label quotes the text at its offsets, so that no label can drift from its words."""

from __future__ import annotations

from dataclasses import dataclass, field

ANY = "|"
"""Between readings of a label that are as good as each other: reach|equals."""


@dataclass(frozen=True, slots=True)
class Label:
    """A stretch of the text with the words that stand there. One that is `optional` may be read in two ways: whoever finds it
    is not wrong, whoever doesn't has missed nothing."""

    start: int
    end: int
    quote: str
    optional: bool = field(default=False, kw_only=True)


@dataclass(frozen=True, slots=True)
class GoldEntity(Label):
    """A named thing with its type."""

    type: str = ""


@dataclass(frozen=True, slots=True)
class GoldTarget(Label):
    """A target statement; the label stands on the number with its unit.

    `names` are the ways to call its indicator. Each of `comparators`, `years` (0: no year governs it) and `periods` is as good
    as the others; none at all means that it is not asked for. `value` and `value_to` are decimals in `unit`.
    """

    names: tuple[str, ...] = ()
    value: str = ""
    unit: str = ""
    value_to: str = ""
    comparators: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    periods: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldDuty(Label):
    """A department that answers for a part of the paper; the label stands on its name. `section` is the part's number, `title`
    its heading: one of them is enough; `names` are ways to write the department, `roles` are lead and cooperate."""

    names: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    section: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class GoldSum(Label):
    """What a clause gives: one of `kinds` is amount, ceiling (both in 元) or rate (a fraction)."""

    kinds: tuple[str, ...] = ()
    value: str = ""


@dataclass(frozen=True, slots=True)
class GoldClause(Label):
    """A clause from its first to its last character (`quote` is how it begins), with all that it gives."""

    number: str = ""
    gives: tuple[GoldSum, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldTie(Label):
    """A relation between two named things, by one of `predicates`; the label stands on the words that say it."""

    predicates: tuple[str, ...] = ()
    subject: str = ""
    object: str = ""


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """A labelled paper. A layer that is None was not labelled (and is not judged); an empty one was, and there is nothing.

    Of entities only those of `entity_types` were labelled. `split` is dev (rules may be written on it) or test; `origin` is
    示例 (invented) or 公开 (a public paper, with its `source`).
    """

    name: str
    text: str
    title: str = ""
    split: str = "dev"
    origin: str = "示例"
    source: str = ""
    labelled_by: str = ""
    entity_types: tuple[str, ...] = ()
    entities: tuple[GoldEntity, ...] | None = None
    targets: tuple[GoldTarget, ...] | None = None
    departments: tuple[GoldDuty, ...] | None = None
    clauses: tuple[GoldClause, ...] | None = None
    relations: tuple[GoldTie, ...] | None = None
