"""An encoder beside the CRF (extra `neural`): multilingual-e5-small's layers over single characters, trained at the user's."""
