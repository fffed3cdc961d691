"""Long random walks over all that statements may carry: after every step both views hold what the ledger says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from random import Random

from graph.engines.opening import EMBEDDED
from graph.errors import LedgerFault
from graph.ledger import Judgement
from graph.statement import Statement, pack
from graph.views.checking import differences
from graph.views.views import BOTH, CHANGED, Views
from tests.graph.conftest import Open
from tests.graph.world import CODE_A, CODE_B, make_ledger

STEPS, FEW = 20, 6
"""On Neo4j, where each costs seconds, there are few."""
KINDS = {"firm": "Enterprise", "product": "Product", "link": "ChainLink", "place": "Region", "site": "Site", "paper": "Document",
         "school": "University", "slot": "InputSlot", "chain": "IndustryChain"}  # fmt: skip
VALUES: dict[str, dict[str, Sequence[str]]] = {
    "firm": {"uscc": (CODE_A, CODE_B), "registeredCapital": "123", "alias": ("别名", "又名"), "stockCode": ("600001", "2")},
    "paper": {"strength": ("strong", "weak"), "publisher": "甲乙", "issuedOn": ("2019", "2020")},
}
TIES: dict[str, tuple[str, str, dict[str, Sequence[str]]]] = {
    "supplies": ("firm", "firm", {"share": ("0.1", "0.5"), "productAsNamed": "甲乙"}),
    "holdsShares": ("firm", "firm", {"share": ("0.6",)}), "produces": ("firm", "product", {"capacity": "12"}),
    "occupies": ("firm", "link", {"share": ("0.1", "0.2")}), "makesUp": ("product", "link", {}),
    "isTypeOf": ("product", "product", {}), "partOf": ("link", "chain", {}), "operates": ("firm", "site", {}),
    "locatedIn": ("site", "place", {}), "requires": ("product", "slot", {"essential": ("true",)}),
    "fills": ("product", "slot", {}), "cooperatesWith": ("school", "firm", {}), "copyOf": ("paper", "paper", {}),
}  # fmt: skip
DAYS = ("", "", "", "2018", "2019-03", "2020-05-06")


class Walk:
    """What may happen to a ledger, the same things from the same number."""

    def __init__(self, seed: int, views: Views) -> None:
        self.chance, self.ledger = Random(seed), views.ledger
        self.steps: Sequence[Callable[[], object]] = (
            *[self.add] * 8, *[self.judge] * 4, *[self.retract] * 2, self.give_up, self.rank)  # fmt: skip

    def step(self) -> None:
        """Let one thing happen; what the ledger refuses does not."""
        with suppress(LedgerFault):
            self.chance.choice(self.steps)()

    def add(self) -> None:
        self.ledger.add([one for _ in range(self.chance.randint(1, 6)) for one in self.chance.choice((self.record, self.tie))()])

    def judge(self) -> None:
        """A decision about two records of a kind, or about a relation that is stated."""
        stated = [one for one in self.ledger.statements() if one.object]
        if not stated or self.chance.random() < 0.5:
            kind = self.chance.choice([*KINDS])
            first, second = self.key(kind), self.key(kind)
            self.ledger.judge([Judgement(first, second, self.chance.choice(("same", "different")))])
            return
        one, verdict = self.chance.choice(stated), self.chance.choice(("rejected", "confirmed", "to_review"))
        told = pack({"period": one.period} if one.period else {})
        self.ledger.judge([Judgement(one.subject, one.object, verdict, predicate=one.predicate, qualifiers=told)])

    def retract(self) -> None:
        self.ledger.retract(self.chance.randint(1, self.ledger.last_load()))

    def give_up(self) -> None:
        self.ledger.retract_source(self.chance.choice("stu"))

    def rank(self) -> None:
        self.ledger.add([Statement("s", f"{self.chance.choice('stu')}:source", "sourceRank", value=self.chance.choice("12"))])

    def key(self, kind: str) -> str:
        return f"{self.chance.choice('stu')}:{kind}/{self.chance.choice('123')}"

    def record(self) -> list[Statement]:
        kind = self.chance.choice([*KINDS])
        key, source = self.key(kind), self.chance.choice("stu")
        told = {"a": KINDS[kind], "name": self.chance.choice(("甲", "乙 公司", "乙公司", "ABC", "abc"))}
        more = [name for name in VALUES.get(kind, ()) if self.chance.random() < 0.5]
        told |= {name: self.chance.choice(VALUES[kind][name]) for name in more}
        return [Statement(source, key, name, value=value, unit="元" if name == "registeredCapital" else "",
                          valid_from="" if name == "a" else self.chance.choice(DAYS)) for name, value in told.items()]  # fmt: skip

    def tie(self) -> list[Statement]:
        predicate = self.chance.choice([*TIES])
        start, end, qualifiers = TIES[predicate]
        said = {name: self.chance.choice(values) for name, values in qualifiers.items() if self.chance.random() < 0.6}
        return [Statement(self.chance.choice("stu"), self.key(start), predicate, object=self.key(end), qualifiers=pack(said),
                          cites=self.chance.choice(("", self.key("paper"))), period=self.chance.choice(("", "2019", "2020")),
                          valid_from=self.chance.choice(DAYS), valid_to=self.chance.choice(("", "", "2021")))]  # fmt: skip


def test_views_hold_what_the_ledger_says_after_every_step_of_a_walk(open_views: Open) -> None:
    views = open_views(make_ledger())
    views.ledger.add([Statement("s", "s:firm/1", "a", value="Enterprise")])
    views.refresh(anew=True)
    walk, did = Walk(1, views), set[str]()
    for _ in range(STEPS if views.engine.kind == EMBEDDED else FEW):
        walk.step()
        did |= {one.did for one in views.refresh(BOTH)}
        assert differences(views, BOTH) == []
    assert CHANGED in did
    views.close()
