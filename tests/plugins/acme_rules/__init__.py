"""The rules of an invented health plan, as its own distribution would bring them."""

BILLINGCORE_RULE_API = 1
