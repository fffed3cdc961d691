"""What must be right with a row before it enters: what a new line needs, posts, milestones in order, nobody pursued twice."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from graph.facts import Facts
from graph.pursuit import Entry, Party, Step, ahead, beside, out_of_order, skipped, stage_label, stages
from graph.pursuit.twice import active, pursued_twice
from ingest.pursuit.changes import Change
from ingest.pursuit.finding import Finder, Found, person
from ingest.pursuit.identifying import FOUND_ON, TALKED_ON, Register
from ingest.pursuit.layout import ANOTHER, CODE, INVESTORS, NOTHING, STAGE, TWICE, WHOLE, of_list
from ingest.pursuit.sameness import LISTED
from ontology.errors import Issue, Refusal, issue
from ontology.values import date, normalised_name, parts


class Checking:
    """Checks rows against the lines that there are; `new` are the names of rows of which there is no line yet."""

    def __init__(self, register: Register, facts: Facts, finder: Finder, new: Iterable[str] = ()) -> None:
        self._register, self._facts, self._finder = register, facts, finder
        self._new = frozenset(map(normalised_name, new))

    def check(self, change: Change) -> None:
        """All that is wrong with one row, and whom its names mean."""
        if not change.edits:
            return
        if change.entry is None:
            change.tell(*_lacking(change))
        for edit in change.edits:
            if of_list(change.line.list)[edit.heading].kind == "post" and (found := person(edit.after, edit.heading)):
                change.tell(found)
        self._names(change)
        self._codes(change)
        change.tell(*self._milestones(change))
        change.tell(*self._pursued(change))

    def _names(self, change: Change) -> None:
        """Whom the names mean; one that is not in the ledger, or may be somebody there, is told."""
        for edit in change.edits:
            column = of_list(change.line.list)[edit.heading]
            if column.kind not in (*LISTED, "body", "whole"):
                continue
            try:
                if column.kind == "whole":
                    change.found[edit.heading] = [self._whole(edit.after)]
                    continue
                found = self._finder.of(column.kind, edit.after, change.line.cells.get(CODE, ""))
            except Refusal as refusal:
                change.tell(*(replace(one, column=edit.heading) for one in refusal.issues))
                continue
            change.found[edit.heading] = found
            for one in found:
                if one.to_review:
                    change.tell(issue("LT-LEAD-18", value=one.name, near=one.to_review, why=one.why, column=edit.heading))
                elif one.new:
                    change.tell(issue(f"LT-LEAD-{'17' if one.new == 'Enterprise' else '19'}", value=one.name, column=edit.heading))

    def _codes(self, change: Change) -> None:
        """Codes go with the investors in their order; where they can't, they are told and left (LT-LEAD-36)."""
        if not (written := change.after(CODE)) or (INVESTORS not in change.found and change.after(INVESTORS)):
            return
        known = change.entry.parties.get("investors", ()) if change.entry else ()
        names = [one.name for one in change.found[INVESTORS]] if INVESTORS in change.found else [one.label for one in known]
        codes = parts(written)
        if len(codes) != len(names):
            change.edits = [one for one in change.edits if one.heading != CODE]
            change.tell(issue("LT-LEAD-36", value=written, firms=len(names), codes=len(codes), column=CODE))
        elif INVESTORS not in change.found:
            try:
                self._finder.firms("、".join(names), written)
            except Refusal as refusal:
                change.tell(*(replace(one, column=CODE) for one in refusal.issues))

    def _whole(self, written: str) -> Found:
        """The project of which a row is a phase: by its number, else by the name of a line or of a new row (without a key yet).
        Raises Refusal LT-LEAD-14."""
        told = self._register.whole(written)
        if told is None and normalised_name(written) not in self._new:
            raise Refusal(issue("LT-LEAD-14", value=written))
        return Found(told.id if told else "", written)

    def _milestones(self, change: Change) -> Iterator[Issue]:
        """Milestones as they would be: dates in order, no stage skipped; a stage without a date, and one behind its milestones."""
        told = steps_told(change, self._register.stage_of)
        yield from _stageless(change, self._register.stage_of)
        if not told and not change.after(STAGE):
            return
        steps = change.entry.own_by_stage if change.entry else {}
        for (stage, part), (written, _) in told.items():
            try:
                value = date(written) if part != "paper" else written
            except Refusal:
                continue
            known = steps.get(stage) or Step("", stage, stage_label(self._facts.ontology, stage))
            steps[stage] = _with(known, part, value)
        ordered = list(steps.values())
        yield from (replace(one, column=_column_of(told, one)) for one in out_of_order(ordered))
        yield from (replace(one, column=_column_at(told, steps, one)) for one in skipped(ordered, self._beside(change)))
        late = [steps[stage] for stage, part in told if part == "reached" and stage in steps]
        yield from (replace(one, column=_column_of(told, one)) for one in ahead(late, self._register.day))
        yield from self._stage(change, steps)

    def _beside(self, change: Change) -> frozenset[str]:
        """Stages that the whole of a phase or a phase of a whole has reached."""
        whole = self._register.whole(change.after(WHOLE)) if change.after(WHOLE) else None
        return frozenset().union(*(beside(one) for one in (change.entry, whole) if one))

    def _stage(self, change: Change, steps: Mapping[str, Step]) -> Iterator[Issue]:
        now = self._register.stage_of(change.after(STAGE)) or (change.entry.stage if change.entry else "")
        if change.after(STAGE) and now and now != "lead" and not (now in steps and steps[now].reached):
            yield issue("LT-LEAD-20", value=change.after(STAGE), column=STAGE)
        known = stages()
        reached = [known[one.stage] for one in steps.values() if one.reached and one.stage in known and not known[one.stage].stops]
        last = max(reached, key=lambda one: one.order, default=None)
        if last and now in known and not known[now].stops and known[now].order < last.order:
            label = stage_label(self._facts.ontology, last.code)
            yield issue("LT-LEAD-21", value=stage_label(self._facts.ontology, now), last=label, column=STAGE)

    def _kin(self, change: Change) -> set[str]:
        """The line itself, and the project that it is a phase of: they are one pursuit."""
        whole = self._register.whole(change.line.cells.get(WHOLE, "")) if change.line.cells.get(WHOLE, "") not in NOTHING else None
        return {change.becomes or change.key, *((whole.id, *whole.phases) if whole else ())}

    def _pursued(self, change: Change) -> Iterator[Issue]:
        """Others who pursue an enterprise of a new line: refused, unless the row says that it is another project (首谈查重)."""
        firms = change.found.get(INVESTORS, [])
        if not firms or (change.entry is not None and not change.after(INVESTORS)):
            return
        for one in pursuing(self._facts, self._register.now, firms, self._kin(change)):
            talker = one.first("first_talk_by")
            said = {"number": one.number, "name": one.name, "stage": one.stage_label or "阶段不明",
                    "talker": talker.label if talker else "首谈单位不明",
                    "day": one.values.get("firstTalkOn", "日期不明")}  # fmt: skip
            asked = change.line.cells.get(TWICE, "")
            known = ANOTHER in asked or (change.entry is not None and one.id in {each.id for each in change.entry.twice})
            code = "LT-LEAD-23" if known or not active(one) else "LT-LEAD-22"
            yield issue(code, value="、".join(each.name for each in firms), column=INVESTORS, **said)


