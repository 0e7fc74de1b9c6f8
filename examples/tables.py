"""The tables that ship, and a few rows of others, enough to judge the sample claims.

The shapes are those of the official releases, the extracts are ours: load whole releases (see the
how-to pages) before you trust a verdict on claims of your own.
"""

from datetime import date

from billingcore.codes import (
    AddOnTable,
    CodeTable,
    Edition,
    Entry,
    MueRow,
    MueTable,
    PairRow,
    PairTable,
    ReferenceSet,
)

EXTRACT = Edition("an extract for March 2026", first=date(2026, 1, 1), last=date(2026, 3, 31))

REFERENCE = ReferenceSet.default().with_(
    cpt=CodeTable(
        "cpt", [Entry(code) for code in ("17110", "87880", "93000", "99213")], edition=EXTRACT
    ),
    hcpcs=CodeTable("hcpcs", [Entry("J0171")], edition=EXTRACT),
    modifiers=CodeTable("modifiers", [Entry("25"), Entry("QW")], edition=EXTRACT),
    taxonomy=CodeTable("taxonomy", [Entry("207Q00000X"), Entry("261QP2300X")], edition=EXTRACT),
    ncci_ptp_practitioner=PairTable(
        "ncci_ptp_practitioner",
        [PairRow("17110", "99213", date(2013, 1, 1), indicator="1")],
        edition=EXTRACT,
    ),
    mue_practitioner=MueTable(
        "mue_practitioner",
        [MueRow(code, 2, "3") for code in ("17110", "87880", "93000", "99213")],
        edition=EXTRACT,
    ),
    add_on=AddOnTable("add_on", [], edition=EXTRACT),
)

# What this practice keeps no record of, beside the facts that no claim carries. Rules that ask for
# it are left out, and knowingly so.
DOES_WITHOUT = {
    "asp",
    "dmepos",
    "coverage",
    "fee_schedule",
    "icd10cm_notes",
    "medicare_code_edits",
    "payer_rules",
}
