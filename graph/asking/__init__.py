"""Asking the views: named questions, and queries that somebody just wrote; read-only, with limits on time and rows."""
