"""What the screens are answered from: one open home, its facts as they stand, and the answers already worked out of them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from pathlib import Path
from threading import Lock, RLock
from typing import Any, TypeVar

from app.web.asking import Asker
from app.web.keeping import Keeping
from app.web.security.roles import LEVELS
from app.web.security.seats import seat
from app.web.trying import Trying
from graph.facts import Facts, read_facts, withhold
from graph.home import Home, ledger_url
from ingest.homes import open_or_make

T = TypeVar("T")
SIGHTS, ANSWERS = 4, 400
"""How many readings of the ledger, and how many answers of each, are kept."""
WHOLE = frozenset(LEVELS)
"""What those see from whom nothing is withheld."""


class Sight:
    """The ledger read once, as of a date: its facts, and each answer made of them once, however many ask for it."""

    def __init__(self, home: Home, facts: Facts) -> None:
        self.home, self.facts = home, facts
        self._answers: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, RLock] = {}
        self._lock = Lock()

    @property
    def withheld(self) -> tuple[str, ...]:
        """What whoever asks may not see of them, in words."""
        return self.facts.withheld

    def once(self, asked: Hashable, make: Callable[[], T]) -> T:
        """The answer to a question: made by the first who asks, while others who ask the same wait for it."""
        with self._lock:
            making = self._making.setdefault(asked, RLock())
        with making:
            with self._lock:
                if asked in self._answers:
                    self._answers.move_to_end(asked)
                    return self._answers[asked]  # type: ignore[no-any-return]
            answer = make()
            with self._lock:
                self._answers[asked] = answer
                while len(self._answers) > ANSWERS:
                    gone, _ = self._answers.popitem(last=False)
                    self._making.pop(gone, None)
        return answer


class Desk:
    """An open home and the last readings of its ledger. A load by anybody is seen at the next question."""

    def __init__(self, folder: Path, url: str | None = None) -> None:
        self.home = open_or_make(folder, url=ledger_url() if url is None else url)
        self.asker, self.trying, self.keeping = Asker(self.home), Trying(self.home), Keeping(self.home.run / "uploads")
        self._sights: OrderedDict[Hashable, Sight] = OrderedDict()
        self._lock = Lock()

    def sight(self, as_of: str = "", at: str = "") -> Sight:
        """The facts in force at a date (canonical; empty: the data date), at a snapshot or load (empty: now), as far as whoever
        asks may see them: this is the one place where anything is withheld, so that no screen can forget.

        Raises UnknownName for a snapshot that the ledger never had."""
        load, levels = self.home.ledger.find_load(at) if at else None, seat().role.levels
        key = (self.home.ledger.snapshot() if load is None else "", as_of, load)
        with self._lock:
            whole = self._kept((*key, WHOLE), lambda: Sight(self.home, read_facts(self.home.ledger, as_of, load)))
            return whole if levels == WHOLE else self._kept((*key, levels), lambda: Sight(self.home, withhold(whole.facts, levels)))

    def _kept(self, key: Hashable, make: Callable[[], Sight]) -> Sight:
        if key not in self._sights:
            self._sights[key] = make()
            while len(self._sights) > SIGHTS:
                self._sights.popitem(last=False)
        self._sights.move_to_end(key)
        return self._sights[key]

    def now(self) -> str:
        """The snapshot that the ledger holds now."""
        return self.home.ledger.snapshot()

    def close(self) -> None:
        """Let the views and the ledger go."""
        self.asker.close()
        self.home.ledger.engine.dispose()
