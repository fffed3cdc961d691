"""The rows of the workbook of targets: the cells of each goal, its two formulas, and what they give."""

from __future__ import annotations

from dataclasses import dataclass, field

from openpyxl.utils import get_column_letter

from app.show.indicators import figure_text, name_of, status_word
from app.words import words
from graph.indicators.amounts import plain
from graph.indicators.answer import (
    AHEAD,
    BEHIND,
    NO_DATA,
    NOT_COMPUTABLE,
    NOT_DUE,
    ON_TRACK,
    Figure,
    Goal,
    Named,
    Reading,
    programme_of,
)
from graph.indicators.judging import CHANGES, LOWERING
from graph.indicators.spans import Span, end_of
from ingest.indicators import layout
from ingest.indicators.deciding import own, standing

LETTERS = {name: get_column_letter(place) for place, name in enumerate(layout.COLUMNS, 1)}
POINTS = "百分点"
SILENT = frozenset({NO_DATA, NOT_COMPUTABLE, NOT_DUE})
Value = str | float | None


@dataclass(slots=True)
class Row:
    """The cells of one goal; `formulas` by column with what each gives, `percent`: its figures are shares, `later`: its time is
    still to begin."""

    goal: Goal
    cells: dict[str, Value]
    formulas: dict[str, tuple[str, Value]] = field(default_factory=dict)
    percent: bool = False
    later: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What a workbook is made for: the period, the department (None: all), the tolerance."""

    period: str
    department: Named | None
    tolerance: float


def is_later(goal: Goal, form: Form) -> bool:
    """Whether a goal's time begins after the period of the workbook."""
    return goal.period[:4] > f"{end_of(form.period).year:04d}"


def row_of(goal: Goal, number: int, place: int, form: Form) -> Row:
    """The row of a goal that stands in a line of the sheet; of one that begins later nothing is asked."""
    mine = form.department.label if form.department else goal.leads[0].label if len(goal.leads) == 1 else ""
    reading = next((one for one in goal.readings if one.period == form.period), None)
    filled = own(goal, mine, form.period) or (reading.shown if reading and not reading.others else None)
    row = Row(
        goal, {**_target(goal, number, form), **_filled(goal, filled, reading, form)}, percent=goal.shown_unit in ("%", POINTS)
    )
    row.cells |= {layout.DEPARTMENT: mine or layout.UNKNOWN, layout.KEY: goal.id, layout.OWN: standing(goal, mine, form.period)}
    row.later = is_later(goal, form)
    if row.later:
        row.cells |= dict.fromkeys((*layout.ASKED, layout.RATE, layout.GONE), layout.LATER)
        row.cells |= {layout.PERIOD: form.period, layout.STATUS: status_word(NOT_DUE)}
    else:
        _judged(row, place, form)
    row.cells[layout.BEFORE] = layout.handed_out({name: written(row, name) for name in layout.ASKED})
    return row


def written(row: Row, column: str) -> str:
    """A cell as it is read back."""
    value = row.cells[column]
    if isinstance(value, float):
        return f"{plain(value * 100)}%" if row.percent and column in (layout.NEW, layout.TOTAL, layout.BASE) else plain(value)
    return value or ""


def _target(goal: Goal, number: int, form: Form) -> dict[str, Value]:
    unknown, factor = layout.UNKNOWN, goal.factor
    duty = goal.duty(form.department.id) if form.department else ""
    share = goal.shown_unit == "%"
    goal_value = None if goal.goal is None else goal.goal if share else goal.goal / factor
    return {
        layout.NUMBER: float(number), layout.NAME: name_of(goal),
        layout.PROGRAMME: programme_of(goal) or words("indicators.no_programme" if goal.policy else "indicators.no_policy"),
        layout.DUTY: words(f"indicators.duty_{duty or 'every'}"), layout.UNIT: goal.shown_unit,
        layout.GOAL: goal_value, layout.BASIS: words(f"indicators.bases.{goal.basis or 'unclear'}"),
        layout.YEAR: float(goal.year) if goal.year else goal.period or unknown, layout.BASE: _base(goal),
        layout.CALIBRE: goal.calibre or words("indicators.unsaid"), layout.BY_YEAR: _by_year(goal), layout.PARTS: _parts(goal),
        layout.LEADS: "、".join(one.label for one in goal.leads) or words("indicators.unclaimed"),
        layout.HELPERS: "、".join(one.label for one in goal.helpers) or words("indicators.nothing"),
        layout.PLACE: "；".join(_place(one.section, one.locator) for one in goal.said) or unknown,
    }  # fmt: skip


