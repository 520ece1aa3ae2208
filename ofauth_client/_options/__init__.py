"""What callers can set: options, credentials, and the values that options have."""
