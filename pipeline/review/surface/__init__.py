"""Changes of callers' Python: the public surfaces of two generated packages are compared.

    generating          two documents            ->  two packages, generated as in an update
    reading             a package                ->  its public surface: models, enums, names
    method_reading      a package                ->  its methods and functions
    name_matching       two surfaces             ->  the new name of each class and method
    class_changes       two surfaces             ->  findings about models and enums
    method_changes      two surfaces             ->  findings about resources and methods
    signature_changes   two methods              ->  findings about parameters and results
    causes              wire changes             ->  the changes that caused a finding
    attribution         findings, wire changes   ->  changes, with levels, usages and causes
    comparison          two documents            ->  all of this, in order

`python_checks` is the table of all kinds of change, with their levels and sentences.
"""