def _place(section: str, locator: str) -> str:
    return section or locator or layout.UNKNOWN


def _base(goal: Goal) -> Value:
    return layout.UNKNOWN if goal.base is None else in_unit(goal, goal.base)


def in_unit(goal: Goal, value: float) -> float:
    """A figure in the unit of the sheet: shares stay fractions, which the cell shows as percent."""
    return value if goal.shown_unit in ("%", POINTS) else value / goal.factor


def _by_year(goal: Goal) -> str:
    if not goal.years:
        return words("indicators.undivided")
    told = (words("indicators.year", year=one.year, value="" if one.value is None else plain(in_unit(goal, one.value)),
                  status=status_word(one.status)) for one in goal.years)  # fmt: skip
    return "；".join(told)


def _parts(goal: Goal) -> str:
    told = [("parts", len(goal.parts)), ("sum_of", len(goal.sum_of))]
    said = [words(f"indicators.{name}", count=count) for name, count in told if count]
    said += [words(f"indicators.{name}") for name in ("part_of", "summand_of") if getattr(goal, name)]
    return "；".join(said) or words("indicators.nothing")


def _filled(goal: Goal, figure: Figure | None, reading: Reading | None, form: Form) -> dict[str, Value]:
    unknown = layout.APART if goal.whole_counted else layout.UNKNOWN
    total, new = (figure.total, figure.new) if figure else (None, None)
    if goal.basis == "yearly" and new is None:
        total, new = None, total
    others = [_told(goal, one) for one in reading.figures] if reading and figure is None else []
    said = {layout.COUNTS: (figure.counted_by if figure else "") or goal.counted_by,
            layout.DAY: figure.counted_on if figure else "",
            layout.PAPER: (figure.paper or _cited(figure)) if figure else "；".join(others),
            layout.REPORTER: figure.reporter if figure else "", layout.CHECKER: figure.checker if figure else "",
            layout.REPORTED: figure.reported_on if figure else ""}  # fmt: skip
    doubts = [*([goal.why] if goal.status == NOT_COMPUTABLE or goal.whole_counted else []), *goal.doubts]
    return {
        **{name: text or unknown for name, text in said.items()},
        layout.PERIOD: form.period,
        layout.NEW: unknown if new is None else in_unit(goal, new),
        layout.TOTAL: unknown if total is None else in_unit(goal, total),
        layout.DISPUTE: "；".join(dict.fromkeys(doubts)) or words("indicators.no_dispute"),
    }


def _told(goal: Goal, figure: Figure) -> str:
    value = "" if figure.total is None else plain(figure.total / goal.factor)
    return words("indicators.told", source=_cited(figure), value=f"{value} {goal.shown_unit}")


def _cited(figure: Figure) -> str:
    """Who says a figure, and of which day."""
    return "；".join(
        dict.fromkeys(" ".join(filter(None, (one.publisher or one.document or one.source, one.day))) for one in figure.cites)
    )


def _judged(row: Row, place: int, form: Form) -> None:
    """The share of time gone, and the formulas of rate and status where they give what the ledger says."""
    goal, unknown = row.goal, layout.UNKNOWN
    gone = _gone(goal, form)
    row.cells[layout.GONE] = unknown if gone is None else gone
    rate = _rate(row)
    status = _status(rate, gone, form.tolerance) if rate is not None and gone is not None else _fallback(goal)
    if (
        gone is None
        or goal.whole_counted
        or goal.basis == "unclear"
        or goal.direction not in ("higher", "lower")
        or status != goal.status
    ):
        row.cells |= {
            layout.RATE: unknown if goal.rate is None or goal.status in SILENT else goal.rate,
            layout.STATUS: status_word(goal.status),
        }
        if isinstance(row.cells[layout.RATE], float) and goal.judged and row.cells[layout.TOTAL] == layout.UNKNOWN:
            row.cells[layout.DISPUTE] = _resting_on(goal, goal.judged, row.cells[layout.DISPUTE])
        return
    row.cells |= {layout.RATE: unknown if rate is None else rate, layout.STATUS: status_word(status)}
    row.formulas = {layout.RATE: (_rate_formula(goal, place), row.cells[layout.RATE]),
                    layout.STATUS: (_status_formula(goal, place, form.tolerance), row.cells[layout.STATUS])}  # fmt: skip


