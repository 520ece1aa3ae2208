"""Many connections: the queues on simulated time, one process on loopback, and a Redis server."""
