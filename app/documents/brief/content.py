"""What a brief says: plain values with their looks and sources, whatever template they are written by."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from app.documents.prose import Text

BLOCKS = {"链条": "链条缩略", "要点": "一、缺口与证书要点", "目标企业": "二、目标企业", "配套渠道": "三、本地配套与对接渠道",
          "落地与风险": "四、落地条件和五、风险与否决", "下一步": "六、下一步与责任"}  # fmt: skip
"""Blocks that may be left out, and what people call them."""


@dataclass(frozen=True, slots=True)
class Card:
    """A link of the strip: its name, its state, what is known there, the ground (rrggbb); `arrow` leads to it."""

    link: str
    state: Text
    note: str
    ground: str
    arrow: str = ""


@dataclass(frozen=True, slots=True)
class Firm:
    """A row of the table of target enterprises."""

    name: Text
    why: Text
    channel: Text
    form: Text
    checked: Text
    score: Text

    def cells(self) -> tuple[Text, ...]:
        """The row's cells in their order."""
        return self.name, self.why, self.channel, self.form, self.checked, self.score


@dataclass(frozen=True, slots=True)
class Step:
    """What is to be done, who answers for it (a post), who helps, by when."""

    what: Text
    who: Text
    beside: Text
    due: Text

    def cells(self) -> tuple[Text, ...]:
        """The row's cells in their order."""
        return self.what, self.who, self.beside, self.due


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything on the page. Lists that are empty leave their block out."""

    eyebrow: str
    nature: str
    title: str
    verdict: Text
    strip: tuple[Card, ...]
    certificate: str
    points: tuple[Text, ...]
    firms_note: str
    firms: tuple[Firm, ...]
    channels: tuple[Text, ...]
    terms_note: str
    terms: tuple[Text, ...]
    risks: tuple[Text, ...]
    leader: str
    steps: tuple[Step, ...]
    sources: tuple[str, ...]
    foot: str

    def without(self, *blocks: str) -> Brief:
        """The brief without some of its blocks."""
        empty: Mapping[str, tuple[str, ...]] = {
            "链条": ("strip",), "要点": ("points",), "目标企业": ("firms",), "配套渠道": ("channels",),
            "落地与风险": ("terms", "risks"), "下一步": ("steps",)}  # fmt: skip
        return replace(self, **{name: () for block in blocks for name in empty[block]})

    def blocks(self) -> Iterator[str]:
        """The blocks that have something to say."""
        told = {"链条": self.strip, "要点": self.points, "目标企业": self.firms, "配套渠道": self.channels,
                "落地与风险": self.terms or self.risks, "下一步": self.steps}  # fmt: skip
        return (name for name, what in told.items() if what)
