"""Clean claims and balanced remittances of invented people, to change one fact at a time.

Whatever is not said has a good value; what is said may be short: codes with dots and modifiers,
days as ISO text, amounts as text, ``{"F8": "ICN1"}`` for references. A mapping in place of an
object is that object's builder called with it.

>>> claim = a_claim(diagnoses=("E11.9", "I10"), lines=("99213-25", "93000"), frequency="7")
>>> claim.frequency, claim.lines[0].modifiers, claim.diagnoses[1].qualifier, claim.charge
('7', ('25',), 'ABF', Decimal('200.00'))
>>> a_claim(patient={"sex": "X"}).patient.sex
'X'
>>> a_claim_payment(lines=[{"charge": "100", "adjustments": {"CO-45": "20"}}]).paid
Decimal('80')
"""

from ._batches import a_batch
from ._claims import DAY, a_claim, a_line, dental_claim, inpatient_claim, institutional_claim
from ._payments import a_claim_payment, a_remittance, a_service_payment
from ._people import (
    a_billing,
    a_coverage,
    a_diagnosis,
    a_patient,
    a_payer,
    a_provider,
    a_subscriber,
    an_address,
    an_other_payer,
)

__all__ = [
    "DAY",
    "a_batch",
    "a_billing",
    "a_claim",
    "a_claim_payment",
    "a_coverage",
    "a_diagnosis",
    "a_line",
    "a_patient",
    "a_payer",
    "a_provider",
    "a_remittance",
    "a_service_payment",
    "a_subscriber",
    "an_address",
    "an_other_payer",
    "dental_claim",
    "inpatient_claim",
    "institutional_claim",
]
