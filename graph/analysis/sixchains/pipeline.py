"""基础研究 → 应用研究 → 技术交易 → 产业化: how far achievements for a link or a chain have come, and where they stop."""

from __future__ import annotations

from graph.analysis.sixchains.answer import Pipeline, Step
from graph.analysis.sixchains.subject import Subject
from graph.states.world import World
from ontology.values import first_day

TRADING, DONE = "trading", "industrialised"


def pipeline(world: World, subject: Subject) -> Pipeline:
    """The steps of everything usable at the link or in its products. What is not known is not zero: with no achievement on
    record nothing is said of where they stop."""
    facts, words = world.facts, world.facts.ontology.vocabularies["AchievementStage"]
    found = {fact.subject for target in subject.targets("made") for fact in facts.to(target, "usableIn")
             if facts.is_a(fact.subject, "Achievement")}  # fmt: skip
    signed = {one: contracts(world, one) for one in found}
    reached = {one: _reached(world, one, bool(signed[one])) for one in found}
    steps = tuple(Step(code, concept.zh, tuple(sorted(facts.label(one) for one in found if reached[one] == code)))
                  for code, concept in words.items())  # fmt: skip
    total = len({one for several in signed.values() for one in several})
    furthest = next((one for one in reversed(steps) if one.achievements), None)
    stops = "" if furthest is None or furthest.code == DONE else furthest.code
    return Pipeline(steps, total, stops, _sentence(steps, furthest, total, sum(not one for one in reached.values())))


def contracts(world: World, achievement: str) -> list[str]:
    """The technology contracts about an achievement that were signed by the as-of date; undated ones count."""
    found = {fact.subject for fact in world.facts.to(achievement, "transferOf")}
    return sorted(one for one in found if not (day := world.facts.value(one, "signedOn")) or first_day(day) <= world.facts.as_of)


def _reached(world: World, achievement: str, signed: bool) -> str:
    """The step an achievement has reached: what is stated, and trading at least where a contract was signed."""
    stage = world.facts.value(achievement, "achievementStage")
    return TRADING if signed and stage != DONE else stage


def _sentence(steps: tuple[Step, ...], furthest: Step | None, total: int, unsaid: int) -> str:
    extra = f"；另有 {unsaid} 项没有写明阶段" if unsaid else ""
    if furthest is None:
        return "情况不明：账上没有写明阶段的成果" + extra
    listed = "，".join(f"{one.label} {len(one.achievements)} 项" for one in steps if one.achievements)
    if furthest.code == DONE:
        return f"账上：{listed}，技术合同 {total} 份；已有成果走到产业化{extra}"
    after = steps[steps.index(furthest) + 1].label
    return f"账上：{listed}，技术合同 {total} 份；停在{furthest.label}，没有查到走到{after}的{extra}"
