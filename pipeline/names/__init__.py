"""Names that stay: the ledger, deprecated names, and Python names of fields and parameters."""
