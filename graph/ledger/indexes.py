"""The indexes of the statements, lifted while a large load comes in and built again in one go, which is much faster."""

from __future__ import annotations

from sqlalchemy import Connection

from graph.ledger.tables import statement


class Indexes:
    """The indexes of one open transaction; what happens to them is undone with it. On SQLite alone they are ever lifted."""

    def __init__(self, connection: Connection) -> None:
        self._connection, self._lifted = connection, False
        self._all = sorted(statement.indexes, key=lambda one: str(one.name))

    def lift(self) -> None:
        """Take the indexes away, unless that is done."""
        if self._lifted or self._connection.dialect.name != "sqlite":
            return
        for one in self._all:
            one.drop(self._connection)
        self._lifted = True

    def put_back(self) -> None:
        """Build the indexes again, if they were taken away. Raises the driver's IntegrityError where a statement stands twice."""
        if self._lifted:
            for one in self._all:
                one.create(self._connection)
            self._lifted = False
