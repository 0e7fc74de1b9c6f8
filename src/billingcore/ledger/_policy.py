"""The posting policy: what each adjustment does to the accounts, as rows of data.

The first row that fits an adjustment's group and reason decides. Put rows of your own in front:

>>> from attrs import evolve
>>> incentive = AdjustmentRow("CO", "144", Treatment.WRITE_OFF, kind=AccountKind.DISCOUNT)
>>> policy = evolve(Policy(), adjustments=(incentive, *Policy().adjustments))
>>> policy.adjustment("CO", "144").kind
<AccountKind.DISCOUNT: 'discount'>
>>> Policy().adjustment("CO", "50").treatment
<Treatment.DENIAL: 'denial'>
>>> Policy().adjustment("PR", "204").denies
True
"""

from enum import StrEnum

from attrs import field, frozen

from ._account import AccountKind

__all__ = ["AdjustmentRow", "Policy", "ProviderAdjustmentRow", "Treatment"]


class Treatment(StrEnum):
    """What the ledger does with an adjustment."""

    WRITE_OFF = "write-off"
    TRANSFER = "transfer"
    ALREADY_POSTED = "already posted"
    BUNDLED = "bundled"
    DENIAL = "denial"


@frozen
class AdjustmentRow:
    """Say how a group and a reason are treated; None fits any. `kind` takes a write-off.

    `denies` opens a denial record besides; a treatment of `DENIAL` always does, and posts nothing.
    `meaning` is in our own words, `authority` who says so.
    """

    group: str | None
    reason: str | None
    treatment: Treatment
    kind: AccountKind | None = field(default=None, kw_only=True)
    denies: bool = field(default=False, kw_only=True)
    meaning: str = field(default="", kw_only=True)
    authority: str = field(default="", kw_only=True)

    def fits(self, group: str | None, reason: str | None) -> bool:
        """Tell whether the row speaks of this group and reason."""
        return self.group in (None, group) and self.reason in (None, reason)


@frozen
class ProviderAdjustmentRow:
    """Say to which account a provider adjustment (PLB) goes."""

    reason: str
    kind: AccountKind
    meaning: str = field(default="", kw_only=True)
    authority: str = field(default="", kw_only=True)


_SHARE = "X12 RFI 2048"
_BUNDLING = "X12 RFI 2320, 2551"

_ADJUSTMENTS = (
    AdjustmentRow("PR", "1", Treatment.TRANSFER, meaning="deductible", authority=_SHARE),
    AdjustmentRow("PR", "2", Treatment.TRANSFER, meaning="coinsurance", authority=_SHARE),
    AdjustmentRow("PR", "3", Treatment.TRANSFER, meaning="copay", authority=_SHARE),
    AdjustmentRow("PR", "66", Treatment.TRANSFER, meaning="blood deductible", authority=_SHARE),
    AdjustmentRow(
        "PR",
        None,
        Treatment.TRANSFER,
        denies=True,
        meaning="denied, the patient is liable",
        authority=_SHARE,
    ),
    AdjustmentRow(
        "CO",
        "45",
        Treatment.WRITE_OFF,
        kind=AccountKind.CONTRACTUAL,
        meaning="contractual, not the patient's to pay",
        authority=_SHARE,
    ),
    AdjustmentRow(
        "CO",
        "253",
        Treatment.WRITE_OFF,
        kind=AccountKind.SEQUESTRATION,
        meaning="sequestration, not the patient's to pay",
        authority="2 U.S.C. 906(d), CMS CR 8378",
    ),
    AdjustmentRow(
        None,
        "23",
        Treatment.ALREADY_POSTED,
        meaning="earlier payers' part, posted from their own remittances",
        authority="X12 RFI 1696, 2143, 2194, 2535",
    ),
    AdjustmentRow("OA", "94", Treatment.BUNDLED, meaning="bundled", authority=_BUNDLING),
    AdjustmentRow(None, "97", Treatment.BUNDLED, meaning="bundled", authority=_BUNDLING),
    AdjustmentRow(
        None,
        None,
        Treatment.DENIAL,
        meaning="denied",
    ),
)

_OWED = "X12 RFI 2184 for the sign, RFI 968"

_PROVIDER_ADJUSTMENTS = (
    ProviderAdjustmentRow(
        "WO", AccountKind.PAYER_OVERPAYMENT, meaning="overpayment recovery", authority=_OWED
    ),
    ProviderAdjustmentRow(
        "72",
        AccountKind.PAYER_OVERPAYMENT,
        meaning="returned payment received",
        authority="pairs with WO (X12 RFI 1385)",
    ),
    ProviderAdjustmentRow(
        "FB",
        AccountKind.FORWARD_BALANCE,
        meaning="balance carried forward",
        authority="X12 RFI 738, 2051, 2660",
    ),
    ProviderAdjustmentRow(
        "L6", AccountKind.INTEREST, meaning="interest", authority="X12 RFI 2123, 2184, 1324"
    ),
    ProviderAdjustmentRow(
        "IR",
        AccountKind.TAX_WITHHELD,
        meaning="tax withheld",
        authority="X12 RFI 2184 for the sign",
    ),
    ProviderAdjustmentRow(
        "LE", AccountKind.LEVY, meaning="levy", authority="X12 RFI 2184 for the sign"
    ),
)


@frozen(kw_only=True)
class Policy:
    """Decide how adjustments post; a provider adjustment without a row goes to suspense.

    A different policy works out the whole journal anew: facts are kept, entries are not.
    """

    adjustments: tuple[AdjustmentRow, ...] = field(default=_ADJUSTMENTS, repr=False)
    provider_adjustments: tuple[ProviderAdjustmentRow, ...] = field(
        default=_PROVIDER_ADJUSTMENTS, repr=False
    )
    edition: str = "2026"

    def adjustment(self, group: str | None, reason: str | None) -> AdjustmentRow:
        """Return the first row that fits; without one the adjustment is a denial."""
        return next((r for r in self.adjustments if r.fits(group, reason)), _ADJUSTMENTS[-1])

    def provider_adjustment(self, reason: str | None) -> ProviderAdjustmentRow | None:
        """Return the row of a provider adjustment, or None: suspense and a finding."""
        return next((r for r in self.provider_adjustments if r.reason == reason), None)
