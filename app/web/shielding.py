"""What protects the app whatever a page holds: headers on every answer, hosts that may be named, writes from its own pages only."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from fastapi import Request, Response

POLICY = "; ".join([
    "default-src 'self'", "img-src 'self' data: blob:", "object-src 'none'", "base-uri 'none'", "form-action 'self'",
    "frame-ancestors 'none'",
])  # fmt: skip
HEADERS = {
    "Content-Security-Policy": POLICY, "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin", "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}  # fmt: skip
LOCAL = ("127.0.0.1", "localhost", "::1")
"""Names under which the app is reached on its own machine: another name that leads here (DNS rebinding) is refused."""
Next = Callable[[Request], Awaitable[Response]]


def host_of(header: str) -> str:
    """The name in a Host header, without its port."""
    return header.split("]")[0].lstrip("[") if header.startswith("[") else header.rsplit(":", 1)[0]


async def with_headers(request: Request, call_next: Next) -> Response:
    """Every answer carries the headers; what a person may see is not kept by anybody on the way."""
    response = await call_next(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    response.headers.setdefault("Cache-Control", "no-cache, private")
    return response
