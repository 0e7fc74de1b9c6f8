"""For tests of claims, rules and whole programs: builders, strategies, cases and contracts.

>>> from billingcore.testing import a_claim
>>> a_claim(lines=("99213-25",)).lines[0].modifiers
('25',)

Builders make clean claims and remittances to change one fact at a time; `strategies` makes any
number of them for Hypothesis. `run_cases` and `contract` test a rule, the library's or your own.
"""

# `typing` is not worth its import; checkers know the name.
TYPE_CHECKING = False

if TYPE_CHECKING:
    from . import strategies as strategies
    from ._contract import contract as contract
    from .builders import (
        DAY as DAY,
        a_batch as a_batch,
        a_billing as a_billing,
        a_claim as a_claim,
        a_claim_payment as a_claim_payment,
        a_coverage as a_coverage,
        a_diagnosis as a_diagnosis,
        a_line as a_line,
        a_patient as a_patient,
        a_payer as a_payer,
        a_provider as a_provider,
        a_remittance as a_remittance,
        a_service_payment as a_service_payment,
        a_subscriber as a_subscriber,
        an_address as an_address,
        an_other_payer as an_other_payer,
        dental_claim as dental_claim,
        inpatient_claim as inpatient_claim,
        institutional_claim as institutional_claim,
    )
    from .cases import (
        Case as Case,
        Cases as Cases,
        assert_fires as assert_fires,
        assert_not_evaluated as assert_not_evaluated,
        assert_silent as assert_silent,
        load_cases as load_cases,
        run_cases as run_cases,
    )

_BUILDERS = (
    "DAY a_batch a_billing a_claim a_claim_payment a_coverage a_diagnosis a_line a_patient"
    " a_payer a_provider a_remittance a_service_payment a_subscriber an_address an_other_payer"
    " dental_claim inpatient_claim institutional_claim"
)
_CASES = "Case Cases assert_fires assert_not_evaluated assert_silent load_cases run_cases"
_HOMES = {
    **dict.fromkeys(_BUILDERS.split(), "builders"),
    **dict.fromkeys(_CASES.split(), "cases"),
    "contract": "_contract",
}

__all__ = [
    "DAY",
    "Case",
    "Cases",
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
    "assert_fires",
    "assert_not_evaluated",
    "assert_silent",
    "contract",
    "dental_claim",
    "inpatient_claim",
    "institutional_claim",
    "load_cases",
    "run_cases",
    "strategies",
]

if not TYPE_CHECKING:  # pragma: no branch - a checker that saw __getattr__ would believe any name

    def __getattr__(name: str) -> object:
        """Load what is asked for, and Hypothesis only with the strategies."""
        from importlib import import_module

        if name == "strategies":
            return import_module(".strategies", __name__)
        home = _HOMES.get(name)
        if home is None:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        # The attribute of a submodule's name would otherwise hide what the submodule holds.
        value = globals()[name] = getattr(import_module(f".{home}", __name__), name)
        return value


def __dir__() -> list[str]:
    return sorted(__all__)
