"""A real HTTP server of this machine that stands for a language model: it answers as a test tells it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = tuple[int, bytes, dict[str, str]]


class Heard:
    """What the server was asked, request by request: the bodies and the headers."""

    def __init__(self) -> None:
        self.bodies: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []


@contextmanager
def serving(answer: Callable[[int, dict[str, Any]], Reply]) -> Iterator[tuple[str, Heard]]:
    """A server whose reply is what `answer` makes of the request's number (from 0) and body; its base URL and what it heard."""
    heard = Heard()

    class Asked(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            heard.bodies.append(body)
            heard.headers.append(dict(self.headers.items()))
            heard.paths.append(self.path)
            status, reply, headers = answer(len(heard.bodies) - 1, body)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply)))
            with suppress(OSError):
                self.end_headers()
            with suppress(OSError):  # whoever asked may have gone
                self.wfile.write(reply)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Asked)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/v1", heard
    finally:
        server.shutdown()
        server.server_close()


def said(*sentences: dict[str, Any], fenced: bool = False) -> Reply:
    """The reply of a model that says these sentences."""
    content = json.dumps({"sentences": list(sentences)}, ensure_ascii=False)
    content = f"```json\n{content}\n```" if fenced else content
    return 200, json.dumps({"choices": [{"message": {"content": content}}]}).encode(), {}
