"""What every step uses: documents and schemas, files and locks, names, reports, errors."""
