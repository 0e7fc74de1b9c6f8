"""The table of what was measured, for a page of the documentation."""

from collections.abc import Iterable, Iterator
from statistics import median

from attrs import field, frozen

OURS = "billingcore"
MIB = 1 << 20


@frozen
class Taken:
    """What one run took: CPU seconds, and the most bytes held."""

    cpu: float
    peak: int


@frozen
class Row:
    """What the programs took for one operation on one file, run by run."""

    operation: str
    kind: str
    runs: dict[str, list[Taken]] = field(factory=dict)

    def add(self, program: str, cpu: float, peak: int) -> None:
        """Note one run."""
        self.runs.setdefault(program, []).append(Taken(cpu, peak))

    def best(self, program: str) -> float:
        """Return the CPU seconds of the program's best run."""
        return min(run.cpu for run in self.runs[program])


def page(rows: Iterable[Row]) -> str:
    """Return the table in Markdown."""
    head = (
        "| operation | file | program | runs | CPU s, best | median | times ours | peak MiB |",
        "|---|---|---|--:|--:|--:|--:|--:|",
    )
    return "\n".join((*head, *(line for row in rows for line in lines(row))))


def lines(row: Row) -> Iterator[str]:
    """Yield a line for each program, ours first."""
    for program, runs in row.runs.items():
        best = row.best(program)
        ratio = f"{best / row.best(OURS):.2f}" if row.best(OURS) else "-"
        yield (
            f"| {row.operation} | {row.kind} | {program} | {len(runs)} | {best:.3f}"
            f" | {median(run.cpu for run in runs):.3f} | {ratio}"
            f" | {max(run.peak for run in runs) / MIB:.0f} |"
        )
