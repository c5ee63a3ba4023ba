"""Client of crewdb: two SQLite databases behind gRPC.

The generated stubs do the calls; this package adds retries of what is safe to repeat, request ids for writes, exceptions with a
reason, transactions as `with`, and a view of the service's health. `crewdb.aio` is the same for asyncio.
"""

from crewdb._client import Client, connect
from crewdb._errors import Error, Violation
from crewdb._options import MAIN, REPLICATED, VERSION, WALMART
from crewdb._transaction import Transaction
from crewdb._values import native, value

__all__ = ["MAIN", "REPLICATED", "VERSION", "WALMART", "Client", "Error", "Transaction", "Violation", "connect", "native", "value"]
__version__ = VERSION
