"""The one exception the pipeline raises for its users' mistakes."""

from __future__ import annotations


class PipelineError(Exception):
    """A mistake in the input, told in one sentence.

    Args:
        message: What was wrong and what to do about it, without a final period.
        where: File, `file:line` or JSON pointer of the mistake; empty where there is none.
    """

    def __init__(self, message: str, where: str = "") -> None:
        super().__init__(message, where)
        self.message = message
        self.where = where

    def __str__(self) -> str:
        text = f"{self.where}: {self.message}" if self.where else self.message
        return printable(" ".join(text.split()))


def printable(text: str) -> str:
    """Escape what a terminal would act on: a message quotes documents nobody vetted."""
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in text)
