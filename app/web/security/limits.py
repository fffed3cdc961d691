"""How much may be asked and sent, and in what time."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.web.security.faults import TooLarge, TooSlow

MEGABYTE = 1 << 20
QUERY_BYTES, FORM_BYTES, UPLOAD_BYTES, LOGIN_BYTES = 8_192, MEGABYTE, 64 * MEGABYTE, 4 * MEGABYTE
"""Of a question; of a form; of one with files; of a login, which may carry a form along."""
PIECE_SECONDS, WHOLE_SECONDS = 20.0, 300.0


class Limits:
    """Counts and times what comes in; what is too large is read to its end (in time), so that the browser shows the answer."""

    def __init__(self, app: ASGIApp, piece: float = PIECE_SECONDS, whole: float = WHOLE_SECONDS) -> None:
        self._app, self._piece, self._whole = app, piece, whole

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        limit, taken, over, whole = _limit(scope), 0, False, False
        ends = asyncio.get_running_loop().time() + self._whole

        async def counted() -> Message:
            nonlocal taken, over, whole
            while not whole:
                try:
                    async with asyncio.timeout(min(self._piece, ends - asyncio.get_running_loop().time())):
                        message = await receive()
                except TimeoutError:
                    raise TooSlow from None
                taken += len(message.get("body", b""))
                over = over or taken > limit
                whole = not message.get("more_body")
                if not over:
                    return message
                if whole or taken > 2 * UPLOAD_BYTES:
                    raise TooLarge
            return await receive()

        await self._app(scope, counted if scope["method"] not in ("GET", "HEAD") else receive, send)


def _limit(scope: Scope) -> int:
    headers: Mapping[bytes, bytes] = dict(scope["headers"])
    if headers.get(b"content-type", b"").lower().startswith(b"multipart/"):
        return UPLOAD_BYTES
    return LOGIN_BYTES if scope["path"] == "/login" else FORM_BYTES
