"""The review of an upstream change: its effect on the wire, callers' Python and our overlays.

    sources       a path, a URL or a git revision   ->  the document, external references bundled
    wire          two documents                     ->  changes of requests and responses
    surface       two generated packages            ->  changes of callers' Python, with causes
    overlays      two documents and our overlays    ->  changes of the effect of each action
    accepted      openapi/accepted.toml             ->  accepted changes, and changed levels
    review        changes                           ->  a review, its verdict, the next version
    entries       a review                          ->  its entries: edits with their effects
    render        a review                          ->  text, Markdown, HTML, JSON, changelog
    command       the command line                  ->  all of these in their order
    git_driver    the arguments of git diff         ->  a review of two versions of a file
    timeline      the history of the repository     ->  a review for each pinned document

Each part yields a list of `Change` (`pipeline.review.changes`), and all outputs are made of the
joined list. `words` has the words of all sentences. `overlay_set` has the overlays and names of
each side of a review; `check_table` lists the checks of all parts.
"""
