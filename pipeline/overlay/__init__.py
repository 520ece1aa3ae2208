"""OpenAPI overlays: a list of changes to a document, kept apart from it.

Overlay documents are read and validated by `document`, their JSONPath queries evaluated by
`select`, values merged by `merge`, and actions applied by `apply`: all by the Overlay
Specification 1.1.0 and 1.0.0, for any JSON document. What the pipeline asks of its own
overlays beyond that is in `lifecycle`.
"""

from pipeline.overlay.apply import ActionResult, apply_overlay
from pipeline.overlay.command import overlay_command, patch
from pipeline.overlay.document import Action, Overlay, load_overlay, load_overlays
from pipeline.overlay.lifecycle import apply_overlays, terms_of

__all__ = [
    "Action",
    "ActionResult",
    "Overlay",
    "apply_overlay",
    "apply_overlays",
    "load_overlay",
    "load_overlays",
    "overlay_command",
    "patch",
    "terms_of",
]
