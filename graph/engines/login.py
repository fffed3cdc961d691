"""Drivers as we open them, and whether a login succeeds."""

from __future__ import annotations

from neo4j import Auth, Driver, GraphDatabase, NotificationMinimumSeverity
from neo4j.exceptions import DriverError, Neo4jError

QUICK = 3.0
"""Seconds within which a server of this machine must take a connection."""


def open_driver(uri: str, user: str, password: str, patience: float = 30.0) -> Driver:
    """An official driver, without the server's hints; it waits at most `patience` seconds for a connection."""
    auth = Auth("basic", user, password) if user else None
    return GraphDatabase.driver(uri, auth=auth, connection_timeout=QUICK, connection_acquisition_timeout=patience,
                                notifications_min_severity=NotificationMinimumSeverity.OFF)  # fmt: skip


def can_log_in(uri: str, user: str, password: str) -> bool:
    """Whether a server takes this login."""
    try:
        with open_driver(uri, user, password, QUICK) as driver:
            driver.verify_connectivity()
    except (DriverError, Neo4jError, OSError):
        return False
    return True
