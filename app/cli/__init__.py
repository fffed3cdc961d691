"""The command `liantu`: one module a verb, put together here."""

from __future__ import annotations

from app.cli.frame import LianTu, Verb
from app.cli.verbs.adhoc import cypher, sparql
from app.cli.verbs.admit import admit
from app.cli.verbs.backup import backup
from app.cli.verbs.brief import brief
from app.cli.verbs.candidates import candidates
from app.cli.verbs.chains import chains
from app.cli.verbs.check import check
from app.cli.verbs.compact import compact
from app.cli.verbs.compare import compare
from app.cli.verbs.demo import demo
from app.cli.verbs.diff import diff
from app.cli.verbs.engine import engine
from app.cli.verbs.esri import esri
from app.cli.verbs.eval_text import eval_text
from app.cli.verbs.export import export
from app.cli.verbs.extend import extend
from app.cli.verbs.gaps import gaps
from app.cli.verbs.indicators import indicators
from app.cli.verbs.leads import leads
from app.cli.verbs.load import load
from app.cli.verbs.loads import loads
from app.cli.verbs.map import map
from app.cli.verbs.match import match
from app.cli.verbs.measures import measures
from app.cli.verbs.neo4j import neo4j
from app.cli.verbs.precheck import precheck
from app.cli.verbs.query import query
from app.cli.verbs.read import read
from app.cli.verbs.refresh import refresh
from app.cli.verbs.restore import restore
from app.cli.verbs.retract import retract
from app.cli.verbs.review import review
from app.cli.verbs.serve import serve
from app.cli.verbs.stops import stops
from app.cli.verbs.template import template
from app.cli.verbs.train_ner import train_ner
from app.cli.verbs.users import users
from app.cli.verbs.whatif import whatif
from app.cli.verbs.why import why
from app.words import words

VERBS: tuple[Verb, ...] = (
    demo, template, map, load, read, train_ner, eval_text, match, review, refresh, retract, loads, diff, gaps, why, stops, chains,
    extend, candidates, brief, whatif, leads, precheck, admit, indicators, measures, compare, esri, query, cypher, sparql, check,
    backup, restore, compact, export, engine, neo4j, serve, users,
)  # fmt: skip

main = LianTu("liantu", help=words("usage.about"))
for _verb in VERBS:
    main.add_command(_verb)
