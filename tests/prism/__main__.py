"""Decode and re-encode what Prism makes up for every operation: python -m tests.prism PRISM.

Prism (@stoplight/prism-cli) serves the prepared document in dynamic mode, with a seed for each
request: with one for all of them, each answer would be the same. Every answer must become a
model without a mismatch, and encode back to the very JSON it came as; every documented error must
become an error of its status. The package `ofauth_api` on the path is the one that is tested.
"""

from __future__ import annotations

import argparse
import logging
import sys
import tempfile
from pathlib import Path

from ofauth_client import OFAuth
from pipeline.common.documents import Document, operations
from pipeline.reading import read_document
from tests.prism.comparing import Comparison, examples, recorded
from tests.prism.mock import mocking

_SHOWN = 5


def main() -> None:
    """Compare, print a line for each operation, and fail if anything was not exact."""
    logging.getLogger("ofauth_client").addHandler(logging.NullHandler())
    options = _options()
    document = read_document(options.document)
    failed = False
    with (
        tempfile.TemporaryDirectory() as folder,
        mocking(options.prism, document, options.port, Path(folder) / "prism.log") as url,
        _client(url) as client,
    ):
        statuses = _statuses(document)
        examples_by_name = dict(examples())
        if examples_by_name.keys() != statuses.keys():
            sys.exit("error: the examples are not those of the document; regenerate first")
        for name, example in examples_by_name.items():
            compared = Comparison(example, recorded(example).operation.decode)
            for number in range(options.count):
                compared.ask(client, f"{name} {number}")
            for status in statuses[name]:
                for number in range(options.errors):
                    compared.ask_for_error(client, status, f"{name} {number}")
            _tell(name, compared)
            failed = failed or bool(compared.problems)
    sys.exit(1 if failed else 0)


def _client(url: str) -> OFAuth:
    return OFAuth(
        api_key="sk_sandbox_x",
        connection_id="conn_x",
        base_url=url,
        max_retries=0,
        rate_limit=False,
        timeout=60,
    )


def _statuses(document: Document) -> dict[str, list[int]]:
    """Return the errors that the document has for each operation, by the name of its example."""
    return {
        operation["operationId"].replace(".", "_"): [
            int(status)
            for status in operation["responses"]
            if status[0] in "45" and status.isdigit()
        ]
        for _, _, operation in operations(document)
    }


def _tell(name: str, compared: Comparison) -> None:
    counts = f"{compared.exact} exact ({len(compared.distinct)} different), "
    counts += f"{compared.cut_off} cut off, {compared.empty} empty"
    print(
        f"{name:<40}{counts}, {compared.errors} errors, {len(compared.problems)} wrong", flush=True
    )
    for problem in compared.problems[:_SHOWN]:
        print(f"    {problem}", flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Compare models with what Prism makes up.")
    parser.add_argument("prism", type=Path, help="the command of Prism")
    parser.add_argument("--document", type=Path, default=Path("openapi/openapi.json"))
    parser.add_argument("--count", type=int, default=1000, help="answers of each operation")
    parser.add_argument("--errors", type=int, default=20, help="answers of each error")
    parser.add_argument("--port", type=int, default=4010)
    return parser.parse_args()


if __name__ == "__main__":
    main()
