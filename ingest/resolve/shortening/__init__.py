"""Short names: how likely a full name was shortened to one, learned from pairs of both."""

from ingest.resolve.shortening.finding import ShortNames
from ingest.resolve.shortening.model import Model, default_model

__all__ = ["Model", "ShortNames", "default_model"]
