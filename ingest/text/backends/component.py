"""A backend as a part of the pipeline: `liantu_backend`. Without a URL it does nothing."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.text.backends.protocol import Backend, default_schema, read_with
from ingest.text.backends.url import Remote, remote_of_environment
from ingest.text.found import Found, Tie
from ingest.text.language import found_in, text_of
from ingest.text.pieces import pieces

NAME = "liantu_backend"
if not Doc.has_extension("dropped"):
    Doc.set_extension("dropped", default=None)


class Reader:
    """Adds to a document what a backend finds and what holds of it; `doc._.dropped` counts the rest by reason."""

    def __init__(self, backend: Backend | None) -> None:
        self.backend = backend

    def __call__(self, doc: Doc) -> Doc:
        if self.backend is not None:
            doc._.dropped = dict(add(found_in(doc), text_of(doc), self.backend))
        return doc


def add(found: Found, text: str, backend: Backend) -> dict[str, int]:
    """Add what a backend finds in a text to the finds; how many of its finds were dropped, by reason."""
    read = read_with(backend, pieces(text), default_schema())
    first = len(found.entities)
    found.entities += read.entities
    found.ties += [_moved(one, first) for one in read.ties]
    return dict(read.dropped)


def _moved(one: Tie, by: int) -> Tie:
    return Tie(one.start, one.end, one.predicate, one.start_entity + by, one.end_entity + by, one.trigger, one.voice, one.source,
               one.score)  # fmt: skip


@Language.factory(NAME, default_config={"url": "", "model": "default", "timeout": 60.0})
def make(nlp: Language, name: str, url: str, model: str, timeout: float) -> Reader:
    """The component: asks the URL of the configuration, else that of the environment, else nobody. The key is never in the
    configuration, which goes to disk with the pipeline."""
    of_environment = remote_of_environment()
    if not url:
        return Reader(of_environment)
    return Reader(Remote(url, model, of_environment.key if of_environment else "", timeout))
