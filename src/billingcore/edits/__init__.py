"""Check claims and remittances: rules, what they found, and what they could not judge.

>>> from billingcore.edits import Scope, check, rule
>>> from billingcore.model import Claim
>>> @rule("ACME001", "no-lines", scope=Scope.CLAIM, message="it has {count} lines", source="us")
... def no_lines(claim, context):
...     if not claim.lines:
...         yield context.finding(at="lines", count=0)
>>> print(check(Claim(), rules=[no_lines]))
error ACME001 lines: it has 0 lines
    source us

Without `rules` the library's own are judged, with those of plugins; they load on the first check.
"""

from ..findings import (
    Bypass,
    Citation,
    Disposition,
    Evidence,
    ExpectedDenial,
    Finding,
    Fix,
    Report,
    Safety,
    Severity,
    Snip,
)
from ._apply import apply_configuration
from ._baseline import Baseline
from ._catalogue import catalogue, rules_of
from ._check import check, check_many
from ._configuration import Configuration, Setting, Settings
from ._context import Context
from ._doubts import RESERVED
from ._engine import Engine
from ._errors import InvalidConfiguration
from ._explain import explain
from ._facts import Accumulator, Authorization, Eligibility, Facts, ProviderRecord
from ._fixes import apply_fix
from ._history import ClaimHistory, ClaimState, EarlierClaim, EarlierLine, History
from ._notices import NOTICES, Notice
from ._pages import catalogue_page
from ._paths import changed, value_at
from ._plugins import load_plugins
from ._profiles import profile, profiles
from ._repair import Left, Repair, repair
from ._rule import Rule, rule
from ._scope import Applies, Scope
from ._shapes import (
    AddressShape,
    ClaimShape,
    CodingShape,
    DiagnosisShape,
    LineShape,
    NumberShape,
    ProviderShape,
)
from ._subjects import Day, days_of, provider_key
from ._suppression import Suppression
from ._tables import table_rule
from ._trace import Trace, trace
from ._triggers import Triggers
from ._what_if import Difference, what_if

__all__ = [
    "NOTICES",
    "RESERVED",
    "Accumulator",
    "AddressShape",
    "Applies",
    "Authorization",
    "Baseline",
    "Bypass",
    "Citation",
    "ClaimHistory",
    "ClaimShape",
    "ClaimState",
    "CodingShape",
    "Configuration",
    "Context",
    "Day",
    "DiagnosisShape",
    "Difference",
    "Disposition",
    "EarlierClaim",
    "EarlierLine",
    "Eligibility",
    "Engine",
    "Evidence",
    "ExpectedDenial",
    "Facts",
    "Finding",
    "Fix",
    "History",
    "InvalidConfiguration",
    "Left",
    "LineShape",
    "Notice",
    "NumberShape",
    "ProviderRecord",
    "ProviderShape",
    "Repair",
    "Report",
    "Rule",
    "Safety",
    "Scope",
    "Setting",
    "Settings",
    "Severity",
    "Snip",
    "Suppression",
    "Trace",
    "Triggers",
    "apply_configuration",
    "apply_fix",
    "catalogue",
    "catalogue_page",
    "changed",
    "check",
    "check_many",
    "days_of",
    "explain",
    "load_plugins",
    "profile",
    "profiles",
    "provider_key",
    "repair",
    "rule",
    "rules_of",
    "table_rule",
    "trace",
    "value_at",
    "what_if",
]
