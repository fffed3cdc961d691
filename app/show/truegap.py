"""The probability of a true gap in words: what it is, what it rests on, how good it proved, or why none is said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app.layout import indented
from app.words import words
from graph.analysis.truegaps import Calibration, Counts, Difference, Label, Probability, TrueGaps

FAIR = "count_place"
"""The peer that knows as much: the count of firms and the country."""


def true_gap_text(found: TrueGaps, link: str) -> str:
    """The section of one link, to stand under its certificate."""
    one = found.probabilities[link]
    lines = [indented(words("truegap.title", line=found.settings.share_line), 0), indented(_value(one, found))]
    if one.counts:
        lines.append(indented(_counts(one.counts)))
        lines += [indented(line) for line in _basis(found.calibrations[one.chain])]
    if one.stated:
        lines.append(indented(_stated(one.stated)))
    return "\n".join(lines)


def true_gap_remarks(found: TrueGaps) -> dict[str, str]:
    """Link → a few words for a list; links of which nothing is said have none."""
    return {link: _remark(one) for link, one in found.probabilities.items() if one.value is not None}


def _remark(one: Probability) -> str:
    """The probability; where sources state the share, that instead: `why` has the estimate beside it."""
    if one.stated is None:
        return words("truegap.remark", **_chances(one))
    return words("truegap.remark_stated", verdict=_verdict(one.stated))


def true_gap_footer(found: TrueGaps) -> str:
    """Under a list: of how many links something is said, why not of the others, and how good each chain's calibration proved."""
    silent = Counter(one.why for one in found.probabilities.values() if one.abstains)
    said = len(found.probabilities) - silent.total()
    lines = [words("truegap.summary", said=said, silent=silent.total())]
    lines += [indented(words("truegap.reason", count=count, why=why)) for why, count in silent.most_common()]
    for one in found.calibrations.values():
        lines.append(indented(words("truegap.chain", line=found.settings.share_line, label=one.label), 0))
        lines += [indented(line) for line in _basis(one)]
    return "\n".join(lines)


def _value(one: Probability, found: TrueGaps) -> str:
    if one.value is None:
        return words("truegap.silent", why=one.why)
    return words("truegap.value", **_chances(one), confidence=found.settings.confidence)


def _chances(one: Probability) -> dict[str, str]:
    """The probability and its ends; nothing is certain, so none is written as 0 or 100 percent."""
    numbers = {"value": one.value, "low": one.low, "high": one.high}
    return {name: _chance(number) for name, number in numbers.items() if number is not None}


def _chance(number: float) -> str:
    written = f"{number:.0%}"
    return {"100%": words("truegap.surest"), "0%": words("truegap.least")}.get(written, written)


def _counts(counts: Counts) -> str:
    spread = words("truegap.spread", countries=counts.countries, concentration=counts.concentration) if counts.countries else ""
    return words("truegap.counts", spread=spread, here=counts.here, elsewhere=counts.elsewhere, wider=counts.wider,
                 neighbours=counts.neighbours, neighbours_held=counts.neighbours_held)  # fmt: skip


def _basis(one: Calibration) -> Iterator[str]:
    """What the calibration rests on, how it proved, and in what that is better than counting firms, or not, or worse. The fair peer
    counts firms and knows the country, as ours does."""
    record = one.record
    model, count, fair, always = (record.scores[name] for name in ("model", "count", FAIR, "always"))
    yield words("truegap.calibrated", **record.size)
    briers = {"count_brier": count.brier, "fair_brier": fair.brier, "always_brier": always.brier}
    yield words("truegap.record", auc=model.auc, count_auc=count.auc, brier=model.brier, **briers,
                examples=record.size["examples"], abstained=record.abstained)  # fmt: skip
    yield words("truegap.calibration", error=model.calibration_error, count_error=count.calibration_error,
                fair_error=fair.calibration_error)  # fmt: skip
    gain = record.difference(FAIR, "brier")
    proved = "proved" if gain.proved else "worse" if gain.refuted else "unproved"
    yield words(f"truegap.{proved}", value=gain.value, low=gain.low, high=gain.high, confidence=one.settings.confidence)
    yield _ranking(record.difference("count", "auc"))
    if (unseen := one.stage_record) and unseen.difference("count", "auc").refuted:
        auc, count_auc = (unseen.scores[name].auc for name in ("model", "count"))
        yield words("truegap.stage_worse", auc=auc, count_auc=count_auc)


def _ranking(gain: Difference) -> str:
    """What the data allow to say of ranking beside counting firms."""
    said = "proved" if gain.proved else "worse" if gain.refuted else "open"
    return words(f"truegap.ranking_{said}", value=gain.value, low=gain.low, high=gain.high)


def _stated(said: Label) -> str:
    return words(f"truegap.stated.{said.basis}", share=said.share, verdict=_verdict(said))


def _verdict(said: Label) -> str:
    return words("truegap.stated.gap" if said.gap else "truegap.stated.no_gap")
