"""Sends requests by httpx, which nothing outside of this room uses but the options."""
