"""Helpers of all steps: documents, schemas, files, locks, names, texts, reports, errors."""
