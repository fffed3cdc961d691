"""The workbook given back to the sender: the same file with its faulty cells marked, commented and listed."""

from ingest.marking.files import check_target, write_marked
from ingest.marking.found import SheetProblems, problems_of
from ingest.marking.issues import problems_in
from ingest.marking.workbook import Marked

__all__ = ["Marked", "SheetProblems", "check_target", "problems_in", "problems_of", "write_marked"]
