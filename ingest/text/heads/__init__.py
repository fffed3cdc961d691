"""What an official paper says of itself: title, own number, issuer, addressees, dates, what it carries out and what it replaces."""

from ingest.text.heads.head import read_head

__all__ = ["read_head"]
