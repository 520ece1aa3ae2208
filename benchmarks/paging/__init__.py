"""Memory while iterating over a long list."""
