"""The Cypher view: facts as a property graph on Neo4j or the embedded engine."""
