"""The review page: a document with its marked spans beside the facts, for a steward to decide on."""
