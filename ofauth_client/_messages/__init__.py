"""What the rooms pass to one another: requests, bodies, answers, failures, deadlines."""
