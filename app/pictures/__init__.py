"""Pictures made of answers."""

from app.pictures.chain_map import chain_map

__all__ = ["chain_map"]
