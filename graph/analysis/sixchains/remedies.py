"""Remedies of a link, by the rule table, in the order in which they are to be tried."""

from __future__ import annotations

from string import Formatter

from graph.analysis.sixchains.answer import Remedy
from graph.analysis.sixchains.conditions import ground
from graph.analysis.sixchains.situation import Situation
from graph.analysis.sixchains.tables import RemedyRule, remedy_rules


def remedies(situation: Situation) -> tuple[Remedy, ...]:
    """Every remedy whose rule fires, each with the facts of its conditions."""
    return tuple(one for rule in remedy_rules() if (one := _fired(situation, rule)))


def _fired(situation: Situation, rule: RemedyRule) -> Remedy | None:
    grounds = {name: ground(situation, name) for name in rule.when}
    if not all(grounds.values()) or any(ground(situation, name) for name in rule.unless):
        return None
    asked = {name: ground(situation, name) for name in _named(rule) - grounds.keys()}
    held = {name: one for name, one in (*grounds.items(), *asked.items()) if one}
    words, facts = situation.world.facts.ontology.vocabularies, (fact for one in held.values() for fact in one.facts)
    sentence = rule.sentence.format_map({name: one.words for name, one in held.items()})
    return Remedy(rule.rule, rule.remedy, words["Remedy"][rule.remedy].zh, rule.chain, words["SixChain"][rule.chain].zh,
                  sentence, tuple(dict.fromkeys(facts)))  # fmt: skip


def _named(rule: RemedyRule) -> set[str]:
    """The conditions whose words a sentence takes."""
    return {name for _, name, _, _ in Formatter().parse(rule.sentence) if name}
