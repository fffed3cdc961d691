"""A connection on which no question comes is ended, so that slow ones do not keep others out."""

from __future__ import annotations

import asyncio

import pytest
from starlette.responses import PlainTextResponse
from uvicorn import Config
from uvicorn.server import ServerState

from app.web import running

WHOLE = b"GET / HTTP/1.1\r\nHost: a\r\n\r\n"


async def answered(*pieces: bytes) -> bytes:
    """What comes back on a connection that is sent these pieces, until the server ends it."""
    config = Config(PlainTextResponse("da"), http=running.Impatient, timeout_keep_alive=60)
    config.load()

    def protocol() -> running.Impatient:
        return running.Impatient(config=config, server_state=ServerState(), app_state={})

    server = await asyncio.get_running_loop().create_server(protocol, running.HOST, 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
        found = await asyncio.wait_for(reader.read(), 30)
        writer.close()
    return found


@pytest.mark.parametrize(("pieces", "answers"), [([], 0), ([b"GET / HTTP/1.1\r\nHo"], 0), ([WHOLE, b"GET / HT"], 1)])
def test_a_connection_without_a_whole_question_is_ended(
    monkeypatch: pytest.MonkeyPatch, pieces: list[bytes], answers: int
) -> None:  # fmt: skip
    monkeypatch.setattr(running, "HEAD_SECONDS", 0.2)
    assert asyncio.run(answered(*pieces)).count(b"200 OK") == answers
