"""The least that a program must do, without any guide: split the file, or build bare objects."""

import gc
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from attrs import define, field

BLOCK = 1 << 16


def split_stream(path: Path) -> int:
    """Split every segment of the file into elements and keep nothing."""
    count = 0
    tail = ""
    with path.open(newline="", encoding="ascii") as file:
        while block := file.read(BLOCK):
            *segments, tail = (tail + block).split("~")
            for segment in segments:
                segment.split("*")
                count += segment.startswith(("CLM*", "CLP*"))
    return count


def split_hold(path: Path) -> list[list[str]]:
    """Split the file into lists and keep them, the collector at rest."""
    gc.disable()
    return [segment.split("*") for segment in _text(path).split("~")]


def split_write(path: Path) -> str:
    """Split the file and join it again."""
    gc.disable()
    return "~".join(["*".join(elements) for elements in split_hold(path)])


def typed_stream(path: Path) -> int:
    """Build bare objects and keep nothing."""
    return sum(1 for _ in _typed(path))


def typed_hold(path: Path) -> list["Claim"]:
    """Build bare objects and keep them, the collector at rest."""
    gc.disable()
    return list(_typed(path))


def _text(path: Path) -> str:
    return path.read_text(encoding="ascii")


@define
class Adjustment:
    """What a CAS segment's triplets say."""

    group: str
    reason: str
    amount: Decimal


@define
class Line:
    """A service line: code and amounts, and its other segments as they stand."""

    procedure: list[str]
    charge: Decimal
    paid: Decimal | None = None
    dates: list[date] = field(factory=list)
    adjustments: list[Adjustment] = field(factory=list)
    rest: list[list[str]] = field(factory=list)


@define
class Claim:
    """A claim: number and amounts, and its other segments as they stand."""

    number: str
    charge: Decimal
    paid: Decimal | None = None
    lines: list[Line] = field(factory=list)
    dates: list[date] = field(factory=list)
    adjustments: list[Adjustment] = field(factory=list)
    rest: list[list[str]] = field(factory=list)


def _typed(path: Path) -> Iterator[Claim]:
    """Yield claims of an 835 or 837P made by our generators: no checks, no names, no levels."""
    claim: Claim | None = None
    here: Claim | Line | None = None
    days: dict[str, date] = {}
    for segment in _text(path).split("~"):
        cells = segment.split("*")
        match cells[0]:
            case "CLM" | "CLP":
                if claim is not None:
                    yield claim
                if cells[0] == "CLM":
                    here = claim = Claim(cells[1], Decimal(cells[2]))
                else:
                    here = claim = Claim(cells[1], Decimal(cells[3]), Decimal(cells[4]))
            case "SV1" if claim is not None:
                here = Line(cells[1].split(":"), Decimal(cells[2]))
                claim.lines.append(here)
            case "SVC" if claim is not None:
                here = Line(cells[1].split(":"), Decimal(cells[2]), Decimal(cells[3]))
                claim.lines.append(here)
            case "CAS" if here is not None:
                for at in range(2, len(cells) - 1, 3):
                    amount = Decimal(cells[at + 1])
                    here.adjustments.append(Adjustment(cells[1], cells[at], amount))
            case "DTM" | "DTP" if here is not None:
                text = cells[-1]
                day = days.get(text)
                if day is None:
                    day = days[text] = date(int(text[:4]), int(text[4:6]), int(text[6:8]))
                here.dates.append(day)
            case _ if here is not None:
                here.rest.append(cells)
            case _:
                pass
    if claim is not None:
        yield claim
