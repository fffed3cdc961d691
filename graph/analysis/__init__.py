"""What can be worked out from facts and states: one folder a capability."""
