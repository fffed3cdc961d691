"""What a request must show before it may change anything: that it comes from a page of our own."""

from __future__ import annotations

from urllib.parse import urlsplit

from fastapi import HTTPException, Request

OWN = ("same-origin", "none")
"""What a browser says of a request that one of our pages, or the person at the keyboard, began."""


def check_origin(request: Request) -> None:
    """Refuse a write that another site's page began. Raises HTTPException 403.

    Browsers tell it by Sec-Fetch-Site; older ones by Origin or Referer. A request that names none of the three is refused too.
    """
    told = request.headers.get("sec-fetch-site")
    if told is not None:
        if told in OWN:
            return
        raise HTTPException(403)
    named = request.headers.get("origin") or request.headers.get("referer") or ""
    if urlsplit(named).netloc != request.headers.get("host"):
        raise HTTPException(403)
