"""Index the rules: by what others call them, SNIP type, a payer's answer, what they need."""

import re
from datetime import date
from itertools import groupby

from billingcore.codes import ReferenceSet
from billingcore.edits import Snip

OTHERS = (
    ("IOCE", "Integrated Outpatient Code Editor", "the number of the edit"),
    ("MCE", "Medicare Code Editor", "the number of the edit in its manual, or its name"),
    ("Optum", "Optum", "the mnemonic of the flag"),
    ("IB", "VistA Integrated Billing", "the number of the error"),
)
SNIP = {
    Snip.SYNTAX: "the form of X12",
    Snip.GUIDE: "what the implementation guide requires",
    Snip.BALANCE: "amounts that must add up",
    Snip.SITUATION: "what is required in some situations only",
    Snip.CODE_SET: "codes of external lists",
    Snip.SERVICE_LINE: "kinds of service and lines",
    Snip.PARTNER: "what one payer or partner asks",
    Snip.POLICY: "payment policy, which is no SNIP type",
}
GIVEN = {
    "as_of": "today, `as_of=`",
    "history": "the patient's earlier claims, `history=`",
    "facts": "a fact that no claim carries, `facts=`",
}
ANY_DAY = date(2026, 3, 2)  # on which the lists that ship know every code that rules expect


def link(rule):
    return f"[{rule.id}]({rule.id}.md) {rule.slug}"


def table(heads, rows):
    """Yield a table; a row whose first cell repeats the one above leaves it empty."""
    yield from ("", f"| {' | '.join(heads)} |", "|---" * len(heads) + "|")
    above = None
    for first, *cells in rows:
        yield f"| {' | '.join(['' if first == above else first, *cells])} |"
        above = first
    yield ""


def of_families(rules):
    """Return links to rules, those of a family together."""
    families = groupby(rules, lambda rule: rule.family)
    return "<br>".join(
        ", ".join(f"[{rule.id}]({rule.id}.md)" for rule in found) for _, found in families
    )


def in_order(text):
    """Return what sorts codes as people do: numbers by value, before letters."""
    return [(not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts(text)]


def parts(text):
    return re.findall(r"\d+|\D+", text)


# -- what others call it -----------------------------------------------------------------------


def by_number(rules):
    yield "# By the number of another editor"
    yield ""
    yield "Rules are known elsewhere by other names. Several rules may share one, and say more."
    yield "What is said there and here need not be the same in every case."
    for prefix, title, what in OTHERS:
        named = {}
        for rule in rules:
            for alias in rule.aliases:
                if re.match(rf"{prefix}(?![a-z])", alias):
                    named.setdefault(alias.removeprefix(prefix).strip(), []).append(rule)
        yield from ("", f"## {title}", "", f"First stands {what}.")
        rows = ((name, link(rule)) for name in sorted(named, key=in_order) for rule in named[name])
        yield from table((prefix, "rule"), rows)


def by_snip(rules):
    yield "# By SNIP type"
    yield ""
    yield "The types of checks that WEDI names. Types 1 and 2 are above all the"
    yield "[findings of structure](../findings.md); the rules here add what structure cannot see."
    rows = [
        (str(snip), about, of_families([rule for rule in rules if rule.snip is snip]))
        for snip, about in SNIP.items()
    ]
    yield from table(("type", "about", "rules"), rows)


def by_answer(rules):
    carc = ReferenceSet.default().carc
    reasons, statuses = {}, {}
    for rule in rules:
        expects = rule.expects
        if expects is None:
            continue
        if expects.carc:
            reasons.setdefault((expects.carc, expects.rarc or ""), []).append(rule)
        for status in expects.status:
            statuses.setdefault(status, []).append(rule)
    yield "# By what a payer would answer"
    yield ""
    yield "What a claim that went out all the same would come back with, as far as it is known."
    yield "A finding may know better than its rule: `finding.expects`."
    yield from ("", "## Adjustment reasons and remarks", "")
    yield "The kind of a reason is a word of `billingcore.codes.ADJUSTMENT_CATEGORIES`."
    rows = [
        (f"{reason}, {kind(carc, reason)}", remark, of_families(found))
        for (reason, remark), found in sorted(
            reasons.items(), key=lambda item: [in_order(code) for code in item[0]]
        )
    ]
    yield from table(("CARC", "RARC", "rules"), rows)
    yield from ("## Claim status", "", "As a 277CA says it: category and status, and the entity.")
    rows = [(status, of_families(statuses[status])) for status in sorted(statuses, key=in_order)]
    yield from table(("status", "rules"), rows)


def kind(carc, reason):
    return "; ".join(sorted(carc.get(reason, on=ANY_DAY).attributes))


def by_data(rules):
    needed = {}
    for rule in rules:
        for _, names in rule.needs:
            for name in names:
                needed.setdefault(name, {})[rule] = None
    yield "# By the data they need"
    yield ""
    yield "A rule that lacks its data is *not evaluated*; this is what to give for which rules."
    yield "Tables go into a [`ReferenceSet`](../tables.md);"
    yield "[](../code_systems.md) says what ships and what loads the rest."
    yield "Where a rule names several, a kind of claim or an option decides which of them it asks."
    yield from ("", "## What is given to `check`", "")
    given = [name for first in GIVEN for name in sorted(needed) if name.partition(".")[0] == first]
    rows = [(f"`{n}`", GIVEN[n.partition(".")[0]], of_families(needed[n])) for n in given]
    yield from table(("needed", "what it is", "rules"), rows)
    yield from ("## Tables", "")
    tables = sorted(needed.keys() - given)
    yield from table(("table", "rules"), ((f"`{n}`", of_families(needed[n])) for n in tables))
    alone = [rule for rule in rules if not rule.needs]
    yield from ("## Nothing but the claim", "", f"{len(alone)} rules ask for no more:", "")
    yield of_families(alone).replace("<br>", "\n\n")


INDEXES = {
    "by_number": by_number,
    "by_snip": by_snip,
    "by_answer": by_answer,
    "by_data": by_data,
}
