"""A row whose cells are taken one by one: what nobody took is an error, not a silence."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from ontology.errors import Issue, issue


class Cell(str):
    """A cell's text that remembers its column, so that an error can name it."""

    __slots__ = ("column",)
    column: str

    def __new__(cls, text: str, column: str) -> Cell:
        cell = super().__new__(cls, text)
        cell.column = column
        return cell

    def reads(self, text: str) -> Cell:
        """Another text that still names this cell's column."""
        return Cell(text, self.column)


def column_of(text: str) -> str:
    """The column a text came from, or an empty string."""
    return text.column if isinstance(text, Cell) else ""


@dataclass(slots=True)
class Row:
    """One input row. `table` is `source/table`; `fixes` maps (column, value) to (value to read instead, why); `blanks` are cells,
    as (column, text), that say that there is no value."""

    table: str
    file: str
    sheet: str
    number: int
    cells: Mapping[str, str]
    fixes: Mapping[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    ignored: frozenset[str] = frozenset()
    folder: str = ""
    issues: list[Issue] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    blanks: set[tuple[str, str]] = field(default_factory=set)
    set_aside: bool = False

    def peek(self, column: str) -> str:
        """The corrected text of a cell without taking it: for a source that looks at all rows before it reads one."""
        text = self.cells.get(column, "")
        return self.fixes[column, text][0] if (column, text) in self.fixes else text

    def take(self, column: str) -> Cell:
        """The cell's text, corrected by the source's fixes; empty where there is no such column."""
        text = self.cells.get(column, "")
        if (column, text) in self.fixes and column not in self.taken:
            fixed, why = self.fixes[column, text]
            self.issues.append(issue("LT-FIX-01", column=column, value=text, fixed=fixed, why=why))
        self.taken.add(column)
        return Cell(self.peek(column), column)

    def need(self, column: str, expected: str = "有内容") -> Cell:
        """As `take`, but an empty cell is refused (LT-CELL-01)."""
        cell = self.take(column)
        if not cell:
            self.issues.append(issue("LT-CELL-01", column=column, expected=expected))
        return cell

    def choose(self, column: str, allowed: Collection[str]) -> Cell:
        """As `need`, but a cell with none of the allowed words is refused (LT-WORD-02)."""
        cell = self.need(column, "、".join(allowed))
        if cell and cell not in allowed:
            self.issues.append(issue("LT-WORD-02", column=column, value=cell, expected="、".join(allowed)))
        return cell

    def leave_out(self, rule: str, cell: str) -> None:
        """Set the row aside by a named rule of the source: it counts as rejected, with a note."""
        self.set_aside = True
        self.issues.append(issue("LT-NOTE-01", column=column_of(cell), value=cell, rule=rule))

    def remark(self, rule: str, cell: str) -> None:
        """Note that a named rule of the source leaves this cell unread; the rest of the row enters."""
        self.issues.append(issue("LT-NOTE-02", column=column_of(cell), value=cell, rule=rule))

    def untaken(self) -> Iterator[str]:
        """Columns with content that nobody took."""
        for column, text in self.cells.items():
            if text and column not in self.taken and column not in self.ignored:
                yield column

    @property
    def refused(self) -> bool:
        """Whether nothing of this row may enter."""
        return self.set_aside or (bool(self.issues) and any(one.severity == "error" for one in self.issues))

    @property
    def place(self) -> str:
        """Where the row stands, as a message says it: file, sheet, row."""
        return f"{self.file}{f'［{self.sheet}］' if self.sheet else ''} 第 {self.number} 行"

    @property
    def content(self) -> str:
        """What the row says, whatever file, sheet or position it stands in."""
        return "\x1f".join([self.table, *(f"{name}={self.cells[name]}" for name in sorted(self.cells) if self.cells[name])])
