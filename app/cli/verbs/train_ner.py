"""`liantu train-ner`: a recogniser of names out of labelled sentences, scored on those held out."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.frame import DONE, USER, Ask, option, verb
from app.terminal import waiting
from app.words import words
from graph.home import home_folder
from ingest.errors import InputFault
from ontology.errors import issue

if TYPE_CHECKING:
    from ingest.text.crf.training import Training

SHOWN = 20


@verb()
@click.argument("train", type=click.Path(path_type=Path))
@option("--out", verb="train-ner", type=click.Path(path_type=Path), default=None)
@option("--held-out", verb="train-ner", type=click.IntRange(min=0), default=8)
@option("--neural", verb="train-ner", is_flag=True)
def train_ner(ask: Ask, train: Path, out: Path | None, held_out: int, neural: bool) -> int:
    """Train on a file and keep the model; exit status 1 where lines of it could not be used."""
    from ingest.text.crf.model import MODELS
    from ingest.text.crf.samples import read_samples
    from ingest.text.crf.training import train as fit

    read = read_samples(train)
    name = re.sub(r"[^\w-]+", "-", (out or train).stem) or MODELS
    folder = out or home_folder(ask.home) / MODELS / name
    if folder.is_file():
        raise InputFault(issue("LT-NER-12", value=folder))
    with waiting(words("train-ner.reading")) as show:
        made = fit(read.samples, name, neural=neural, share=held_out,
                   told=lambda stage, done, total: show(words(f"train-ner.{stage}", done=done, total=total)))  # fmt: skip
        made.model.save(folder)
    refused = [one for one in read.issues if one.severity == "error"]
    size = sum(one.stat().st_size for one in folder.iterdir())
    document = {"schema": 1, "model": str(folder), "id": made.model.id, "types": made.model.types, "seen": made.seen,
                "held_out": made.held_out, "refused": len(refused), "seconds": round(made.seconds, 1), "bytes": size,
                "score": made.model.about.get("held_out"), "issues": [one.as_dict() for one in read.issues]}  # fmt: skip

    ask.answer(document, lambda: _told(made, folder, size))
    if not ask.json and read.issues:
        more = [words("load.more", count=len(read.issues) - SHOWN)] if len(read.issues) > SHOWN else []
        click.echo("\n".join([*(one.text() for one in read.issues[:SHOWN]), *more]), err=True)
    return USER if refused else DONE


def _told(made: Training, folder: Path, size: int) -> str:
    """What was trained on how much, where it is kept and how well it does."""
    lines = [words("train-ner.done", seen=made.seen, held_out=made.held_out, seconds=made.seconds, path=folder, id=made.model.id,
                   size=size / 1e6)]  # fmt: skip
    if made.score:
        lines.append(words("train-ner.score", micro=100 * made.score.micro, macro=100 * made.score.macro,
                           organisations=100 * made.score.organisations))  # fmt: skip
        lines += [words("train-ner.kind", kind=kind, f1=100 * f1) for kind, f1 in made.score.kinds.items()]
    return "\n".join(lines)
