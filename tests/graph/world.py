"""Small ledgers and statements for the tests of ledger and facts."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from hypothesis import strategies as st

from graph.facts import Facts, read_facts
from graph.ledger import Ledger
from graph.statement import Statement, pack
from tests.ledgers import MAKER

CODE_A = "91610131773827903K"
CODE_B = "91610131766957298E"
OWNED = "ownership"


def make_ledger() -> Ledger:
    """An empty ledger in memory, or where the fixture `on_both` says."""
    return MAKER.ledger()


def say(predicate: str, value: str, subject: str = "s:1", **more: str) -> Statement:
    """A statement that the subject's own source gives about one of its properties."""
    return Statement(subject.split(":")[0], subject, predicate, value=value, **more)  # type: ignore[arg-type]


name, scope, alias = partial(say, "name"), partial(say, "businessScope"), partial(say, "alias")


def tie(predicate: str, subject: str, object: str, period: str = "", **qualifiers: str) -> Statement:
    """A relation that the subject's own source states."""
    return Statement(subject.split(":")[0], subject, predicate, object=object, qualifiers=pack(qualifiers), period=period)


def record(key: str, called: str, cls: str = "Enterprise", **values: str) -> list[Statement]:
    """What a source says of one record: its class, its name and more properties."""
    return [say("a", cls, key), say("name", called, key), *(say(prop, value, key) for prop, value in values.items())]


def facts_of(*statements: Statement, as_of: str = "2020-12-31") -> Facts:
    """The facts of a new ledger that holds these statements."""
    ledger = make_ledger()
    ledger.add(statements)
    return read_facts(ledger, as_of=as_of)


def in_force(ledger: Ledger, at: int | None = None) -> list[tuple[str, ...]]:
    """What stands in the ledger, as (subject, predicate, value or object), sorted."""
    return sorted((one.subject, one.predicate, one.value or one.object) for one in ledger.statements(at))


def described(facts: Facts) -> list[tuple[object, ...]]:
    """Everything facts say, in an order of its own, without the ledger's numbers."""
    found = (fact for predicate in facts.by_predicate for fact in facts.of(predicate))
    return sorted((*fact.saying(), fact.witnesses, fact.others, fact.judgement) for fact in found)


def statements(sources: Iterable[str] = ("s", "t")) -> st.SearchStrategy[Statement]:
    """Statements that often share a source, a subject and a fact key, and so merge, conflict or close each other."""
    subjects = st.sampled_from([f"{source}:{number}" for source in sources for number in (1, 2)])
    values, years = st.sampled_from(["甲", "乙", "丙"]), st.sampled_from(["", "2019"])
    return st.one_of(
        st.builds(name, values, subjects),
        st.builds(alias, values, subjects),
        st.builds(partial(say, "registeredCapital"), st.sampled_from(["1", "2"]), subjects, period=years),
        st.builds(tie, st.just("supplies"), subjects, subjects, years, share=st.sampled_from(["0.1", "0.2"])),
    )
