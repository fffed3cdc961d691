"""Each item held against a project: judged by people, or measured against the threshold of the zone."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from graph.admission.answer import CONDITIONAL, MET, NO_THRESHOLD, PUT_OFF, SHORT, UNJUDGED, UNKNOWN, UNMET, Item
from graph.admission.applicant import LINK, Applicant, Listing, Number, Review
from graph.admission.tables import LEADS, RENTED, SURE, Asked, say, treated
from graph.facts import Facts
from graph.precheck.amounts import said
from graph.states.thresholds import Threshold, Thresholds
from ontology.values import canonical_decimal

STRICTEST = (UNMET, PUT_OFF, UNKNOWN, UNJUDGED, CONDITIONAL, MET)
"""Of several judgements the strictest counts; one that is open before one that is met."""
MU, WAN = 2000 / 3, 10_000
"""Square metres in a 亩, 元 in a 万元."""
APART = 0.02
"""How far a stated plot ratio may be from the one of the areas."""


class Checks:
    """The items of one zone."""

    def __init__(self, facts: Facts, thresholds: Thresholds) -> None:
        self._label, self._ontology, self._thresholds = facts.label, facts.ontology, thresholds

    def asks(self, asked: Asked, one: Applicant) -> bool:
        """Whether the zone asks for an item, and of such a project."""
        told = self._thresholds.get(f"entry_ask_{asked.code}")
        return (told is None or bool(told.value)) and not (asked.kind == "ratio" and one.form == RENTED)

    def item(self, asked: Asked, one: Applicant) -> Item:
        """One item held against a project."""
        found = {"catalogue": self._catalogue, "judged": self._judged, "environment": self._environment, "energy": self._energy,
                 "per_area": self._per_area, "ratio": self._ratio}[asked.kind](asked, one)  # fmt: skip
        veto = self._thresholds.get(f"entry_veto_{asked.code}")
        leads = LEADS[asked.unmet if veto is None else "refuse" if veto.value else "put_off"]
        return replace(
            found, code=asked.code, label=asked.label, ask=(found.ask or asked.ask) if found.missing else "", leads_to=leads
        )

    def _limited(self, base: Item, limit: Threshold) -> Item:
        """An item with its threshold, and which place set it."""
        place = self._label(limit.place) if limit.place else ""
        return replace(base, threshold=limit.value, threshold_place=place, confirmed=limit.confirmed)

    def _judged(self, asked: Asked, one: Applicant) -> Item:
        """By people alone: of each body what it judged last, of several the strictest."""
        told = [each for each in one.reviews if each.item == asked.code]
        reviews = [each for each in told if each.judged_by]
        if not reviews:
            return _item(UNJUDGED, say("nobody" if told else "unjudged"), missing=asked.missing)
        latest = {each.judged_by: max(two.day for two in reviews if two.judged_by == each.judged_by) for each in reviews}
        reviews = [each for each in reviews if each.day == latest[each.judged_by]]
        strictest = min(reviews, key=lambda each: (STRICTEST.index(each.outcome), each.judged_by, each.day))
        return self._told(strictest, several=len({each.outcome for each in reviews}) > 1)

    def _told(self, one: Review, *, several: bool) -> Item:
        word = self._ontology.concept("EntryOutcome", one.outcome).zh
        why = "；".join([say("judged", by=one.judged_by, word=word), *([say("several")] if several else [])])
        missing = one.condition if one.outcome == PUT_OFF else ""
        return _item(one.outcome, why, judged_by=one.judged_by, judged_on=one.day, paper=one.paper, condition=one.condition,
                     missing=missing, evidence=one.evidence)  # fmt: skip

    def _catalogue(self, asked: Asked, one: Applicant) -> Item:
        """Lines that people judged the project or its products to fall under; what is judged of its link is a hint."""
        direct = [each for each in one.listings if each.on != LINK and each.judged_by]
        found = [self._listed(each, one) for each in direct]
        if any(each.item == asked.code for each in one.reviews):
            found.append(self._judged(asked, one))
        if found:
            return min(found, key=lambda each: (STRICTEST.index(each.verdict), each.why))
        hints = [
            say("hint", on=each.on_label, item=each.label, by=each.judged_by)
            if each.judged_by
            else say("no_judge", item=each.label)
            for each in one.listings
        ]
        return _item(UNJUDGED, "；".join(dict.fromkeys(hints)) or say("unjudged"), missing=asked.missing,
                     evidence=tuple(shown for each in one.listings for shown in each.evidence))  # fmt: skip

    def _listed(self, listing: Listing, one: Applicant) -> Item:
        verdict, why = treated(listing.kind, one.kind)
        told = why if why.startswith(listing.label) else f"{listing.label}；{why}"
        return _item(verdict, f"{listing.on_label}：{told}", judged_by=listing.judged_by, note=listing.note,
                     condition=why if verdict == CONDITIONAL else "", missing=say("kind") if verdict == UNKNOWN else "",
                     evidence=listing.evidence)  # fmt: skip

    def _environment(self, asked: Asked, one: Applicant) -> Item:
        """What was judged; else a class that asks for no approval."""
        if any(each.item == asked.code for each in one.reviews) or not one.environmental_class:
            return self._judged(asked, one)
        word = self._ontology.concept("EnvironmentalClass", one.environmental_class).zh
        if one.environmental_class in ("registration", "exempt"):
            return _item(MET, say("class_free", word=word))
        return _item(UNJUDGED, say("class_only", word=word), missing=asked.missing)

    def _energy(self, asked: Asked, one: Applicant) -> Item:
        """A review that was made; else small users need none."""
        if any(each.item == asked.code for each in one.reviews):
            return self._judged(asked, one)
        number, limit, sure = one.numbers.get(asked.measure), self._thresholds.get(asked.threshold), self._thresholds.get(SURE)
        if number is None:
            return _item(UNKNOWN, say("no_value", missing=asked.missing), missing=asked.missing, unit=asked.unit)
        value = said(number.value, asked.unit)
        base = _item(UNJUDGED, "", value=number.value, unit=asked.unit, evidence=number.evidence)
        if number.others:
            return replace(
                base, verdict=UNKNOWN, why=say("conflict", values="、".join((value, *number.others))), missing=asked.missing
            )
        if limit is None:
            return replace(base, verdict=NO_THRESHOLD, why=say("no_threshold", value=value), missing="本区的阈值", ask="本区")
        base, border = self._limited(base, limit), said(limit.value, asked.unit)
        if number.value >= limit.value:
            return replace(base, why=say("above", value=value, threshold=border), missing=asked.missing)
        if sure is not None and number.value >= sure.value:
            return replace(base, verdict=UNKNOWN, why=say("maybe", value=value, threshold=border), missing="年用电量")
        return replace(base, verdict=MET, why=say("below", value=value, threshold=border))

    def _per_area(self, asked: Asked, one: Applicant) -> Item:
        """Money on an area: 万元 a 亩 of land, 元 a ㎡ of rented space."""
        number, area = one.numbers.get(asked.measure), one.area
        name, unit = asked.by(one.form)
        wrong = _unusable(asked, number, area)
        if wrong is not None or number is None or area is None:
            return replace(wrong or _item(UNKNOWN, ""), unit=unit)
        size = area.value if one.form == RENTED else area.value / MU
        value = number.value / size / (1 if one.form == RENTED else WAN)
        base = _item(MET, "", value=value, unit=unit, evidence=(*number.evidence, *area.evidence))
        limit = self._thresholds.get(name)
        if limit is None:
            return replace(
                base, verdict=NO_THRESHOLD, why=say("no_threshold", value=_with(value, unit)), missing="本区的阈值", ask="本区"
            )
        base = self._limited(base, limit)
        if value >= limit.value - 1e-9:
            return replace(base, why=say("met", value=_with(value, unit), threshold=_with(limit.value, unit)))
        gap = limit.value - value
        total = gap * size * (1 if one.form == RENTED else WAN)
        told = {
            "value": _with(value, unit),
            "threshold": _with(limit.value, unit),
            "gap": _with(gap, unit.split("/", 1)[0]),
            "per": "㎡" if one.form == RENTED else "亩",
            "area": said(area.value, "㎡") if one.form == RENTED else _with(size, "亩"),
            "total": said(round(total), "元"),
        }
        return replace(base, verdict=SHORT, why=say("short", **told), gap=gap, total=total)

    def _ratio(self, asked: Asked, one: Applicant) -> Item:
        """Floor to land, as it is told or of the areas."""
        told, land, floor = (one.numbers.get(name) for name in ("plotRatio", "landArea", "floorArea"))
        computed = floor.value / land.value if land and floor and land.value else None
        if told is None and computed is None:
            return _item(UNKNOWN, say("no_value", missing=asked.missing), missing=asked.missing)
        if told and computed is not None and abs(told.value - computed) > APART * max(told.value, computed):
            return _item(UNKNOWN, say("both_ratios", written=_with(told.value), computed=_with(computed)), missing=asked.missing)
        value = told.value if told else computed or 0.0
        note = "" if told or not land or not floor else say("computed", floor=said(floor.value, "㎡"), land=said(land.value, "㎡"))
        base = _item(MET, "", value=value, note=note, evidence=told.evidence if told else ())
        limit = self._thresholds.get(asked.threshold)
        if limit is None:
            return replace(
                base, verdict=NO_THRESHOLD, why=say("no_threshold", value=_with(value)), missing="本区的阈值", ask="本区"
            )
        base = self._limited(base, limit)
        if value >= limit.value - 1e-9:
            return replace(base, why=say("met", value=_with(value), threshold=_with(limit.value)))
        gap = limit.value - value
        return replace(
            base, verdict=SHORT, gap=gap, why=say("short_ratio", value=_with(value), threshold=_with(limit.value), gap=_with(gap))
        )


def _item(verdict: str, why: str, **told: object) -> Item:
    return Item("", "", verdict, why, **told)  # type: ignore[arg-type]


def _unusable(asked: Asked, number: Number | None, area: Number | None) -> Item | None:
    """Why no rate can be had: a figure lacks, is in another currency, or is told in two ways."""
    if number is None:
        return _item(UNKNOWN, say("no_value", missing=asked.missing), missing=asked.missing)
    if area is None or not area.value:
        return _item(UNKNOWN, say("no_area"), missing=asked.missing)
    if number.currency not in ("", "CNY"):
        return _item(UNKNOWN, say("currency", currency=number.currency), missing="人民币金额")
    for each, unit in ((number, "元"), (area, "㎡")):
        if each.others:
            return _item(UNKNOWN, say("conflict", values="、".join((said(each.value, unit), *each.others))), missing=asked.missing)
    return None


def _with(value: float, unit: str = "") -> str:
    """A rate with at most two decimals."""
    number = canonical_decimal(Decimal(repr(round(value, 2))))
    return f"{number} {unit}" if unit else number
