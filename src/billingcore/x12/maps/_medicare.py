"""What Medicare adds to a claim and to its payment: MIA, MOA, TS3 and TS2.

>>> from billingcore.x12.maps._medicare import INPATIENT
>>> INPATIENT.elements[0].to
'covered_days'
"""

from attrs import evolve

from ._vocabulary import R, S, Segment, segment

__all__ = ["CLAIM_INPATIENT", "DRG_SUMMARY", "INPATIENT", "PROVIDER_SUMMARY", "outpatient"]

INPATIENT = segment(
    "MIA",
    "S",
    R(1, "covered_days"),
    S(2, "pps_operating_outlier_amount"),
    S(3, "lifetime_psychiatric_days"),
    S(4, "drg_amount"),
    S(5, "remark"),
    S(6, "disproportionate_share_amount"),
    S(7, "msp_pass_through_amount"),
    S(8, "pps_capital_amount"),
    S(9, "pps_capital_fsp_drg_amount"),
    S(10, "pps_capital_hsp_drg_amount"),
    S(11, "pps_capital_dsh_drg_amount"),
    S(12, "old_capital_amount"),
    S(13, "pps_capital_ime_amount"),
    S(14, "operating_hsp_drg_amount"),
    S(15, "cost_report_days"),
    S(16, "operating_fsp_drg_amount"),
    S(17, "pps_capital_outlier_amount"),
    S(18, "indirect_teaching_amount"),
    S(19, "nonpayable_professional_amount"),
    S(20, "remark2"),
    S(21, "remark3"),
    S(22, "remark4"),
    S(23, "remark5"),
    S(24, "pps_capital_exception_amount"),
    to="inpatient",
)

# Of an earlier payer's decision a claim says all of this but the operating outlier.
CLAIM_INPATIENT = evolve(
    INPATIENT, elements=tuple(item for item in INPATIENT.elements if item.position != 2)
)


def outpatient(*, high: int | None = None) -> Segment:
    """Return an MOA: what Medicare says about an outpatient claim; `high` is for its amounts."""
    return segment(
        "MOA",
        "S",
        S(1, "reimbursement_rate"),
        S(2, "payable_amount", max=high),
        S(3, "remark"),
        S(4, "remark2"),
        S(5, "remark3"),
        S(6, "remark4"),
        S(7, "remark5"),
        S(8, "esrd_amount", max=high),
        S(9, "nonpayable_professional_amount", max=high),
        to="outpatient",
    )


PROVIDER_SUMMARY = segment(
    "TS3",
    "S",
    R(1, "provider"),
    R(2, "facility_code"),
    R(3, "fiscal_period_end"),
    R(4, "claim_count"),
    R(5, "charge"),
    S(13, "msp_payer_amount"),
    S(15, "non_lab_charge"),
    S(17, "procedure_code_charge"),
    S(18, "procedure_code_payable"),
    S(20, "professional_component"),
    S(21, "msp_patient_liability"),
    S(22, "patient_reimbursement"),
    S(23, "pip_claim_count"),
    S(24, "pip_adjustment"),
    to="summary",
)

DRG_SUMMARY = segment(
    "TS2",
    "S",
    S(1, "drg_amount"),
    S(2, "federal_specific_amount"),
    S(3, "hospital_specific_amount"),
    S(4, "disproportionate_share_amount"),
    S(5, "capital_amount"),
    S(6, "indirect_education_amount"),
    S(7, "outlier_days"),
    S(8, "day_outlier_amount"),
    S(9, "cost_outlier_amount"),
    S(10, "average_length_of_stay"),
    S(11, "discharges"),
    S(12, "cost_report_days"),
    S(13, "covered_days"),
    S(14, "noncovered_days"),
    S(15, "msp_pass_through_amount"),
    S(16, "average_drg_weight"),
    S(17, "pps_capital_fsp_amount"),
    S(18, "pps_capital_hsp_amount"),
    S(19, "pps_dsh_amount"),
    to="drg_summary",
)
