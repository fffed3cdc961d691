"""Documents in: files of several forms become texts with offsets, and what is no part of the paper is listed."""

from ingest.text.documents.opening import open_document, pasted
from ingest.text.documents.splitting import split_documents
from ingest.text.documents.stored import keep, keep_all

__all__ = ["keep", "keep_all", "open_document", "pasted", "split_documents"]
