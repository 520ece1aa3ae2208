"""How to call each operation of the API."""
