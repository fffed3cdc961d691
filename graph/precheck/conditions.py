"""Each condition is held against the enterprise by the one reader that its name asks for; a name nobody knows stays unknown."""

from __future__ import annotations

from collections.abc import Callable

from graph.precheck.ages import check_age
from graph.precheck.asking import Asking
from graph.precheck.figures import check_number
from graph.precheck.known import Known
from graph.precheck.outcome import UNKNOWN, Checked
from graph.precheck.places import check_place
from graph.precheck.standing import check_credit, check_field, check_legal, check_size, check_words
from graph.precheck.tables import asked, column, say
from graph.precheck.titles import check_title

Reader = Callable[[Known, Asking], Checked]
READERS: dict[str, Reader] = {
    "place": check_place, "title": check_title, "age": check_age, "field": check_field, "size": check_size, "legal": check_legal,
    "credit": check_credit,
}  # fmt: skip


def check(known: Known, need: Asking) -> Checked:
    """One condition held against one enterprise."""
    meaning = "title" if need.title else column("names", "name", "meaning").get(need.on, "")
    if need.unsure:
        return need.checked(UNKNOWN, need.quote or need.label, say("value_conflict", have=need.unsure), missing=need.label)
    if meaning == "written" or not need.on:
        return need.unread()
    if meaning:
        return READERS[meaning](known, need)
    found = check_number(known, need) or check_words(known, need)
    if found is not None:
        return found
    return need.checked(UNKNOWN, need.quote or f"{need.on} {need.value}", say("condition_unknown", on=need.on),
                        ask=asked(need.on) or asked("原文条件"))  # fmt: skip
