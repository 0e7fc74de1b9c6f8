"""Which loader reads a file that nobody named one for, and what its table is called."""

from collections.abc import Callable
from os import PathLike
from typing import Any

from attrs import field, frozen

from ...errors import WrongFile
from .._edition import SourceFile
from .._reading import Reading
from . import (
    add_on_codes,
    asc,
    asp,
    clfs,
    coverage,
    dmepos,
    fee_schedule,
    hcpcs,
    icd10_order,
    icd10cm_tabular,
    localities,
    medicare_code_edits,
    ncci_ptp,
    opps,
    place_of_service,
    poa_exempt,
    taxonomy,
    unit_limits,
    zip_localities,
)
from ._kinds import FileKind, Head, looks_like
from ._lines import LIMITS
from ._source import Source, parts_of

__all__ = ["RECIPES", "Recipe", "recipe_for", "recipe_of"]

_PARTS_NAMED = 3


@frozen
class Recipe:
    """Say how a kind of file becomes a table of what name.

    Where there is a table for each setting, `name` is the beginning of it. Files are loaded one
    by one, unless they make a table only `together`.
    """

    kind: FileKind
    load: Callable[..., Reading[Any]]
    name: str
    by_setting: bool = field(default=False, kw_only=True)
    together: bool = field(default=False, kw_only=True)

    def name_for(self, files: tuple[SourceFile, ...]) -> str | None:
        """Return what the table of these files is called; None where they do not tell."""
        if not self.by_setting:
            return self.name
        found = {ncci_ptp.setting(file) for file in files}
        setting = found.pop() if len(found) == 1 else None
        return setting and f"{self.name}_{setting}"


RECIPES = (
    Recipe(ncci_ptp.KIND, ncci_ptp.load_ncci_ptp, "ncci_ptp", by_setting=True, together=True),
    Recipe(unit_limits.KIND, unit_limits.load_mue, "mue", by_setting=True),
    Recipe(add_on_codes.KIND, add_on_codes.load_aoc, "add_on"),
    Recipe(hcpcs.KINDS[0], hcpcs.load_hcpcs_anweb, "hcpcs"),
    Recipe(icd10_order.KINDS[0], icd10_order.load_icd10cm_order, "icd10cm"),
    Recipe(icd10_order.KINDS[1], icd10_order.load_icd10pcs_order, "icd10pcs"),
    Recipe(icd10cm_tabular.KIND, icd10cm_tabular.load_icd10cm_tabular, "icd10cm_notes"),
    Recipe(fee_schedule.KIND, fee_schedule.load_pprrvu, "fee_schedule"),
    Recipe(localities.GPCI, localities.load_gpci, "gpci"),
    Recipe(localities.ANES, localities.load_anes_cf, "anesthesia"),
    Recipe(localities.LOCCO, localities.load_locco, "localities"),
    Recipe(zip_localities.KIND, zip_localities.load_zip5, "zip_localities"),
    Recipe(opps.ADDENDUM_B, opps.load_opps_addendum_b, "opps"),
    Recipe(opps.CAPS, opps.load_oppscap, "opps_cap"),
    Recipe(asc.KIND, asc.load_asc_addenda, "asc"),
    Recipe(asp.KIND, asp.load_asp, "asp"),
    Recipe(clfs.KIND, clfs.load_clfs, "clfs"),
    Recipe(dmepos.KIND, dmepos.load_dmepos, "dmepos"),
    Recipe(
        medicare_code_edits.KIND, medicare_code_edits.load_mce_definitions, "medicare_code_edits"
    ),
    Recipe(poa_exempt.KIND, poa_exempt.load_poa_exempt, "poa_exempt"),
    Recipe(place_of_service.KIND, place_of_service.load_pos, "place_of_service"),
    Recipe(taxonomy.KIND, taxonomy.load_nucc, "taxonomy"),
    Recipe(coverage.KINDS[0], coverage.load_mcd_articles, "coverage", together=True),
)


def recipe_of(loader: Callable[..., Reading[Any]]) -> Recipe | None:
    """Return what is known of a loader."""
    return next((recipe for recipe in RECIPES if recipe.load is loader), None)


def recipe_for(source: Source) -> Recipe:
    """Return how to load a file, told by what it holds.

    Raises WrongFile for one that no loader knows, ValueError for an archive of several tables.
    """
    stream = None if isinstance(source, str | PathLike | bytes) else source
    start = stream.tell() if stream else 0
    parts = parts_of(source, LIMITS)
    heads = [Head(part) for part in parts]
    found = [recipe for recipe in RECIPES if any(map(recipe.kind.recognises, heads))]
    if not found:
        looks = ", ".join(map(looks_like, parts[:_PARTS_NAMED])) or "an empty archive"
        label = parts[0].file.name if parts else "archive"
        raise WrongFile(label, f"no loader is known for it; it looks like {looks}")
    if len(found) > 1:
        kinds = " and ".join(recipe.kind.name for recipe in found)
        raise ValueError(f"{parts[0].file.name} holds {kinds}: name the loader")
    if stream:
        stream.seek(start)
    return found[0]
