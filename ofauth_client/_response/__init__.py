"""From an answer to what the caller gets: decoded, raw, or as a stream."""
