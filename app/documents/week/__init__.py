"""周报: what changed between two snapshots, and why."""
