"""A request and its answer: retries, rate limits, deadlines, events, logs, cancellation."""
