"""Lists of many connections as a source of dlt, which loads them into a database.

import dlt
from ofauth_client.dlt import ofauth_source

pipeline = dlt.pipeline("ofauth", destination="duckdb", dataset_name="lists")
pipeline.run(ofauth_source({"ada": "conn_1"}, lists=("chats", "chats.messages")))

plans      from a name to a list: its method, key, order, columns and parent
reading    what is new of a list, and the state that says so; knows no dlt
source     the resources of dlt
"""

from __future__ import annotations

from ofauth_client.errors import ConfigurationError

try:
    import dlt as _  # noqa: F401  # refused in a sentence, before the modules that need it
except ModuleNotFoundError as error:
    if error.name != "dlt":
        raise
    raise ConfigurationError("this module needs dlt: pip install 'ofauth-client[dlt]'") from None

from ofauth_client.dlt.plans import Table
from ofauth_client.dlt.source import ofauth_source

__all__ = ["Table", "ofauth_source"]
