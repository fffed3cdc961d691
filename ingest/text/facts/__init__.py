"""What was found in a document as rows of the ontology's own tables: every row with its place, words, rule and score."""
