"""The application of examples/scale/celery_sync.py, which notices within seconds what was lost."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from celery import Celery

# By the name that it has in its folder, where people start it.
app: Celery = import_module("celery_sync").app

app.conf.broker_transport_options = {
    "visibility_timeout": float(os.environ["VISIBILITY"]),
    "unacked_restore_interval": 1,
    "unacked_restore_throttle": 1,
}
app.conf.beat_schedule["a round"]["schedule"] = 3.0
app.conf.worker_soft_shutdown_timeout = 0.5
# Tasks take it over when the application is complete, which is later.
app.conf.task_soft_time_limit = float(os.environ["SLICE"])
