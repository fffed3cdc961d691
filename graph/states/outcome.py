"""One test of a state: its value against its threshold, whether it could be judged, whether it failed, what was missing."""

from __future__ import annotations

from dataclasses import dataclass, field

from graph.facts import Fact


@dataclass(frozen=True, slots=True)
class TestResult:
    """A test as the certificate shows it. `value` is a number or a word; `missing_input` says why it was not judged; `label`
    is the vocabulary's word for the test, put on when a link is decided. `dated` and `age` (in years) are of the oldest
    figure it rests on; `date_unknown` says that some bear no date; `contradicted`: the figures contradict each other;
    `sources` are the firms or places on any one of which a failed risk test hangs; `facts` say the figures."""

    __test__ = False

    name: str
    value: float | str | None = None
    threshold: float | None = None
    judged: bool = False
    failed: bool = False
    missing_input: str = ""
    note: str = ""
    label: str = ""
    dated: str = ""
    age: float | None = None
    date_unknown: bool = False
    contradicted: bool = False
    sources: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = field(default=(), repr=False, compare=False)

    def as_dict(self) -> dict[str, object]:
        """The JSON object of a certificate's `tests`."""
        return {"name": self.name, "label": self.label, "value": self.value, "threshold": self.threshold,
                "judged": self.judged, "failed": self.failed, "missing_input": self.missing_input or None,
                "note": self.note, "dated": self.dated or None, "age": self.age, "date_unknown": self.date_unknown}  # fmt: skip


def not_judged(name: str, why: str, threshold: float | None = None, *, contradicted: bool = False) -> TestResult:
    """A test that lacks its input, or whose input contradicts itself."""
    return TestResult(name, threshold=threshold, missing_input=why, contradicted=contradicted)


def judged(name: str, value: float | str, threshold: float | None, *, failed: bool, note: str = "",
           sources: tuple[str, ...] = ()) -> TestResult:  # fmt: skip
    """A test that could be judged."""
    rounded = round(value, 6) if isinstance(value, float) else value
    return TestResult(name, rounded, threshold, True, failed, note=note, sources=sources if failed else ())
