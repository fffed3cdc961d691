"""The command `liantu`: one module a verb, put together here."""

from __future__ import annotations

from app.cli.check import check
from app.cli.demo import demo
from app.cli.diff import diff
from app.cli.export import export
from app.cli.frame import LianTu, Verb
from app.cli.gaps import gaps
from app.cli.load import load
from app.cli.loads import loads
from app.cli.retract import retract
from app.cli.why import why
from app.words import words

VERBS: tuple[Verb, ...] = (demo, load, retract, loads, diff, gaps, why, check, export)

main = LianTu("liantu", help=words("usage.about"))
for _verb in VERBS:
    main.add_command(_verb)
