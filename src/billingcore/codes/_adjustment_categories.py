"""What kind of adjustment a reason or remark code stands for, in a few words of ours.

The lists of X12 explain each code in a sentence that is theirs. A biller who sorts a remittance
needs less: whether to bill the patient, to appeal, to correct, or to ask somebody. So each claim
adjustment reason code that ships has one of these words as its attribute, and each remark code
whose kind is beyond doubt.

>>> from datetime import date
>>> from billingcore.codes import ADJUSTMENT_CATEGORIES, ReferenceSet
>>> (word,) = ReferenceSet.default().carc.get("97", on=date(2024, 3, 1)).attributes
>>> word, ADJUSTMENT_CATEGORIES[word]
('bundled', 'paid with another service, or not payable beside it')
"""

from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["ADJUSTMENT_CATEGORIES"]

ADJUSTMENT_CATEGORIES: Mapping[str, str] = MappingProxyType(
    {
        "deductible": "what the patient pays before the plan does",
        "coinsurance": "the patient's percentage",
        "copayment": "the patient's fixed amount",
        "patient share": "another amount of the patient's, or paid from an account of theirs",
        "duplicate": "billed or paid before, by the same or by somebody else",
        "timely filing": "too late",
        "bundled": "paid with another service, or not payable beside it",
        "not covered": "the plan or the law leaves it out",
        "limit": "more than the plan pays for in number, time or amount",
        "authorization": "an approval, referral or notice is missing, refused or used up",
        "network": "the provider is not of the plan's network",
        "provider": "this provider may not do, order or bill it",
        "eligibility": "the patient is not insured for it on that day, or cannot be found",
        "coordination of benefits": "another health plan comes first, or came first",
        "liability": "an accident, an employer or somebody's fault: another insurer is liable",
        "misdirected": "sent to the wrong payer or by the wrong biller",
        "fee schedule": "above the price that a schedule allows",
        "contractual": "a discount or rule of the contract",
        "capitation": "already paid by the month for each member",
        "pricing": "the method of pricing gives another amount",
        "medical necessity": "not found needed, proven, or needed to that extent",
        "inconsistent": "codes, dates or persons of the claim contradict each other",
        "information needed": "something is missing or wrong and can be supplied",
        "plan rules": "a condition of the plan was not kept",
        "sequestration": "a federal budget cut",
        "transfer": "the stay is shared with another hospital",
        "withholding": "kept back, for later or for good",
        "incentive": "a bonus or penalty for performance or reporting",
        "interest": "interest or penalty for time",
        "tax": "a tax or surcharge",
        "recovery": "an earlier payment is taken back, returned or corrected",
        "appeal": "about an appeal: its outcome, its rules, its limits",
        "pending": "not decided yet",
        "no adjustment": "reported, and no money depends on it",
        "other": "of none of these kinds",
    }
)
