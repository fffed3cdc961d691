"""What is refused because of who asks or from where, beside what was asked."""

from __future__ import annotations

from starlette.exceptions import HTTPException


class NotOurs(HTTPException):
    """A write that another site's page sent."""

    def __init__(self) -> None:
        super().__init__(403)


class Stale(HTTPException):
    """A form without the token of the session it is sent in: its page is too old, or it was never ours."""

    def __init__(self) -> None:
        super().__init__(409)


class TooLarge(HTTPException):
    """More was sent than is taken."""

    def __init__(self) -> None:
        super().__init__(413)


class TooSlow(HTTPException):
    """What was sent did not come in time."""

    def __init__(self) -> None:
        super().__init__(408)
