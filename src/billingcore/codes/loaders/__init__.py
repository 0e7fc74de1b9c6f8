"""Loaders of official releases: from the file that an agency publishes to typed rows.

A loader takes a path, an archive, bytes or a binary stream, finds its columns by their headings,
and returns a `Reading`: rows as the file is read, the findings so far, the edition. A row that
cannot be read is a finding with its line, and the loader goes on; a file of another kind is
refused with what it looks like. Nothing is fetched, nothing is unpacked to disk.
"""

from ._source import Source
from .add_on_codes import load_aoc
from .asc import load_asc_addenda
from .asp import load_asp
from .claim_codes import load_carc_rarc
from .clfs import load_clfs
from .code_list import load_code_list_csv
from .coverage import load_mcd_articles
from .dmepos import load_dmepos
from .fee_schedule import load_pprrvu
from .hcpcs import load_hcpcs_anweb, load_hcpcs_modifiers
from .hcpcs_corrections import load_hcpcs_corrections
from .icd10_order import load_icd10_codes_txt, load_icd10cm_order, load_icd10pcs_order
from .icd10cm_tabular import load_icd10cm_tabular
from .localities import load_anes_cf, load_gpci, load_locco
from .medicare_code_edits import load_mce_definitions
from .ncci_ptp import load_ncci_ptp
from .opps import load_opps_addendum_b, load_oppscap
from .place_of_service import load_pos
from .poa_exempt import load_poa_exempt
from .taxonomy import load_nucc
from .unit_limits import load_mue
from .zip_localities import load_zip5

__all__ = [
    "Source",
    "load_anes_cf",
    "load_aoc",
    "load_asc_addenda",
    "load_asp",
    "load_carc_rarc",
    "load_clfs",
    "load_code_list_csv",
    "load_dmepos",
    "load_gpci",
    "load_hcpcs_anweb",
    "load_hcpcs_corrections",
    "load_hcpcs_modifiers",
    "load_icd10_codes_txt",
    "load_icd10cm_order",
    "load_icd10cm_tabular",
    "load_icd10pcs_order",
    "load_locco",
    "load_mcd_articles",
    "load_mce_definitions",
    "load_mue",
    "load_ncci_ptp",
    "load_nucc",
    "load_opps_addendum_b",
    "load_oppscap",
    "load_poa_exempt",
    "load_pos",
    "load_pprrvu",
    "load_zip5",
]