def _resting_on(goal: Goal, judged: Reading, said: Value) -> str:
    """Of which figure a rate is that this period's cells do not show, and what else was said."""
    told = words("indicators_book.rests_on", figure=figure_text(goal, judged))
    return told if said == words("indicators.no_dispute") else f"{told}；{said}"


def _fallback(goal: Goal) -> str:
    return goal.status if goal.status in SILENT else NO_DATA


def _gone(goal: Goal, form: Form) -> float | None:
    """The share of the time gone at the end of the period."""
    if not goal.period:
        return None
    if goal.basis == "yearly":
        return 1.0
    start, _, end = goal.period.partition("—")
    return Span.of(start, end or start).gone(end_of(form.period))


def _rate(row: Row) -> float | None:
    goal = row.goal
    number = {
        name: value if isinstance(value := row.cells[name], float) else None
        for name in (layout.TOTAL, layout.NEW, layout.BASE, layout.GOAL)
    }
    total, base, whole = number[layout.TOTAL], number[layout.BASE], number[layout.GOAL]
    if goal.basis == "yearly":
        total = number[layout.NEW] if total is None else total
    if total is None or not whole:
        return None
    if goal.basis == "change" or goal.comparator in CHANGES:
        return None if base is None else _sign(goal) * (total - base) * (100 if goal.shown_unit == POINTS else 1) / whole
    return total / whole if goal.direction != "lower" else (whole / total if total else None)


def _sign(goal: Goal) -> int:
    return -1 if goal.comparator in LOWERING else 1


def _status(rate: float, gone: float, tolerance: float) -> str:
    if rate >= gone + tolerance - 1e-9:
        return AHEAD
    return ON_TRACK if rate >= (1.0 if gone >= 1 else gone - tolerance) - 1e-9 else BEHIND


def _rate_formula(goal: Goal, place: int) -> str:
    total, new, base, whole = (f"{LETTERS[name]}{place}" for name in (layout.TOTAL, layout.NEW, layout.BASE, layout.GOAL))
    unknown = f'"{layout.UNKNOWN}"'
    if goal.basis == "change" or goal.comparator in CHANGES:
        change = f"({total}-{base})" if _sign(goal) > 0 else f"({base}-{total})"
        times = "*100" if goal.shown_unit == POINTS else ""
        return f"=IF(AND(ISNUMBER({total}),ISNUMBER({base})),{change}{times}/{whole},{unknown})"
    if goal.basis == "yearly":
        return f"=IF(ISNUMBER({new}),{new}/{whole},IF(ISNUMBER({total}),{total}/{whole},{unknown}))"
    ratio = f"{total}/{whole}" if goal.direction != "lower" else f"{whole}/{total}"
    return f"=IF(ISNUMBER({total}),{ratio},{unknown})"


def _status_formula(goal: Goal, place: int, tolerance: float) -> str:
    rate, gone = f"{LETTERS[layout.RATE]}{place}", f"{LETTERS[layout.GONE]}{place}"
    ahead, on_track, behind, silent = (f'"{status_word(one)}"' for one in (AHEAD, ON_TRACK, BEHIND, _fallback(goal)))
    room = f"{tolerance:g}"
    return (f"=IF(ISNUMBER({rate}),IF({rate}>={gone}+{room}-1E-9,{ahead},"
            f"IF({rate}>=IF({gone}>=1,1,{gone}-{room})-1E-9,{on_track},{behind})),{silent})")  # fmt: skip
