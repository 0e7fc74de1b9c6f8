"""Show what a rule finds and what it lets pass, from the rule's own cases: two short examples."""

import re
import tomllib
from datetime import date
from pathlib import Path

from billingcore.edits import Scope
from billingcore.testing.cases import Cases

CASES = Path(__file__).parent.parent / "tests" / "edits" / "cases"
WIDTH = 88
SHORT = 320
ROWS = 3

BASES = {"payment": "a_claim_payment", "remittance": "a_remittance", "batch": "Batch"}
WORDS = re.compile(r"\w+")


def examples(rule):
    """Yield the lines of an example that fires and of one that does not."""
    path = CASES / f"{rule.id}.toml"
    if not path.is_file():
        return
    values = tomllib.loads(path.read_text(encoding="utf-8"))
    shown = {}
    for written, case in zip(values["cases"], Cases.from_mapping(values, rule.scope), strict=True):
        tables = {**values.get("tables", {}), **written.get("tables", {})}
        kind = getattr(case.subject, "kind", None)
        of_other_kinds = {name for _, names in rule.needs for name in names} - {*rule.needed(kind)}
        asked = {name: table for name, table in tables.items() if name not in of_other_kinds}
        shown[case.name] = case, "\n".join(told(written, rule.scope, asked))
    firing = chosen([pair for pair in shown.values() if pair[0].fires])
    quiet = nearest([pair for pair in shown.values() if pair[0].silent], firing)
    yield from ("## It fires", "", *example(*firing, rule), "")
    yield from ("## It is quiet", "", *example(*quiet, rule), "")


def chosen(pairs):
    """Return the first case that is short; those who write cases begin with the plainest."""
    short = [pair for pair in pairs if len(pair[1]) <= SHORT]
    return short[0] if short else min(pairs, key=lambda pair: len(pair[1]))


def nearest(pairs, to):
    """Return the quiet case that differs least from the one that fires, among the short ones."""
    wanted = set(WORDS.findall(to[1]))

    def differs(pair):
        words = set(WORDS.findall(pair[1]))
        return len(pair[1]) > SHORT, len(words ^ wanted) / max(1, len(words | wanted))

    return min(pairs, key=differs)


def example(case, text, rule):
    yield f"{case.name[:1].upper()}{case.name[1:]}:"
    yield ""
    yield from ("```python", text)
    if case.fires:
        found = [f"# {finding}" for finding in case.report(rule) if finding.rule == rule.id]
        yield from found[:ROWS]
    yield "```"


# -- as Python ---------------------------------------------------------------------------------


def told(written, scope, tables):
    """Yield a case as somebody would type it."""
    subject = built(written, written.get("base") or BASES.get(scope, "a_claim"))
    what = "payment" if scope == Scope.PAYMENT else "claim"
    what = scope if scope in (Scope.BATCH, Scope.REMITTANCE) else what
    yield laid_out(f"{what} = ", subject)
    for key in ("as_of", "facts", "options"):
        if key in written:
            yield laid_out(f"{key} = ", written[key])
    if "history" in written:
        yield laid_out("history = ", [earlier(past) for past in written["history"]])
    words = {word.replace(".", "") for word in re.findall(r"[\w.]+", str(written))}
    for name, table in tables.items():
        rows = table.get("rows", ()) if isinstance(table, dict) else table
        about = [row for row in rows if any(meant(leaf, words) for leaf in leaves(row))]
        if about:
            more = f"  # and {len(about) - ROWS} more" if len(about) > ROWS else ""
            yield laid_out(f"{name} = ", about[:ROWS]) + more


class Call(dict):
    """Hold the arguments of a call, by name."""

    def __init__(self, name, arguments, changes=None):
        super().__init__(arguments)
        self.name = name
        self.changes = changes or {}


def built(written, base):
    arguments = dict(written.get("with", {}))
    if base in ("Batch", "a_batch"):
        base = "Batch"
        arguments["claims"] = [built(claim, "a_claim") for claim in written.get("claims", ({},))]
    return Call(base, arguments, written.get("changes"))


def earlier(past):
    claim = built(past, past.get("base", "a_claim"))
    known = {key: past[key] for key in ("state", "payer_control_number") if key in past}
    return Call("EarlierClaim", {"claim": claim, **known}) if known else claim


def laid_out(before, value, inside=0):
    """Return a value as code, on several lines if one is too short."""
    plain = f"{before}{flat(value)}"
    if len(plain) + inside <= WIDTH or not isinstance(value, dict | list) or not value:
        return plain + after(value)
    parts = value.items() if isinstance(value, dict) else ((None, item) for item in value)
    deeper = " " * (inside + 4)
    lines = [deeper + laid_out(key_of(value, key), item, inside + 4) + "," for key, item in parts]
    opening, closing = brackets(value)
    return "\n".join([before + opening, *lines, " " * inside + closing]) + after(value)


def after(value):
    """Return the changes that are made to what was built."""
    if not isinstance(value, Call) or not value.changes:
        return ""
    said = ", ".join(f"{path} = {flat(item)}" for path, item in value.changes.items())
    return f"  # then {said}"


def flat(value):
    if isinstance(value, list) and len(value) > ROWS and all(item == value[0] for item in value):
        return f"[{flat(value[0])}] * {len(value)}"
    if isinstance(value, dict | list):
        parts = value.items() if isinstance(value, dict) else ((None, item) for item in value)
        opening, closing = brackets(value)
        return opening + ", ".join(key_of(value, key) + flat(item) for key, item in parts) + closing
    if value == "absent":
        return "None"
    if isinstance(value, date):
        return f"date({value.year}, {value.month}, {value.day})"
    return '"' + value.replace('"', r"\"") + '"' if isinstance(value, str) else repr(value)


def key_of(value, key):
    if isinstance(value, Call):
        return f"{key}="
    return f'"{key}": ' if isinstance(value, dict) else ""


def brackets(value):
    if isinstance(value, Call):
        return f"{value.name}(", ")"
    return ("{", "}") if isinstance(value, dict) else ("[", "]")


# -- rows of tables ----------------------------------------------------------------------------


def leaves(row):
    if isinstance(row, dict):
        row = list(row.values())
    for item in row if isinstance(row, list) else (row,):
        if isinstance(item, dict | list):
            yield from leaves(item)
        elif isinstance(item, str) and len(item) > 1:
            yield item


def meant(leaf, words):
    low, hyphen, high = leaf.partition("-")
    if hyphen and low and len(low) == len(high):
        return any(low <= word <= high and len(word) == len(low) for word in words)
    return leaf in words
