"""From a call to a request: URL, parameters, headers, body."""
