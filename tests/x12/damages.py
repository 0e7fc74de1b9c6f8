"""Ways to damage a file at one segment, and which claims each of them may change."""

from collections.abc import Callable, Sequence

from billingcore import x12
from billingcore.model import Claim, ClaimPayment
from tests.x12.corpus import roots

Pieces = list[str]
Damage = Callable[[Pieces, int, str], Pieces]


def dropped(pieces: Pieces, at: int, element: str) -> Pieces:
    return pieces[:at] + pieces[at + 1 :]


def doubled(pieces: Pieces, at: int, element: str) -> Pieces:
    return pieces[: at + 1] + pieces[at:]


def swapped(pieces: Pieces, at: int, element: str) -> Pieces:
    return pieces[:at] + pieces[at : at + 2][::-1] + pieces[at + 2 :]


def shortened(pieces: Pieces, at: int, element: str) -> Pieces:
    """Lose the second half of the segment."""
    return [*pieces[:at], pieces[at][: len(pieces[at]) // 2], *pieces[at + 1 :]]


def cut_off(pieces: Pieces, at: int, element: str) -> Pieces:
    """End the file in the middle of the segment."""
    return [*pieces[:at], pieces[at][: len(pieces[at]) // 2]]


def garbled(pieces: Pieces, at: int, element: str) -> Pieces:
    """Write the segment backwards, so that its identifier is none."""
    return [*pieces[:at], pieces[at][::-1], *pieces[at + 1 :]]


def scrambled(pieces: Pieces, at: int, element: str) -> Pieces:
    """Keep the identifier, and put what nothing can read in every element."""
    tag, *cells = pieces[at].split(element)
    return [*pieces[:at], element.join([tag, *("?\u00e9?" for _ in cells)]), *pieces[at + 1 :]]


DAMAGES: tuple[Damage, ...] = (
    dropped,
    doubled,
    swapped,
    shortened,
    cut_off,
    garbled,
    scrambled,
)


class Sound:
    """Hold a sound file as it was read, and make damaged ones of it."""

    def __init__(self, data: bytes) -> None:
        self.document = document = x12.read(data)
        self.roots = roots(document)
        self.exact = all(root.source.head.exact for root in self.roots)
        self.pieces: Pieces = []
        self.joints: list[str] = []
        self.elements: list[str] = []
        self.under: list[frozenset[int] | None] = []
        self.first: list[bool] = []
        text, end = data.decode("utf-8", "surrogateescape"), 0
        for chunk in document.chunks():
            for index in range(len(chunk.pieces)):
                start, stop = chunk.span(index) or (0, 0)
                self.joints.append(text[end:start])
                self.pieces.append(text[start:stop])
                self.elements.append(chunk.delimiters.element)
                end = stop
                self.under.append(None)
                self.first.append(index == 0)
        self.joints.append(text[end:])
        self._mark()

    def _mark(self) -> None:
        """Note for each segment which claims hold it, or stand below it."""
        for at, root in enumerate(self.roots):
            source = root.source
            for chunk in (source.chunk, *source.context):
                if chunk.role == "header":
                    continue
                for index in range(len(chunk.pieces)):
                    place = chunk.number - 1 + index
                    self.under[place] = (self.under[place] or frozenset()) | {at}

    def damaged(self, damage: Damage, at: int) -> bytes:
        """Return the file with segment `at` damaged."""
        pieces = damage(self.pieces, at, self.elements[at])
        grown = len(pieces) - len(self.pieces)
        joints = [*self.joints[: at + 1], *self.joints[at + 1 - min(grown, 0) :]]
        if grown > 0:
            joints[at + 1 : at + 1] = [self.joints[at + 1]]
        text = "".join(joint + piece for joint, piece in zip(joints, pieces, strict=False))
        return (text + (joints[-1] if damage is not cut_off else "")).encode(
            "utf-8", "surrogateescape"
        )

    def may_change(self, damage: Damage, at: int) -> frozenset[int] | None:
        """Return the claims that the damage may change; None where all of them may."""
        touched = [at, at + 1] if damage is swapped else [at]
        found: frozenset[int] = frozenset()
        for place in touched:
            under = self.under[place] if place < len(self.under) else None
            if under is None:
                return None
            found |= under
            if self.first[place]:
                before = {place - 1} & set(range(len(self.under)))
                for neighbour in before:
                    found |= self.under[neighbour] or frozenset()
        return found


def subsequence(wanted: Sequence[Claim | ClaimPayment], found: Sequence[object]) -> bool:
    """Tell whether all that is wanted was found, in order, whatever stands between."""
    rest = iter(found)
    return all(any(item == other for other in rest) for item in wanted)
