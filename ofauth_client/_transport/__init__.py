"""Sends requests with httpx. Outside this room, only the options use httpx."""
