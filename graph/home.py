"""A home: the folder that holds one ledger and whatever is made from it, with `home.toml` saying what it is."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

from graph.errors import LedgerFault
from graph.ledger import Ledger
from ontology.errors import issue

FORMAT = 1
KINDS = {"real": "真实", "示例": "示例"}
FOLDERS = ("cache", "exports", "run")
"""Folders every home has; views add their own when they are made."""
SOURCES = "sources"
"""The folder of a home's own corrections and mappings."""
KEPT = (SOURCES,)
"""Folders whose files belong to the home as the ledger does (what its stewards confirmed): a backup holds them."""


@dataclass(frozen=True, slots=True)
class Home:
    """An opened home: its folder, its ledger, and the place its questions are about (empty: none chosen)."""

    folder: Path
    ledger: Ledger
    place: str = ""

    @property
    def kind(self) -> str:
        """`real` or `示例`."""
        return self.ledger.kind

    @property
    def exports(self) -> Path:
        """Where exports go unless another folder is named."""
        return self.folder / "exports"

    @property
    def run(self) -> Path:
        """Where reports on our own faults go."""
        return self.folder / "run"

    def set_data_date(self, day: str) -> None:
        """Fix the date up to which the data speaks (a canonical date), where no load gives another."""
        self.ledger.set("data_date", day)
        self.describe()

    def describe(self) -> None:
        """Write `home.toml` where it does not say what holds."""
        _describe(self)


def home_folder(given: Path | None = None, environ: Mapping[str, str] = os.environ) -> Path:
    """The folder meant: the one given, else LIANTU_HOME, else the platform's user-data folder."""
    named = given or environ.get("LIANTU_HOME")
    return Path(named) if named else user_data_path("liantu", appauthor=False)


def ledger_url(environ: Mapping[str, str] = os.environ) -> str:
    """The SQLAlchemy URL that LIANTU_LEDGER sets; empty: the home's own SQLite file."""
    return environ.get("LIANTU_LEDGER", "")


def read_home_file(folder: Path) -> dict[str, str]:
    """What `home.toml` says, empty where there is none. Raises LedgerFault LT-HOME-01 (newer format), LT-HOME-05 (unreadable)."""
    path = folder / "home.toml"
    if not path.exists():
        return {}
    try:
        said = {name: str(value) for name, value in tomllib.loads(path.read_text(encoding="utf-8")).items()}
        newer = int(said.get("format", FORMAT)) > FORMAT
    except (OSError, ValueError):
        raise LedgerFault(issue("LT-HOME-05", value=str(path))) from None
    if said.get("kind", "real") not in KINDS:
        raise LedgerFault(issue("LT-HOME-05", value=str(path)))
    if newer:
        raise LedgerFault(issue("LT-HOME-01", value=str(folder), found=said["format"], known=FORMAT))
    return said


def open_home(folder: Path, kind: str = "", place: str = "", url: str = "") -> Home:
    """The home in a folder, made if it is not there (`kind` then is real unless said otherwise).

    `url` is another ledger than the home's own file. Raises LedgerFault LT-HOME-01 (newer format), LT-HOME-02 (the ledger is
    not the one this home was made with), LT-HOME-03 (the home is of the other kind), LT-HOME-04 (no folder that can be written),
    LT-HOME-05 (`home.toml` unreadable), and what opening its ledger raises.
    """
    said = read_home_file(folder)
    made_folder(folder)
    ledger = Ledger(url or home_ledger(folder), kind=kind or said.get("kind", "real"))
    if said.get("ledger", ledger.id) != ledger.id:
        raise LedgerFault(issue("LT-HOME-02", value=str(folder)))
    if kind and ledger.kind != kind:
        raise LedgerFault(issue("LT-HOME-03", value=str(folder), found=KINDS[ledger.kind], wanted=KINDS[kind]))
    home = Home(folder, ledger, place or said.get("place", ""))
    _describe(home)
    return home


def home_ledger(folder: Path) -> Path:
    """The file of a home's own ledger."""
    return (folder / "ledger.db").resolve()


def made_folder(folder: Path) -> None:
    """Make a home's folders. Raises LedgerFault LT-HOME-04 where they can't be."""
    with _writing(folder):
        for name in FOLDERS:
            (folder / name).mkdir(parents=True, exist_ok=True)


def name_no_ledger(folder: Path, kind: str, place: str) -> None:
    """Let `home.toml` name no ledger: the next that is opened here is taken for the home's own."""
    _write_home_file(folder, {"kind": kind, "place": place})


def _describe(home: Home) -> None:
    """Write `home.toml` where it does not say what holds."""
    holds = {"ledger": home.ledger.id, "kind": home.kind, "data_date": home.ledger.data_date(), "place": home.place}
    _write_home_file(home.folder, holds)


def _write_home_file(folder: Path, holds: Mapping[str, str]) -> None:
    """In one step: whoever is ended meanwhile leaves the old file or the new one."""
    lines = [f"format = {FORMAT}", *(f"{name} = {json.dumps(value, ensure_ascii=False)}" for name, value in holds.items())]
    path, text = folder / "home.toml", "\n".join(lines) + "\n"
    if not path.exists() or path.read_text(encoding="utf-8") != text:
        with _writing(folder):
            fresh = path.with_suffix(".next")
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(path)


@contextmanager
def _writing(folder: Path) -> Iterator[None]:
    """Raises LedgerFault LT-HOME-04 where the home's folder can't be made or written."""
    try:
        yield
    except OSError:
        raise LedgerFault(issue("LT-HOME-04", value=str(folder))) from None
