"""From an answer to a result: decoded, raw, or streamed."""
