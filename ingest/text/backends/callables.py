"""Adapters for what runs in this process: token-classification pipelines of transformers, and UIE and its like."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest.text.backends.protocol import Answer, Link, Schema, Span


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A `transformers.pipeline("token-classification", aggregation_strategy=…)`: a callable that takes texts and gives for each a
    list of `{"entity_group", "score", "start", "end"}`. `types` gives the class of each of its groups."""

    id: str
    pipeline: Callable[[list[str]], Sequence[Sequence[Mapping[str, Any]]]]
    types: Mapping[str, str] = field(default_factory=dict)

    def extract(self, sentences: Sequence[str], schema: Schema) -> list[Answer]:
        """One answer a sentence; such pipelines know no relations."""
        answers = self.pipeline(list(sentences))
        return [Answer(tuple(self._span(one, text) for one in said)) for said, text in zip(answers, sentences, strict=True)]

    def _span(self, said: Mapping[str, Any], text: str) -> Span:
        group = str(said.get("entity_group") or said["entity"]).rsplit("-", 1)[-1]
        start, end = int(said["start"]), int(said["end"])
        return Span(start, end, text[start:end], self.types.get(group, group), float(said["score"]))


@dataclass(frozen=True, slots=True)
class Uie:
    """A callable such as PaddleNLP's `Taskflow("information_extraction")`: takes a schema in Chinese and texts, and gives for each
    text `{type: [{"text", "start", "end", "probability", "relations": {relation: [the same]}}]}`."""

    id: str
    extractor: Callable[[Mapping[str, list[str]], list[str]], Sequence[Mapping[str, Any]]]

    def extract(self, sentences: Sequence[str], schema: Schema) -> list[Answer]:
        """One answer a sentence."""
        names = {one.label: one.name for one in schema.entities}
        asked = {one.label: [link.label for link in schema.relations if link.start == one.name] for one in schema.entities}
        return [_read(said, names, schema) for said in self.extractor(asked, list(sentences))]


def _read(said: Mapping[str, Any], names: Mapping[str, str], schema: Schema) -> Answer:
    spans: list[Span] = []
    links: list[Link] = []
    for label, found in said.items():
        for one in found:
            start = len(spans)
            spans.append(_span(one, names.get(label, label)))
            for (predicate, kind), other in _linked(one, schema):
                links.append(Link(predicate, start, len(spans)))
                spans.append(_span(other, kind))
    return _once(spans, links)


def _linked(one: Mapping[str, Any], schema: Schema) -> Iterator[tuple[tuple[str, str], Mapping[str, Any]]]:
    """The relations that stand under a thing: (predicate, class of the other end) and the other end."""
    ends = {asked.label: (asked.name, asked.end) for asked in schema.relations}
    for label, others in (one.get("relations") or {}).items():
        for other in others:
            yield ends.get(label, (label, "")), other


def _span(said: Mapping[str, Any], kind: str) -> Span:
    return Span(int(said["start"]), int(said["end"]), str(said["text"]), kind, float(said.get("probability", 1.0)))


def _once(spans: Sequence[Span], links: Sequence[Link]) -> Answer:
    """The same answer with each span once (UIE repeats the other end of a relation), the more probable one."""
    places: dict[tuple[int, int, str], int] = {}
    kept: list[Span] = []
    moved = []
    for one in spans:
        key = (one.start, one.end, one.type)
        if key not in places:
            places[key] = len(kept)
            kept.append(one)
        elif one.score > kept[places[key]].score:
            kept[places[key]] = one
        moved.append(places[key])
    return Answer(tuple(kept), tuple(Link(one.predicate, moved[one.start], moved[one.end], one.trigger) for one in links))
