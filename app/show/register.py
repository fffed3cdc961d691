"""The pursuit register as a page: what wants attention, the three lists, the rates by year, what to check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from app.layout import Column, indented, table
from app.words import words
from graph.pursuit import LISTS, STUCK, Entry, Rate, Register, Twice, Year

DOUBTS = 10
"""How many doubts are printed."""


def register_text(one: Register, kind: str = "real", stages: Sequence[str] = (), *, stalled: bool = False) -> str:
    """The register in sections; `stages` (codes) and `stalled` leave lines out, never from the sums."""
    line = words("leads.line", as_of=one.as_of, snapshot=one.snapshot[:12])
    lines = [words("leads.title", place=one.place_label), line if kind == "real" else words("heading.sample") + line]
    if not one.entries:
        return "\n".join([*lines, indented(words("leads.empty"), 0), *_elsewhere(one)])
    lines += [indented(_summary(one), 0), indented(_attention(one), 0), ""]
    kept = {entry.id for entry in (one.stalled() if stalled else one.entries) if not stages or entry.stage in stages}
    for name in LISTS:
        if shown := [entry for entry in one.of(name) if entry.id in kept]:
            lines += [words(f"leads.lists.{name}", count=sum(not entry.phase_of for entry in shown)), *_list(shown), ""]
    if not kept:
        lines += [words("leads.nothing"), ""]
    if not stages and not stalled:
        lines += [*_rates(one), *_doubts(one), *_elsewhere(one)]
    return "\n".join(lines).rstrip()


def _summary(one: Register) -> str:
    counts = {name: sum(not entry.phase_of for entry in one.of(name)) for name in LISTS}
    return words("leads.summary", **counts)


def _attention(one: Register) -> str:
    limits = one.limits
    note = words("leads.confirmed" if limits.confirmed else "leads.note")
    return words("leads.attention", days=f"{limits.untouched_days:g}", months=f"{limits.stalled_months:g}", note=note,
                 idle=sum(entry.idle.over for entry in one.entries if not entry.phase_of),
                 stalled=sum(entry.stalled == STUCK for entry in one.entries))  # fmt: skip


def _list(entries: Iterable[Entry]) -> Iterator[str]:
    columns = [Column(words("leads.name")), Column(words("leads.investors"), 20), Column(words("leads.stage"), 8),
               Column(words("leads.idle"), 10, right=True)]  # fmt: skip
    first = True
    for entry in entries:
        yield from table(columns, [_row(entry)], headings=first)
        yield from (indented(remark, 4) for remark in _remarks(entry))
        first = False


def _row(entry: Entry) -> list[str]:
    name = words("leads.phase", name=entry.name) if entry.phase_of else entry.name
    investors = "、".join(words("leads.outside", label=one.label) if one.outside else one.label
                         for one in entry.parties.get("investors", ()))  # fmt: skip
    stage = entry.stalled or entry.stage_label or words("leads.unknown")
    return [name, investors or ("" if entry.phase_of else words("leads.unknown")), stage, idle_text(entry)]


def idle_text(entry: Entry) -> str:
    """未推进天数 with a mark where it is too long; 情况不明 where no date is known; a dash for what rests."""
    if entry.idle.days is None:
        return words("leads.unknown" if entry.stage not in ("paused", "ended", "withdrawn", "full_output") else "leads.rests")
    return words("leads.days_over" if entry.idle.over else "leads.days", days=entry.idle.days)


def _remarks(entry: Entry) -> Iterator[str]:
    yield f"{words('leads.number')} {entry.number}"
    if step := entry.values.get("nextStep"):
        due = entry.values.get("nextStepDue", "")
        yield words("leads.next", step=step, due=words("leads.due", day=due) if due else "",
                    post=entry.values.get("ownerPost") or words("leads.no_post"))  # fmt: skip
    yield from map(twice_text, entry.twice)


def twice_text(one: Twice) -> str:
    """Another pursuit of the same enterprise."""
    if not one.active:
        return words("leads.over", number=one.number, name=one.name, stage=one.stage)
    talk = words("leads.talked", body=one.first_talk_by, day=f" {one.first_talk_on} " if one.first_talk_on else "")
    return words("leads.twice", why=one.why, number=one.number, name=one.name, stage=one.stage,
                 talk=talk if one.first_talk_by else "")  # fmt: skip


def _rates(one: Register) -> Iterator[str]:
    if one.frameworks:
        yield indented(words("leads.frameworks", count=len(one.frameworks), numbers="、".join(one.frameworks)), 0)
    if one.unclear:
        yield indented(words("leads.unclear", count=len(one.unclear), numbers="、".join(one.unclear)), 0)
    if not one.years:
        yield words("leads.no_rates")
        return
    yield words("leads.rates")
    labels = list(dict.fromkeys(rate.label for rate in one.years[0].rates))
    columns = [Column(words("leads.years"), 8), Column(words("leads.contracts"), 8),
               *(Column(label, 13 if at < len(labels) - 1 else 0) for at, label in enumerate(labels))]  # fmt: skip
    yield from table(columns, (_year(year, labels) for year in one.years))
    yield indented(words("leads.rates_note"))
    yield ""


def _year(year: Year, labels: Sequence[str]) -> list[str]:
    told = ["；".join(rate_text(rate) for rate in year.rates if rate.label == label) for label in labels]
    return [year.year or words("leads.no_year"), str(year.signed), *told]


def rate_text(rate: Rate) -> str:
    """A rate in per cent with what it was counted of, or 无法计算; how many projects it leaves out."""
    if rate.value is None:
        said = words("leads.cannot")
    elif rate.currency:
        said = words("leads.percent_money", value=100 * rate.value)
        said = words("leads.in_dollars", rate=said) if rate.currency == "USD" else said
    else:
        said = words("leads.percent", value=100 * rate.value, part=rate.part, whole=rate.whole)
    return words("leads.partly", rate=said, unknown=rate.unknown) if rate.unknown and rate.value is not None else said


def _doubts(one: Register) -> Iterator[str]:
    if found := one.doubts:
        yield words("leads.doubts", count=len(found))
        yield from (indented(f"{each.file}：{each.message}。{each.fix}") for each in found[:DOUBTS])
        if len(found) > DOUBTS:
            yield words("leads.more", count=len(found) - DOUBTS)
        yield ""


def _elsewhere(one: Register) -> Iterator[str]:
    if one.elsewhere:
        yield words("leads.elsewhere", count=one.elsewhere)
    if one.later:
        yield words("leads.later", count=one.later, as_of=one.as_of)