def pursuing(facts: Facts, entries: Mapping[str, Entry], firms: Sequence[Found], mine: Container[str]) -> list[Entry]:
    """Lines, other than these, that pursue one of these enterprises: by who is who, by name, by former name."""
    probe = Entry("?", "?", "Lead", "leads", "?", "lead", "?", {},
                  {"investors": tuple(Party(one.key, one.name, one.code, bool(one.new)) for one in firms)})  # fmt: skip
    others = {one: entry for one, entry in entries.items() if one not in mine}
    return [others[one.id] for one in pursued_twice(facts, {**others, "?": probe}).get("?", ())]


def steps_told(change: Change, stage_of: Callable[[str], str]) -> dict[tuple[str, str], tuple[str, str]]:
    """What a row newly says of milestones: (stage, planned, reached or paper) → (as written, heading)."""
    found: dict[tuple[str, str], tuple[str, str]] = {}
    for edit in change.edits:
        head, _, rest = of_list(change.line.list)[edit.heading].field.partition(":")
        if head == "step":
            stage, _, part = rest.partition(":")
            found[stage, part] = (edit.after, edit.heading)
        elif head == "stage" and rest:
            stage = stage_of(change.line.cells.get(STAGE, ""))
            if stage:
                found[stage, rest] = (edit.after, edit.heading)
    return found


def _stageless(change: Change, stage_of: Callable[[str], str]) -> Iterator[Issue]:
    """A day or paper of the stage where no stage is written (LT-LEAD-35)."""
    if not stage_of(change.line.cells.get(STAGE, "")):
        for edit in change.edits:
            head, _, rest = of_list(change.line.list)[edit.heading].field.partition(":")
            if head == "stage" and rest:
                yield issue("LT-LEAD-35", value=edit.after, column=edit.heading)


def _with(step: Step, part: str, value: str) -> Step:
    if part == "planned":
        return replace(step, planned=value)
    return replace(step, reached=value) if part == "reached" else replace(step, paper=value)


def _column_of(told: Mapping[tuple[str, str], tuple[str, str]], one: Issue) -> str:
    return next((heading for (_, part), (written, heading) in told.items() if part == "reached" and one.value in written), "")


def _column_at(told: Mapping[tuple[str, str], tuple[str, str]], steps: Mapping[str, Step], one: Issue) -> str:
    """The heading of the milestone, of those that a row tells, of which something is said."""
    return next((heading for (stage, part), (_, heading) in told.items()
                 if part == "reached" and stage in steps and steps[stage].label == one.value), "")  # fmt: skip


def _lacking(change: Change) -> Iterator[Issue]:
    """What a new line must have and has not (LT-LEAD-24)."""
    cells, columns = change.line.cells, of_list(change.line.list)
    for heading, column in columns.items():
        dated = heading == FOUND_ON and cells.get(TALKED_ON, "") not in NOTHING
        if column.must and cells.get(heading, "") in NOTHING and not dated:
            yield issue("LT-LEAD-24", value=change.line.name, column=heading)
