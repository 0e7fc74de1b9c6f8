"""A few rows of reference tables, enough to judge the sample claims.

The shapes are those of the official releases, the extracts are ours: make tables of a whole
release before you trust a verdict on claims of your own.
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

ICD10 = date(2015, 10, 1)
EXTRACT = Edition("an extract for March 2026", first=date(2026, 1, 1), last=date(2026, 3, 31))

REFERENCE = ReferenceSet(
    icd10cm=CodeTable(
        "icd10cm",
        [Entry(code, ICD10) for code in ("B070", "B078", "B079", "I10", "J029")],
        edition=EXTRACT,
        hierarchical=True,
    ),
    cpt=CodeTable(
        "cpt", [Entry(code) for code in ("17110", "87880", "93000", "99213")], edition=EXTRACT
    ),
    hcpcs=CodeTable("hcpcs", [Entry("J0171")], edition=EXTRACT),
    modifiers=CodeTable("modifiers", [Entry("25"), Entry("QW")], edition=EXTRACT),
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
