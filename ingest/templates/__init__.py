"""Templates: tables that the ontology lays out for people to fill, and that are read back without a mapping."""
