"""What holds for every payment file, whatever becomes of it on the way."""

import random
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from billingcore.codes import Reading
from billingcore.codes.loaders import (
    load_anes_cf,
    load_asc_addenda,
    load_asp,
    load_clfs,
    load_dmepos,
    load_gpci,
    load_locco,
    load_opps_addendum_b,
    load_oppscap,
    load_pprrvu,
    load_zip5,
)
from billingcore.errors import LoadError, WrongFile

from . import test_asc, test_localities, test_opps, test_price_lists
from .official_fees import fixed, pprrvu, row, zipped

Loader = Callable[..., Reading[Any]]

DAY = date(2026, 1, 1)
FILES: dict[str, tuple[Loader, bytes]] = {
    "PPRRVU as cells": (load_pprrvu, pprrvu(row("20610"), row("20611", "TC"))),
    "PPRRVU as text": (load_pprrvu, fixed(row("20610"), row("20611", "TC"))),
    "GPCI as cells": (load_gpci, test_localities.GPCI),
    "GPCI as text": (load_gpci, test_localities.GPCI_TEXT),
    "ANES": (load_anes_cf, test_localities.ANES),
    "LOCCO": (load_locco, test_localities.LOCCO),
    "ZIP5": (load_zip5, test_localities.zip_line() * 3),
    "OPPSCAP": (load_oppscap, test_opps.CAPS),
    "Addendum B": (load_opps_addendum_b, test_opps.FILE),
    "AA": (load_asc_addenda, test_asc.AA),
    "BB": (load_asc_addenda, test_asc.BB),
    "EE": (load_asc_addenda, test_asc.EE),
    "FF": (load_asc_addenda, test_asc.FF),
    "CLFS": (load_clfs, test_price_lists.CLFS),
    "ASP": (load_asp, test_price_lists.ASP),
    "DMEPOS": (load_dmepos, test_price_lists.DMEPOS),
}
LOADERS = {loader for loader, _ in FILES.values()}


def parametrized(test: Callable[..., None]) -> Any:
    return pytest.mark.parametrize(
        "loader, file", [pytest.param(*pair, id=name) for name, pair in FILES.items()]
    )(test)


def rows(loader: Loader, file: bytes) -> list[Any]:
    try:
        return list(loader(file, effective=DAY))
    except LoadError:
        return []


@parametrized
def test_each_loader_takes_its_own_files_and_no_others(loader: Loader, file: bytes) -> None:
    assert rows(loader, file) != []
    for other in sorted(LOADERS - {loader}, key=lambda each: each.__name__):
        with pytest.raises(WrongFile, match="it looks like a"):
            other(file, effective=DAY)


@parametrized
def test_each_is_found_among_all_in_one_archive(loader: Loader, file: bytes) -> None:
    beside = {f"{name}.csv": data for name, (of, data) in FILES.items() if of is not loader}

    assert rows(loader, zipped({**beside, "it.csv": file})) == rows(loader, file)


@parametrized
def test_a_file_cut_anywhere_gives_its_whole_rows_and_never_a_crash(
    loader: Loader, file: bytes
) -> None:
    whole = rows(loader, file)

    for end in range(0, len(file), 7):
        kept = rows(loader, file[:end])
        assert kept[:-1] == whole[: max(len(kept) - 1, 0)]


@parametrized
def test_damaged_bytes_never_crash_a_loader(loader: Loader, file: bytes) -> None:
    chance = random.Random(1996)
    for _ in range(60):
        damaged = bytearray(file)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(damaged))
            if chance.random() < 0.3:
                del damaged[at : at + chance.randint(1, 40)]
            else:
                damaged[at : at + 1] = chance.choice([b"\0", b'"', b"\xff", b"\n", b",", b"\t"])
            if not damaged:
                break
        rows(loader, bytes(damaged))


@parametrized
@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_an_encoding_makes_no_difference(loader: Loader, file: bytes, encoding: str) -> None:
    text = file.decode("latin-1")

    assert rows(loader, text.encode(encoding)) == rows(loader, file)
