"""Who is who as text: the queue, what became of a workbook's rows, and which states changed because of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from app.layout import indented
from app.show.states import StateMarks
from app.words import words
from graph.analysis.comparison import IdentityChange, StateByMerge
from ingest.resolve.pairing import RELATED
from ingest.resolve.review import layout
from ingest.resolve.review.deciding import Fate, Outcome, Round
from ingest.resolve.review.table import Tables
from ontology.schema import Ontology

SHOWN, NAMED = 20, 3
"""Rows that are shown, and changes that are named as the cause of one state."""


def queue_text(tables: Tables) -> str:
    """How many pairs are to be decided, and the most useful ones."""
    sure = sum(one.sure for one in tables.proposals)
    related = sum(one.pair.reason.endswith(RELATED) for one in tables.proposals)
    total = len(tables.proposals)
    lines = [words("review_names.queue", actors=tables.actors, total=total, sure=sure, review=total - sure, related=related)]
    for row in tables.queue[: SHOWN // 2]:
        links = str(row[layout.LINKS]).replace("\n", "、") or "无"
        lines.append(words("review_names.pair", number=row[layout.NUMBER], a=row[layout.NAME_A], b=row[layout.NAME_B],
                           says=row[layout.SAYS], score=f"{row[layout.SURE]:.2f}", links=links))  # fmt: skip
        lines.append("  " + str(row[layout.WHY]).replace("\n", "；"))
    if total > SHOWN // 2:
        lines.append(words("review_names.more", count=total - SHOWN // 2))
    return "\n".join(indented(line, 2 if line.startswith("  ") else 0) for line in lines)


def round_text(found: Round) -> str:
    """One line of numbers, then each row that was recorded or changed nothing."""
    numbers = {"recorded": Fate.RECORDED, "unchanged": Fate.UNCHANGED, "refused": Fate.REFUSED}
    counts = {name: found.count(fate) for name, fate in numbers.items()}
    lines = [words("review_names.read", read=found.sheets.read, empty=found.sheets.empty, **counts)]
    lines.append(words("review_names.load", load=found.load, snapshot=found.snapshot[:12]) if found.load else
                 words("review_names.no_load"))  # fmt: skip
    lines += [words("review_names.kept", count=found.kept)] if found.kept else []
    told = [_row(found, one) for one in found.outcomes if one.fate is not Fate.REFUSED]
    lines += told[: 2 * SHOWN]
    if len(told) > 2 * SHOWN:
        lines.append(words("review_names.more_rows", count=len(told) - 2 * SHOWN))
    return "\n".join(indented(line, 0) for line in lines)


def _row(found: Round, one: Outcome) -> str:
    line = one.line
    said = {"sheet": f"{line.sheet} " if line.sheet else "", "row": line.row, "a": line.names[0], "b": line.names[1]}
    if one.fate is Fate.UNCHANGED:
        return words("review_names.unchanged", before=one.before, **said)
    text = words("review_names.recorded", verdict=layout.SAID[line.verdict], effect=effect(found, one), **said)
    return text + (words("review_names.overruled", before=one.before) if one.before else "")


def effect(found: Round, one: Outcome) -> str:
    """What a recorded decision did to the two."""
    a, b = one.line.pair
    was, now = (who.of(a) == who.of(b) for who in (found.before, found.after))
    if one.line.verdict == "to_review":
        return words(f"review_names.effect.{'unsure_joined' if now else 'unsure_parted' if was else 'unsure'}")
    name = ("was_" if was == now else "") + ("joined" if now else "parted")
    members = found.after.members.get(found.after.of(a), (a,))
    return words(f"review_names.effect.{name}", count=len(members))


def states_text(changed: Sequence[StateByMerge], ontology: Ontology, place: str) -> str:
    """The links whose states rest on who is who, each with because of whom; then those of which only less or more is known."""
    flipped, beside = [one for one in changed if one.flipped], [one for one in changed if not one.flipped]
    lines = [words(f"review_names.{'states' if flipped else 'no_states'}", place=place, count=len(flipped))]
    lines += [indented(_flip(one, ontology), 2) for one in flipped]
    if beside:
        lines.append(words("review_names.beside_states", count=len(beside)))
        lines += [indented(_flip(one, ontology), 2) for one in beside[:SHOWN]]
    if len(beside) > SHOWN:
        lines.append(indented(words("review_names.more_rows", count=len(beside) - SHOWN), 2))
    return "\n".join([indented(lines[0], 0), *lines[1:]])


def _flip(one: StateByMerge, ontology: Ontology) -> str:
    marks, because = StateMarks(ontology), _causes(one.because)
    where = "，".join(filter(None, (one.chain, ontology.concept("Population", one.population).zh if one.population else "")))
    link = one.label + (f"（{where}）" if where else "")
    before, after = map(marks.word, one.states) if one.flipped else one.reasons
    said = {"link": link, "said": after, "because": because}
    if before != after:
        return words("review_names.flip", before=before, after=after, link=link, because=because)
    if one.examined[0] != one.examined[1]:
        return words("review_names.flip_firms", before=one.examined[0], after=one.examined[1], **said)
    if one.tests:
        return words("review_names.flip_tests", tests="、".join(one.tests), **said)
    return words("review_names.flip_verdicts", **said)


def _causes(changes: Sequence[IdentityChange]) -> str:
    told = "，".join(map(_because, changes[:NAMED]))
    return told if len(changes) <= NAMED else words("review_names.because.more", told=told, count=len(changes))


def _because(one: IdentityChange) -> str:
    name = ("joined" if one.joined else "parted") + ("" if one.judgement else "_by_rule")
    return words(f"review_names.because.{name}", a=one.names[0], b=one.names[1])


def changes_text(changes: Sequence[IdentityChange], title: str = "who") -> Iterator[str]:
    """Who became one and who two, a line each; nothing where nobody did."""
    if changes:
        yield words(f"review_names.{title}", count=len(changes))
    for one in changes[:SHOWN]:
        name = "who_joined" if one.joined else "who_parted"
        said = one.judgement
        how = words("review_names.by_judgement", role=said.role, date=said.date) if said else words("review_names.by_rule")
        yield indented(words(f"review_names.{name}", a=one.names[0], b=one.names[1], how=how), 2)
    if len(changes) > SHOWN:
        yield indented(words("review_names.more", count=len(changes) - SHOWN), 2)


