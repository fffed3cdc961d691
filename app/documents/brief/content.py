"""What a brief says: plain values with their looks and sources, whatever template they are written by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from app.documents.prose import Text

BLOCKS = {"链条": "链条缩略", "要点": "一、缺口与证书要点", "目标企业": "二、目标企业", "配套渠道": "三、本地配套与对接渠道",
          "落地与风险": "四、落地条件和五、风险与否决", "下一步": "六、下一步与责任"}  # fmt: skip
"""Blocks that may be left out, and what people call them."""


@dataclass(frozen=True, slots=True)
class Card:
    """A link of the strip: its name, its state, what is known there, the ground and ink (rrggbb); `arrow` leads
    to it; `here`: it is the link of the brief."""

    link: str
    state: Text
    note: str
    ground: str
    ink: str
    arrow: str = ""
    here: bool = False


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

        def kept(block: str) -> bool:
            return block not in blocks

        return replace(
            self, strip=self.strip if kept("链条") else (), points=self.points if kept("要点") else (),
            firms=self.firms if kept("目标企业") else (), channels=self.channels if kept("配套渠道") else (),
            terms=self.terms if kept("落地与风险") else (), risks=self.risks if kept("落地与风险") else (),
            steps=self.steps if kept("下一步") else (),
        )  # fmt: skip

    def blocks(self) -> Iterator[str]:
        """The blocks that have something to say."""
        told = {"链条": self.strip, "要点": self.points, "目标企业": self.firms, "配套渠道": self.channels,
                "落地与风险": self.terms or self.risks, "下一步": self.steps}  # fmt: skip
        return (name for name, what in told.items() if what)
