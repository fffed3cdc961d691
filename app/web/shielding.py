"""What protects the app whatever a page holds: headers on every answer, hosts that may be named, no word of our own faults."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from tempfile import gettempdir
from traceback import format_exception

from anyio.to_thread import run_sync
from fastapi import Request, Response
from fastapi.responses import PlainTextResponse
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.reports import kept
from app.web.security.limits import QUERY_BYTES
from app.words import words

POLICY = "; ".join([
    "default-src 'self'", "img-src 'self' data: blob:", "object-src 'none'", "base-uri 'none'", "form-action 'self'",
    "frame-ancestors 'none'",
])  # fmt: skip
UNUSED = ("accelerometer", "autoplay", "camera", "display-capture", "encrypted-media", "fullscreen", "geolocation", "gyroscope",
          "magnetometer", "microphone", "midi", "payment", "picture-in-picture", "publickey-credentials-get", "screen-wake-lock",
          "serial", "usb", "xr-spatial-tracking")  # fmt: skip
HEADERS = {
    "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp",
    "Cross-Origin-Resource-Policy": "same-origin", "Permissions-Policy": ", ".join(f"{one}=()" for one in UNUSED),
    "X-Permitted-Cross-Domain-Policies": "none", "X-DNS-Prefetch-Control": "off", "Cache-Control": "no-cache, private",
}  # fmt: skip
"""The list of the OWASP Secure Headers Project; what an answer says of itself stays."""
HSTS = "max-age=31536000"
LOCAL = ("127.0.0.1", "localhost", "::1")
"""Names under which the app is reached on its own machine: another name that leads here (DNS rebinding) is refused."""
log = logging.getLogger("liantu.web")
OurFault = Callable[[Request, str], Response]


def host_of(header: str) -> str:
    """The name in a Host header, without its port."""
    return header.split("]")[0].lstrip("[") if header.startswith("[") else header.partition(":")[0]


class Shield:
    """Outermost: refuses other names and endless questions, adds the headers, and keeps a report of what we did wrong."""

    def __init__(self, inner: ASGIApp, hosts: tuple[str, ...], run: Path, our_fault: OurFault) -> None:
        self._inner, self._hosts, self._run, self._our_fault = inner, {one.casefold() for one in hosts}, run, our_fault

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._inner(scope, receive, send)
            return
        started = False

        async def marked(message: Message) -> None:
            nonlocal started
            if message["type"] == "http.response.start":
                started = True
                _add_headers(MutableHeaders(raw=message.setdefault("headers", [])), scope["scheme"])
            await send(message)

        request = Request(scope, receive)
        try:
            await (self._refused(request) or self._inner)(scope, receive, marked)
        except Exception as fault:
            number = await run_sync(self._report, request, fault)
            if started:
                raise
            await self._our_fault(request, number)(scope, receive, marked)

    def _refused(self, request: Request) -> Response | None:
        if host_of(request.headers.get("host", "")).casefold() not in self._hosts:
            return PlainTextResponse(words("web_access.host"), 421)
        too_long = len(request.scope["query_string"]) > QUERY_BYTES
        return PlainTextResponse(words("web_access.status.414.text"), 414) if too_long else None

    def _report(self, request: Request, fault: Exception) -> str:
        """Write what happened to a file on this machine; the number that the browser is told."""
        number = f"{datetime.now():%Y%m%d-%H%M%S}-{token_hex(2)}"
        lines = [f"{request.method} {request.url.path}?{request.url.query}", "", *format_exception(fault)]
        path = kept("\n".join(lines), number, self._run, Path(gettempdir()))
        log.error(words("usage.our_fault", path=path), exc_info=fault)
        return number


def _add_headers(headers: MutableHeaders, scheme: str) -> None:
    for name, value in HEADERS.items():
        headers.setdefault(name, value)
    if scheme == "https":
        headers["Strict-Transport-Security"] = HSTS
