"""Log lines of the logger `ofauth_client`: methods, path templates and numbers, but no secrets."""

from __future__ import annotations

import logging
import os

from ofauth_client._options.events import RequestEvent, ResponseEvent, RetryEvent

LOG_VARIABLE = "OFAUTH_LOG"
_LEVELS = {
    "debug": logging.DEBUG,
    "info": logging.INFO,
    "warning": logging.WARNING,
    "error": logging.ERROR,
}

logger = logging.getLogger("ofauth_client")


def follow_environment() -> None:
    """Log to standard error at the level of `OFAUTH_LOG`; without it, change nothing."""
    wanted = os.environ.get(LOG_VARIABLE, "").strip().lower()
    if not wanted:
        return
    if wanted not in _LEVELS:
        logger.warning("%s must be one of %s; ignored", LOG_VARIABLE, ", ".join(_LEVELS))
        return
    logger.setLevel(_LEVELS[wanted])
    if not logger.hasHandlers():
        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
        logger.addHandler(handler)


def log_answer(event: ResponseEvent) -> None:
    """Log an answer at DEBUG."""
    logger.debug(
        "%s %s: %d, attempt %d, %.1f ms",
        event.request.method,
        event.request.path,
        event.status,
        event.request.attempt,
        event.milliseconds,
    )


def log_failure(request: RequestEvent, reason: str, milliseconds: float) -> None:
    """Log a failure at DEBUG."""
    logger.debug(
        "%s %s: %s, attempt %d, %.1f ms",
        request.method,
        request.path,
        reason,
        request.attempt,
        milliseconds,
    )


def log_pause(request: RequestEvent, seconds: float) -> None:
    """Log at DEBUG that a request waits, because the API refused another one."""
    logger.debug(
        "%s %s: waits %.2f s for the rate limit of its connection",
        request.method,
        request.path,
        seconds,
    )


def log_retry(event: RetryEvent) -> None:
    """Log the next attempt of a request at INFO."""
    logger.info(
        "%s %s: attempt %d failed (%s), next in %.2f s",
        event.request.method,
        event.request.path,
        event.request.attempt,
        event.reason,
        event.delay,
    )
