"""目标任务: what the plan sets, who answers for it, how far it has come, what has to be settled and what is due for review."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from app.export.indicator_period import handed_out
from app.show.indicators import chosen, status_word, tolerance_line
from app.web import answers
from app.web.bar import Choice, bar
from app.web.certificates import Proofs
from app.web.goals import grouped, twosomes
from app.web.view import Document, Handed, Request, Screen, View
from graph.indicators import STATUSES, Targets, find_department
from graph.indicators.answer import Named, counted

PATH, BOOK = "/indicators", "/indicators.xlsx"
WORDS = {"contradiction": "矛盾", "basis": "两义", "doubt": "疑问"}
REVIEWS = {"done": "已评", "open": "应评", "overdue": "逾期", "early": "未到期", "unknown": "情况不明"}


def show(request: Request) -> View:
    """The targets of a department, or of all; of one status, or of every one."""
    found, whom, status = answers.targets(request), department(request), request.get("status")
    statuses = [status] if status in STATUSES else []
    kept, proofs, head = chosen(found, whom, statuses), Proofs(), answers.states(request).header
    groups, pairs = list(grouped(found, kept, proofs)), twosomes(found, proofs)
    extra, theirs = {"department": whom.label if whom else ""}, chosen(found, whom, ())
    fields = {
        "bar": bar(request, PATH, head.scope, head.scope_label, found.place_label), "found": found, "groups": groups, "whom": whom,
        "counts": counted(theirs), "theirs": theirs, "status_word": status_word,
        "statuses": [Choice(f"{status_word(one)} {counted(theirs)[one]}",
                            request.asked.address(PATH, {**extra, "status": one}), one in statuses) for one in STATUSES],
        "every": Choice(f"全部 {len(theirs)}", request.asked.address(PATH, extra), not statuses),
        "departments": [(one, request.asked.address(PATH, {"department": one.label, "status": status}), whom == one,
                         _counts(found, one)) for one in found.departments],
        "all_departments": request.asked.address(PATH, {"status": status}), "pairs": pairs, "kinds": WORDS, "reviews": REVIEWS,
        "tolerance": tolerance_line(found), "evidence": list(proofs.numbers), "past": bool(request.asked.at), "book": BOOK,
        "period": str(int(found.as_of[:4]) - (not found.as_of.endswith("-12-31"))),
        "upload": request.asked.address("/indicators/upload"), "order": STATUSES,
    }  # fmt: skip

    def document() -> Document:
        return {**found.as_dict(), "department": whom.label if whom else "", "shown": [one.id for one in kept]}

    return View(fields, document)


def department(request: Request) -> Named | None:
    """The department that the address names. Raises UnknownName."""
    written, facts = request.get("department"), request.sight.facts
    if not written:
        return None
    one = find_department(facts, written)
    return Named(one, facts.label(one))


def _counts(found: Targets, one: Named) -> dict[str, int]:
    """How many targets a department leads and helps with, and how many of each status."""
    lines = found.summary(one)
    duties = {duty: sum(line.goals for line in lines if line.duty == duty) for duty in ("lead", "cooperate")}
    return duties | {status: sum(line.counts[status] for line in lines) for status in STATUSES}


def book(request: Request) -> tuple[str, bytes]:
    """The workbook of a department (or of all) for a period, with its summary."""
    from app.export.indicator_book import write_indicator_book  # with openpyxl, for which no page waits

    home, facts, ledger = request.desk.home, request.sight.facts, request.desk.home.ledger
    load = ledger.find_load(request.asked.at) if request.asked.at else None
    found, form, name = handed_out(home, facts, answers.targets(request), department(request), request.get("period"), load)
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        return path.name, write_indicator_book(found, path, home.kind, form).read_bytes()


INDICATORS = Screen(PATH, "目标任务", "indicators.html", show)
INDICATOR_BOOK = Handed(BOOK, "目标任务（表格）", book)
