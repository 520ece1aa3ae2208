"""Messages between the rooms: requests, bodies, answers, failures, deadlines."""
