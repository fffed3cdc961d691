"""Opening a graph: the embedded engine, a Neo4j of this machine, or any server by its Bolt address."""
