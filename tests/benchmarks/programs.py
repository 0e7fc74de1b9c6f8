"""What is measured: this library, the floors, and other people's libraries, by operation.

Each function imports one program and returns its operations; an operation takes a path and returns
what it made. The same words mean the same work: ``stream`` keeps nothing, ``hold`` keeps a list,
``rewrite`` reads the objects and writes a new file from them, ``findings`` judges the structure.
"""

from collections import deque
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path
from typing import Any

Operation = Callable[[Path], Any]
Operations = dict[str, Operation]

WHEN = datetime(2026, 1, 5, 12, 30, tzinfo=UTC)
SENDER, RECEIVER = "SENDER01", "RECEIVER01"


def ours() -> Operations:
    from billingcore import x12

    def stream(path: Path) -> int:
        # Asked about the wrong set, either would yield nothing.
        found = x12.iter_claim_payments if "835" in path.name else x12.iter_claims
        return sum(1 for _ in found(path))

    def hold(path: Path) -> Any:
        document = x12.read(path)
        return document.payments() if "835" in path.name else document.claims()

    def rewrite(path: Path) -> bytes:
        known: list[Any] = [
            item for item in x12.read(path).transactions if not isinstance(item, x12.TransactionSet)
        ]
        return x12.write(known, sender=SENDER, receiver=RECEIVER, created=WHEN)

    def findings(path: Path) -> Any:
        return x12.read(path).findings

    return {"stream": stream, "hold": hold, "rewrite": rewrite, "findings": findings}


def split() -> Operations:
    from tests.benchmarks import floors

    return {
        "stream": floors.split_stream,
        "hold": floors.split_hold,
        "rewrite": floors.split_write,
    }


def typed() -> Operations:
    from tests.benchmarks import floors

    return {"stream": floors.typed_stream, "hold": floors.typed_hold}


def x12sdk() -> Operations:
    from x12sdk import io

    def stream(path: Path) -> int:
        with io.X12ModelReader(str(path)) as reader:
            return sum(1 for _ in reader.models())

    def hold(path: Path) -> list[Any]:
        with io.X12ModelReader(str(path)) as reader:
            return list(reader.models())

    def rewrite(path: Path) -> Any:
        return io.write_transactions(
            hold(path),
            sender_id=SENDER,
            receiver_id=RECEIVER,
            sender_qualifier="ZZ",
            receiver_qualifier="ZZ",
            usage_indicator="P",
            created=WHEN,
        )

    return {"stream": stream, "hold": hold, "rewrite": rewrite}


def pyx12() -> Operations:
    import io

    from pyx12 import error_handler, params, x12context, x12n_document

    settings = params.params()

    def nodes(path: Path) -> Any:
        loop = "2100" if "835" in path.name else "2300"
        with path.open(encoding="ascii") as file:
            reader = x12context.X12ContextReader(settings, error_handler.errh_null(), file)
            yield from reader.iter_segments(loop)

    def stream(path: Path) -> None:
        deque(nodes(path), maxlen=0)

    def rewrite(path: Path) -> str:
        out = io.StringIO()
        for node in nodes(path):
            for item in node.iterate_segments():
                out.write(item["segment"].format())
        return out.getvalue()

    def findings(path: Path) -> bool:
        good: bool = x12n_document.x12n_document(
            param=settings, src_file=str(path), fd_997=None, fd_html=None, fd_xmldoc=None
        )
        return good

    return {"stream": stream, "rewrite": rewrite, "findings": findings}


def oxedi() -> Operations:
    import oxedi as library

    def parse(path: Path) -> Any:
        return library.parse_file(str(path))

    def findings(path: Path) -> int:
        return len(parse(path).diagnostics)

    def rewrite(path: Path) -> Any:
        envelope = library.Envelope(
            sender_id=SENDER,
            receiver_id=RECEIVER,
            date=WHEN.date(),
            time=WHEN.time(),
            delimiters=library.Delimiters(repetition=b"^"),
        )
        return library.write(parse(path).tables, envelope)

    return {"stream": parse, "hold": parse, "rewrite": rewrite, "findings": findings}


PROGRAMS: dict[str, Callable[[], Operations]] = {
    "billingcore": ours,
    "floor: split": split,
    "floor: typed": typed,
    "oxedi": oxedi,
    "x12sdk": x12sdk,
    "pyx12": pyx12,
}

# A slow program's runs vary by seconds, not by a few per cent: fewer tell as much.
MOST_RUNS = {"x12sdk": 3, "pyx12": 1}


def installed(program: str, kind: str) -> bool:
    """Tell whether the program is here and knows this kind of file."""
    if program == "oxedi" and kind != "835":
        return False
    return program not in ("oxedi", "x12sdk", "pyx12") or find_spec(program) is not None
