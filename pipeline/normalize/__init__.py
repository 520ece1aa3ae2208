"""Repair the dialect of any OpenAPI 3.0, 3.1 or 3.2 document, mechanically.

No rule knows a particular API. The result is a valid OpenAPI 3.1 document in canonical order: with
braces in paths, with every parameter of an operation at the operation, and without references but
those to component schemas. Names on the wire never change.
"""

from __future__ import annotations

from pipeline.common.documents import Document, check_depth
from pipeline.common.report import Finding, Report
from pipeline.common.text import counted
from pipeline.normalize.adopt import DANGLING, adopt_schemas, check_cycles
from pipeline.normalize.canonical import copy_document, sort_document
from pipeline.normalize.conformance import (
    add_info,
    check_document,
    check_shape,
    complete,
    refuse_unknown_methods,
    tidy,
)
from pipeline.normalize.defaults import settle_defaults
from pipeline.normalize.discriminators import complete_mappings, spread_bases
from pipeline.normalize.document import (
    join_tags,
    set_version,
    settle_security,
    settle_variable,
    settle_webhooks,
)
from pipeline.normalize.identifiers import follow_identifiers
from pipeline.normalize.newer import LEFT_OUT, UNUSED, leave_out_newer, settle_own_references
from pipeline.normalize.nullable import settle_null_parts, settle_nullable
from pipeline.normalize.operations import (
    drop_empty_body,
    drop_impossible_content,
    drop_repeated_ids,
    drop_type_of_content,
    lift_schema,
    lower_methods,
    merge_parameters,
    settle_header,
    settle_links,
    settle_media_ranges,
    settle_responses,
    settle_schema,
    settle_style,
)
from pipeline.normalize.paths import FIXED, REPEATED, UNPLACED, settle_paths
from pipeline.normalize.references import inline_references
from pipeline.normalize.schema_rules import (
    add_items,
    drop_empty_lists,
    drop_obsolete,
    lift_required,
    open_impossible,
    replace_boolean,
    settle_bounds,
    settle_enum,
    settle_enum_type,
    settle_patterns,
    settle_required,
    settle_type,
    split_tuples,
)
from pipeline.normalize.unusual_references import follow_unusual
from pipeline.normalize.walk import Step, applying, each, together

STEPS: tuple[Step, ...] = (
    check_document,
    settle_webhooks,
    settle_own_references,
    follow_identifiers,
    follow_unusual,
    leave_out_newer,
    set_version,
    each({"path item": (lower_methods,)}),
    refuse_unknown_methods,
    complete_mappings,
    adopt_schemas,
    settle_null_parts,
    spread_bases,
    each(
        {
            "parameter": (lift_schema,),
            "header": (lift_schema,),
            "response": (drop_type_of_content,),
        }
    ),
    tidy,
    add_info,
    together(check_shape, complete, replace_boolean, applying({"schema": (lift_required,)})),
    check_cycles,
    each(
        {
            "schema": (
                drop_obsolete,
                split_tuples,
                drop_empty_lists,
                settle_bounds,
                settle_type,
                settle_patterns,
                settle_required,
                open_impossible,
                settle_enum,
                settle_enum_type,
                add_items,
                settle_nullable,
            ),
            "parameter": (settle_schema, settle_style),
            "header": (settle_header,),
            "server variable": (settle_variable,),
        }
    ),
    inline_references,
    settle_media_ranges,
    merge_parameters,
    each(
        {
            "operation": (drop_empty_body, settle_responses),
            "response": (settle_links, drop_impossible_content),
        }
    ),
    settle_paths,
    settle_security,
    join_tags,
    drop_repeated_ids,
    settle_defaults,
    sort_document,
)

#: Findings that a maintainer should know each of: parts that are lost, and odd ones that stay.
TOLD = frozenset({DANGLING, FIXED, LEFT_OUT, REPEATED, UNPLACED})


def normalize(document: Document) -> tuple[Document, Report]:
    """Repair a document of any dialect of OpenAPI 3.0, 3.1 or 3.2.

    Args:
        document: The document as upstream publishes it; it is not changed.

    Returns:
        A valid OpenAPI 3.1 document in canonical order, and a report of the repairs. Pointers
        lead into the input, unless an earlier repair has moved the place.

        Raises:
            PipelineError: The value is no OpenAPI document, or cannot be repaired.
    """
    check_depth(document, "")
    found: list[Finding] = []
    copy = copy_document(document, found)
    for step in STEPS:
        step(copy, found)
    check_depth(copy, "")
    notices = [_told(each) for each in found if each.kind in TOLD]
    return copy, Report("normalize", found, [*notices, *_unused(found)])


def _told(loss: Finding) -> str:
    return f"{loss.pointer}: {loss.label()} {loss.detail}".rstrip()


def _unused(found: list[Finding]) -> list[str]:
    """Return a notice for each kind of part that is not used; a document may have many of them."""
    places: dict[str, list[str]] = {}
    for finding in found:
        if finding.kind == UNUSED:
            places.setdefault(finding.detail, []).append(finding.pointer or "/")
    return [
        f"{at[0]}: {what} of OpenAPI 3.2 is not used ({counted(len(at), 'place')})"
        for what, at in sorted(places.items())
    ]
