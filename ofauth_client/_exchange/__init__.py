"""A request and its answer: retries, rate limits, deadlines, hooks, middleware, cancellation."""
