"""The ledger: an append-only, transactional table of statements; the one truth from which every view is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Engine, func, select

from graph.errors import LedgerFault, UnknownName
from graph.keys import KeyReader
from graph.ledger import store
from graph.ledger.judging import Judgement, examine, judgement_digest, read_judgements, record
from graph.ledger.loading import Loading, LoadResult
from graph.ledger.reading import came_between, read_statements, recorded_at
from graph.ledger.retraction import undo, undone_loads
from graph.ledger.tables import document, judgement, load, statement
from graph.statement import Statement, add_to_snapshot, snapshot_id, statement_digest
from ontology.errors import issue
from ontology.schema import Ontology
from ontology.turtle import load_ontology


@dataclass(frozen=True, slots=True)
class Change:
    """What came in and what went between two points of the recorded time: statements, and judgements by what they say."""

    added: tuple[Statement, ...]
    closed: tuple[Statement, ...]
    judged: tuple[Judgement, ...] = ()
    withdrawn: tuple[Judgement, ...] = ()


class Ledger:
    """A ledger at an SQLAlchemy URL or a file path. `kind` (real or 示例) is fixed when it is made.

    Raises LedgerFault: LT-LEDGER-01 a second writer, LT-LEDGER-02 a newer format.
    """

    def __init__(self, url: str | Path, kind: str = "real", ontology: Ontology | None = None) -> None:
        self.engine: Engine = store.open_engine(store.sqlite_url(url) if isinstance(url, Path) else url)
        store.create_or_check(self.engine, kind)
        self.ontology = ontology or load_ontology()
        self.keys = KeyReader(self.ontology)

    @property
    def kind(self) -> str:
        """`real` or `示例`."""
        return store.read_setting(self.engine, "kind")

    @property
    def id(self) -> str:
        """The ledger's own identity, given when it was made."""
        return store.read_setting(self.engine, "ledger")

    def setting(self, name: str) -> str:
        """A stored setting such as `data_date`, or an empty string."""
        return store.read_setting(self.engine, name)

    def set(self, name: str, value: str) -> None:
        """Store a setting."""
        with store.writing(self.engine) as connection:
            store.write_setting(connection, name, value)

    def snapshot(self, at: int | None = None) -> str:
        """The snapshot id now, or right after a load: 64 hexadecimal digits."""
        query = select(load.c.snapshot).order_by(load.c.id.desc()).limit(1)
        with self.engine.connect() as connection:
            found = connection.scalar(query if at is None else query.where(load.c.id <= at))
        return found or snapshot_id(0)

    def data_date(self, at: int | None = None) -> str:
        """The data date of the latest load that gives one, now or right after a load, but for loads taken back by then; else
        that of the home; an empty string where neither is set."""
        with self.engine.connect() as connection:
            upto = int(connection.scalar(select(func.max(load.c.id))) or 0) if at is None else at
            query = select(load.c.id, load.c.data_date).where(load.c.data_date != "", load.c.id <= upto)
            dated = connection.execute(query.order_by(load.c.id.desc())).all()
            undone = undone_loads(connection, before=upto + 1) if dated else set()
        return next((day for which, day in dated if which not in undone), "") or self.setting("data_date")

    @contextmanager
    def loading(
        self, kind: str = "load", note: str = "", retracts: int | None = None, data_date: str = "", after: Loading | None = None
    ) -> Iterator[Loading]:
        """An open load; whatever is raised inside leaves the ledger as it was. Call `finish` before leaving.

        `data_date` is the date up to which the data speaks from this load on, as long as the load is not taken back. One that
        comes `after` another that is finished and still open is of the same transaction: both are kept, or neither.
        """
        with nullcontext(after.connection) if after else store.writing(self.engine) as connection:
            yield Loading(connection, self.keys, kind=kind, note=note, retracts=retracts, data_date=data_date)

    def add(self, statements: Iterable[Statement], note: str = "") -> LoadResult:
        """Load statements that come from no table."""
        with self.loading(note=note) as loading:
            loading.add(statements)
            return loading.finish()

    def judge(self, judgements: Sequence[Judgement], note: str = "", after: Loading | None = None) -> LoadResult:
        """Record decisions, beside those made before; on one target the latest applies. `after` is the load that brings them.

        Raises LedgerFault LT-JUDGE-01 a wrong verdict, LT-JUDGE-02 a record or relation that is not known; then none is kept.
        """
        with self.loading(kind="judge", note=note, after=after) as loading:
            examine(loading.connection, self.ontology, judgements)
            for one in judgements:
                record(loading.connection, loading, one)
            return loading.finish()

    def retract(self, which: int) -> LoadResult:
        """Undo exactly what one load added and closed, by a new load. Raises LedgerFault LT-LEDGER-03, LT-LEDGER-04."""
        with self.loading(kind="retract", note=f"撤回第 {which} 次载入", retracts=which) as loading:
            undo(loading.connection, loading, which)
            return loading.finish()

    def retract_source(self, source: str) -> LoadResult:
        """Close everything a source says. Raises LedgerFault LT-LEDGER-07 if it says nothing."""
        with self.loading(kind="retract", note=f"撤回来源 {source}") as loading:
            said = list(read_statements(loading.connection, statement.c.source == source))
            if not said:
                known = loading.connection.scalars(select(statement.c.source).where(recorded_at(None)).distinct())
                raise LedgerFault(issue("LT-LEDGER-07", value=source, expected="、".join(sorted(known)) or "已载入的来源"))
            loading.close(said)
            return loading.finish()

    def statements(self, at: int | None = None) -> Iterator[Statement]:
        """Statements in force now, or as recorded right after load `at`."""
        with self.engine.connect() as connection:
            yield from read_statements(connection, at=at)

    def judgements(self, at: int | None = None) -> list[Judgement]:
        """Judgements in force now or right after load `at`, the latest last."""
        with self.engine.connect() as connection:
            return read_judgements(connection, recorded_at(at, judgement))

    def judgements_about(self, source: str) -> list[Judgement]:
        """Judgements in force that name a record of a source: they outlive what the source says (decision 0014)."""
        return [one for one in self.judgements() if any(key.startswith(f"{source}:") for key in (one.subject, one.object))]

    def loads(self) -> list[dict[str, object]]:
        """All loads, oldest first, as mappings of the load table's columns."""
        with self.engine.connect() as connection:
            return [dict(row) for row in connection.execute(select(load).order_by(load.c.id)).mappings()]

    def files(self) -> dict[int, list[str]]:
        """The names of the files that came in with each load, in the order they came."""
        found: dict[int, list[str]] = {}
        with self.engine.connect() as connection:
            for number, name in connection.execute(select(document.c.load, document.c.name).order_by(document.c.id)):
                found.setdefault(number, []).append(name)
        return found

    def last_load(self) -> int:
        """The number of the last load; 0 where there is none."""
        with self.engine.connect() as connection:
            return int(connection.scalar(select(func.max(load.c.id))) or 0)

    def find_load(self, name: str) -> int:
        """The load that a number or the beginning of a snapshot id means. Raises UnknownName LT-LEDGER-06."""
        for one in reversed(self.loads()):
            if str(one["id"]) == name or (len(name) >= 6 and str(one["snapshot"]).startswith(name)):
                return int(str(one["id"]))
        raise UnknownName(issue("LT-LEDGER-06", value=name))

    def diff(self, a: int, b: int) -> Change:
        """What stands after load `b` and not after load `a`, and the other way round."""
        with self.engine.connect() as connection:
            came, went = came_between(connection, a, b), came_between(connection, b, a)
        added = tuple(came[key] for key in sorted(came.keys() - went.keys()))
        closed = tuple(went[key] for key in sorted(went.keys() - came.keys()))
        before, after = set(self.judgements(a)), set(self.judgements(b))
        return Change(added, closed, tuple(sorted(after - before)), tuple(sorted(before - after)))

    def check(self) -> str:
        """Recompute the snapshot from every row and compare. Raises LedgerFault LT-LEDGER-05; returns the snapshot id."""
        with store.reading(self.engine) as connection:
            last = connection.scalar(select(load.c.snapshot).order_by(load.c.id.desc()).limit(1)) or snapshot_id(0)
            total = add_to_snapshot(0, map(statement_digest, read_statements(connection)))
            decided = read_judgements(connection, recorded_at(None, judgement))
        again = snapshot_id(add_to_snapshot(total, map(judgement_digest, decided)))
        if again != last:
            raise LedgerFault(issue("LT-LEDGER-05", value=f"记录的快照 {last[:12]}，逐行重算得 {again[:12]}"))
        return again
