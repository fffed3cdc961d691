"""The measurements: CPU time against a named peer in the same run."""
