"""What an upstream change does to the wire, to callers' Python, and to our overlays.

    sources       a path, a URL or a git revision   ->  the document, external references bundled
    wire          two normalized documents          ->  changes of requests and answers
    surface       two generated packages            ->  changes of callers' Python, with causes
    overlays      two documents and our overlays    ->  what became of each action
    accepted      openapi/accepted.toml             ->  changes accepted, levels overridden
    verdict       changes                           ->  verdict, version hint, changelog entry
    render        a review                          ->  text, Markdown, HTML, JSON

Everything is a list of `Change`s (`pipeline.review.changes`) in the end, and all four forms of
output are made of that one list.
"""
