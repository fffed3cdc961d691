"""What the columns of a target list tell of an enterprise: facts with their source, or nothing, which is shown as 情况不明."""

from __future__ import annotations

from dataclasses import dataclass, fields

from graph.states.evidence import Evidence


@dataclass(frozen=True, slots=True)
class Item:
    """One fact of a column. `text` is as people read it, `value` the canonical value with its `unit` (money in 元, shares 0–1).

    `of` is what it is about where the column holds several (the product of a capacity); `period` its year or date as stated;
    `stale`: all its evidence is too old (证据过期), so that it is shown and proves nothing.
    """

    text: str
    value: str
    unit: str = ""
    of: str = ""
    period: str = ""
    evidence: tuple[Evidence, ...] = ()
    stale: bool = False

    def as_dict(self) -> dict[str, object]:
        """The JSON object of an item."""
        return {"text": self.text, "value": self.value, "unit": self.unit, "of": self.of, "period": self.period,
                "stale": self.stale, "evidence": [one.as_dict() for one in self.evidence]}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """The columns. None or an empty tuple is 情况不明: the facts do not say, which is never nought.

    `sites` are its sites of every kind, `capacities` and `market_shares` of products of the link; `patents` counts rights filed or
    granted within three years before the as-of date that the facts name (at least so many); `signs` are 布局动向.
    """

    code: Item | None = None
    stock_code: Item | None = None
    ownership: Item | None = None
    controllers: tuple[Item, ...] = ()
    founded: Item | None = None
    capital: Item | None = None
    main_products: tuple[Item, ...] = ()
    sites: tuple[Item, ...] = ()
    capacities: tuple[Item, ...] = ()
    market_shares: tuple[Item, ...] = ()
    qualifications: tuple[Item, ...] = ()
    patents: Item | None = None
    signs: tuple[Item, ...] = ()

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a candidate's `profile`: null or an empty list where nothing is known."""
        found = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: [item.as_dict() for item in told] if isinstance(told, tuple) else told.as_dict() if told else None
                for name, told in found.items()}  # fmt: skip
