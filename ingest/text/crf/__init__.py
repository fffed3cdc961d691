"""Names of organisations and places that no rule can list: a linear-chain CRF over characters, trained on labelled sentences."""
