"""The SPARQL view: facts as RDF on disk, one default graph for facts and one named graph a source for its statements."""
