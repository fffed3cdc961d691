"""The network screen: what is asked, what is in sight, how it is painted and drawn, and the card of a node."""
