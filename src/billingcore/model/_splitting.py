"""How much one claim can hold, and which services and diagnoses go together onto one.

Lines: loop 2400 of the 837P and 837D holds 50, of the 837I 999. Diagnoses: segment HI of loop 2300
holds 12 of the 837P (CMS-1500 item 21), 4 of the 837D, and 25 of the 837I with the principal
(UB-04 form locator 67). Pointers: SV107 and SV311 hold 4 (CMS-1500 item 24E).
"""

from collections.abc import Sequence

from attrs import frozen

__all__ = ["LIMITS", "Limits", "Portion", "split"]


@frozen(weakref_slot=False)
class Limits:
    """Give what one claim of a kind holds at most; without `pointers`, all diagnoses are shared."""

    lines: int
    diagnoses: int
    pointers: int


LIMITS = {
    "professional": Limits(lines=50, diagnoses=12, pointers=4),
    "dental": Limits(lines=50, diagnoses=4, pointers=4),
    "institutional": Limits(lines=999, diagnoses=25, pointers=0),
}


@frozen(weakref_slot=False)
class Portion:
    """Give one claim's share: services by index, and the codes of its diagnoses, both in order."""

    services: tuple[int, ...]
    diagnoses: tuple[str | None, ...]


def split(
    groups: Sequence[Sequence[int]],
    pointed: Sequence[tuple[str, ...]],
    listed: Sequence[str | None],
    limits: Limits,
) -> tuple[Portion, ...]:
    """Return the portions, group by group and in the order of the services.

    `pointed` has the diagnoses of each service, the most important first. A portion is closed when
    the next service would bring more lines or more diagnoses than a claim holds. Where room is
    left, diagnoses that no service points to come in, and then the others.
    """
    needed = [codes[: limits.diagnoses] for codes in pointed]
    used = {code for codes in needed for code in codes}
    spare = [code for code in listed if code not in used]
    spare += [code for code in listed if code in used]
    portions = []
    for group in groups:
        for services in _runs(group, needed, limits):
            chosen: set[str | None] = {code for index in services for code in needed[index]}
            room = limits.diagnoses - len(chosen)
            chosen.update([code for code in spare if code not in chosen][:room])
            portions.append(Portion(services, tuple(code for code in listed if code in chosen)))
    return tuple(portions)


def _runs(
    group: Sequence[int], needed: Sequence[tuple[str, ...]], limits: Limits
) -> list[tuple[int, ...]]:
    runs: list[tuple[int, ...]] = []
    run: list[int] = []
    codes: set[str] = set()
    for index in group:
        together = codes.union(needed[index])
        if run and (len(run) == limits.lines or len(together) > limits.diagnoses):
            runs.append(tuple(run))
            run, together = [], set(needed[index])
        run.append(index)
        codes = together
    return [*runs, tuple(run)]
