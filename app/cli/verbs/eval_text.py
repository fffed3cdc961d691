"""`liantu eval-text`: how well texts are read, measured on papers that people labelled."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from app.cli.frame import Ask, option, verb
from app.cli.needing import needing
from app.show.evaluation import evaluation_document, evaluation_text
from ingest.errors import InputFault
from ingest.text.gold.evaluating import Read, evaluate
from ingest.text.gold.labels import GoldDocument
from ingest.text.gold.reading import BUNDLED, read_gold
from ontology.errors import issue

ALL = "all"


@verb()
@click.argument("gold", type=click.Path(path_type=Path), required=False)
@option("--split", type=click.Choice(["dev", "test", ALL]), default=ALL, verb="eval-text")
@option("--errors", type=click.IntRange(min=0), default=0, verb="eval-text")
def eval_text(ask: Ask, gold: Path | None, split: str, errors: int) -> None:
    """Score the reading of texts on a folder of labelled papers (those that come with the program)."""
    papers = _chosen(read_gold(gold or BUNDLED), split)
    report = evaluate(papers, reader())
    ask.answer(evaluation_document(report, papers), lambda: evaluation_text(report, papers, errors))


def _chosen(papers: list[GoldDocument], split: str) -> list[GoldDocument]:
    """The papers of one split. Raises InputFault LT-GOLD-08 where there is none."""
    chosen = [one for one in papers if split in (one.split, ALL)]
    if not chosen:
        known = "、".join(sorted({one.split for one in papers}))
        raise InputFault(replace(issue("LT-GOLD-08", value=split, expected=known), file="--split"))
    return chosen


def reader() -> Read:
    """What reads a document: the pipeline, loaded when it is asked for."""
    read: Read = needing("ingest.text.pipeline").read_text
    return read
