"""What a load would do, as text and as a JSON document."""

from __future__ import annotations

from collections.abc import Iterator

from app.layout import indented
from app.show.statements import change, listed, said, sentence
from app.show.states import StateMarks
from app.words import words
from graph.states import LinkState
from ingest.rehearsal import Rehearsal
from ingest.report import LoadReport
from ontology.schema import Ontology

EXAMPLES = ("LT-TPL-01", "LT-TPL-02")
"""Told of the rows that are examples of a template."""


def rehearsal_text(one: Rehearsal, ontology: Ontology) -> str:
    """Rows by outcome, what would be new, changed and gone, and which links would be in another state."""
    report = one.report
    head = words("load.would", **outcomes(report))
    lines = [head, words("load.would_change", new=len(one.new), changed=len(one.changed), gone=len(one.gone))]
    lines += listed("+", [sentence(each, ontology) for each in one.new], 2)
    lines += listed("~", [change(before, after, ontology) for before, after in one.changed], 2)
    lines += listed("-", [sentence(each, ontology) for each in one.gone], 2)
    return "\n".join([*lines, *_states(one, StateMarks(ontology))])


def outcomes(report: LoadReport) -> dict[str, object]:
    """What became of the rows, as a line of text names it: among the rejected ones, how many a named rule set aside."""
    examples = sum(one.code in EXAMPLES for one in report.errors) == report.aside
    aside = words("load.examples" if examples else "load.aside", count=report.aside) if report.aside else ""
    numbers = {name: getattr(report, name) for name in ("read", "accepted", "merged", "rejected")}
    return {**numbers, "aside": aside}


def _states(one: Rehearsal, marks: StateMarks) -> Iterator[str]:
    """The links whose state would change; both dates where the load moves the data date."""
    if one.before is None or one.after is None:
        yield words("load.no_states")
        return
    head, then = one.before.header, one.after.header
    yield words("load.flips" if one.flips else "load.no_flips", place=then.place_label, scope=then.scope_label, as_of=then.as_of,
                count=len(one.flips), links=len(one.after.links))  # fmt: skip
    if head.as_of != then.as_of:
        yield indented(words("load.date_moves", before=head.as_of, after=then.as_of))
    for before, after in one.flips:
        known = after or before
        if known:
            reason = after.reason if after else ""
            yield indented(words("load.flip", link=known.label, chain=known.chain_label, before=_word(before, marks),
                                 after=_word(after, marks), reason=reason))  # fmt: skip


def _word(one: LinkState | None, marks: StateMarks) -> str:
    return marks.word(one.state) if one else words("load.no_link")


def rehearsal_document(one: Rehearsal) -> dict[str, object]:
    """The JSON document of `liantu load --dry-run --json`."""
    flips = [{"link": known.id, "label": known.label, "chain": known.chain_label, "before": before.state if before else None,
              "after": after.state if after else None, "reason": after.reason if after else ""}
             for before, after in one.flips if (known := after or before)]  # fmt: skip
    states = None
    if one.before and one.after:
        states = {"place": one.after.header.place, "scope": one.after.header.scope, "links": len(one.after.links),
                  "as_of_before": one.before.header.as_of, "as_of": one.after.header.as_of, "flips": flips}  # fmt: skip
    changed = [{"before": said(before), "after": said(after)} for before, after in one.changed]
    numbers = {**one.report.as_dict(), "load": 0}
    return {**numbers, "dry_run": True, "new": [said(each) for each in one.new], "changed": changed,
            "gone": [said(each) for each in one.gone], "states": states}  # fmt: skip
