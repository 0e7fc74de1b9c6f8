import pickle
from datetime import date

import pytest

from billingcore.codes import CodeTable, Edition, Entry, MueTable, PairTable, ReferenceSet

# On these names rules depend.
NAMES = """
    icd10cm icd10pcs hcpcs cpt cdt modifiers ncci_ptp_practitioner ncci_ptp_hospital ncci_ptp_dme
    mue_practitioner mue_hospital mue_dme add_on fee_schedule gpci localities anesthesia opps_cap
    opps asc clfs asp dmepos ndc place_of_service type_of_bill type_of_bill_facility
    type_of_bill_classification type_of_bill_frequency revenue condition occurrence
    occurrence_span value discharge_status point_of_origin admission_type taxonomy carc rarc group
    claim_status_category claim_status service_type icd10cm_notes poa_exempt medicare_code_edits
    coverage payer_rules
""".split()
ICD = CodeTable("icd10cm", [Entry("E119")], edition=Edition("FY2026", last=date(2026, 9, 30)))


def test_an_empty_set_misses_every_table() -> None:
    assert ReferenceSet().missing == frozenset(NAMES)
    assert [getattr(ReferenceSet(), name) for name in NAMES] == [None] * len(NAMES)


def test_a_table_given_is_there_and_the_old_set_is_unchanged() -> None:
    empty = ReferenceSet()
    full = empty.with_(icd10cm=ICD)

    assert full.icd10cm is ICD
    assert full.get("icd10cm") is ICD
    assert full.missing == empty.missing - {"icd10cm"}
    assert empty.icd10cm is None


def test_a_name_that_is_no_table_is_the_callers_mistake() -> None:
    with pytest.raises(TypeError, match="no table is called icd10mc"):
        ReferenceSet().with_(icd10mc=ICD)


def test_other_tables_come_under_the_names_they_carry() -> None:
    first = CodeTable("acme_prices", [], edition="1")
    second = CodeTable("acme_prices", [], edition="2")
    reference = ReferenceSet().with_(icd10cm=ICD).with_others(first).with_others(second)

    assert reference.get("acme_prices") is second
    assert reference.get("nothing") is None
    assert reference.editions == (("icd10cm", "FY2026"), ("acme_prices", "2"))


def test_it_covers_the_days_of_its_editions() -> None:
    reference = ReferenceSet().with_(icd10cm=ICD)

    assert reference.covers("icd10cm", date(2026, 9, 30))
    assert not reference.covers("icd10cm", date(2026, 10, 1))
    assert not reference.covers("hcpcs", date(2026, 9, 30))


def test_it_survives_pickling() -> None:
    reference = ReferenceSet().with_(
        icd10cm=ICD,
        ncci_ptp_practitioner=PairTable("ncci_ptp_practitioner", []),
        mue_practitioner=MueTable("mue_practitioner", []),
    )
    again: ReferenceSet = pickle.loads(pickle.dumps(reference))  # noqa: S301

    assert (again.editions, again.missing) == (reference.editions, reference.missing)


def test_a_known_name_is_no_name_for_a_table_of_others() -> None:
    table = CodeTable("hcpcs", [Entry("J0171")])

    with pytest.raises(ValueError, match=r"hcpcs is a name of ours: with_\(hcpcs=\)"):
        ReferenceSet().with_others(table)


def test_the_tables_that_ship_survive_a_pickle() -> None:
    reference = ReferenceSet.default()
    packed = pickle.dumps(reference)
    again = pickle.loads(packed)  # noqa: S301

    assert len(packed) < 10_000
    assert again == reference
    assert all(again.get(name) is reference.get(name) for name, _ in reference.editions)
