"""A language model behind an OpenAI-compatible URL. Text leaves this machine only if a URL was set: by default none is."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from typing import IO, Any
from urllib.error import HTTPError, URLError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from ingest.errors import InputFault
from ingest.text.backends.protocol import Answer, Link, Schema, Span
from ontology.errors import issue

PROMPT = Path(__file__).with_name("prompt.txt")
URL, KEY, MODEL = "LIANTU_LLM_URL", "LIANTU_LLM_KEY", "LIANTU_LLM_MODEL"
"""The environment's names of the base URL (up to /v1), the key and the model."""
AT_ONCE = 16
"""Sentences of one request."""
MOST = 8_000_000
"""Bytes of an answer that are read."""
AGAIN = (408, 409, 425, 429, 500, 502, 503, 504)
"""Statuses after which it is worth asking again."""
REFUSED = (401, 403, 404)
"""Statuses that asking again does not mend: the whole reading stops."""


class _Stay(HTTPRedirectHandler):
    """Follows no redirection: the key goes to the host that was named, and nowhere else."""

    def redirect_request(self, req: Request, fp: IO[bytes], code: int, msg: str, headers: Any, newurl: str) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Remote:
    """The client. `timeout` is in seconds for one request, `tries` how often one is sent at most; `pause` waits between them."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 60.0
    tries: int = 3
    pause: Callable[[float], None] = time.sleep

    def __post_init__(self) -> None:
        if not self.url.startswith(("http://", "https://")):
            raise InputFault(issue("LT-NER-13", value=self.url))

    @property
    def id(self) -> str:
        """`url:` and the model's name."""
        return f"url:{self.model}"

    def extract(self, sentences: Sequence[str], schema: Schema) -> list[Answer]:
        """One answer a sentence; those that could not be had say so in `failed` (`unreachable`, `nonsense`). Raises InputFault
        LT-NER-14 where the server refuses this key, model or address altogether."""
        found: list[Answer] = []
        for first in range(0, len(sentences), AT_ONCE):
            found += self._some(sentences[first : first + AT_ONCE], schema)
        return found

    def _some(self, sentences: Sequence[str], schema: Schema) -> list[Answer]:
        reply = self._asked(_question(self.model, sentences, schema))
        if reply is None:
            return [Answer(failed="unreachable")] * len(sentences)
        return read_reply(reply, sentences)

    def _asked(self, question: Mapping[str, Any]) -> bytes | None:
        """The server's reply; None after the last try."""
        headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {self.key}"} if self.key else {})
        request = Request(f"{self.url.rstrip('/')}/chat/completions", json.dumps(question).encode(), headers)
        for number in range(self.tries):
            if number:
                self.pause(2.0 ** (number - 1))
            try:
                with build_opener(_Stay).open(request, timeout=self.timeout) as reply:
                    return bytes(reply.read(MOST))
            except HTTPError as why:
                if why.code in REFUSED:
                    raise InputFault(issue("LT-NER-14", value=why.code, url=self.url)) from None
                if why.code not in AGAIN:
                    return None
            except (URLError, OSError, HTTPException):
                continue
        return None


def remote_of_environment(environ: Mapping[str, str] = os.environ) -> Remote | None:
    """The client that the environment sets; None where it sets no URL."""
    url = environ.get(URL, "")
    return Remote(url, environ.get(MODEL, "default"), environ.get(KEY, "")) if url else None


def read_reply(reply: bytes, sentences: Sequence[str]) -> list[Answer]:
    """What a reply says of each sentence; a reply or a part of one that is no answer is `nonsense`."""
    try:
        content = json.loads(reply)["choices"][0]["message"]["content"]
        said = json.loads(_bare(content))["sentences"]
        by_id = {int(one["id"]): one for one in said}
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError):
        return [Answer(failed="nonsense")] * len(sentences)
    return [_answer(by_id[at], text) if at in by_id else Answer(failed="unanswered") for at, text in enumerate(sentences)]


def _answer(said: Mapping[str, Any], text: str) -> Answer:
    try:
        spans = tuple(_span(one, text) for one in said.get("spans") or ())
        links = tuple(Link(str(one["predicate"]), int(one["start"]), int(one["end"]), str(one.get("trigger") or ""))
                      for one in said.get("relations") or ())  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError):
        return Answer(failed="nonsense")
    return Answer(spans, links)


def _span(said: Mapping[str, Any], text: str) -> Span:
    """A span: at the offsets given, else where its words stand for the nth time (-1 where they do not)."""
    words, score = str(said["text"]), float(said.get("score", 1.0))
    if "start" in said:
        return Span(int(said["start"]), int(said.get("end", int(said["start"]) + len(words))), words, str(said["type"]), score)
    start = -1
    for _ in range(max(1, int(said.get("nth", 1)))):
        start = text.find(words, start + 1)
        if start < 0:
            break
    return Span(start, start + len(words), words, str(said["type"]), score)


def _bare(content: str) -> str:
    """The JSON of an answer that a model has wrapped in a fence."""
    content = content.strip()
    return content.split("\n", 1)[-1].rsplit("```", 1)[0] if content.startswith("```") else content


def _question(model: str, sentences: Sequence[str], schema: Schema) -> dict[str, Any]:
    asked = {
        "sentences": [{"id": at, "text": text} for at, text in enumerate(sentences)],
        "entities": [{"name": one.name, "label": one.label} for one in schema.entities],
        "relations": [{"name": one.name, "label": one.label, "start": one.start, "end": one.end} for one in schema.relations],
    }
    messages = [{"role": "system", "content": PROMPT.read_text(encoding="utf-8")},
                {"role": "user", "content": json.dumps(asked, ensure_ascii=False)}]  # fmt: skip
    return {"model": model, "messages": messages, "temperature": 0, "response_format": {"type": "json_object"}}
