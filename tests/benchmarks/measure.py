"""Do one operation of one program in this process and print what it took.

    python -m tests.benchmarks.measure PROGRAM OPERATION FILE
    python -m tests.benchmarks.measure import MODULE

CPU seconds are the process's own, without the import of the program; memory is the most that the
process ever held. On a shared machine the clock on the wall says nothing.
"""

import sys


def main(arguments: list[str]) -> None:
    """Measure and print one line of JSON."""
    import time

    if arguments[0] == "import":
        # A fresh interpreter, nothing of the module's loaded yet.
        before = time.process_time()
        __import__(arguments[1])
        print(time.process_time() - before)
        return

    import io
    import json
    import logging
    from contextlib import redirect_stdout
    from pathlib import Path

    from tests.benchmarks.programs import PROGRAMS

    logging.disable(logging.CRITICAL)
    program, operation, path = arguments
    work = PROGRAMS[program]()[operation]
    with redirect_stdout(io.StringIO()):
        start = time.process_time()
        made = work(Path(path))
        taken = time.process_time() - start
    count = made if isinstance(made, int) else len(made) if hasattr(made, "__len__") else None
    print(json.dumps({"cpu": taken, "peak": peak(), "count": count}), flush=True)
    # Taking millions of objects down is nobody's operation.
    import os

    os._exit(0)


def peak() -> int:
    """Return the most bytes that this process held."""
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    try:
        # Linux hands a parent's peak down to its children; this one is the process's own.
        with open("/proc/self/status", encoding="ascii") as status:
            most = next(int(line.split()[1]) for line in status if line.startswith("VmHWM:"))
    except OSError:
        pass
    return most if sys.platform == "darwin" else most * 1024


if __name__ == "__main__":
    main(sys.argv[1:])
