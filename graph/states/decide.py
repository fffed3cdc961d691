"""The state of a link in a place, decided in the model's order, with everything that fired or could not be judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from graph.facts import Fact
from graph.states.coverage import Coverage
from graph.states.outcome import TestResult
from graph.states.risk import NOT_APPLICABLE, risk_tests
from graph.states.shares import place_supply
from graph.states.weak import essentials, weak_tests
from graph.states.world import COUNTED, Examined, World

MISSING, WEAK, AT_RISK, UNKNOWN, SOUND = "missing", "weak", "at_risk", "unknown", "sound"


@dataclass(frozen=True, slots=True)
class Decision:
    """A state with what led to it. `rule` names the branch of section 5; `excluded` holds states that are ruled out."""

    link: str
    population: str
    state: str
    rule: str
    reason: str
    excluded: tuple[str, ...]
    tests: tuple[TestResult, ...]
    examined: tuple[Examined, ...]
    coverage: tuple[Coverage, ...]
    counted: tuple[Examined, ...] = field(default=())
    pending: tuple[Examined, ...] = field(default=())
    outside: tuple[Examined, ...] = field(default=())
    provided: tuple[Fact, ...] = field(default=())

    @property
    def at_risk(self) -> bool:
        """Whether any risk test failed, whatever the state."""
        return any(test.failed for test in self.tests if test.name.startswith("R"))

    @property
    def contradictions(self) -> tuple[str, ...]:
        """What is said of the link and contradicts itself, so that tests are not judged: one sentence each, with their names."""
        told: dict[str, list[str]] = {}
        for test in self.tests:
            if test.contradicted:
                told.setdefault(test.missing_input, []).append(test.name)
        return tuple(f"{'、'.join(names)} 未判，{why}" for why, names in told.items())


def decide(world: World, link: str, population: str) -> Decision:
    """The state of one link for one population. Deterministic; reads nothing but the world's facts.

    Risk tests look at all sources, so they are told even where nobody here counts; they then change no state.
    """
    untested = look(world, link, population)
    words = world.facts.ontology.vocabularies["LinkTest"]
    results = (*(weak_tests(world, link, untested.counted) if untested.counted else ()), *risk_tests(world, link))
    tests = tuple(replace(one, label=words[one.name].zh) for one in results)
    if not (untested.coverage and untested.counted):
        return replace(untested, tests=tests)
    state, rule, reason, excluded = _judged(tests, len(untested.counted))
    return replace(untested, tests=tests, state=state, rule=rule, reason=reason, excluded=excluded)


def look(world: World, link: str, population: str) -> Decision:
    """The same before any test: who is there, and the state where that alone decides it (缺链, or 情况不明 without survey)."""
    coverage = tuple(world.coverages.covering(world.place, population, link))
    examined = [one for one in world.examine(link, population) if not _would_have_been_found(world, one, coverage)]
    speaking = [one for one in examined if one.verdict.group != "not_counted" and (one.local or one.verdict.group == "pending")]
    counted = [one for one in speaking if one.member is True and one.verdict.group in COUNTED]
    pending = [one for one in speaking if (one.member is True and one.verdict.group == "pending") or one.member is None]
    outside = [one for one in speaking if one.member is False]
    provided = tuple(place_supply(world, link))
    state, rule, reason, excluded = _state(world, coverage, counted, pending, outside, provided)
    return Decision(link, population, state, rule, reason, excluded, (), tuple(examined), coverage,
                    tuple(counted), tuple(pending), tuple(outside), provided)  # fmt: skip


def _would_have_been_found(world: World, one: Examined, coverage: Sequence[Coverage]) -> bool:
    """Whether a survey looked closer than a firm's place is known: were it here, that survey would have found it here."""
    around = world.geography.above
    surveyed = {place for survey in coverage for place in survey.places} & set(around(world.place))
    return bool(one.known_in) and any(place != one.known_in and one.known_in in around(place) for place in surveyed)


def _state(
    world: World, coverage: Sequence[Coverage], counted: Sequence[Examined], pending: Sequence[Examined],
    outside: Sequence[Examined], provided: Sequence[Fact],
) -> tuple[str, str, str, tuple[str, ...]]:  # fmt: skip
    """(state, rule, reason in words, excluded states)."""
    if not coverage:
        if counted:
            return UNKNOWN, "unknown_a", f"已有 {len(counted)} 家，是否够用未摸清", (MISSING,)
        return UNKNOWN, "unknown_a", _unsurveyed(pending, outside), ()
    if not counted:
        return _nobody(world, pending, outside, provided)
    return _judged((), len(counted))


def _unsurveyed(pending: Sequence[Examined], outside: Sequence[Examined]) -> str:
    waiting = [f"待核 {len(pending)} 家"] if pending else []
    return "，".join(["未摸排", *waiting, *outside_words(outside)])


def outside_words(outside: Sequence[Examined]) -> list[str]:
    """How many firms outside the population supply, and how many may."""
    counted = sum(one.verdict.group in COUNTED for one in outside)
    words = ((counted, "口径外已有"), (len(outside) - counted, "口径外待核"))
    return [f"{word} {number} 家" for number, word in words if number]


def _nobody(
    world: World, pending: Sequence[Examined], outside: Sequence[Examined], provided: Sequence[Fact]
) -> tuple[str, str, str, tuple[str, ...]]:
    if pending:
        words = sorted({one.verdict.label if one.member else "是否在口径内不明" for one in pending})
        return UNKNOWN, "unknown_b", f"没有计入的企业，{len(pending)} 家待定（{'、'.join(words)}）", ()
    if outside:
        return UNKNOWN, "unknown_outside", "，".join(["口径内没有", *outside_words(outside)]), ()
    if provided:
        return UNKNOWN, "unknown_provided", "没有计入的企业，但来源说本地有供应，未列明企业", ()
    return MISSING, "missing", "已摸清，没有一家计入", ()


def _judged(tests: Sequence[TestResult], count: int) -> tuple[str, str, str, tuple[str, ...]]:
    weak = [test for test in tests if test.failed and test.name.startswith("W")]
    if weak:
        return WEAK, "weak", "；".join(f"{t.name} {t.label}未通过" for t in weak), (MISSING,)
    strength = any(test.judged for test in essentials(tests))
    risky = [test for test in tests if test.failed]
    if risky:
        excluded = (MISSING, WEAK) if strength else (MISSING,)
        return AT_RISK, "at_risk", "；".join(f"{t.name} {t.label}未通过" for t in risky), excluded
    concentration = [test for test in tests if test.name in ("R2", "R4")]
    supply = any(test.judged for test in concentration)
    if strength and supply:
        unneeded = all(test.value == NOT_APPLICABLE for test in concentration)
        reason = f"{count} 家计入，测试均通过" + ("；R2、R4 不适用，来源集中度没有可判的" if unneeded else "")
        return SOUND, "sound", reason, (MISSING, WEAK, AT_RISK)
    lacking = [words for words, there in (("强弱", strength), ("来源集中度", supply)) if not there]
    return UNKNOWN, "unknown_c", f"有 {count} 家，{'与'.join(lacking)}未量化", (MISSING,)
