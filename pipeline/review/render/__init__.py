"""The four outputs of a review, all made from one list of changes."""

from __future__ import annotations

from pipeline.review.options import Format
from pipeline.review.render.html import render_html
from pipeline.review.render.json_report import render_json
from pipeline.review.render.markdown import render_markdown
from pipeline.review.render.text import render_text
from pipeline.review.review import Review

__all__ = ["Format", "render"]


def render(review: Review, form: Format, *, width: int = 100, colour: bool = False) -> str:
    """Write a review.

    Args:
        review: What was found.
        form: The output.
        width: Columns of the terminal (text alone).
        colour: Whether the terminal shows colours (text alone).
    """
    match form:
        case Format.TEXT:
            return render_text(review, width, colour)
        case Format.MARKDOWN:
            return render_markdown(review)
        case Format.HTML:
            return render_html(review)
        case Format.JSON:
            return render_json(review)
