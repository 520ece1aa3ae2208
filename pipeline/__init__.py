"""From OFAuth's openapi.json to the generated client."""
