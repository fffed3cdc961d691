"""The chain map and the list as one HTML file: opened by a double click, without a network, without scripts."""
