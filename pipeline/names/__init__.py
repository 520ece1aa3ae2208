"""The names that stay: the ledger, and the deprecated names that work for one more release."""
