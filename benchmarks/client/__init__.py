"""What the client costs beside bare httpx: for each request, and when it is imported."""
