"""The rules of Harbor Health Plan: every module and table of rows in this folder is one."""

BILLINGCORE_RULE_API = 1
