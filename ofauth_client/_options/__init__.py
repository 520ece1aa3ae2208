"""Options and credentials that callers set, and the types of their values."""
