"""Drivers as we open them, and whether a login succeeds."""

from __future__ import annotations

from neo4j import Auth, Driver, GraphDatabase, NotificationMinimumSeverity
from neo4j.exceptions import DriverError, Neo4jError

QUICK = 3.0
"""Seconds within which a server of this machine must take a connection."""


def open_driver(uri: str, user: str, password: str) -> Driver:
    """An official driver, without the server's hints."""
    auth = Auth("basic", user, password) if user else None
    return GraphDatabase.driver(uri, auth=auth, connection_timeout=QUICK, connection_acquisition_timeout=30,
                                notifications_min_severity=NotificationMinimumSeverity.OFF)  # fmt: skip


def can_log_in(uri: str, user: str, password: str) -> bool:
    """Whether a server takes this login."""
    try:
        with open_driver(uri, user, password) as driver:
            driver.verify_connectivity()
    except (DriverError, Neo4jError, OSError):
        return False
    return True
