"""Whole documents of other APIs: whether and how fast a client comes of each."""
