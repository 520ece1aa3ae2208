"""From a call to the request that is sent: address, parameters, headers, body."""
